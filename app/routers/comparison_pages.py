"""/comparisons, /compare and /embed/…: comparisons as pages to read and frames to paste."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.database import OpenEdition
from app.dependencies import ShelfDep, note_edition
from app.documents.comparisons import Comparison
from app.documents.pictures import Pictured
from app.documents.views import View
from app.parameters import SlugPath, split_names
from app.queries.comparisons import compose_comparison, get_comparison
from app.queries.pictures import compose_pictured, get_pictured
from app.renderers.embed_format import embed_of
from app.renderers.page_format import render_comparison_frame, render_comparison_page
from app.renderers.policies import FRAME_POLICY, PAGE_POLICY
from app.routers.page_replies import pictures_of, reply_html
from app.routers.replies import base, reply_document
from app.routers.views import (
    ComposedViewParameters,
    ViewParameters,
    addresses_of,
    edition_of,
    freshness_of,
)
from app.shelf import Shelf

router = APIRouter(tags=["pages"], include_in_schema=False)


def _edition(request: Request, shelf: Shelf, asked: ViewParameters) -> OpenEdition:
    edition = edition_of(shelf, asked.edition)
    note_edition(request, edition)
    return edition


def _curated(request: Request, shelf: Shelf, slug: str, asked: ViewParameters) -> tuple[Comparison, View]:
    printed = get_comparison(_edition(request, shelf, asked), slug, include=(), fields=())
    comparison = Comparison.model_validate_json(printed.text)
    return comparison, asked.view(comparison)


def _composed(request: Request, shelf: Shelf, asked: ComposedViewParameters) -> tuple[Comparison, View]:
    printed = compose_comparison(
        _edition(request, shelf, asked),
        split_names(asked.treatments),
        condition=asked.condition,
        attributes=(),
        category=None,
        address=f"compare?{asked.composed}",
    )
    comparison = Comparison.model_validate_json(printed.text)
    return comparison, asked.view(comparison)


def _page(request: Request, shelf: Shelf, pictured: Pictured, asked: ViewParameters, composed: str) -> Response:
    comparison = pictured.comparison
    view = asked.view(comparison)
    edition = edition_of(shelf, view.edition)
    freshness = freshness_of(shelf, edition, comparison, is_frozen=bool(view.edition))
    addresses = addresses_of(request, comparison, view, composed=composed)
    pictures = pictures_of(pictured, view, composed=composed)
    html = render_comparison_page(comparison, view, addresses, pictures, freshness)
    return reply_html(request, html, policy=PAGE_POLICY, canonical=addresses.page)


def _frame(request: Request, shelf: Shelf, comparison: Comparison, view: View, composed: str) -> Response:
    edition = edition_of(shelf, view.edition)
    freshness = freshness_of(shelf, edition, comparison, is_frozen=bool(view.edition))
    addresses = addresses_of(request, comparison, view, composed=composed)
    html = render_comparison_frame(comparison, view, addresses, freshness)
    return reply_html(request, html, policy=FRAME_POLICY, canonical=addresses.page)


def _embed(request: Request, shelf: Shelf, comparison: Comparison, view: View, composed: str) -> Response:
    edition = edition_of(shelf, view.edition)
    freshness = freshness_of(shelf, edition, comparison, is_frozen=bool(view.edition))
    page = addresses_of(request, comparison, view, composed=composed).page
    return reply_document(request, embed_of(comparison, view, freshness, page=page))


@router.get("/comparisons/{slug}")
def read_comparison_page(
    request: Request, slug: SlugPath, asked: Annotated[ViewParameters, Query()], shelf: ShelfDep
) -> Response:
    """A curated comparison to read."""
    pictured = get_pictured(_edition(request, shelf, asked), slug, base=base(request))
    return _page(request, shelf, pictured, asked, "")


@router.get("/compare")
def read_composed_page(
    request: Request, asked: Annotated[ComposedViewParameters, Query()], shelf: ShelfDep
) -> Response:
    """Any two to eight treatments to read side by side."""
    slugs = split_names(asked.treatments)
    pictured = compose_pictured(_edition(request, shelf, asked), slugs, condition=asked.condition, base=base(request))
    return _page(request, shelf, pictured, asked, asked.composed)


@router.get("/embed/comparisons/{slug}.json")
def read_comparison_embed(
    request: Request, slug: SlugPath, asked: Annotated[ViewParameters, Query()], shelf: ShelfDep
) -> Response:
    """A curated comparison for the element `treatment-comparison`."""
    return _embed(request, shelf, *_curated(request, shelf, slug, asked), "")


@router.get("/embed/compare.json")
def read_composed_embed(
    request: Request, asked: Annotated[ComposedViewParameters, Query()], shelf: ShelfDep
) -> Response:
    """Any two to eight treatments for the element `treatment-comparison`."""
    return _embed(request, shelf, *_composed(request, shelf, asked), asked.composed)


@router.get("/embed/comparisons/{slug}")
def read_comparison_frame(
    request: Request, slug: SlugPath, asked: Annotated[ViewParameters, Query()], shelf: ShelfDep
) -> Response:
    """A curated comparison for a frame on a partner's page."""
    return _frame(request, shelf, *_curated(request, shelf, slug, asked), "")


@router.get("/embed/compare")
def read_composed_frame(
    request: Request, asked: Annotated[ComposedViewParameters, Query()], shelf: ShelfDep
) -> Response:
    """Any two to eight treatments for a frame on a partner's page."""
    return _frame(request, shelf, *_composed(request, shelf, asked), asked.composed)
