"""What tables and exchange formats are made of: one record with the findings and sources that it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Plain = dict[str, Any]
Role = Literal["headline", "other", "finding", "absent"]


@dataclass(frozen=True, slots=True)
class GatheredRow:
    """One row of a table: a finding in its place, or a gap with its reason."""

    role: Role
    """`headline` and `other` in a comparison, `finding` elsewhere, `absent` for a gap."""
    attribute: Plain
    column: Plain | None
    """The treatment in the head of the comparison; None outside one."""
    finding: Plain | None
    """The whole record."""
    absence: Plain | None


@dataclass(frozen=True, slots=True)
class Gathering:
    """One record, whole, with what it rests on; all of one edition."""

    noun: str
    slug: str
    title: str
    description: str
    record: Plain
    rows: tuple[GatheredRow, ...]
    sources: tuple[Plain, ...]
    """Whole records, in the order of the record's own numbers, otherwise by slug."""
    treatments: Mapping[str, Plain]
    """Whole records, by slug, of the treatments that the findings are of or were measured against."""
    summary: Plain | None
    """The summary of findings of a curated comparison."""
    further: tuple[Plain, ...]
    """Findings that only the summary of findings tells."""
    disclaimer: str
    review: str
    printed_at: str
    """When the edition was printed."""

    @property
    def edition(self) -> str:
        """The edition's id."""
        return str(self.record["edition"]["id"])

    @property
    def digest(self) -> str:
        """The record's digest."""
        return str(self.record["digest"])

    @property
    def updated(self) -> str:
        """The day on which the record last changed."""
        return str(self.record["updated"])[:10]

    @property
    def findings(self) -> tuple[Plain, ...]:
        """Every finding once, in the order of the rows."""
        found = {row.finding["id"]: row.finding for row in self.rows if row.finding is not None}
        return tuple(found.values())
