"""/sources: where every value comes from."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import EditionDep, PagesDep
from app.documents.pages import Page
from app.documents.sources import Source, SourceBrief
from app.domain.vocabulary import SourceType
from app.parameters import ListParameters, RecordParameters, SlugPath, Year, known_fields, known_relations
from app.queries import sources as queries
from app.queries.sources import SOURCE_ORDERS
from app.routers.replies import reply_page, reply_record

router = APIRouter(prefix="/sources", tags=["sources"])


class SourceListParameters(ListParameters):
    """Which sources."""

    source_type: SourceType | None = None
    """Only sources of this type."""
    year: Year | None = None
    """Only sources of this year."""


@router.get("", response_model=Page[SourceBrief], summary="List sources")
def list_sources(request: Request, asked: Annotated[SourceListParameters, Query()], pages: PagesDep) -> Response:
    """Sources, by type or year. `sort` takes slug, updated and year."""
    edition, paging = pages.begin("sources", asked, orders=SOURCE_ORDERS, document=Source)
    page = queries.list_sources(
        edition, paging, source_type=asked.source_type, year=asked.year, updated_since=asked.updated_since
    )
    return reply_page(request, page, edition)


@router.get("/{slug}", response_model=Source, summary="Read a source")
def read_source(
    request: Request, slug: SlugPath, asked: Annotated[RecordParameters, Query()], edition: EditionDep
) -> Response:
    """One source: identifiers, funding, conflict of interest, how it was read, and a reason for every gap. `include=` takes `findings`."""  # noqa: E501  # one paragraph of the reference
    include = known_relations(asked.include, queries.RELATIONS)
    fields = known_fields(asked.fields, Source)
    printed = queries.get_source(edition, slug, include=include, fields=fields)
    return reply_record(request, printed, "sources", slug, edition)
