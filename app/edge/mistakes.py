"""How a mistake of ours is logged: what kind it was and where, and not a word of what a reader sent.

An exception's message often quotes what it stumbled over: a search, a parameter, a header. So the log holds the types
and the frames, which say where to look, and the request's id, which says for whom to look.
"""

import logging
import traceback
from collections.abc import Iterator

log = logging.getLogger("equipoise.edge")
MOST_FRAMES = 30


def log_mistake(error: BaseException, *, route: str, request: str) -> None:
    """Logs an unforeseen error by its types and frames."""
    log.error("an unforeseen error at %s in request %s: %s", route, request or "unnamed", "\n".join(_told(error)))


def _told(error: BaseException) -> Iterator[str]:
    """The error and those it came of, each with its frames, the latest first."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        for frame in traceback.extract_tb(one.__traceback__)[-MOST_FRAMES:]:
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}: {frame.line}"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
