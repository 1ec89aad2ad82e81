"""What may be asked of findings."""

from dataclasses import dataclass

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.domain.vocabulary import Category, CertaintyLevel, Design, SourceType
from app.queries.records import (
    ORDERS,
    Listing,
    Order,
    Paging,
    Relation,
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

FINDING_ORDERS = {**ORDERS, "year": Order("t.year"), "-year": Order("t.year", descending=True)}
_FAMILY = "t.treatment = ? OR t.treatment IN (SELECT slug FROM treatment WHERE variant_of = ?)"
_LABELS = ("attribute", "condition", "category", "source", "source_type", "certainty", "design", "year")
"""Columns of findings that filters of the same name ask for."""


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
    for noun in ("treatments", "attributes", "conditions", "sources"):
        name = noun.removesuffix("s")
        check_slug(edition, noun, getattr(filters, name), name)
    return page_of(edition, _listing(filters), paging, orders=FINDING_ORDERS)


def list_treatment_findings(edition: OpenEdition, slug: str, paging: Paging, filters: FindingFilters) -> PrintedPage:
    """The findings of one treatment. Raises NotFound where there is no such treatment."""
    get_record(edition, "treatments", slug)
    return list_findings(edition, paging, filters)


def _listing(filters: FindingFilters) -> Listing:
    listing = Listing("findings")
    if filters.treatment is not None and filters.variants:
        listing.where(_FAMILY, filters.treatment, filters.treatment)
    elif filters.treatment is not None:
        listing.where("t.treatment = ?", filters.treatment)
    for name in _LABELS:
        wanted = getattr(filters, name)
        if wanted is not None:
            listing.where(f"t.{name} = ?", wanted if name == "year" else str(wanted))
    listing.changed_since(filters.updated_since)
    return listing
