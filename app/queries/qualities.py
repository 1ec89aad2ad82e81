"""What may be asked of the quality of comparisons."""

from app.database import OpenEdition
from app.documents.printed import Printed
from app.queries.records import Relation, get_record, with_included

RELATIONS = {"comparison": Relation("comparisons", lambda _, document: [document["slug"]])}


def get_quality(edition: OpenEdition, slug: str, *, include: tuple[str, ...], fields: tuple[str, ...]) -> Printed:
    """The quality of a curated comparison, by the criteria of decision aids. Raises NotFound."""
    printed = get_record(edition, "qualities", slug, called="comparison")
    return with_included(edition, printed, RELATIONS, include, fields)
