"""What may be asked of sources."""

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.domain.vocabulary import SourceType
from app.queries.records import ORDERS, Listing, Order, Paging, Relation, get_record, page_of, with_included

_FINDINGS = "SELECT slug FROM finding WHERE source = ?"
RELATIONS = {
    "findings": Relation(
        "findings", lambda edition, document: [slug for (slug,) in edition.rows(_FINDINGS, (document["slug"],))]
    ),
}
SOURCE_ORDERS = {**ORDERS, "year": Order("t.year"), "-year": Order("t.year", descending=True)}


def get_source(edition: OpenEdition, slug: str, *, include: tuple[str, ...], fields: tuple[str, ...]) -> Printed:
    """One source. Raises NotFound."""
    return with_included(edition, get_record(edition, "sources", slug), RELATIONS, include, fields)


def list_sources(
    edition: OpenEdition,
    paging: Paging,
    *,
    source_type: SourceType | None = None,
    year: int | None = None,
    updated_since: str | None = None,
) -> PrintedPage:
    """Sources, by type or year."""
    listing = Listing("sources")
    if source_type is not None:
        listing.where("t.type = ?", source_type.value)
    if year is not None:
        listing.where("t.year = ?", year)
    listing.changed_since(updated_since)
    return page_of(edition, listing, paging, orders=SOURCE_ORDERS)
