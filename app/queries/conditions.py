"""What may be asked of conditions."""

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.queries.records import Listing, Paging, Relation, check_slug, get_record, page_of, with_included

RELATIONS = {
    "treatments": Relation("treatments", lambda _, document: [told["slug"] for told in document["treatments"]]),
    "comparisons": Relation("comparisons", lambda _, document: [told["slug"] for told in document["comparisons"]]),
}


def get_condition(edition: OpenEdition, slug: str, *, include: tuple[str, ...], fields: tuple[str, ...]) -> Printed:
    """One condition. Raises NotFound."""
    return with_included(edition, get_record(edition, "conditions", slug), RELATIONS, include, fields)


def list_conditions(
    edition: OpenEdition, paging: Paging, *, part_of: str | None = None, updated_since: str | None = None
) -> PrintedPage:
    """Conditions, the narrower ones of one, or those that changed since a time."""
    check_slug(edition, "conditions", part_of, "part_of")
    listing = Listing("conditions")
    if part_of is not None:
        listing.where("t.part_of = ?", part_of)
    listing.changed_since(updated_since)
    return page_of(edition, listing, paging)
