"""What may be asked of summaries of findings."""

from collections.abc import Iterator

from app.database import OpenEdition
from app.documents.printed import Printed
from app.queries.records import Plain, Relation, get_record, with_included


def _reported(document: Plain, member: str) -> Iterator[str]:
    for outcome in document["outcomes"]:
        yield from (result[member] for result in outcome["results"] if result["state"] == "reported")


def _findings(_: OpenEdition, document: Plain) -> list[str]:
    return list(_reported(document, "finding"))


RELATIONS = {
    "comparison": Relation("comparisons", lambda _, document: [document["slug"]]),
    "treatments": Relation("treatments", lambda _, document: [told["slug"] for told in document["treatments"]]),
    "findings": Relation("findings", _findings),
    "sources": Relation("sources", lambda _, document: [told["slug"] for told in document["sources"]]),
}


def get_summary(edition: OpenEdition, slug: str, *, include: tuple[str, ...], fields: tuple[str, ...]) -> Printed:
    """The summary of findings of a curated comparison. Raises NotFound."""
    printed = get_record(edition, "summaries", slug, called="comparison")
    return with_included(edition, printed, RELATIONS, include, fields)
