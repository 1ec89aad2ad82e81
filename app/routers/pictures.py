"""/comparisons/{slug}/pictures/… and /compare/pictures/…: a comparison drawn, as SVG, as PNG and in words."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.database import OpenEdition
from app.dependencies import EditionDep
from app.documents.pictures import Pictured
from app.parameters import NameList, Parameters, Slug, SlugPath, split_names
from app.queries.pictures import compose_pictured, get_pictured
from app.renderers.pictures.colours import Theme
from app.renderers.pictures.drawing import SVG_MEDIA_TYPE, TEXT_MEDIA_TYPE, render_svg, render_text
from app.renderers.pictures.gallery import PictureName, draw
from app.renderers.pictures.shapes import Picture
from app.renderers.png_format import PNG_MEDIA_TYPE, render_png
from app.routers.replies import base, reply, reply_bytes

router = APIRouter(tags=["pictures"])
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
"""A picture may hold the style sheet that follows the reader's system, and nothing else."""
NamePath = Annotated[PictureName, Path(description="Which picture.")]


class SizedParameters(Parameters):
    """How large a picture is, and of what."""

    width: Annotated[int, Field(ge=320, le=1200)] = 960
    """How many pixels wide; the height follows from what is shown."""
    attribute: Slug | None = None
    """For `icons` and `intervals`: only this attribute of the comparison."""


class ComposedParameters(SizedParameters):
    """Which treatments, and how large their picture is."""

    treatments: Annotated[
        NameList, Field(description="From two to eight slugs of treatments, with commas between them.")
    ]
    condition: Slug | None = None
    """The condition the values are to be of; everything known where it is left out."""


class TwoThemes(Parameters):
    """The colours of a picture in pixels."""

    theme: Literal["light", "dark"] = "light"
    """The colours."""


class ThreeThemes(Parameters):
    """The colours of a picture that can follow the reader's system."""

    theme: Theme = "light"
    """The colours; `auto` follows the reader's system."""


class DrawingParameters(SizedParameters, ThreeThemes):
    """How a comparison is drawn as SVG."""


class PixelParameters(SizedParameters, TwoThemes):
    """How a comparison is drawn as PNG."""


class ComposedDrawingParameters(ComposedParameters, ThreeThemes):
    """Which treatments, and how they are drawn as SVG."""


class ComposedPixelParameters(ComposedParameters, TwoThemes):
    """Which treatments, and how they are drawn as PNG."""


class SVGResponse(Response):
    """A picture as SVG."""

    media_type = SVG_MEDIA_TYPE


class PNGResponse(Response):
    """A picture as PNG."""

    media_type = PNG_MEDIA_TYPE


class WordsResponse(Response):
    """A picture in words."""

    media_type = "text/plain"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a picture."""

    request: Request
    edition: OpenEdition
    name: PictureName
    parameters: SizedParameters

    @property
    def links(self) -> dict[str, str]:
        """The same picture in words, and the address at which it never changes."""
        path: str = self.request.scope["path"]
        below = path.removeprefix("/v1").removeprefix(f"/editions/{self.edition.id}")
        told = self.parameters.model_dump(mode="json", exclude_defaults=True)
        spoken = {name: value for name, value in told.items() if name not in ("theme", "width")}
        return {
            "describedby": f"{base(self.request)}{path.rpartition('.')[0]}.txt{_query(spoken)}",
            "cite-as": f"{base(self.request)}/v1/editions/{self.edition.id}{below}{_query(told)}",
        }

    def of_comparison(self, slug: str) -> Picture:
        """The picture of a curated comparison."""
        return self._drawn(get_pictured(self.edition, slug, base=base(self.request)))

    def of_treatments(self, parameters: ComposedParameters) -> Picture:
        """The picture of any two to eight treatments."""
        slugs = split_names(parameters.treatments)
        return self._drawn(
            compose_pictured(self.edition, slugs, condition=parameters.condition, base=base(self.request))
        )

    def _drawn(self, pictured: Pictured) -> Picture:
        return draw(self.name, pictured, width=self.parameters.width, attribute=self.parameters.attribute)

    def as_svg(self, picture: Picture, theme: Theme) -> Response:
        """As SVG, with a policy that lets it follow the reader's system."""
        svg = render_svg(picture, theme)
        response = reply(self.request, svg, links=self.links, media_type=SVG_MEDIA_TYPE)
        response.headers["Content-Security-Policy"] = PICTURE_POLICY
        return response

    def as_png(self, picture: Picture, theme: Theme) -> Response:
        """As PNG."""
        png = render_png(render_svg(picture, theme), picture.width)
        return reply_bytes(self.request, png, links=self.links, media_type=PNG_MEDIA_TYPE)

    def as_words(self, picture: Picture) -> Response:
        """In words."""
        return reply(self.request, render_text(picture), links=self.links, media_type=TEXT_MEDIA_TYPE)


