"""HEAD answers what GET would, without the body; OPTIONS says what an address takes. Outermost of all."""

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.archives.answers import HEAD_ONLY
from app.problems import ALLOWED, ASKED_WITH_CONTENT

THE_SERVER = "*"
"""What OPTIONS may ask in place of an address (RFC 9110 §9.3.7)."""

_WITH_CONTENT = [
    (b"allow", ASKED_WITH_CONTENT.encode()),
    (b"access-control-allow-methods", ASKED_WITH_CONTENT.encode()),
    (b"access-control-allow-headers", b"Content-Type, Accept"),
]


class Methods:
    """Turns HEAD into GET without a body, and answers OPTIONS for addresses that exist."""

    def __init__(
        self, app: ASGIApp, *, knows: Callable[[str], bool], takes_content: Callable[[str], bool] = lambda _: False
    ) -> None:
        self._app, self._knows, self._takes_content = app, knows, takes_content

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] == "HEAD":
            await self._app({**scope, "method": "GET", HEAD_ONLY: True}, receive, _without_body(send))
        elif scope["method"] == "OPTIONS" and (scope["path"] == THE_SERVER or self._knows(scope["path"])):
            headers = _WITH_CONTENT if self._takes_content(scope["path"]) else [(b"allow", ALLOWED.encode())]
            await send({"type": "http.response.start", "status": 204, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        elif scope["method"] == "OPTIONS":
            await self._app({**scope, "method": "GET"}, receive, send)
        else:
            await self._app(scope, receive, send)


def _without_body(send: Send) -> Send:
    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_head
