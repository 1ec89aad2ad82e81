"""Talks to a server in bytes, and reads what comes back as strictly as a proxy would."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from starlette.types import Receive, Scope, Send

from app.documents.problems import Problem
from app.edge.watch import Limits, Watch
from app.problems import MEDIA_TYPE

PATIENCE = 20.0
"""Seconds after which a test gives up; no test needs them when all is well."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer off the wire."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def closes(self) -> bool:
        """Whether the answer says that the connection closes."""
        return self.headers.get("connection", "") == "close"

    def problem(self) -> Problem:
        """The problem document that the answer must be."""
        assert self.headers["content-type"] == MEDIA_TYPE
        assert self.headers["cache-control"] == "no-store"
        assert "date" in self.headers
        assert self.headers["x-content-type-options"] == "nosniff"
        told = Problem.model_validate_json(self.body)
        assert told.status == self.status
        return told


class Line:
    """One connection."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._buffer = b""

    def say(self, *parts: bytes) -> None:
        """Sends bytes."""
        for part in parts:
            self._connection.sendall(part)

    def hang_up(self) -> None:
        """Sends no more, and still listens."""
        self._connection.shutdown(socket.SHUT_WR)

    def hear(self, *, is_head: bool = False) -> Heard:
        """The next answer. An end before it is whole is an AssertionError."""
        head = self._until(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        version, status, _ = first.split(" ", 2)
        assert version == "HTTP/1.1"
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        assert len(headers) == len(lines), f"a header stands twice in {lines}"
        if is_head or int(status) in (204, 304):
            return Heard(int(status), headers, b"")
        return Heard(int(status), headers, self._exactly(int(headers["content-length"])))

    def hear_nothing_more(self) -> None:
        """Waits for the end; any byte before it is an AssertionError."""
        rest = self._buffer
        while part := self._receive():
            rest += part
        assert rest == b""

    def hear_all(self) -> list[Heard]:
        """Every answer until the end."""
        heard = []
        while self._buffer or self._more():
            heard.append(self.hear())
        return heard

    def _more(self) -> bool:
        part = self._receive()
        self._buffer += part
        return bool(part)

    def _receive(self) -> bytes:
        try:
            return self._connection.recv(65_536)
        except ConnectionResetError:
            return b""

    def _until(self, end: bytes) -> bytes:
        while end not in self._buffer:
            assert self._more(), f"the connection ended after {self._buffer!r}"
        found, _, self._buffer = self._buffer.partition(end)
        return found

    def _exactly(self, size: int) -> bytes:
        found = bytearray(self._buffer)
        while len(found) < size:
            part = self._receive()
            assert part, "the connection ended within an answer"
            found += part
        self._buffer = bytes(found[size:])
        return bytes(found[:size])


@contextmanager
def line_to(client: httpx.Client, *, receives: int = 0) -> Iterator[Line]:
    """A connection to the server of a client; `receives` makes its receiving buffer so small."""
    address = urlsplit(str(client.base_url))
    assert address.hostname
    with socket.socket() as connection:
        if receives:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        connection.settimeout(PATIENCE)
        connection.connect((address.hostname, address.port))
        yield Line(connection)


def asking(path: str = "/", *headers: str, method: str = "GET", host: str = "Host: x") -> bytes:
    """A request's head."""
    lines = [f"{method} {path} HTTP/1.1", *([host] if host else []), *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1")


class Small:
    """An app that says what it was asked, as large and as late as the path says: /size/1000, /after/event."""

    def __init__(self, limits: Limits | None = None, *, second: float = 0.03, hosts: tuple[str, ...] = ()) -> None:
        self.watch = Watch(limits or Limits(), hosts)
        self.watch.second = second
        self.asked: list[str] = []
        self.trailers: list[tuple[bytes, bytes]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the lifespan."""
        if scope["type"] == "lifespan":
            for stage in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{stage}.complete"})
            return
        self.asked.append(scope["path"])
        _, what, much = (scope["path"] + "//").split("/")[:3]
        if what == "reads":
            while (message := await receive())["type"] == "http.request" and message["more_body"]:
                pass
            if message["type"] == "http.disconnect":
                return
        self.trailers = list(scope["headers"])
        body = b"x" * int(much) if what == "size" else scope["path"].encode()
        length = (b"content-length", str(len(body)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [length]})
        await send({"type": "http.response.body", "body": body})
