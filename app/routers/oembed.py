"""/oembed: what a site puts in the place of a pasted address (oEmbed 1.0).

Unknown parameters are ignored, as the standard asks. The pasted address is never fetched: it is read, held against
our own hosts and paths, and every address in the answer is made anew from the names in it.
"""

from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from app.database import OpenEdition
from app.dependencies import ShelfDep, note_edition
from app.documents.pictures import Pictured
from app.domain.slugs import is_slug
from app.errors import BadRequest, NotFound
from app.parameters import Parameters, split_names
from app.problems import NOT_FOUND, NOT_IMPLEMENTED, problem
from app.queries.pictures import compose_pictured, get_pictured
from app.renderers.oembed_format import A_DAY, Box, OEmbed, Thumbnail, render_xml, snippet
from app.renderers.pictures.gallery import draw
from app.routers.replies import reply
from app.routers.views import ComposedViewParameters, ViewParameters, edition_of
from app.settings import Settings
from app.shelf import Shelf

router = APIRouter(include_in_schema=False)
LARGEST = 10_000
"""A larger box is no box."""
LONGEST_ADDRESS = 2000
THUMBNAIL_WIDTHS = (960, 640, 480, 320)
Asked = TypeVar("Asked", bound=Parameters)


@router.get("/oembed", response_model=OEmbed, summary="Embed a pasted address")
def read_oembed(request: Request, shelf: ShelfDep) -> Response:
    """The oEmbed answer for the address of a comparison's page. Takes `url`, `format` (json or xml), `maxwidth` and `maxheight`."""  # noqa: E501  # one paragraph of the reference
    asked = dict(request.query_params)
    if asked.get("format", "json") not in ("json", "xml"):
        return problem(NOT_IMPLEMENTED, "The format is json or xml.", path="/oembed")
    try:
        document = _embedded(
            request, shelf, asked.get("url", ""), Box(_size(asked, "maxwidth"), _size(asked, "maxheight"))
        )
    except (NotFound, BadRequest, ValueError):
        return problem(NOT_FOUND, "There is no comparison of ours at this address.", path="/oembed")
    if asked.get("format") == "xml":
        return reply(request, render_xml(document), media_type="text/xml")
    return reply(request, document.model_dump_json())


def _size(asked: dict[str, str], name: str) -> int | None:
    told = asked.get(name, "")
    size = int(told) if told.isascii() and told.isdecimal() and len(told) < 6 else 0
    return size if 0 < size <= LARGEST else None


def _hosts(settings: Settings) -> dict[str, str]:
    """Our own hosts, each with what addresses on it begin with."""
    if settings.public_url:
        return {urlsplit(settings.public_url).netloc: settings.public_url.rstrip("/")}
    names = {settings.host, "localhost", "127.0.0.1"}
    return {f"{name}:{settings.port}": f"http://{name}:{settings.port}" for name in names}


def _embedded(request: Request, shelf: Shelf, url: str, box: Box) -> OEmbed:
    """The answer for one address. Raises NotFound or ValueError for one that is not a page of ours."""
    if len(url) > LONGEST_ADDRESS or any(ord(character) <= 32 or character in "\\<>\"'" for character in url):
        raise NotFound("page")
    parts = urlsplit(url)
    root = _hosts(request.app.state.settings).get(parts.netloc)
    if root is None or parts.scheme not in ("http", "https"):
        raise NotFound("page")
    query = parse_qsl(parts.query, strict_parsing=bool(parts.query))
    if len(dict(query)) < len(query):
        raise NotFound("page")
    found = _found(request, shelf, parts.path.strip("/"), dict(query))
    kept = urlencode(query, safe=",")
    page, frame = (f"{root}{prefix}/{found.path}" + (f"?{kept}" if kept else "") for prefix in ("", "/embed"))
    width, height = box.fit()
    title = found.pictured.comparison.title
    thumbnail = _thumbnail(found, box, root)
    return OEmbed(
        type="rich",
        version="1.0",
        title=title,
        provider_name="Equipoise",
        provider_url=root,
        cache_age=A_DAY,
        html=snippet(title=title, frame=frame, page=page, width=width, height=height),
        width=width,
        height=height,
        thumbnail_url=thumbnail.address if thumbnail else None,
        thumbnail_width=thumbnail.width if thumbnail else None,
        thumbnail_height=thumbnail.height if thumbnail else None,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A comparison that an address names: its page's path made anew, and where its pictures are."""

    pictured: Pictured
    path: str
    pictures: str
    query: str


def _found(request: Request, shelf: Shelf, name: str, query: dict[str, str]) -> _Found:
    """The comparison at a path. Raises NotFound where there is none, BadRequest for choices it does not have."""
    noun, _, slug = name.partition("/")
    if noun == "compare" and not slug:
        asked = _checked(ComposedViewParameters, query)
        edition, below = _edition(request, shelf, asked), asked.composed
        pictured = compose_pictured(edition, split_names(asked.treatments), condition=asked.condition, base="")
        found = _Found(pictured, "compare", f"{_pinned(asked)}/compare/pictures", f"{below}&")
        asked.view(pictured.comparison)
        return found
    if noun != "comparisons" or not is_slug(slug):
        raise NotFound("page")
    curated = _checked(ViewParameters, query)
    pictured = get_pictured(_edition(request, shelf, curated), slug, base="")
    curated.view(pictured.comparison)
    return _Found(pictured, f"comparisons/{slug}", f"{_pinned(curated)}/comparisons/{slug}/pictures", "")


def _pinned(asked: ViewParameters) -> str:
    return f"/v1/editions/{asked.edition}" if asked.edition else "/v1"


def _edition(request: Request, shelf: Shelf, asked: ViewParameters) -> OpenEdition:
    edition = edition_of(shelf, asked.edition)
    note_edition(request, edition)
    return edition


def _thumbnail(found: _Found, box: Box, root: str) -> Thumbnail | None:
    """The largest timeline that has room in the box; none where none has."""
    for width in THUMBNAIL_WIDTHS:
        height = draw("timeline", found.pictured, width=width).height
        if box.holds(width, height):
            return Thumbnail(f"{root}{found.pictures}/timeline.png?{found.query}width={width}", width, height)
    return None


def _checked(model: type[Asked], query: dict[str, str]) -> Asked:
    try:
        return model.model_validate(query)
    except ValidationError:
        raise NotFound("page") from None
