"""A finding as its page shows it: with its source, those that answer the same question, and what disagrees."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.cells import RecordedDisagreement
from app.documents.findings import Finding
from app.documents.references import EditionReference, Review
from app.documents.sources import NumberedSource


@dataclass(frozen=True, slots=True)
class Beside:
    """Another finding of the same treatment and attribute."""

    finding: Finding
    differs: bool
    """Whether its whole range or interval lies outside that of the finding the page is of."""
    on: tuple[str, ...] = ()
    """The labels on which it differs from that finding, where its value does."""


@dataclass(frozen=True, slots=True)
class FindingPage:
    """Everything that stands on a finding's page; all of one edition."""

    finding: Finding
    title: str
    source: NumberedSource
    beside: Sequence[Beside]
    beside_count: int
    """How many there are; only the first are in `beside`."""
    disagreements: Sequence[RecordedDisagreement]
    review: Review
    disclaimer: str

    @property
    def edition(self) -> EditionReference:
        """The edition it was read from."""
        return self.finding.edition

    @property
    def records(self) -> set[tuple[str, str]]:
        """Noun and slug of every record that is shown."""
        findings = {("findings", told.id) for told in (self.finding, *(one.finding for one in self.beside))}
        return findings | {("sources", self.source.slug), ("treatments", self.finding.treatment.slug)}
