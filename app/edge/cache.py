"""Answers published content from memory: outermost of all, pure ASGI, and right before it is fast.

An answer is kept only when it is a 200 to a GET that says it may be, and only under the edition it was read from: one
that the current edition answered is not given out once another edition is current. Equal queries share one answer,
misses of one address wait for one computation, and nothing here reads a header that it does not negotiate by.
"""

import asyncio
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.dependencies import NOTES
from app.edge.answers import Answer, answer_of
from app.edge.codings import IDENTITY, Preferences, coded
from app.edge.keys import LONGEST_ADDRESS, canonical_key, key_of
from app.edge.store import MOST_USES, Store

NEVER_KEPT = (b"no-store", b"private")
MOST_ALIASES = 4096
STATUS_HIT = (b"cache-status", b"equipoise; hit")


class Cache:
    """Keeps answers, and gives them out."""

    def __init__(self, app: ASGIApp, *, most_bytes: int, current: Callable[[], str]) -> None:
        self._app, self._current = app, current
        self.store = Store(most_bytes)
        self.preferences = Preferences()
        self.hits = self.misses = self.not_modified = self.shared = 0
        self._computing: dict[bytes, asyncio.Future[Answer | None]] = {}
        self._aliases: dict[bytes, bytes] = {}
        self._chores: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        raw = key_of(scope["raw_path"], scope["query_string"])
        answer = self.fresh(raw)
        if answer is None and len(raw) <= LONGEST_ADDRESS:
            answer = await self._computed(raw, scope, receive, send)
            if answer is None:
                return
        elif answer is None:
            await self._app(scope, receive, send)
            return
        await self._send(answer, scope, send)

    def fresh(self, raw: bytes) -> Answer | None:
        """The kept answer to this address as it is written, if it may be given out now."""
        answer = self.store.get(raw)
        if answer is None:
            alias = self._aliases.get(raw)
            answer = None if alias is None else self.store.get(alias)
        if answer is None or (answer.edition and answer.edition != self._current()):
            return None
        if answer.uses < MOST_USES:
            answer.uses += 1
        self.hits += 1
        return answer

    async def _computed(self, raw: bytes, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        """The answer of the app, kept for others; None where it could not be kept and was sent as it came."""
        key = canonical_key(scope["raw_path"], scope["query_string"])
        self._remember_alias(raw, key)
        kept = self.fresh(key) if key != raw else None
        if kept is not None:
            return kept
        running = self._computing.get(key)
        if running is not None:
            self.shared += 1
            answer = await asyncio.shield(running)
            if answer is not None:
                return answer
            await self._app(scope, receive, send)
            return None
        self.misses += 1
        promise: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self._computing[key] = promise
        try:
            answer = await self._ask(key, scope, receive, send)
            promise.set_result(answer)
        finally:
            del self._computing[key]
            if not promise.done():
                promise.set_result(None)
        return answer

    async def _ask(self, key: bytes, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        notes: dict[str, str] = {}
        recorded = _Recording(send)
        before = self._current()
        headers = [(name, value) for name, value in scope["headers"] if name not in (b"if-none-match", b"range")]
        await self._app({**scope, "method": "GET", "headers": headers, NOTES: notes}, receive, recorded)
        if not recorded.may_be_kept:
            await recorded.release(is_head=scope["method"] == "HEAD")
            return None
        edition = "" if recorded.never_changes else notes.get("edition", before)
        if not notes.get("edition") and before != self._current():
            await recorded.release(is_head=scope["method"] == "HEAD")
            return None
        answer = answer_of(key, edition, [*recorded.headers, STATUS_HIT], {IDENTITY: bytes(recorded.body)})
        self.store.put(answer)
        self._code_later(answer)
        return answer

    def _code_later(self, answer: Answer) -> None:
        task = asyncio.get_running_loop().create_task(self._code(answer))
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    async def _code(self, answer: Answer) -> None:
        """Makes the coded bodies in a thread, and keeps the answer again with them."""
        plain = answer.forms[IDENTITY].body
        bodies = await asyncio.to_thread(coded, plain)
        if bodies and self.store.get(answer.key) is answer:
            self.store.put(answer_of(answer.key, answer.edition, answer.headers, {IDENTITY: plain, **bodies}))

    def _remember_alias(self, raw: bytes, key: bytes) -> None:
        if raw == key:
            return
        if len(self._aliases) >= MOST_ALIASES:
            self._aliases.clear()
        self._aliases[raw] = key

    async def _send(self, answer: Answer, scope: Scope, send: Send) -> None:
        wanted = accepted = b""
        for name, value in scope["headers"]:
            if name == b"if-none-match":
                wanted = value if not wanted else wanted + b"," + value
            elif name == b"accept-encoding":
                accepted = value if not accepted else accepted + b"," + value
        if wanted and answer.is_held_by(wanted) and answer.not_modified is not None:
            self.not_modified += 1
            await send({"type": "http.response.start", "status": 304, "headers": answer.not_modified.headers})
            await send({"type": "http.response.body", "body": b""})
            return
        form = answer.form(self.preferences.of(accepted))
        await send({"type": "http.response.start", "status": 200, "headers": form.headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else form.body})


class _Recording:
    """Holds an answer back while it may still be kept; passes on one that may not."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = bytearray()
        self.may_be_kept = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            self.headers = [(bytes(name).lower(), bytes(value)) for name, value in message["headers"]]
            self.may_be_kept = message["status"] == 200 and self._allows()
        else:
            self.body += message.get("body", b"")

    def _allows(self) -> bool:
        directives = b",".join(value for name, value in self.headers if name == b"cache-control").lower()
        return b"max-age" in directives and not any(word in directives for word in NEVER_KEPT)

    @property
    def never_changes(self) -> bool:
        """Whether the answer says of itself that it never changes."""
        return any(name == b"cache-control" and b"immutable" in value for name, value in self.headers)

    async def release(self, *, is_head: bool) -> None:
        """Sends what was held back."""
        if self._start is not None:
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": b"" if is_head else bytes(self.body)})
