"""The last resort: an unforeseen error becomes a problem document, and the connection stays honest.

It stands inside Starlette's own error middleware, because that one raises again after answering, and the server would
then cut the connection under the next request on it.
"""

from collections.abc import Callable

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.edge.front import REQUEST_ID
from app.edge.mistakes import log_mistake


class LastResort:
    """Answers what nothing else caught. `answer` makes the problem document, or the page, for an address."""

    def __init__(self, app: ASGIApp, *, answer: Callable[[str], Response]) -> None:
        self._app, self._answer = app, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        has_begun = False

        async def remember(message: Message) -> None:
            nonlocal has_begun
            has_begun = has_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, remember)
        except Exception as error:
            if has_begun or scope["type"] != "http":
                raise
            route = getattr(scope.get("route"), "path", "no route")
            log_mistake(error, route=route, request=scope.get("state", {}).get(REQUEST_ID, ""))
            await self._answer(scope["path"])(scope, receive, send)
