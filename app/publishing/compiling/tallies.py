"""Tallies: how much a whole catalogue holds, which no part of it can know by itself."""

from collections import Counter
from dataclasses import dataclass, field

from app.domain.vocabulary import AbsenceReason
from app.publishing.manuscript import Manuscript

Name = tuple[str, str]
"""A slug and the name that goes with it."""


@dataclass
class Tally:
    """What is counted over every treatment: answers by attribute, citations by source, treatments by condition."""

    findings: Counter[str] = field(default_factory=Counter)
    """Findings by attribute."""
    treatments: Counter[str] = field(default_factory=Counter)
    """Treatments with a finding, by attribute."""
    absences: dict[str, Counter[AbsenceReason]] = field(default_factory=dict)
    """Absences by attribute and reason."""
    citations: Counter[str] = field(default_factory=Counter)
    """Findings by source."""
    treated: dict[str, list[Name]] = field(default_factory=dict)
    """Treatments by condition."""

    def count_absences(self, attribute: str, reason: AbsenceReason, count: int = 1) -> None:
        """Takes absences of an attribute in."""
        self.absences.setdefault(attribute, Counter())[reason] += count


def tally_of(manuscript: Manuscript) -> Tally:
    """The tally of a manuscript that is wholly at hand."""
    tally = Tally()
    for attribute, _ in {(finding.attribute, owner) for owner, finding in manuscript.findings.values()}:
        tally.treatments[attribute] += 1
    for _, finding in manuscript.findings.values():
        tally.findings[finding.attribute] += 1
        tally.citations[finding.source] += 1
    for _, absence in manuscript.absences:
        tally.count_absences(absence.attribute, absence.reason)
    for slug, treatment in manuscript.treatments.items():
        for condition in treatment.conditions:
            tally.treated.setdefault(condition, []).append((slug, treatment.name))
    return tally
