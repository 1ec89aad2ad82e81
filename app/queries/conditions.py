"""What may be asked of conditions."""

from sqlmodel import select

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.models.conditions import ConditionRow
from app.queries.records import Paging, Relation, changed_since, check_slug, get_record, page_of, with_included

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
    with edition.session() as session:
        check_slug(session, "conditions", part_of, "part_of")
        matching = select(ConditionRow.slug)
        if part_of is not None:
            matching = matching.where(ConditionRow.part_of == part_of)
        if updated_since is not None:
            matching = matching.where(changed_since(ConditionRow.slug, "conditions", updated_since))
        return page_of(edition, session, "conditions", matching, paging)
