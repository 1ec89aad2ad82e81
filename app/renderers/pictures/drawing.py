"""Pictures as SVG and as plain text."""

import math
import re

from jinja2 import Environment, PackageLoader, StrictUndefined

from app.renderers.pictures.colours import DARK, Theme, colours_of
from app.renderers.pictures.lettering import FONT_FAMILY
from app.renderers.pictures.shapes import Box, Picture

SVG_MEDIA_TYPE = "image/svg+xml"
TEXT_MEDIA_TYPE = "text/plain; charset=utf-8"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document can hold, escaped or not."""


def _printable(member: object) -> object:
    """What a template prints: pixels to a hundredth, and words without what XML cannot hold."""
    if isinstance(member, float):
        if not math.isfinite(member):
            raise ValueError("a place in a picture is a finite number")
        return f"{member:.2f}".rstrip("0").rstrip(".")
    if type(member) is str:
        return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", member)
    return member


_ENVIRONMENT = Environment(
    loader=PackageLoader("app.renderers.pictures"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_printable,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_svg(picture: Picture, theme: Theme) -> str:
    """A picture as SVG, with its title and the same in words."""
    return _ENVIRONMENT.get_template("picture.svg.j2").render(
        picture=picture,
        paints=colours_of(theme),
        dark=DARK if theme == "auto" else None,
        hatches=sorted({shape.hatch for shape in picture.shapes if isinstance(shape, Box) and shape.hatch}),
        family=FONT_FAMILY,
    )


def render_text(picture: Picture) -> str:
    """The same in words: a title, and a paragraph for each thing the picture shows."""
    return "\n\n".join([picture.title, *picture.told]) + "\n"
