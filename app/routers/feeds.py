"""/feed.atom, /feed.json and /llms.txt: what changed, and where a language model begins."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app import VERSION
from app.dependencies import EditionDep, ShelfDep
from app.errors import EquipoiseError, NotFound
from app.parameters import NoParameters
from app.queries.comparisons import list_comparison_briefs
from app.queries.editions import compare_editions, list_editions
from app.queries.meta import get_meta
from app.queries.treatments import list_treatment_briefs
from app.renderers.feed_format import ATOM, JSON_FEED, Entry, render_atom, render_json_feed
from app.renderers.llms_format import render_llms
from app.renderers.markdown_format import MARKDOWN_MEDIA_TYPE
from app.routers.replies import base, reply
from app.shelf import Shelf

router = APIRouter(include_in_schema=False)
MOST_ENTRIES = 5
"""Editions that a feed tells of: a comparison of two opens both."""
MOST_TREATMENTS = 200
IDENTITY = "urn:equipoise:changes"


@router.get("/feed.atom")
def read_atom(request: Request, asked: Annotated[NoParameters, Query()], shelf: ShelfDep) -> Response:
    """What changed in the last editions, as Atom."""
    del asked
    text = render_atom(_entries(shelf), base=base(request), identity=IDENTITY)
    return reply(request, text, media_type=ATOM)


@router.get("/feed.json")
def read_json_feed(request: Request, asked: Annotated[NoParameters, Query()], shelf: ShelfDep) -> Response:
    """What changed in the last editions, as JSON Feed."""
    del asked
    text = render_json_feed(_entries(shelf), base=base(request), identity=IDENTITY)
    return reply(request, text, media_type=JSON_FEED)


@router.get("/llms.txt")
def read_llms(request: Request, asked: Annotated[NoParameters, Query()], edition: EditionDep) -> Response:
    """Where a language model begins."""
    del asked
    try:
        comparisons = list_comparison_briefs(edition)
    except NotFound:
        comparisons = []
    text = render_llms(
        meta=get_meta(edition, version=VERSION),
        comparisons=comparisons,
        treatments=list_treatment_briefs(edition, most=MOST_TREATMENTS),
        base=base(request),
    )
    return reply(request, text, media_type=MARKDOWN_MEDIA_TYPE)


def _entries(shelf: Shelf) -> list[Entry]:
    """The last editions that can be read, each with what changed since the one before."""
    current = shelf.current().id
    entries = []
    for told in list_editions(shelf.office, current).items[:MOST_ENTRIES]:
        try:
            edition = shelf.pinned(told.id)
            before = shelf.pinned(told.parent) if told.parent else None
        except EquipoiseError:
            continue
        entries.append(Entry(told, edition.kept("changes", told.parent, partial(compare_editions, before, edition))))
    return entries
