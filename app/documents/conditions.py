"""Conditions as they are published."""

from app.documents.contract import Document, Maybe
from app.documents.references import Reference, Review, Slug, Stamp
from app.documents.sources import SourceReference
from app.documents.values import Value


class Fact(Document):
    """One cited thing about a condition."""

    id: Slug
    about: str
    value: Value
    display: str
    population: str
    source: SourceReference
    locator: str
    note: Maybe[str]


class Scale(Document):
    """A scale the condition is measured on, and the ways its name is written."""

    name: str
    written_as: list[str]


class ConditionBrief(Reference):
    """A condition as lists show it."""

    also_known_as: list[str]
    definition: str
    part_of: Maybe[Reference]


class Condition(ConditionBrief, Stamp):
    """What is treated."""

    narrower: list[Reference]
    codes: dict[str, str]
    """Names of the condition in other systems: mesh, icd_10, icd_11, snomed_ct."""
    scales: list[Scale]
    facts: list[Fact]
    treatments: list[Reference]
    comparisons: list[Reference]
    review: Review
