"""A protocol for uvicorn that writes kept answers straight to the socket.

A request whose answer is kept needs no task, no scope and no header checks: the answer's head and body were made once.
Everything else, and every request that is not a plain GET or HEAD on an idle connection, goes uvicorn's own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from app.edge.answers import Answer, Form
    from app.edge.cache import Cache

_END = b"\r\n"
_BODY_MARKS = frozenset({b"content-length", b"transfer-encoding", b"expect", b"upgrade", b"connection"})
"""Headers with which a request goes uvicorn's own way."""
JOINED = 65_536
"""Bodies up to so many bytes are joined to their head and written at once."""


class EdgeProtocol(HttpToolsProtocol):
    """Answers from the cache where it can."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._cache: Cache | None = getattr(self.config.loaded_app, "cache", None)
        self._answered = False
        self._dated_for: object = None
        self._date = b""

    def on_message_begin(self) -> None:
        """Begins a request; its scope is made only if it is needed."""
        self.url = b""
        self.expect_100_continue = False
        self.headers = []
        self._answered = False

    def on_headers_complete(self) -> None:
        """Answers from the cache, or begins uvicorn's own way."""
        answer = self._kept_answer()
        if answer is None:
            self._begin_cycle()
            return
        self._write(answer, is_head=self.parser.get_method() == b"HEAD")

    def on_body(self, body: bytes) -> None:
        """A part of a request's body."""
        if not self._answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The end of a request; the connection of an answered one waits for the next."""
        if not self._answered:
            super().on_message_complete()
            return
        self.server_state.total_requests += 1
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

    def _kept_answer(self) -> Answer | None:
        if self._cache is None or self.flow.write_paused or self.pipeline:
            return None
        if self.cycle is not None and not self.cycle.response_complete:
            return None
        if self.parser.get_method() not in (b"GET", b"HEAD") or not self.parser.should_keep_alive():
            return None
        if self.parser.get_http_version() != "1.1" or any(name in _BODY_MARKS for name, _ in self.headers):
            return None
        return self._cache.fresh(self.url)

    def _begin_cycle(self) -> None:
        url, headers, expects = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()
        self.url, self.expect_100_continue = url, expects
        self.headers.extend(headers)
        super().on_headers_complete()

    def _write(self, answer: Answer, *, is_head: bool) -> None:
        wanted = accepted = b""
        for name, value in self.headers:
            if name == b"accept-encoding":
                accepted = value if not accepted else accepted + b"," + value
            elif name == b"if-none-match":
                wanted = value if not wanted else wanted + b"," + value
        cache: Cache = self._cache  # type: ignore[assignment]  # an answer came from it
        form: Form | None = None
        if wanted and answer.is_held_by(wanted):
            form = answer.not_modified
            cache.not_modified += 1
        if form is None:
            form = answer.form(cache.preferences.of(accepted))
        self._answered = True
        head = form.head + self._now() + _END
        if is_head or not form.body:
            self.transport.write(head)
        elif len(form.body) <= JOINED:
            self.transport.write(head + form.body)
        else:
            self.transport.writelines((head, form.body))

    def _now(self) -> bytes:
        """The date header, which uvicorn makes anew every second."""
        made = self.server_state.default_headers
        if made is not self._dated_for:
            self._dated_for = made
            self._date = b"".join(b"%b: %b\r\n" % header for header in made)
        return self._date
