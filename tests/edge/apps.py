"""A small app behind a cache, and what it answers within one event loop."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from app.edge.cache import Cache

MAY_BE_KEPT = "max-age=60"
PINNED = "max-age=31536000, immutable"


class CountingApp:
    """Counts how often it is asked, and answers what it is told to."""

    def __init__(self, *, status: int = 200, cache_control: str = MAY_BE_KEPT, body: bytes = b"x" * 10) -> None:
        self.asked = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self._status, self._cache_control, self._body = status, cache_control, body

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """One request."""
        self.asked += 1
        await self.gate.wait()
        headers = [(b"etag", b'W/"one"'), (b"cache-control", self._cache_control.encode())]
        await send({"type": "http.response.start", "status": self._status, "headers": headers})
        await send({"type": "http.response.body", "body": self._body})


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def cache_status(self) -> str:
        """What the cache says it did."""
        return self.headers["cache-status"]


def cache_of(app: Any, current: Callable[[], str] = lambda: "2026.11.1", *, most_bytes: int = 1_000_000) -> Cache:
    """A cache in front of an app."""
    return Cache(app, most_bytes=most_bytes, current=current)


async def ask(cache: Cache, path: str = "/a", query: str = "", method: str = "GET", **headers: str) -> Answered:
    """One request; a header's name is written with underscores."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    await cache(scope, receive, send)
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answered(sent[0]["status"], told, b"".join(message.get("body", b"") for message in sent[1:]))
