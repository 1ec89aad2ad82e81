"""Treatments as they are written, and files of their further findings."""

from typing import Annotated

from pydantic import Field

from app.domain.vocabulary import (
    TreatmentForm,
)
from app.publishing.manuscript.entries import Codes, Entry, Name, Names, Prose, Review, Sentence, Slug, Span
from app.publishing.manuscript.findings import Absence, Disagreement, Finding


class Phase(Entry):
    """One stretch of a regimen, given at one pace."""

    name: Name
    sessions: Span | None = None
    sessions_per_week: Span | None = None
    sessions_per_day: Span | None = None
    weeks: Span | None = None
    minutes: Span | None = None
    """Minutes of treatment in one session."""
    observation_minutes: Span | None = None
    """Minutes a person must stay afterwards."""
    dose: Name | None = None
    note: Sentence | None = None


class Regimen(Entry):
    """How a treatment is given."""

    name: Name
    phases: Annotated[list[Phase], Field(min_length=1, max_length=8)]
    findings: Annotated[list[Slug], Field(min_length=1)]
    """The findings these numbers come from."""


class Treatment(Entry):
    """A treatment, or a variant of one."""

    name: Name
    short_name: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    """What it is called inside a sentence."""
    also_known_as: Names = []
    form: TreatmentForm
    variant_of: Slug | None = None
    reference_variant: Slug | None = None
    """For an umbrella: the variant that speaks for it where it has no finding of its own."""
    summary: Prose
    conditions: Annotated[list[Slug], Field(min_length=1, max_length=30)]
    regimens: Annotated[list[Regimen], Field(max_length=10)] = []
    codes: Codes = Codes()
    review: Review
    absences: list[Absence] = []
    disagreements: list[Disagreement] = []
    findings: list[Finding] = []


class FindingsFile(Entry):
    """Findings of a treatment kept in a file of their own."""

    findings: list[Finding]
    disagreements: list[Disagreement] = []
    absences: list[Absence] = []
