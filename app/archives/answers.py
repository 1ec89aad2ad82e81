"""How a file is answered: piece by piece from the disk, with a strong validator, its digest, and parts on asking."""

import base64
from collections.abc import Iterator, Mapping

from starlette.datastructures import Headers
from starlette.responses import Response, StreamingResponse
from starlette.types import Scope

from app.archives.making import Made
from app.archives.ranges import UNIT, Unsatisfiable, range_of
from app.problems import UNSATISFIABLE, problem

PLACE = "/v1/editions/{edition_id}/download.{suffix}"
PIECE = 256 * 1024
A_DAY = "max-age=86400"
"""The content of an edition never changes; how it is packed may, when the server does."""
HEAD_ONLY = "equipoise.head"
"""The scope member that says that nobody hears the body."""
EXPOSED = (
    "ETag, Link, Repr-Digest, Content-Range, Accept-Ranges, Content-Disposition, Deprecation, Sunset, X-Request-Id"
)


def answer_file(scope: Scope, made: Made, *, name: str, links: Mapping[str, str]) -> Response:
    """The file, the part of it that was asked for, 304 where the reader has it, or 416 with its length."""
    asked = Headers(scope=scope)
    tag = f'"{made.digest[:32]}"'
    head = {
        "ETag": tag,
        "Cache-Control": A_DAY,
        "Accept-Ranges": UNIT,
        "Repr-Digest": f"sha-256=:{base64.b64encode(bytes.fromhex(made.digest)).decode()}:",
        "Link": ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links.items()),
        "Access-Control-Expose-Headers": EXPOSED,
    }
    if _has_it(asked.get("if-none-match"), tag):
        return Response(status_code=304, headers=head)
    head["Content-Disposition"] = f'attachment; filename="{name}"'
    is_head = bool(scope.get(HEAD_ONLY))
    wanted = asked.get("range") if not is_head and asked.get("if-range") in (None, tag) else None
    try:
        part = range_of(wanted, made.size) if wanted is not None else None
    except Unsatisfiable:
        told = {"Content-Range": f"{UNIT} */{made.size}", "Accept-Ranges": UNIT}
        return problem(UNSATISFIABLE, f"The file has {made.size} bytes.", path=PLACE, headers=told)
    first, end = part or (0, made.size)
    if part is not None:
        head["Content-Range"] = f"{UNIT} {first}-{end - 1}/{made.size}"
    head["Content-Length"] = str(end - first)
    pieces = iter(()) if is_head else _pieces(made, first, end)
    return StreamingResponse(pieces, 200 if part is None else 206, head, media_type=made.media_type)


def _has_it(wanted: str | None, tag: str) -> bool:
    if wanted is None:
        return False
    return wanted.strip() == "*" or any(part.strip().removeprefix("W/") == tag for part in wanted.split(","))


def _pieces(made: Made, first: int, end: int) -> Iterator[bytes]:
    with made.path.open("rb") as opened:
        opened.seek(first)
        left = end - first
        while left > 0 and (piece := opened.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
