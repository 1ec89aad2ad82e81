"""Findings as they are written: one cited value each, with every label that decides what it may be compared with."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.documents.values import Value
from app.domain.vocabulary import (
    AbsenceReason,
    AgeGroup,
    AnalysisSet,
    Blinding,
    CertaintyLevel,
    ComparatorKind,
    Denominator,
    Design,
    Obtained,
    Scope,
)
from app.publishing.manuscript.entries import Entry, Name, Prose, Sentence, Slug, Slugs


class Population(Entry):
    """Whom the value describes."""

    words: Sentence
    """In our own words: who they were."""
    age_group: AgeGroup = AgeGroup.NOT_STATED


class TimePoint(Entry):
    """When the value was taken, counted from the start of treatment unless the words say otherwise."""

    words: Name
    low: Annotated[float, Field(ge=0)] | None = None
    high: Annotated[float, Field(ge=0)] | None = None
    unit: Literal["min", "h", "d", "wk", "mo", "a"] | None = None


class Comparator(Entry):
    """What the treated were measured against, and what happened there."""

    kind: ComparatorKind
    words: Name
    treatment: Slug | None = None
    """The treatment of ours that the comparator is, where it is one."""
    value: Value | None = None
    """The same outcome in the comparator's arm."""


class Certainty(Entry):
    """How sure one can be, as the source or an editor rated it; never worked out from an interval."""

    level: CertaintyLevel
    rated_by: Name
    """Who rated: the source (name it) or an editor."""
    reasons: Annotated[list[Sentence], Field(max_length=10)] = []
    """GRADE domains that lowered or raised it."""


class Finding(Entry):
    """One cited value of one attribute for one treatment."""

    id: Slug
    """Permanent: a finding keeps its id for ever."""
    attribute: Slug
    condition: Slug | None = None
    """The condition of the people studied; left out where the value does not depend on one."""
    value: Value
    summary: Sentence | None = None
    """One plain sentence, where the number alone would mislead."""
    source_words: Name | None = None
    """The words the source used where it used words and not a number."""
    population: Population
    arm: Sentence | None = None
    """The arm the value belongs to: dose, schedule, what came with it."""
    comparator: Comparator | None = None
    time_point: TimePoint | None = None
    instrument: Name | None = None
    """The scale or definition: MADRS, HDRS-17, response as a fall of at least half."""
    analysis_set: AnalysisSet = AnalysisSet.NOT_STATED
    design: Design
    blinding: Blinding = Blinding.NOT_STATED
    counted: Denominator = Denominator.PATIENT
    scope: Scope = Scope.THIS_TREATMENT
    pooled: Sentence | None = None
    """What was pooled, where the value is of a wider pool than this treatment."""
    participants: Annotated[int, Field(ge=1)] | None = None
    """How many people the value rests on, both arms together, where it is not the value's own total."""
    studies: Annotated[int, Field(ge=1)] | None = None
    jurisdiction: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    dated: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")] | None = None
    """When a status, price or rule was true: a year, month or day."""
    source: Slug
    locator: Name
    """Where in the source it stands: Table 2; section 6.1; abstract, Results."""
    certainty: Certainty | None = None
    obtained: Obtained = Obtained.STATED
    derived_from: Slugs = []
    derivation: Sentence | None = None
    """How a derived value was worked out."""
    note: Prose | None = None


class Absence(Entry):
    """Why there is no value, and where and when somebody looked."""

    attribute: Slug
    condition: Slug | None = None
    reason: AbsenceReason
    looked_in: Sentence
    looked_on: date
    note: Sentence | None = None


class Disagreement(Entry):
    """Sources that do not say the same, kept side by side."""

    topic: Name
    statement: Prose
    findings: Annotated[list[Slug], Field(max_length=60)]
    reading: Prose | None = None
    """How a careful reader takes it."""
