"""/conditions: what is treated."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import EditionDep, PagesDep
from app.documents.conditions import Condition, ConditionBrief
from app.documents.pages import Page
from app.parameters import ListParameters, RecordParameters, Slug, SlugPath, known_fields, known_relations
from app.queries import conditions as queries
from app.queries.records import ORDERS
from app.routers.replies import reply_page, reply_record

router = APIRouter(prefix="/conditions", tags=["conditions"])


class ConditionListParameters(ListParameters):
    """Which conditions."""

    part_of: Slug | None = None
    """Only the narrower ones of this condition."""


@router.get("", response_model=Page[ConditionBrief], summary="List conditions")
def list_conditions(request: Request, asked: Annotated[ConditionListParameters, Query()], pages: PagesDep) -> Response:
    """Conditions, in the order of their slugs."""
    edition, paging = pages.begin("conditions", asked, orders=ORDERS, document=Condition)
    page = queries.list_conditions(edition, paging, part_of=asked.part_of, updated_since=asked.updated_since)
    return reply_page(request, page, edition)


@router.get("/{slug}", response_model=Condition, summary="Read a condition")
def read_condition(
    request: Request, slug: SlugPath, asked: Annotated[RecordParameters, Query()], edition: EditionDep
) -> Response:
    """One condition: its definition, codes, cited facts, and what is treated with what. `include=` takes `treatments` and `comparisons`."""  # noqa: E501  # one sentence of the reference
    include = known_relations(asked.include, queries.RELATIONS)
    fields = known_fields(asked.fields, Condition)
    printed = queries.get_condition(edition, slug, include=include, fields=fields)
    return reply_record(request, printed, "conditions", slug, edition)
