"""Attributes as they are published."""

from app.documents.contract import Document, Maybe
from app.documents.findings import AttributeReference
from app.documents.references import Review, Stamp
from app.documents.sources import SourceReference
from app.domain.vocabulary import AbsenceReason, Better, ValueKind


class WorthwhileDifference(Document):
    """The smallest difference worth having, and who says so."""

    low: float
    high: float
    unit: str
    instrument: Maybe[str]
    scale: Maybe[str]
    meaning: str
    source: SourceReference
    locator: str
    note: Maybe[str]


class AttributeBrief(AttributeReference):
    """An attribute as lists show it."""

    kind: ValueKind
    unit: str
    better: Better
    position: int


class Attribute(AttributeBrief, Stamp):
    """One comparable property."""

    definition: str
    also_known_as: list[str]
    also_kinds: list[ValueKind]
    unit_words: str
    worthwhile_differences: list[WorthwhileDifference]
    finding_count: int
    treatment_count: int
    absences: dict[AbsenceReason, int]
    """How many treatments have no value, by reason."""
    review: Review
