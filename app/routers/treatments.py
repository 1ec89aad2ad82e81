"""/treatments: what is compared, and the findings of each."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.dependencies import EditionDep, PagesDep
from app.documents.findings import Finding, FindingBrief
from app.documents.pages import Page
from app.documents.treatments import Treatment, TreatmentBrief
from app.domain.vocabulary import Category, SourceType, TreatmentForm
from app.parameters import ListParameters, RecordParameters, Slug, SlugPath, known_fields, known_relations
from app.queries import findings as finding_queries
from app.queries import treatments as queries
from app.queries.findings import FINDING_ORDERS
from app.queries.treatments import TREATMENT_ORDERS, WHERE_FORM, TreatmentFilters
from app.routers.findings import FindingLabels
from app.routers.replies import reply_page, reply_record

router = APIRouter(prefix="/treatments", tags=["treatments"])


WHERE = (
    f"Only treatments whose headline value satisfies this: {WHERE_FORM}. The whole of a range must. "
    "May stand several times."
)


class TreatmentListParameters(ListParameters):
    """Which treatments."""

    condition: Slug | None = None
    """Only treatments of this condition; `where` then reads the values under it."""
    category: Category | None = None
    """Only treatments with a finding of this category."""
    variant_of: Slug | None = None
    """Only the variants of this treatment."""
    form: TreatmentForm | None = None
    """Only treatments of this form."""
    source_type: SourceType | None = None
    """Only treatments with a finding from a source of this type."""
    where: Annotated[list[str], Field(max_length=8, default_factory=list, description=WHERE)]


@router.get("", response_model=Page[TreatmentBrief], summary="List treatments")
def list_treatments(request: Request, asked: Annotated[TreatmentListParameters, Query()], pages: PagesDep) -> Response:
    """Treatments, by their labels and headline values. `sort` takes slug, name and updated."""
    edition, paging = pages.begin("treatments", asked, orders=TREATMENT_ORDERS, document=Treatment)
    filters = TreatmentFilters(
        condition=asked.condition,
        category=asked.category,
        variant_of=asked.variant_of,
        form=asked.form,
        source_type=asked.source_type,
        updated_since=asked.updated_since,
        where=tuple(asked.where),
    )
    return reply_page(request, queries.list_treatments(edition, paging, filters), edition)


@router.get("/{slug}/findings", response_model=Page[FindingBrief], summary="List a treatment's findings")
def list_treatment_findings(
    request: Request, slug: SlugPath, asked: Annotated[FindingLabels, Query()], pages: PagesDep
) -> Response:
    """The findings of one treatment, and with `variants=true` those of its variants."""
    edition, paging = pages.begin("treatment-findings", asked, orders=FINDING_ORDERS, document=Finding)
    page = finding_queries.list_treatment_findings(edition, slug, paging, asked.filters(slug))
    return reply_page(request, page, edition)


@router.get("/{slug}", response_model=Treatment, summary="Read a treatment")
def read_treatment(
    request: Request, slug: SlugPath, asked: Annotated[RecordParameters, Query()], edition: EditionDep
) -> Response:
    """Everything a first screen needs: summary, regimens, headline values by category, side effects with frequencies, regulatory status and numbered sources. `include=` takes `variants`, `conditions`, `comparisons`, `sources` and `findings`."""  # noqa: E501  # one paragraph of the reference
    include = known_relations(asked.include, queries.RELATIONS)
    fields = known_fields(asked.fields, Treatment)
    printed = queries.get_treatment(edition, slug, include=include, fields=fields)
    return reply_record(request, printed, "treatments", slug, edition)
