"""Headers that every answer carries: open to every origin, framed by none, and no guessing of types."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

EXPOSED = "ETag, Link, Retry-After, Deprecation, Sunset, Content-Location"
EVERY_ANSWER = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": EXPOSED,
    "cross-origin-resource-policy": "cross-origin",
    "timing-allow-origin": "*",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
"""The same for every origin, so that no answer varies by it."""
PREFLIGHT = {
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "If-None-Match, Accept",
    "access-control-max-age": "7200",
}
CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For answers that are data and no page."""


class Headers:
    """Adds what every answer carries."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_options = scope["method"] == "OPTIONS"

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (EVERY_ANSWER | PREFLIGHT if is_options else EVERY_ANSWER).items():
                    headers[name] = value
                headers.setdefault("content-security-policy", CLOSED_POLICY)
            await send(message)

        await self._app(scope, receive, send_with_headers)
