"""A protocol for uvicorn that writes kept answers straight to the socket.

A request whose answer is kept needs no task, no scope and no header checks: the answer's head and body were made once.
Neither does one for a printed record, which is one row of the edition.
Everything else, and every request that is not a plain GET or HEAD on an idle connection, goes uvicorn's own way.
"""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, Any

from app.edge import statuses
from app.edge.access_log import Made
from app.edge.front import HEADER
from app.edge.guard import GuardedProtocol

if TYPE_CHECKING:
    from app.edge.access_log import AccessLog
    from app.edge.answers import Answer, Form
    from app.edge.cache import Cache

_END = b"\r\n"
_BODY_MARKS = frozenset({b"content-length", b"transfer-encoding", b"expect", b"upgrade"})
"""Headers with which a request goes uvicorn's own way."""
JOINED = 65_536
"""Bodies up to so many bytes are joined to their head and written at once."""


class EdgeProtocol(GuardedProtocol):
    """Answers from the cache where it can."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._cache: Cache | None = getattr(self.config.loaded_app, "cache", None)
        log: AccessLog | None = getattr(self.config.loaded_app, "log", None)
        self._note = None if log is None else log.note_kept
        self._note_made = None if log is None or not log.is_on else log.note
        self._begun = 0.0
        self._dated_for: object = None
        self._date = b""

    def answer_at_once(self) -> bool:
        """Answers from the cache where it can, or from the edition where a printed record is asked for."""
        if self._cache is None or not self._is_plain():
            return False
        answer = self._cache.fresh(self.url)
        is_kept = answer is not None
        if answer is None:
            self._begun = time.perf_counter()
            answer = self._cache.printed(self.url)
        if answer is None:
            return False
        self._write(answer, is_head=self.parser.get_method() == b"HEAD", is_kept=is_kept)
        return True

    def _is_plain(self) -> bool:
        """Whether this is a plain question on an idle connection."""
        if self.flow.write_paused or self.pipeline:
            return False
        if self.cycle is not None and not self.cycle.response_complete:
            return False
        if self.parser.get_method() not in (b"GET", b"HEAD") or not self.parser.should_keep_alive():
            return False
        if self.parser.get_http_version() != "1.1":
            return False
        return not any(name in _BODY_MARKS for name, _ in self.headers)

    def _write(self, answer: Answer, *, is_head: bool, is_kept: bool) -> None:
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
        if is_kept:
            head = form.head + self._now() + _END
            if self._note is not None:
                self._note((answer, form, is_head))
        else:
            head = self._head_of_made(answer, form, is_head=is_head)
        if is_head or not form.body:
            self.transport.write(head)
        elif len(form.body) <= JOINED:
            self.transport.write(head + form.body)
        else:
            self.transport.writelines((head, form.body))

    def _head_of_made(self, answer: Answer, form: Form, *, is_head: bool) -> bytes:
        """The head of an answer that was made for this very request: it has a name, and a line in the access log."""
        request = secrets.token_hex(8)
        if self._note_made is not None:
            self._note_made(
                Made(
                    ended=time.time(),
                    request=request,
                    method="HEAD" if is_head else "GET",
                    path=answer.key.decode("ascii"),
                    status=304 if form is answer.not_modified else 200,
                    milliseconds=(time.perf_counter() - self._begun) * 1000,
                    bytes=0 if is_head else len(form.body),
                    edition=answer.edition,
                    is_cut=False,
                )
            )
        head = form.head.replace(statuses.HIT, statuses.STORED, 1)
        return b"%b%b: %b\r\n%b\r\n" % (head, HEADER, request.encode(), self._now())

    def _now(self) -> bytes:
        """The date header, which uvicorn makes anew every second."""
        made = self.server_state.default_headers
        if made is not self._dated_for:
            self._dated_for = made
            self._date = b"".join(b"%b: %b\r\n" % header for header in made)
        return self._date
