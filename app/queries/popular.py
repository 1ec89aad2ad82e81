"""What is read most: the curated comparisons and the treatments, in the order of their lists."""

from dataclasses import dataclass

from sqlmodel import col, select

from app.database import OpenEdition
from app.models.records import Record

MOST_COMPARISONS = 250
MOST_TREATMENTS = 500


@dataclass(frozen=True, slots=True)
class Popular:
    """Slugs of what is read most."""

    comparisons: tuple[str, ...]
    treatments: tuple[str, ...]


def list_popular(edition: OpenEdition) -> Popular:
    """The first comparisons and treatments of an edition."""
    return Popular(_first(edition, "comparisons", MOST_COMPARISONS), _first(edition, "treatments", MOST_TREATMENTS))


def _first(edition: OpenEdition, noun: str, most: int) -> tuple[str, ...]:
    with edition.session() as session:
        query = select(Record.slug).where(Record.noun == noun).order_by(col(Record.position)).limit(most)
        return tuple(session.exec(query))
