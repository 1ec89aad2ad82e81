"""A protocol for uvicorn that strangers cannot hold up, fill up or confuse.

Deadlines for heads, contents and readers; limits for addresses, header fields and contents; exactly one Host; and for
whatever is refused a problem document after which the connection closes, once what was asked before has been answered.
There is no timer for a connection or a request: a connection remembers in which beat it began what it does, and the
watch looks at each once a second.
"""

from __future__ import annotations

import logging
from typing import Any

from httptools import HttpParserCallbackError, HttpParserError, HttpParserUpgrade
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.edge import refusals
from app.edge.refusals import Refusal, Refused, answer_to, refusal_of
from app.edge.watch import Watch

log = logging.getLogger("equipoise.edge")

FIRST, BETWEEN, HEAD, CONTENT, PARTING = range(5)
"""What is read: nothing yet, nothing since the last request, a head, a content; or nothing any more."""

LARGEST_HEAD = 16_384
"""Bytes of a request line and its header fields."""
LONGEST_ADDRESS = 8192
MOST_HEADERS = 64
LARGEST_CONTENT = 65_536
"""Bytes. No address takes content today; what is sent anyway is read up to here and thrown away."""
LARGEST_FRAMING = 2 * LARGEST_CONTENT + LARGEST_HEAD
"""Bytes of a content with its chunks' sizes and extensions, and its trailers."""
LEAST_PROGRESS = 16_384
"""Bytes that a reader takes within `Limits.unread`, or the connection is cut off."""
MOST_IGNORED = 1 << 20
"""Bytes that may still arrive after the last word."""
READING = frozenset({b"GET", b"HEAD", b"OPTIONS"})


