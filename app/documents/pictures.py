"""What a picture is drawn from: a comparison, and what it does not say of its treatments' regimens."""

from dataclasses import dataclass

from app.documents.comparisons import Comparison
from app.documents.findings import Absence
from app.documents.treatments import Regimen


@dataclass(frozen=True, slots=True)
class GivenRegimen:
    """A treatment's first regimen."""

    regimen: Regimen
    variant: str | None
    """The name of the variant whose regimen it is; None where it is the treatment's own."""
    source_numbers: tuple[int, ...]
    """The sources of its numbers, as far as the comparison lists them."""


@dataclass(frozen=True, slots=True)
class PicturedTreatment:
    """A treatment in a picture."""

    slug: str
    name: str
    short_name: str
    given: GivenRegimen | Absence
    """Its first regimen, or why there is none."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """A comparison with all that its pictures show."""

    comparison: Comparison
    treatments: tuple[PicturedTreatment, ...]
    """In the order of the comparison."""
    not_people: frozenset[str]
    """The findings whose shares are not of people but of sessions, courses or reports."""
    address: str
    """Where the same stands as data, with its list of sources."""
