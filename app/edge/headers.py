"""Headers that every answer carries: open to every origin unless it says not, framed by none, no guessing of types."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

EXPOSED = "ETag, Link, Retry-After, Deprecation, Sunset, Content-Location, X-Request-Id"
EVERY_ANSWER = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": EXPOSED,
    "cross-origin-resource-policy": "cross-origin",
    "timing-allow-origin": "*",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
"""The same for every origin, so that no answer varies by it."""
EXPOSING = "access-control-expose-headers"
"""An answer that has further headers to show says so itself."""
PREFLIGHT = {
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "If-None-Match, Accept",
    "access-control-max-age": "7200",
}
OPENING = frozenset(
    {
        "access-control-allow-origin",
        "access-control-expose-headers",
        "cross-origin-resource-policy",
        "timing-allow-origin",
    }
)
"""Left off an answer that says of itself that it is for its own origin."""
CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For answers that are data and no page."""
UNFRAMED = "frame-ancestors 'none'"
DEVICES = ("accelerometer", "browsing-topics", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
NO_DEVICES = ", ".join(f"{device}=()" for device in DEVICES)
"""What a page of ours, and anything in it, may not ask a browser for."""


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
                is_closed = headers.get("cross-origin-resource-policy") == "same-origin"
                for name, value in EVERY_ANSWER.items():
                    if name == EXPOSING and name in headers:
                        continue
                    if not (is_closed and name in OPENING):
                        headers[name] = value
                for name, value in PREFLIGHT.items() if is_options else ():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", CLOSED_POLICY)
                _close(headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def closed_headers() -> dict[str, str]:
    """What `Headers` adds to an answer that is data and no page."""
    headers = MutableHeaders({**EVERY_ANSWER, "content-security-policy": CLOSED_POLICY})
    _close(headers)
    return dict(headers)


def _close(headers: MutableHeaders) -> None:
    """Adds what keeps a page from being framed, by browsers that know no policy too, and from its reader's devices."""
    is_unframed = UNFRAMED in headers["content-security-policy"]
    if is_unframed:
        headers["x-frame-options"] = "DENY"
    if headers.get("content-type", "").startswith("text/html"):
        headers["permissions-policy"] = NO_DEVICES
        if is_unframed:
            headers["cross-origin-opener-policy"] = "same-origin"
