"""Findings as they are published."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.references import Reference, Slug, Stamp
from app.documents.sources import SourceReference
from app.documents.values import Value
from app.domain import evidence as domain
from app.domain.vocabulary import (
    AbsenceReason,
    AgeGroup,
    AnalysisSet,
    Blinding,
    Category,
    CertaintyLevel,
    ComparatorKind,
    Denominator,
    Design,
    Obtained,
    Scope,
)


class Population(Document):
    """Whom the value describes."""

    words: Annotated[str, Field(examples=["Adults whom two earlier treatments had not helped"])]
    age_group: AgeGroup


class TimePoint(Document):
    """When the value was taken, counted from the start of treatment unless the words say otherwise."""

    words: Annotated[str, Field(examples=["week 4"])]
    low: Maybe[float]
    high: Maybe[float]
    unit: Maybe[str]


class Comparator(Document):
    """What the treated were measured against, and what happened there."""

    kind: ComparatorKind
    words: Annotated[str, Field(examples=["sham stimulation"])]
    treatment: Maybe[Slug]
    value: Maybe[Value]
    display: Maybe[str]
    """The comparator's value in words."""


class Certainty(Document):
    """How sure one can be, as entered by the source or an editor; `not_rated` where nobody did."""

    level: CertaintyLevel
    rated_by: Maybe[str]
    reasons: list[str]


class Absence(Document):
    """Why there is no value, and where and when somebody looked."""

    reason: AbsenceReason
    words: Annotated[str, Field(examples=["Not reported"])]
    looked_in: Annotated[str, Field(examples=["the sources listed for this treatment"])]
    looked_on: date
    note: Maybe[str]


class AttributeReference(Reference):
    """An attribute as a finding or a row names it."""

    question: Annotated[str, Field(examples=["How soon does it help?"])]
    category: Category


class FindingBrief(Document):
    """A finding as lists show it."""

    id: Slug
    treatment: Reference
    attribute: AttributeReference
    condition: Maybe[Reference]
    value: Value
    display: Annotated[str, Field(examples=["69.3 % (70 of 101)"])]
    """The value in words."""
    summary: Maybe[str]
    population: Population
    time_point: Maybe[TimePoint]
    design: Design
    certainty: Certainty
    source: SourceReference
    locator: Annotated[str, Field(examples=["Table 2"])]
    """Where in the source the value stands."""


class Finding(FindingBrief, Stamp):
    """One cited value of one attribute for one treatment."""

    source_words: Maybe[str]
    """The words the source used where it used words and not a number."""
    arm: Maybe[str]
    comparator: Maybe[Comparator]
    instrument: Maybe[str]
    scale: Maybe[str]
    """The scale the instrument is, whichever way its name is written."""
    analysis_set: AnalysisSet
    blinding: Blinding
    counted: Denominator
    scope: Scope
    pooled: Maybe[str]
    participants: Maybe[int]
    studies: Maybe[int]
    jurisdiction: Maybe[str]
    dated: Maybe[str]
    obtained: Obtained
    derived_from: list[Slug]
    derivation: Maybe[str]
    note: Maybe[str]

    def as_evidence(self) -> domain.Evidence:
        """The finding as the rules see it."""
        against, time = self.comparator, self.time_point
        return domain.Evidence(
            id=self.id,
            treatment=self.treatment.slug,
            attribute=self.attribute.slug,
            value=self.value.as_domain(),
            condition=self.condition.slug if self.condition else None,
            comparator=domain.Comparator(
                against.kind, against.treatment, against.value.as_domain() if against.value else None
            )
            if against
            else None,
            time_low=domain.in_days(time.low, time.unit) if time else None,
            time_high=domain.in_days(time.high if time.high is not None else time.low, time.unit) if time else None,
            instrument=self.instrument,
            scale=self.scale,
            analysis_set=self.analysis_set,
            design=self.design,
            blinding=self.blinding,
            age_group=self.population.age_group,
            counted=self.counted,
            scope=self.scope,
            certainty=self.certainty.level,
            people=self.participants,
            year=self.source.year,
            price_year=getattr(self.value, "price_year", None),
            tier=self.source.tier,
        )
