"""Holds an answer back while it may still be kept, and lets one that may not pass as it comes."""

from starlette.types import Message, Send

NEVER_KEPT = (b"no-store", b"private")


class Recording:
    """What an app answers. `is_held` says whether it is held back."""

    def __init__(self, send: Send, *, is_head: bool) -> None:
        self._send, self._is_head = send, is_head
        self._start: Message = {}
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = bytearray()
        self.is_held = False

    async def __call__(self, message: Message) -> None:
        """A part of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
            self.headers = [(bytes(name).lower(), bytes(value)) for name, value in message["headers"]]
            self.is_held = message["status"] == 200 and self._may_be_kept()
            if not self.is_held:
                await self._send(message)
        elif self.is_held:
            self.body += message.get("body", b"")
        else:
            await self._send({**message, "body": b""} if self._is_head else message)

    def _may_be_kept(self) -> bool:
        """Whether the answer says that it may be, and is the same for every reader whatever else they sent."""
        directives, varies = self._all(b"cache-control"), self._all(b"vary")
        is_the_same = {name.strip() for name in varies.split(b",")} <= {b"", b"accept-encoding"}
        return b"max-age" in directives and is_the_same and not any(word in directives for word in NEVER_KEPT)

    def _all(self, wanted: bytes) -> bytes:
        return b",".join(value for name, value in self.headers if name == wanted).lower()

    @property
    def never_changes(self) -> bool:
        """Whether the answer says of itself that it never changes."""
        return any(name == b"cache-control" and b"immutable" in value for name, value in self.headers)

    async def release(self) -> None:
        """Sends what was held back."""
        self.is_held = False
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": b"" if self._is_head else bytes(self.body)})
