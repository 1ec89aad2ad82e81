"""What may be asked of findings."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import col, select

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.domain.vocabulary import Category, CertaintyLevel, Design, SourceType
from app.models.findings import FindingRow
from app.models.treatments import TreatmentRow
from app.queries.records import (
    ORDERS,
    Order,
    Paging,
    Relation,
    changed_since,
    check_slug,
    get_record,
    page_of,
    with_included,
)

RELATIONS = {
    "treatment": Relation("treatments", lambda _, document: [document["treatment"]["slug"]]),
    "attribute": Relation("attributes", lambda _, document: [document["attribute"]["slug"]]),
    "condition": Relation(
        "conditions", lambda _, document: [document["condition"]["slug"]] if "condition" in document else []
    ),
    "source": Relation("sources", lambda _, document: [document["source"]["slug"]]),
    "derived_from": Relation("findings", lambda _, document: document["derived_from"]),
}

_SORTED = aliased(FindingRow)
FINDING_ORDERS = {
    **ORDERS,
    "year": Order(_SORTED.year, _SORTED),
    "-year": Order(_SORTED.year, _SORTED, descending=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFilters:
    """Which findings are asked for."""

    treatment: str | None = None
    attribute: str | None = None
    condition: str | None = None
    category: Category | None = None
    source: str | None = None
    source_type: SourceType | None = None
    certainty: CertaintyLevel | None = None
    design: Design | None = None
    year: int | None = None
    updated_since: str | None = None
    variants: bool = False
    """With `treatment`: its variants' findings too."""


def get_finding(edition: OpenEdition, slug: str, *, include: tuple[str, ...], fields: tuple[str, ...]) -> Printed:
    """One finding. Raises NotFound."""
    return with_included(edition, get_record(edition, "findings", slug), RELATIONS, include, fields)


def list_findings(edition: OpenEdition, paging: Paging, filters: FindingFilters) -> PrintedPage:
    """Findings by their labels. Raises BadRequest where a filter names nothing."""
    with edition.session() as session:
        for noun in ("treatments", "attributes", "conditions", "sources"):
            name = noun.removesuffix("s")
            check_slug(session, noun, getattr(filters, name), name)
        return page_of(edition, session, "findings", _matching(filters), paging, orders=FINDING_ORDERS)


def list_treatment_findings(edition: OpenEdition, slug: str, paging: Paging, filters: FindingFilters) -> PrintedPage:
    """The findings of one treatment. Raises NotFound where there is no such treatment."""
    get_record(edition, "treatments", slug)
    return list_findings(edition, paging, filters)


def _matching(filters: FindingFilters) -> Any:
    matching = select(FindingRow.slug)
    if filters.treatment is not None and filters.variants:
        family = select(TreatmentRow.slug).where(TreatmentRow.variant_of == filters.treatment)
        matching = matching.where(
            (col(FindingRow.treatment) == filters.treatment) | col(FindingRow.treatment).in_(family)
        )
    elif filters.treatment is not None:
        matching = matching.where(FindingRow.treatment == filters.treatment)
    for name in ("attribute", "condition", "category", "source", "source_type", "certainty", "design", "year"):
        wanted = getattr(filters, name)
        if wanted is not None:
            matching = matching.where(
                getattr(FindingRow, name) == str(wanted) if name != "year" else FindingRow.year == wanted
            )
    if filters.updated_since is not None:
        matching = matching.where(changed_since(FindingRow.slug, "findings", filters.updated_since))
    return matching
