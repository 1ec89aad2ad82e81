"""/findings: one cited value each, at a permanent address."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import EditionDep, PagesDep
from app.documents.findings import Finding, FindingBrief
from app.documents.pages import Page
from app.domain.vocabulary import Category, CertaintyLevel, Design, SourceType
from app.parameters import ListParameters, RecordParameters, Slug, SlugPath, Year, known_fields, known_relations
from app.queries import findings as queries
from app.queries.findings import FINDING_ORDERS, FindingFilters
from app.routers.replies import reply_page, reply_record

router = APIRouter(prefix="/findings", tags=["findings"])


class FindingLabels(ListParameters):
    """Which findings, by their labels."""

    attribute: Slug | None = None
    """Only findings about this attribute."""
    condition: Slug | None = None
    """Only findings under this condition."""
    category: Category | None = None
    """Only findings about attributes of this category."""
    source: Slug | None = None
    """Only findings from this source."""
    source_type: SourceType | None = None
    """Only findings from sources of this type."""
    certainty: CertaintyLevel | None = None
    """Only findings of this level of certainty."""
    design: Design | None = None
    """Only findings from studies of this design."""
    year: Year | None = None
    """The year of the source."""
    variants: bool = False
    """With a treatment: its variants' findings too."""

    def filters(self, treatment: str | None) -> FindingFilters:
        """The same, as the question takes it."""
        named = {name: getattr(self, name) for name in FindingFilters.__slots__ if name != "treatment"}
        return FindingFilters(treatment=treatment, **named)


class FindingListParameters(FindingLabels):
    """Which findings."""

    treatment: Slug | None = None
    """Only findings about this treatment."""


@router.get("", response_model=Page[FindingBrief], summary="List findings")
def list_findings(request: Request, asked: Annotated[FindingListParameters, Query()], pages: PagesDep) -> Response:
    """Findings of every treatment, by their labels. `sort` takes slug, updated and year."""
    edition, paging = pages.begin("findings", asked, orders=FINDING_ORDERS, document=Finding)
    return reply_page(request, queries.list_findings(edition, paging, asked.filters(asked.treatment)), edition)


@router.get("/{slug}", response_model=Finding, summary="Read a finding")
def read_finding(
    request: Request, slug: SlugPath, asked: Annotated[RecordParameters, Query()], edition: EditionDep
) -> Response:
    """One finding with every label, its source and its place in it. `include=` takes `treatment`, `attribute`, `condition`, `source` and `derived_from`."""  # noqa: E501  # one paragraph of the reference
    include = known_relations(asked.include, queries.RELATIONS)
    fields = known_fields(asked.fields, Finding)
    printed = queries.get_finding(edition, slug, include=include, fields=fields)
    return reply_record(request, printed, "findings", slug, edition)