class GuardedProtocol(HttpToolsProtocol):
    """Reads requests under limits, and lets a subclass answer one at its head."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        app: Any = self.config.loaded_app
        if getattr(app, "watch", None) is None:
            app.watch = Watch()  # an app that brings none gets one
        self.watch: Watch = app.watch
        self.known_hosts = self.watch.hosts.known
        self.reading = FIRST
        self.since = self.watch.beat
        self.hosts = 0
        self.host = b""
        self.arrived = 0
        self.partial = 0
        self.content = 0
        self.unsent = 0
        self.unsent_since = 0
        self.answered = False
        self.last_words: bytes | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is being made or sent on."""
        return self.cycle is not None and not (self.cycle.response_complete or self.cycle.disconnected)

    @property
    def is_idle(self) -> bool:
        """Whether nothing would be lost if the connection ended now."""
        return self.reading <= BETWEEN and not self.is_busy and not self.transport.is_closing()

    @property
    def is_unheard(self) -> bool:
        """Whether nothing but a request that has not arrived would be lost."""
        return self.reading in (HEAD, PARTING) and not self.is_busy and not self.transport.is_closing()

    def connection_made(self, transport: Any) -> None:
        """A new connection; one too many is turned away."""
        super().connection_made(transport)
        if not self.watch.admit(self):
            self.watch.note_refusal(refusals.NO_ROOM)
            self.transport.write(self._words(refusals.NO_ROOM))
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """The end of the connection."""
        self.watch.forget(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes from the reader."""
        self.arrived = len(data)
        try:
            self.parser.feed_data(data)
        except HttpParserUpgrade:
            return
        except HttpParserError as error:
            self._stopped(error, data)
            return
        if self.reading >= HEAD:
            self._count(data)

    def on_message_begin(self) -> None:
        """Begins a request; what uvicorn keeps of one is made only if it is needed."""
        self.url = b""
        self.headers = []
        self.hosts = 0
        self.reading = HEAD
        self.since = self.watch.beat

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header field."""
        name = name.lower()
        if name == b"host":
            self.hosts += 1
            self.host = value
        self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        """Checks the head; then answers at once, or goes uvicorn's own way."""
        if (
            self.hosts != 1
            or self.host not in self.known_hosts
            or len(self.headers) > MOST_HEADERS
            or self.partial + self.arrived > LARGEST_HEAD
        ):
            self._check_head()
        self.partial = 0
        self.answered = self.answer_at_once()
        if not self.answered:
            self._begin()

    def answer_at_once(self) -> bool:
        """Answers a request by its head alone; False where it must go the long way."""
        return False

    def on_body(self, body: bytes) -> None:
        """A part of a request's content."""
        self.content += len(body)
        if self.content > LARGEST_CONTENT:
            raise Refused(refusals.LARGE_CONTENT)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The end of a request; the connection of an answered one waits for the next."""
        self.reading = BETWEEN
        if self.answered:
            self.server_state.total_requests += 1
        else:
            self.partial = 0
            super().on_message_complete()

    def on_response_complete(self) -> None:
        """The end of an answer: the next of those that wait, or the last word, or nothing."""
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        if self.pipeline:
            cycle, app = self.pipeline.pop()
            self._start_asgi_task(cycle, app)
        elif self.last_words is not None:
            self._part(self.last_words)

    def judge(self, beat: int) -> None:
        """Ends the connection if its time is up."""
        limits = self.watch.limits
        if self._is_unread(beat):
            self.watch.cut_off += 1
            self.transport.abort()
            return
        if self.transport.is_closing():
            return
        if self.flow.read_paused or (self.reading <= BETWEEN and self.is_busy):
            self.since = beat
            return
        allowed = (limits.first, limits.idle, limits.head, limits.content, limits.parting)[self.reading]
        if beat - self.since <= allowed:
            return
        if self.reading == HEAD:
            self.refuse(refusals.SLOW_HEAD)
        elif self.reading == CONTENT:
            self.refuse(refusals.SLOW_CONTENT)
        else:
            self.transport.close()

    def refuse(self, refusal: Refusal) -> None:
        """Reads no more, and has a problem for its last word, after the answers to what was asked before."""
        if self.last_words is not None or self.transport.is_closing():
            return
        self.watch.note_refusal(refusal)
        self.parser = _Deaf(self)  # type: ignore[assignment]  # it takes what a parser takes
        was_content = self.reading == CONTENT
        self.reading = BETWEEN
        self.last_words = self._words(refusal)
        if was_content and self.cycle.response_started:
            self.last_words = b""
        elif was_content and self.pipeline:
            self.pipeline.popleft()
        elif was_content:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if not self.is_busy:
            self._part(self.last_words)

    def _part(self, words: bytes) -> None:
        """Says the last word, and listens a little longer, because an end at once could take the word with it."""
        self.reading, self.since = PARTING, self.watch.beat
        self.flow.resume_reading()
        if words:
            self.transport.write(words)
        self.transport.write_eof()

    def _is_unread(self, beat: int) -> bool:
        """Whether what was sent has waited too long for a reader who takes next to nothing of it."""
        waiting = self.transport.get_write_buffer_size()
        is_newly_asked = self.since > self.unsent_since and not self.flow.write_paused
        if not waiting or not self.unsent or is_newly_asked or waiting <= self.unsent - LEAST_PROGRESS:
            self.unsent, self.unsent_since = waiting, beat
            return False
        self.unsent = max(self.unsent, waiting)
        return beat - self.unsent_since > self.watch.limits.unread

    def _words(self, refusal: Refusal) -> bytes:
        return answer_to(refusal, self.server_state.default_headers)

    def _stopped(self, error: HttpParserError, data: bytes) -> None:
        refusal = refusal_of(error, data)
        if refusal is refusals.OUR_MISTAKE and isinstance(error, HttpParserCallbackError):
            log.error("an unforeseen error in a request's head", exc_info=error.__context__)
        self.refuse(refusal)

    def _count(self, data: bytes) -> None:
        """Counts what has arrived of a request that is not whole."""
        if self.reading == HEAD:
            end = data.rfind(b"\r\n\r\n")
            self.partial += len(data) if end < 0 else len(data) - end - 4
            if self.partial > LARGEST_HEAD or len(self.headers) > MOST_HEADERS:
                self.refuse(refusals.LARGE_HEAD if self.headers else refusals.LONG_ADDRESS)
        elif self.reading == CONTENT:
            self.partial += len(data)
            if self.partial > LARGEST_FRAMING:
                self.refuse(refusals.LARGE_CONTENT)

    def _check_head(self) -> None:
        """Looks closely at a head that is not plainly right. Raises Refused."""
        if self.hosts != 1 and not (self.hosts == 0 and self.parser.get_http_version() == "1.0"):
            raise Refused(refusals.ONE_HOST)
        if self.hosts == 1 and self.host not in self.known_hosts and not self.watch.hosts.are_ours(self.host):
            is_written_right = self.watch.hosts.is_written_right(self.host)
            raise Refused(refusals.FOREIGN_HOST if is_written_right else refusals.NO_SUCH_HOST)
        if len(self.headers) > MOST_HEADERS:
            raise Refused(refusals.MANY_HEADERS)
        if len(self.url) > LONGEST_ADDRESS:
            raise Refused(refusals.LONG_ADDRESS)
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > LARGEST_HEAD:
            raise Refused(refusals.LARGE_HEAD)

    def _begin(self) -> None:
        """Goes uvicorn's own way with a request that may be answered. Raises Refused for one that may not."""
        method = self.parser.get_method()
        self._check_line(method)
        framing = _framing(self.headers)
        _check_framing(framing, method, self.parser.get_http_version())
        self.reading, self.since, self.content = CONTENT, self.watch.beat, 0
        url, headers = self.url, self.headers
        super().on_message_begin()
        self.reading = CONTENT
        self.url, self.expect_100_continue = url, bool(framing[b"expect"])
        self.headers.extend(headers)
        super().on_headers_complete()
        self.headers = []  # trailers are read, and are no headers
        if framing[b"expect"] or self.parser.should_upgrade():
            self.cycle.keep_alive = False  # what follows may be content or another protocol, and is not read

    def _check_line(self, method: bytes) -> None:
        if self.parser.get_http_version() not in ("1.1", "1.0"):
            raise Refused(refusals.VERSION)
        if len(self.url) > LONGEST_ADDRESS:
            raise Refused(refusals.LONG_ADDRESS)
        if method == b"CONNECT":
            raise Refused(refusals.NO_TUNNELS)
        is_of_the_server = method == b"OPTIONS" and self.url == b"*"
        if b"#" in self.url or not (self.url.startswith(b"/") or is_of_the_server):
            raise Refused(refusals.NO_PATH)


def _framing(headers: list[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """The header fields that say where a request ends and what comes with it."""
    found = dict.fromkeys((b"content-length", b"transfer-encoding", b"content-encoding", b"expect"), b"")
    for name, value in headers:
        if name in found:
            found[name] = value if not found[name] else found[name] + b"," + value
    return found


def _check_framing(framing: dict[bytes, bytes], method: bytes, version: str) -> None:
    length, coding = framing[b"content-length"], framing[b"transfer-encoding"]
    if coding and version == "1.0":
        raise Refused(refusals.OLD_CHUNKS)
    if coding and coding.lower() != b"chunked":
        raise Refused(refusals.TRANSFER_CODING)
    if framing[b"content-encoding"].lower() not in (b"", b"identity"):
        raise Refused(refusals.CODED)
    if framing[b"expect"] and framing[b"expect"].lower() != b"100-continue":
        raise Refused(refusals.EXPECTS)
    if length and int(length) > LARGEST_CONTENT:
        raise Refused(refusals.LARGE_CONTENT)
    if method in READING and (coding or int(length or b"0")):
        raise Refused(refusals.NO_CONTENT)


class _Deaf:
    """Stands where the parser stood when nothing more is read: counts a little, and forgets."""

    def __init__(self, protocol: GuardedProtocol) -> None:
        self._protocol = protocol
        self._ignored = 0

    def feed_data(self, data: bytes) -> None:
        """Bytes that nobody reads."""
        self._ignored += len(data)
        if self._ignored > MOST_IGNORED:
            self._protocol.transport.abort()
