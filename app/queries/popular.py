"""What is read most: the curated comparisons and the treatments, in the order of their lists."""

from dataclasses import dataclass

from app.database import OpenEdition

MOST_COMPARISONS = 250
MOST_TREATMENTS = 500
_FIRST = "SELECT slug FROM record WHERE noun = ? ORDER BY slug LIMIT ?"


@dataclass(frozen=True, slots=True)
class Popular:
    """Slugs of what is read most."""

    comparisons: tuple[str, ...]
    treatments: tuple[str, ...]


def list_popular(edition: OpenEdition) -> Popular:
    """The first comparisons and treatments of an edition."""
    return Popular(_first(edition, "comparisons", MOST_COMPARISONS), _first(edition, "treatments", MOST_TREATMENTS))


def _first(edition: OpenEdition, noun: str, most: int) -> tuple[str, ...]:
    return tuple(slug for (slug,) in edition.rows(_FIRST, (noun, most)))
