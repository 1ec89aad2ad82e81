"""/search: a few words in, the records that hold them out."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.dependencies import PagesDep
from app.documents.searches import SearchKind, SearchResults
from app.parameters import ListParameters, Parameters
from app.queries.cursors import LONGEST_CURSOR
from app.queries.records import ORDERS
from app.queries.searches import search
from app.routers.replies import reply_page

router = APIRouter(prefix="/search", tags=["search"])


class SearchParameters(Parameters):
    """What to look for."""

    q: Annotated[str, Field(min_length=1, max_length=200, examples=["how long does it last"])]
    """A few words; every one must occur, the last may be unfinished. No operators."""
    kind: SearchKind | None = None
    """Only records of this kind."""
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    """How many matches a page holds."""
    cursor: Annotated[str, Field(max_length=LONGEST_CURSOR)] | None = None
    """Where the page begins: take it from the `next` address of the page before."""


class _SearchPage(ListParameters):
    q: str
    kind: str | None


@router.get("", response_model=SearchResults, summary="Search everything")
def search_records(request: Request, asked: Annotated[SearchParameters, Query()], pages: PagesDep) -> Response:
    """Treatments, conditions, attributes, findings, sources and comparisons that hold the words, those that hold them in their title first, then in their other names, then anywhere, with a snippet of plain text, how many of each kind match (up to 1000), and another spelling where nothing does."""  # noqa: E501  # one paragraph of the reference
    listed = _SearchPage(q=asked.q, kind=asked.kind, limit=asked.limit, cursor=asked.cursor)
    edition, paging = pages.begin("search", listed, orders=ORDERS, document=SearchResults)
    return reply_page(request, search(edition, asked.q, paging, kind=asked.kind), edition)
