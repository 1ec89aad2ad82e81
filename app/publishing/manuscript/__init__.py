"""What a manuscript file may say: one closed model a record, from which the editors' JSON Schemas are made."""

from app.publishing.manuscript.attributes import Attribute, WorthwhileDifference
from app.publishing.manuscript.comparisons import (
    Attestation,
    Baseline,
    Comparison,
    Experience,
    NaturalCourse,
    Outcome,
)
from app.publishing.manuscript.conditions import Condition, Fact, Scale
from app.publishing.manuscript.entries import Codes, Entry, Review, Span
from app.publishing.manuscript.findings import (
    Absence,
    Certainty,
    Comparator,
    Disagreement,
    Finding,
    Population,
    TimePoint,
)
from app.publishing.manuscript.records import RECORDS, Manuscript
from app.publishing.manuscript.sources import Source
from app.publishing.manuscript.treatments import FindingsFile, Phase, Regimen, Treatment

__all__ = [
    "RECORDS",
    "Absence",
    "Attestation",
    "Attribute",
    "Baseline",
    "Certainty",
    "Codes",
    "Comparator",
    "Comparison",
    "Condition",
    "Disagreement",
    "Entry",
    "Experience",
    "Fact",
    "Finding",
    "FindingsFile",
    "Manuscript",
    "NaturalCourse",
    "Outcome",
    "Phase",
    "Population",
    "Regimen",
    "Review",
    "Scale",
    "Source",
    "Span",
    "TimePoint",
    "Treatment",
    "WorthwhileDifference",
]
