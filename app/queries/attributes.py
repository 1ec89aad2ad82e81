"""What may be asked of attributes."""

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.domain.vocabulary import Category, ValueKind
from app.queries.records import (
    DEFAULT_ORDER,
    ORDERS,
    Listing,
    Order,
    Paging,
    Relation,
    get_record,
    page_of,
    with_included,
)

_FINDINGS = "SELECT slug FROM finding WHERE attribute = ?"
RELATIONS = {
    "findings": Relation(
        "findings", lambda edition, document: [slug for (slug,) in edition.rows(_FINDINGS, (document["slug"],))]
    ),
}
ATTRIBUTE_ORDERS = {**ORDERS, DEFAULT_ORDER: Order("t.position")}
"""Attributes stand in the order of comparisons unless asked otherwise."""


def get_attribute(edition: OpenEdition, slug: str, *, include: tuple[str, ...], fields: tuple[str, ...]) -> Printed:
    """One attribute. Raises NotFound."""
    return with_included(edition, get_record(edition, "attributes", slug), RELATIONS, include, fields)


def list_attributes(
    edition: OpenEdition,
    paging: Paging,
    *,
    category: Category | None = None,
    kind: ValueKind | None = None,
    updated_since: str | None = None,
) -> PrintedPage:
    """Attributes in the order of comparisons, by category or kind."""
    listing = Listing("attributes")
    if category is not None:
        listing.where("t.category = ?", category.value)
    if kind is not None:
        listing.where("t.kind = ?", kind.value)
    listing.changed_since(updated_since)
    return page_of(edition, listing, paging, orders=ATTRIBUTE_ORDERS)
