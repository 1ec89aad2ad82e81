"""oEmbed 1.0: a comparison's page as the snippet that other sites put in its place."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from app.documents.contract import Document, Maybe

WIDTH, HEIGHT = 800, 700
NARROWEST, LOWEST = 200, 200
A_DAY = 86_400


class OEmbed(Document):
    """The answer to a consumer; members as the standard names them."""

    type: str
    version: str
    title: str
    provider_name: str
    provider_url: str
    cache_age: int
    html: str
    width: int
    height: int
    thumbnail_url: Maybe[str]
    thumbnail_width: Maybe[int]
    thumbnail_height: Maybe[int]


@dataclass(frozen=True, slots=True)
class Box:
    """The room a consumer gives; nothing where it does not say."""

    width: int | None
    height: int | None

    def fit(self) -> tuple[int, int]:
        """The width and height of the frame, never more than the room there is."""
        return min(WIDTH, self.width or WIDTH), min(HEIGHT, self.height or HEIGHT)

    def holds(self, width: int, height: int) -> bool:
        """Whether something of this size has room."""
        return width <= (self.width or width) and height <= (self.height or height)


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture of what is embedded, and its real size."""

    address: str
    width: int
    height: int


def snippet(*, title: str, frame: str, page: str, width: int, height: int) -> str:
    """A link that stands alone where frames are taken away, and the frame. Consumers strip everything else."""
    return (
        f"<blockquote><a href={quoteattr(page)}>{escape(title)}</a></blockquote>"
        f'<iframe src={quoteattr(frame)} width="{width}" height="{height}" frameborder="0" scrolling="auto" '
        f"title={quoteattr(title)}></iframe>"
    )


def render_xml(document: OEmbed) -> str:
    """The same as XML."""
    members = document.model_dump(mode="json")
    inside = "".join(f"<{name}>{escape(str(member))}</{name}>" for name, member in members.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{inside}</oembed>\n'
