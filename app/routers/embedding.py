"""/embed: the page that partners copy from, and the script that they load."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.dependencies import ShelfDep, note_edition
from app.documents.comparisons import Comparison
from app.documents.views import Depth, Direction, Theme, View
from app.domain.vocabulary import Category
from app.errors import OfficeUnavailable
from app.parameters import NoParameters, Parameters, Slug
from app.queries.comparisons import get_comparison, list_comparison_briefs
from app.queries.editions import list_editions
from app.renderers.assets import asset
from app.renderers.builder_format import render_builder
from app.routers.page_replies import reply_html
from app.routers.replies import base
from app.routers.views import edition_of
from app.shelf import Shelf

router = APIRouter(include_in_schema=False)
BUILDER_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
AN_HOUR = "max-age=3600"
COMPONENT = "treatment-comparison.js"


class BuilderParameters(Parameters):
    """What a partner chose. Empty choices are as usual."""

    comparison: Slug | None = None
    category: Category | Annotated[str, Field(max_length=0)] = ""
    depth: Depth = "lay"
    theme: Theme = "auto"
    dir: Direction = "auto"
    edition: Annotated[str, Field(max_length=20, pattern=r"^(\d{4}\.\d{2}\.\d+)?$")] = ""


@router.get("/embed")
def read_builder(request: Request, asked: Annotated[BuilderParameters, Query()], shelf: ShelfDep) -> Response:
    """Pick a comparison and how it is shown, see it, and copy one line."""
    edition = edition_of(shelf, asked.edition)
    note_edition(request, edition)
    briefs = list_comparison_briefs(edition)
    slug = asked.comparison or briefs[0].slug
    chosen = Comparison.model_validate_json(get_comparison(edition, slug, include=(), fields=()).text)
    view = View(
        categories=(Category(asked.category),) if asked.category else (),
        depth=asked.depth,
        theme=asked.theme,
        direction=asked.dir,
        edition=asked.edition,
    )
    html = render_builder(
        chosen=chosen,
        comparisons=briefs,
        editions=_editions(shelf),
        view=view,
        root=base(request) or f"http://{request.app.state.settings.host}:{request.app.state.settings.port}",
        component=asset(COMPONENT),
        stylesheet=asset("page.css").address,
    )
    return reply_html(request, html, policy=BUILDER_POLICY, canonical=f"{base(request)}/embed")


def _editions(shelf: Shelf) -> list[str]:
    try:
        return [told.id for told in list_editions(shelf.office, shelf.current_id).items]
    except OfficeUnavailable:
        return [shelf.current_id]


@router.get("/embed/v1.js")
def read_component(asked: Annotated[NoParameters, Query()]) -> Response:
    """The element, in its newest version; the address with a digest never changes."""
    del asked
    found = asset(COMPONENT)
    return Response(found.body, media_type=found.media_type, headers={"Cache-Control": AN_HOUR})
