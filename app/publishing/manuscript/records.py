"""The folders of a manuscript, and the whole of one once it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.publishing.manuscript.attributes import Attribute
from app.publishing.manuscript.comparisons import Comparison
from app.publishing.manuscript.conditions import Condition
from app.publishing.manuscript.entries import Entry
from app.publishing.manuscript.findings import Absence, Disagreement, Finding
from app.publishing.manuscript.sources import Source
from app.publishing.manuscript.treatments import Treatment

RECORDS: dict[str, type[Entry]] = {
    "conditions": Condition,
    "treatments": Treatment,
    "attributes": Attribute,
    "sources": Source,
    "comparisons": Comparison,
}
"""The folders of a manuscript and the record a file in each holds."""


@dataclass
class Manuscript:
    """A manuscript that was read: every record by its slug."""

    conditions: dict[str, Condition] = field(default_factory=dict)
    treatments: dict[str, Treatment] = field(default_factory=dict)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    comparisons: dict[str, Comparison] = field(default_factory=dict)
    findings: dict[str, tuple[str, Finding]] = field(default_factory=dict)
    """Treatment slug and finding, by finding id."""
    absences: list[tuple[str, Absence]] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many of each noun."""
        return {noun: len(getattr(self, noun)) for noun in (*RECORDS, "findings", "absences", "disagreements")}
