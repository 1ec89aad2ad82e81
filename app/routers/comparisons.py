"""/comparisons and /compare: treatments side by side, as an editor set them or as anyone asks."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.dependencies import EditionDep, PagesDep
from app.documents.comparisons import Comparison, ComparisonBrief
from app.documents.pages import Page
from app.domain.vocabulary import Category
from app.parameters import (
    ListParameters,
    NameList,
    Parameters,
    RecordParameters,
    Slug,
    SlugPath,
    known_fields,
    known_relations,
    split_names,
)
from app.queries import comparisons as queries
from app.queries.records import ORDERS, trimmed
from app.routers.replies import reply, reply_page, reply_record

router = APIRouter(tags=["comparisons"])


class ComparisonListParameters(ListParameters):
    """Which comparisons."""

    condition: Slug | None = None
    """Only comparisons under this condition."""
    treatment: Slug | None = None
    """Only comparisons that hold this treatment."""


class CompareParameters(Parameters):
    """What to set side by side."""

    treatments: Annotated[
        NameList, Field(description="From two to eight slugs of treatments, with commas between them.")
    ]
    condition: Slug | None = None
    """The condition the values are to be of; everything known where it is left out."""
    attributes: NameList | None = None
    """The rows, in this order; every attribute with a value where it is left out."""
    category: Category | None = None
    """Only rows of this category."""
    fields: NameList | None = None
    """Only these members of the answer, with commas between them."""


@router.get("/comparisons", response_model=Page[ComparisonBrief], summary="List comparisons")
def list_comparisons(
    request: Request, asked: Annotated[ComparisonListParameters, Query()], pages: PagesDep
) -> Response:
    """Curated comparisons."""
    edition, paging = pages.begin("comparisons", asked, orders=ORDERS, document=Comparison)
    page = queries.list_comparisons(
        edition, paging, condition=asked.condition, treatment=asked.treatment, updated_since=asked.updated_since
    )
    return reply_page(request, page, edition)


@router.get("/comparisons/{slug}", response_model=Comparison, summary="Read a comparison")
def read_comparison(
    request: Request, slug: SlugPath, asked: Annotated[RecordParameters, Query()], edition: EditionDep
) -> Response:
    """A curated comparison: rows by attribute, a headline and the findings behind it in every cell or a typed absence, cautious verdicts with their reasons, numbered sources. `include=` takes `treatments`, `attributes`, `sources` and `findings`."""  # noqa: E501  # one paragraph of the reference
    include = known_relations(asked.include, queries.RELATIONS)
    fields = known_fields(asked.fields, Comparison)
    printed = queries.get_comparison(edition, slug, include=include, fields=fields)
    return reply_record(request, printed, "comparisons", slug, edition)


@router.get("/compare", response_model=Comparison, summary="Compose a comparison")
def compare(request: Request, asked: Annotated[CompareParameters, Query()], edition: EditionDep) -> Response:
    """Any two to eight treatments side by side, as a document of the same form as a curated comparison."""
    kept = {
        name: value for name in ("treatments", "condition", "attributes", "category") if (value := getattr(asked, name))
    }
    fields = known_fields(asked.fields, Comparison)
    printed = queries.compose_comparison(
        edition,
        split_names(asked.treatments),
        condition=asked.condition,
        attributes=tuple(dict.fromkeys(split_names(asked.attributes))),
        category=asked.category,
        address=f"compare?{urlencode(kept, safe=',')}",
    )
    return reply(request, trimmed(printed.text, fields))
