"""Answers published content from memory: outermost of all, pure ASGI, and right before it is fast.

An answer is kept only when it is a 200 to a GET that says it may be, and only under the edition that was current from
before it was asked for until it was there: once another edition is current it is not given out. Equal queries share one
answer, misses of one address wait for one computation, and nothing here reads a header that it does not negotiate by.
"""

import asyncio
from collections import Counter
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.dependencies import NOTES
from app.edge import statuses, surrogates
from app.edge.aliases import Aliases
from app.edge.answers import Answer, answer_of
from app.edge.coder import Coder
from app.edge.codings import IDENTITY, Preferences
from app.edge.keys import LONGEST_ADDRESS, canonical_key, is_download, key_of
from app.edge.printed import PrintedRecords
from app.edge.recording import Recording
from app.edge.store import MOST_USES, Store
from app.edge.surrogates import surrogate_keys


class Cache:
    """Keeps answers, and gives them out."""

    def __init__(
        self, app: ASGIApp, *, most_bytes: int, current: Callable[[], str], printed: PrintedRecords | None = None
    ) -> None:
        self._app, self._current, self._printed = app, current, printed
        self.store = Store(most_bytes)
        self.coder = Coder(self.store)
        self.preferences = Preferences()
        self.hits = self.misses = self.shared = 0
        """Requests answered by what was kept, by what was then kept, and by what others had asked for."""
        self.passed: Counter[int] = Counter()
        """Requests answered by what cannot be kept, by status."""
        self.not_modified = 0
        """Those of `hits`, `misses` and `shared` whose reader had the answer."""
        self._computing: dict[bytes, asyncio.Future[Answer | None]] = {}
        self._aliases = Aliases()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        raw = key_of(scope["raw_path"], scope["query_string"])
        if scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, self._telling(send, statuses.METHOD))
        elif is_download(scope["path"]):
            await self._app(scope, receive, self._telling(send, statuses.PASSED))
        elif len(raw) > LONGEST_ADDRESS:
            await self._app(scope, receive, self._telling(send, statuses.UNREAD))
        elif (answer := self.fresh(raw)) is not None:
            await self._send(answer, statuses.HIT, scope, send)
        else:
            await self._find(raw, scope, receive, send)

    def fresh(self, raw: bytes) -> Answer | None:
        """The kept answer to this address as it is written, if it may be given out now; counted as given out."""
        answer = self.store.get(raw)
        if answer is None:
            alias = self._aliases.get(raw)
            answer = None if alias is None else self.store.get(alias)
            if answer is None:
                return None
        if answer.edition and answer.edition != self._current():
            self.store.drop(answer)
            return None
        if answer.uses < MOST_USES:
            if answer.uses == 0 and len(answer.forms) == 1:
                self.coder.add(answer.key)
            answer.uses += 1
        self.hits += 1
        return answer

    def printed(self, raw: bytes) -> Answer | None:
        """The answer to the address of a printed record, made here and now and kept; None where its route must."""
        if self._printed is None or (read := self._printed.read(raw)) is None:
            return None
        headers, body, edition = read
        told = [(statuses.NAME, statuses.HIT)]
        if edition:
            path = raw.decode("ascii")
            told.append((surrogates.NAME, surrogate_keys(path, b"", edition=edition, shown=edition)))
        answer = answer_of(raw, edition, [*headers, *told], {IDENTITY: body})
        self.store.put(answer)
        self.misses += 1
        return answer

    async def warm(self, address: str) -> Answer | None:
        """The answer to an address, kept before anyone asks for it; None where it cannot be. No reader's request."""
        path, _, query = address.partition("?")
        key = canonical_key(path.encode(), query.encode())
        kept = self.store.get(key)
        if kept is not None and self._may_give(kept):
            return kept
        running = self._computing.get(key)
        if running is not None:
            return await asyncio.shield(running)
        return await self._computed(key, _scope(path, query), _hear_nothing, _say_nothing)

    @property
    def is_computing(self) -> bool:
        """Whether somebody waits for an answer that is not kept."""
        return bool(self._computing)

    def _may_give(self, answer: Answer) -> bool:
        return not answer.edition or answer.edition == self._current()

    async def _find(self, raw: bytes, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers what is not kept as it is written: by another way of writing it, by waiting, or by the app."""
        key = canonical_key(scope["raw_path"], scope["query_string"])
        answer, status = (self.fresh(key) if key != raw else None), statuses.HIT
        if answer is None and (running := self._computing.get(key)) is not None:
            answer, status = await asyncio.shield(running), statuses.COLLAPSED
            if answer is None or not self._may_give(answer):
                await self._app(scope, receive, self._telling(send, statuses.PASSED))
                return
            self.shared += 1
        elif answer is None:
            answer = await self._computed(key, scope, receive, self._telling(send, statuses.PASSED))
            if answer is None:
                return
            self.misses += 1
            status = statuses.STORED if self.store.get(key) is answer else statuses.PASSED
        self._aliases.put(raw, key)
        await self._send(answer, status, scope, send)

    async def _computed(self, key: bytes, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        """The answer of the app, for all who wait; None where it could not be kept and was sent as it came."""
        promise: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self._computing[key] = promise
        answer = None
        try:
            answer = await self._ask(key, scope, receive, send)
        finally:
            del self._computing[key]
            promise.set_result(answer)
        return answer

    async def _ask(self, key: bytes, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        notes: dict[str, str] = {}
        recording = Recording(send, is_head=scope["method"] == "HEAD")
        before = self._current()
        headers = [(name, value) for name, value in scope["headers"] if name not in (b"if-none-match", b"range")]
        await self._app({**scope, "method": "GET", "headers": headers, NOTES: notes}, receive, recording)
        if not recording.is_held:
            return None
        more = [(statuses.NAME, statuses.HIT)]
        if recording.never_changes:
            edition = ""
        # The very same, not an equal one: an edition that went and came back meanwhile was opened anew.
        elif before and self._current() is before:
            edition = before
            keys = surrogate_keys(scope["path"], scope["query_string"], edition=before, shown=notes.get("edition", ""))
            more.append((surrogates.NAME, keys))
        else:
            await recording.release()
            return None
        answer = answer_of(key, edition, [*recording.headers, *more], {IDENTITY: bytes(recording.body)})
        self.store.put(answer)
        return answer

    def _telling(self, send: Send, status: bytes) -> Send:
        """Sends what is not kept as it comes, counted, and with what the cache did about it."""

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.passed[message["status"]] += 1
                message = {**message, "headers": statuses.with_status(message["headers"], status)}
            await send(message)

        return tell

    async def _send(self, answer: Answer, status: bytes, scope: Scope, send: Send) -> None:
        wanted = accepted = b""
        for name, value in scope["headers"]:
            if name == b"if-none-match":
                wanted = value if not wanted else wanted + b"," + value
            elif name == b"accept-encoding":
                accepted = value if not accepted else accepted + b"," + value
        code, form = 200, answer.form(self.preferences.of(accepted))
        if wanted and answer.is_held_by(wanted):
            self.not_modified += 1
            code, form = 304, answer.not_modified
        headers = form.headers if status is statuses.HIT else statuses.with_status(form.headers, status)
        await send({"type": "http.response.start", "status": code, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else form.body})


def _scope(path: str, query: str) -> Scope:
    """A request of our own, as plain as can be."""
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "root_path": "",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [],
        "client": None,
        "server": None,
    }


async def _hear_nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _say_nothing(_: Message) -> None:
    return
