"""Burdens as they are published: what a regimen asks of a person, computed from its phases."""

from typing import Annotated, Literal

from pydantic import Field

from app.documents.contract import Document
from app.documents.findings import Absence
from app.documents.references import Reference, Slug
from app.domain.burdens import Asked
from app.domain.vocabulary import Obtained

Statements = Annotated[list[str], Field(min_length=1)]


class _Figure(Document):
    asked: Asked
    label: Annotated[str, Field(examples=["Visits (days with a session) in the first 12 weeks"])]
    unit: Annotated[str, Field(examples=["{visit}"])]
    """UCUM."""
    display: Annotated[str, Field(examples=["14 to 16 visits"])]


class KnownFigure(_Figure):
    """A figure with both ends."""

    state: Literal["known"]
    low: float
    high: float
    derived_from: Statements
    """What the regimen states that it follows from."""


class LeastFigure(_Figure):
    """A figure of which only the least amount is known, since something is not stated."""

    state: Literal["at_least"]
    low: float
    derived_from: Statements
    missing: Statements
    """What is not stated, so that no upper end can be known."""


class UnknownFigure(_Figure):
    """A figure that nothing stated leads to; it is not zero."""

    state: Literal["unknown"]
    missing: Statements


Figure = Annotated[KnownFigure | LeastFigure | UnknownFigure, Field(discriminator="state")]


class RegimenBurden(Document):
    """What one regimen asks of a person; every list has its figures in the same order for every regimen."""

    treatment: Reference
    """Whose regimen it is: the treatment, or the reference variant that speaks for it."""
    regimen: Reference
    """The regimen; its slug is what `schedule?regimen=` takes."""
    obtained: Literal[Obtained.DERIVED]
    """Always derived: computed from the regimen's phases by the rules, and not read in a source."""
    findings: list[Slug]
    """The findings the regimen's numbers come from."""
    display: Annotated[str, Field(examples=["20 to 30 visits; 4 to 6 weeks"])]
    course: list[Figure]
    """The whole course: sessions, visits, minutes, observation_minutes, hours, weeks."""
    first_12_weeks: list[Figure]
    """Sessions, visits, minutes, observation_minutes and hours; a phase whose end is not stated is taken to go on."""
    first_year: list[Figure]
    """The same for 52 weeks."""


class ReportedBurden(Document):
    """What one treatment of a comparison asks of a person, by its first regimen."""

    state: Literal["reported"]
    treatment: Slug
    """The treatment in the head of the comparison."""
    display: str
    burden: RegimenBurden


class AbsentBurden(Document):
    """A treatment of a comparison for which nothing can be computed, and why."""

    state: Literal["absent"]
    treatment: Slug
    display: str
    absence: Absence


Burden = Annotated[ReportedBurden | AbsentBurden, Field(discriminator="state")]
