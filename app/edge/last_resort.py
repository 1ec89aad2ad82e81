"""The last resort: an unforeseen error becomes a problem document, and the connection stays honest.

It stands inside Starlette's own error middleware, because that one raises again after answering, and the server would
then cut the connection under the next request on it.
"""

import logging
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("equipoise.edge")


class LastResort:
    """Answers what nothing else caught. `answer` makes the problem document."""

    def __init__(self, app: ASGIApp, *, answer: Callable[[], Response]) -> None:
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
        except Exception:
            log.exception("an unforeseen error at %s", getattr(scope.get("route"), "path", "no route"))
            if has_begun or scope["type"] != "http":
                raise
            await self._answer()(scope, receive, send)
