"""What may be asked of sources."""

from sqlalchemy.orm import aliased
from sqlmodel import select

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.domain.vocabulary import SourceType
from app.models.findings import FindingRow
from app.models.sources import SourceRow
from app.queries.records import ORDERS, Order, Paging, Relation, changed_since, get_record, page_of, with_included

RELATIONS = {
    "findings": Relation(
        "findings",
        lambda session, document: session.exec(
            select(FindingRow.slug).where(FindingRow.source == document["slug"])
        ).all(),
    ),
}

_SORTED = aliased(SourceRow)
SOURCE_ORDERS = {
    **ORDERS,
    "year": Order(_SORTED.year, _SORTED),
    "-year": Order(_SORTED.year, _SORTED, descending=True),
}


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
    with edition.session() as session:
        matching = select(SourceRow.slug)
        if source_type is not None:
            matching = matching.where(SourceRow.type == source_type.value)
        if year is not None:
            matching = matching.where(SourceRow.year == year)
        if updated_since is not None:
            matching = matching.where(changed_since(SourceRow.slug, "sources", updated_since))
        return page_of(edition, session, "sources", matching, paging, orders=SOURCE_ORDERS)
