"""/attributes: the comparable properties."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import EditionDep, PagesDep
from app.documents.attributes import Attribute, AttributeBrief
from app.documents.pages import Page
from app.domain.vocabulary import Category, ValueKind
from app.parameters import ListParameters, RecordParameters, SlugPath, known_fields, known_relations
from app.queries import attributes as queries
from app.queries.records import ORDERS
from app.routers.replies import reply_page, reply_record

router = APIRouter(prefix="/attributes", tags=["attributes"])


class AttributeListParameters(ListParameters):
    """Which attributes."""

    category: Category | None = None
    """Only attributes of this category."""
    kind: ValueKind | None = None
    """Only attributes whose values are of this kind."""


@router.get("", response_model=Page[AttributeBrief], summary="List attributes")
def list_attributes(request: Request, asked: Annotated[AttributeListParameters, Query()], pages: PagesDep) -> Response:
    """Attributes, in the order in which comparisons show them."""
    edition, paging = pages.begin("attributes", asked, orders=ORDERS, document=Attribute)
    page = queries.list_attributes(
        edition, paging, category=asked.category, kind=asked.kind, updated_since=asked.updated_since
    )
    return reply_page(request, page, edition)


@router.get("/{slug}", response_model=Attribute, summary="Read an attribute")
def read_attribute(
    request: Request, slug: SlugPath, asked: Annotated[RecordParameters, Query()], edition: EditionDep
) -> Response:
    """One attribute: its question, kind, unit, direction, and the smallest differences worth having. `include=` takes `findings`."""  # noqa: E501  # one paragraph of the reference
    include = known_relations(asked.include, queries.RELATIONS)
    fields = known_fields(asked.fields, Attribute)
    printed = queries.get_attribute(edition, slug, include=include, fields=fields)
    return reply_record(request, printed, "attributes", slug, edition)
