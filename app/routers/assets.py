"""/assets: files that pages load, under addresses that never change what they answer."""

from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.errors import NotFound
from app.renderers.assets import asset
from app.renderers.record_heads import PINNED

router = APIRouter(prefix="/assets", include_in_schema=False)
SERVED = ("page.css", "frame.js", "icon.svg", "treatment-comparison.js")


@router.get("/{digest}/{name}")
def read_asset(
    digest: str = Path(max_length=64),
    name: str = Path(max_length=80),
) -> Response:
    """A file by its digest and name."""
    if name not in SERVED or asset(name).digest[:16] != digest:
        raise NotFound("file")
    found = asset(name)
    return Response(found.body, media_type=found.media_type, headers={"Cache-Control": PINNED})
