"""Treatments as they are published: enough for a frontend's first screen in one answer."""

from typing import Annotated

from pydantic import Field

from app.documents.burdens import RegimenBurden
from app.documents.cells import RecordedDisagreement
from app.documents.contract import Document, Maybe
from app.documents.findings import Absence, AttributeReference
from app.documents.references import Reference, Review, Slug, Stamp
from app.documents.sources import NumberedSource
from app.documents.values import Value
from app.domain import regimens as domain
from app.domain.vocabulary import Category, TreatmentForm


class Span(Document):
    """From so many to so many."""

    low: float
    high: float

    def as_domain(self) -> domain.Range:
        """The same for the rules to work on."""
        return domain.Range(self.low, self.high)


class Phase(Document):
    """One stretch of a regimen, given at one pace."""

    name: str
    sessions: Maybe[Span]
    sessions_per_week: Maybe[Span]
    sessions_per_day: Maybe[Span]
    weeks: Maybe[Span]
    minutes: Maybe[Span]
    observation_minutes: Maybe[Span]
    dose: Maybe[str]
    note: Maybe[str]

    def as_domain(self) -> domain.Phase:
        """The same for the rules to work on."""
        spans = {name: member.as_domain() for name, member in self if isinstance(member, Span)}
        return domain.Phase(name=self.name, **spans)


class Regimen(Document):
    """How a treatment is given, and the findings its numbers come from."""

    name: str
    phases: list[Phase]
    findings: list[Slug]


class HeadlineValue(Document):
    """The value that speaks for one attribute."""

    attribute: AttributeReference
    treatment: Slug
    """The treatment or variant it is of."""
    condition: Maybe[Slug]
    value: Value
    display: str
    finding: Slug
    source_number: Annotated[int, Field(ge=1)]
    locator: str
    finding_count: int
    """How many findings there are, this one included."""


class HeadlineGroup(Document):
    """Headline values of one category."""

    category: Category
    values: list[HeadlineValue]


class SideEffect(HeadlineValue):
    """A harm and how often it happens, as far as anyone counted."""

    frequency: Maybe[Annotated[str, Field(examples=["very_common"])]]
    """The product-label word for the share of people: very_common from 1 in 10, common from 1 in 100, …"""


class RegulatoryStatus(Document):
    """What a regulator has said, where and when."""

    finding: Slug
    treatment: Slug
    text: str
    jurisdiction: Maybe[str]
    dated: Maybe[str]
    source_number: Annotated[int, Field(ge=1)]
    locator: str


class AbsentAttribute(Document):
    """An attribute without a value, and why."""

    attribute: AttributeReference
    absence: Absence


class TreatmentBrief(Reference):
    """A treatment as lists show it."""

    short_name: str
    """What it is called inside a sentence."""
    also_known_as: list[str]
    form: TreatmentForm
    variant_of: Maybe[Reference]
    summary: str
    conditions: list[Reference]


class Treatment(TreatmentBrief, Stamp):
    """A treatment, or a variant of one."""

    reference_variant: Maybe[Reference]
    """For an umbrella: the variant that speaks for it where it has no finding of its own."""
    variants: list[Reference]
    regimens: list[Regimen]
    burden: list[RegimenBurden]
    """What each regimen asks of a person; an umbrella without a regimen shows its reference variant's."""
    burden_absence: Maybe[Absence]
    """Why `burden` is empty, where it is."""
    headlines: list[HeadlineGroup]
    """By category, without harms; those are `side_effects`."""
    side_effects: list[SideEffect]
    regulatory_status: list[RegulatoryStatus]
    absences: list[AbsentAttribute]
    disagreements: list[RecordedDisagreement]
    comparisons: list[Reference]
    codes: dict[str, str]
    finding_count: int
    sources: list[NumberedSource]
    review: Review
    disclaimer: str
