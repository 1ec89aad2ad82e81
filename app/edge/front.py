"""The very front: every request gets a name, every answer a line in the access log, and no mistake escapes.

The name is ours alone: one that a reader sent would be a reader's text in our answers and logs.
"""

import secrets
import time
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.edge import surrogates
from app.edge.access_log import AccessLog, Made
from app.edge.mistakes import log_mistake

REQUEST_ID = "request_id"
"""The member of the request's state that holds its name."""
HEADER = b"x-request-id"


class Front:
    """Outermost of all. `answer` makes the problem document for a mistake that nothing caught."""

    def __init__(self, app: ASGIApp, *, log: AccessLog, answer: Callable[[], Response]) -> None:
        self._app, self._log, self._answer = app, log, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the lifespan."""
        if scope["type"] == "lifespan":
            with self._log.writing():
                await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        request = secrets.token_hex(8)
        scope.setdefault("state", {})[REQUEST_ID] = request
        answer = _Answer(send, request)
        try:
            await self._app(scope, receive, answer)
        except Exception as error:  # noqa: BLE001  # the last place where one can be caught; it is logged
            log_mistake(error, route="the edge", request=request)
            # One that has begun is left as it is, unfinished, and the server ends the connection.
            if not answer.status:
                await self._answer()(scope, receive, answer)
        finally:
            took = (time.perf_counter() - begun) * 1000
            self._log.note(
                Made(
                    ended=time.time(),
                    request=request,
                    method=scope["method"],
                    path=scope["path"],
                    status=answer.status,
                    milliseconds=took,
                    bytes=answer.bytes,
                    edition=answer.edition,
                    is_cut=not answer.is_whole,
                )
            )


class _Answer:
    """Passes an answer on, with the request's name, and remembers what the log wants to know."""

    def __init__(self, send: Send, request: str) -> None:
        self._send, self._name = send, (HEADER, request.encode())
        self.status = self.bytes = 0
        self.edition = ""
        self.is_whole = False

    async def __call__(self, message: Message) -> None:
        """A part of the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.edition = next((_edition(value) for name, value in message["headers"] if name == surrogates.NAME), "")
            message = {**message, "headers": [*message["headers"], self._name]}
        else:
            self.bytes += len(message.get("body", b""))
            self.is_whole = not message.get("more_body", False)
        await self._send(message)


def _edition(keys: bytes) -> str:
    """The edition in an answer's surrogate keys: the one that was shown stands last."""
    editions = [key for key in keys.decode("latin-1").split(" ") if key.startswith("edition/")]
    return editions[-1].removeprefix("edition/") if editions else ""