def _query(told: dict[str, Any]) -> str:
    return f"?{urlencode(told, safe=',')}" if told else ""


@router.get("/comparisons/{slug}/pictures/{name}.svg", response_class=SVGResponse, summary="Draw a comparison as SVG")
def draw_comparison(
    request: Request, slug: SlugPath, name: NamePath, asked: Annotated[DrawingParameters, Query()], edition: EditionDep
) -> Response:
    """`timeline`: when each treatment starts to work, its sessions, how long the benefit lasts. `icons`: how many of 100 people. `intervals`: effects with their intervals. Its title and description say the same in words, and so does the address that ends in `.txt`."""  # noqa: E501  # one paragraph of the reference
    one = Asked(request, edition, name, asked)
    return one.as_svg(one.of_comparison(slug), asked.theme)


@router.get("/comparisons/{slug}/pictures/{name}.png", response_class=PNGResponse, summary="Draw a comparison as PNG")
def download_comparison_picture(
    request: Request, slug: SlugPath, name: NamePath, asked: Annotated[PixelParameters, Query()], edition: EditionDep
) -> Response:
    """The same picture in pixels, for mail and slides."""
    one = Asked(request, edition, name, asked)
    return one.as_png(one.of_comparison(slug), asked.theme)


@router.get(
    "/comparisons/{slug}/pictures/{name}.txt", response_class=WordsResponse, summary="Read a comparison's picture"
)
def read_comparison_picture(
    request: Request, slug: SlugPath, name: NamePath, asked: Annotated[DrawingParameters, Query()], edition: EditionDep
) -> Response:
    """What the picture shows, in words."""
    one = Asked(request, edition, name, asked)
    return one.as_words(one.of_comparison(slug))


@router.get("/compare/pictures/{name}.svg", response_class=SVGResponse, summary="Draw any treatments as SVG")
def draw_composed(
    request: Request, name: NamePath, asked: Annotated[ComposedDrawingParameters, Query()], edition: EditionDep
) -> Response:
    """A picture of any two to eight treatments side by side."""
    one = Asked(request, edition, name, asked)
    return one.as_svg(one.of_treatments(asked), asked.theme)


@router.get("/compare/pictures/{name}.png", response_class=PNGResponse, summary="Draw any treatments as PNG")
def download_composed_picture(
    request: Request, name: NamePath, asked: Annotated[ComposedPixelParameters, Query()], edition: EditionDep
) -> Response:
    """The same picture in pixels."""
    one = Asked(request, edition, name, asked)
    return one.as_png(one.of_treatments(asked), asked.theme)


@router.get("/compare/pictures/{name}.txt", response_class=WordsResponse, summary="Read a picture of any treatments")
def read_composed_picture(
    request: Request, name: NamePath, asked: Annotated[ComposedDrawingParameters, Query()], edition: EditionDep
) -> Response:
    """What the picture shows, in words."""
    one = Asked(request, edition, name, asked)
    return one.as_words(one.of_treatments(asked))
