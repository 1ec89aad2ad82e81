"""Says in every answer of an address that will go since when, until when, and what to ask in its place."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.deprecations import Deprecation
from app.edge.access_log import Templates


class DeprecatedAddresses:
    """The addresses that will go. Where there is none, nothing is looked at."""

    def __init__(self, deprecated: Mapping[str, Deprecation], templates: Templates) -> None:
        self._told = {path: deprecation.headers for path, deprecation in deprecated.items()}
        self._patterns = [pattern for pattern, path in templates if path in self._told]
        self._templates = templates

    def has(self, template: str) -> bool:
        """Whether an address, as it is written in the description, will go."""
        return template in self._told

    def told_of(self, path: str) -> tuple[str, str, str] | None:
        """Deprecation, Sunset and Link of an address; None of one that stays."""
        if not any(pattern.match(path) for pattern in self._patterns):
            return None
        # {slug} fits {slug}.{suffix} too: the address is the one that is tried first.
        return self._told.get(next(written for pattern, written in self._templates if pattern.match(path)))


def tell(headers: MutableHeaders, told: tuple[str, str, str]) -> None:
    """Adds to an answer what is told of its address."""
    headers["deprecation"], headers["sunset"], links = told
    headers["link"] = f"{headers['link']}, {links}" if "link" in headers else links


class Deprecations:
    """Says of deprecated addresses that they are."""

    def __init__(self, app: ASGIApp, *, addresses: DeprecatedAddresses) -> None:
        self._app, self._addresses = app, addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        told = self._addresses.told_of(scope["path"]) if scope["type"] == "http" else None
        if told is None:
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                tell(MutableHeaders(scope=message), told)
            await send(message)

        await self._app(scope, receive, send_with_headers)
