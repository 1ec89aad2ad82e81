"""Every picture of a comparison by its name in addresses."""

from collections.abc import Callable, Mapping
from typing import Literal

from app.documents.pictures import Pictured
from app.errors import BadRequest, Fault
from app.renderers.pictures.icons import icons
from app.renderers.pictures.intervals import intervals
from app.renderers.pictures.shapes import Picture
from app.renderers.pictures.timelines import timeline

PictureName = Literal["timeline", "icons", "intervals"]


def _timeline(pictured: Pictured, width: int, attribute: str | None) -> Picture:
    if attribute is not None:
        detail = "The timeline shows every attribute of speed and durability and takes none."
        raise BadRequest(Fault("attribute", detail, "no attribute", "not_taken"))
    return timeline(pictured, width)


GALLERY: Mapping[PictureName, Callable[[Pictured, int, str | None], Picture]] = {
    "timeline": _timeline,
    "icons": icons,
    "intervals": intervals,
}


def draw(name: PictureName, pictured: Pictured, *, width: int, attribute: str | None = None) -> Picture:
    """A picture of a comparison, so many pixels wide. Raises BadRequest for an attribute it cannot show."""
    return GALLERY[name](pictured, width, attribute)
