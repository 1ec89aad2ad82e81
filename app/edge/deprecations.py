"""Says in every answer of an address that will go since when, until when, and what to ask in its place."""

import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.deprecations import Deprecation


class Deprecations:
    """Says of deprecated addresses that they are."""

    def __init__(self, app: ASGIApp, *, deprecated: Mapping[str, Deprecation]) -> None:
        self._app = app
        self._told: list[tuple[re.Pattern[str], tuple[str, str, str]]] = [
            (compile_path(path)[0], told.headers) for path, told in deprecated.items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        told = None
        if self._told and scope["type"] == "http":
            told = next((headers for pattern, headers in self._told if pattern.match(scope["path"])), None)
        if told is None:
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["deprecation"], headers["sunset"], links = told
                headers["link"] = f"{headers['link']}, {links}" if "link" in headers else links
            await send(message)

        await self._app(scope, receive, send_with_headers)
