"""What may be asked of attributes."""

from sqlmodel import select

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.domain.vocabulary import Category, ValueKind
from app.models.attributes import AttributeRow
from app.models.findings import FindingRow
from app.queries.records import Paging, Relation, changed_since, get_record, page_of, with_included

RELATIONS = {
    "findings": Relation(
        "findings",
        lambda session, document: session.exec(
            select(FindingRow.slug).where(FindingRow.attribute == document["slug"])
        ).all(),
    ),
}


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
    with edition.session() as session:
        matching = select(AttributeRow.slug)
        if category is not None:
            matching = matching.where(AttributeRow.category == category.value)
        if kind is not None:
            matching = matching.where(AttributeRow.kind == kind.value)
        if updated_since is not None:
            matching = matching.where(changed_since(AttributeRow.slug, "attributes", updated_since))
        return page_of(edition, session, "attributes", matching, paging)
