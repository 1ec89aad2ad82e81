"""Summaries of findings as they are published: the outcomes that matter most, told for every treatment."""

from typing import Annotated, Literal

from pydantic import Field

from app.documents.absolutes import AbsoluteRisk, BaselineRisk
from app.documents.contract import Document, Maybe
from app.documents.findings import Absence, AttributeReference, Comparator
from app.documents.references import Address, Reference, Review, Slug, Stamp
from app.documents.sources import NumberedSource
from app.documents.values import Value
from app.domain.risks import NoBaseline, NoRisk
from app.domain.vocabulary import AbsenceReason, Better, CertaintyLevel, EffectMeasure

FootnoteNumber = Annotated[int, Field(ge=1)]


class Footnote(Document):
    """Why a certainty was lowered or raised, or where a baseline comes from."""

    number: FootnoteNumber
    text: str


class RatedCertainty(Document):
    """How sure one can be of a result; `not_rated` where nobody said."""

    level: CertaintyLevel
    words: Annotated[str, Field(examples=["Low certainty, 2 of 4"])]
    """The text equivalent of the symbol."""
    symbol: Maybe[Annotated[str, Field(examples=["⊕⊕◯◯"])]]
    meaning: str
    rated_by: Maybe[str]
    footnotes: list[FootnoteNumber]
    """One for each reason."""


class RelativeEffect(Document):
    """The effect against a comparator, as the source prints it."""

    measure: EffectMeasure
    display: str
    value: Value


class ReportedResult(Document):
    """One treatment's result: the finding that the editor named."""

    state: Literal["reported"]
    treatment: Slug
    finding: Slug
    of_treatment: Slug
    """The treatment or variant the finding is of."""
    address: Address
    display: str
    population: str
    time_point: Maybe[str]
    comparator: Maybe[Comparator]
    relative_effect: Maybe[RelativeEffect]
    risk: Maybe[AbsoluteRisk]
    """The risk with treatment, in 1000."""
    risk_with_comparator: Maybe[AbsoluteRisk]
    """The same in the comparator's arm of the finding itself, where it was counted."""
    baseline: Maybe[BaselineRisk]
    """The risk without treatment in the finding's own control group: the same people, at the same time."""
    baseline_missing: Maybe[NoBaseline]
    """Why there is no such figure."""
    baseline_missing_words: Maybe[str]
    sentence: Maybe[Annotated[str, Field(examples=["Of 1000 such people, 104 with sham, and 293 with it."])]]
    """Both risks in words, with the same denominator and the comparator named; only where both are known."""
    risk_missing: Maybe[NoRisk]
    """Why there is no such figure for the treatment."""
    risk_missing_words: Maybe[str]
    participants: Maybe[int]
    studies: Maybe[int]
    certainty: RatedCertainty
    gaps: dict[str, AbsenceReason]
    """Why a member above is left out."""
    source_number: Annotated[int, Field(ge=1)]
    locator: str


class AbsentResult(Document):
    """A treatment without a result for the outcome, and why."""

    state: Literal["absent"]
    treatment: Slug
    display: str
    absence: Absence


Result = Annotated[ReportedResult | AbsentResult, Field(discriminator="state")]


class SummaryOutcome(Document):
    """One outcome, in the editor's order of importance."""

    attribute: AttributeReference
    name: str
    importance: Literal["critical", "important"]
    better: Better
    """Whether more or less of it is better for the person treated."""
    baseline: Maybe[BaselineRisk]
    """The risk without treatment, in 1000."""
    baseline_footnote: Maybe[FootnoteNumber]
    baseline_missing: Maybe[Literal["no_baseline", "of_each_result"]]
    """Why there is no baseline for all: none is known, or the results come from trials that each had their own."""
    results: list[Result]
    """One a treatment, in the order of `treatments`."""
    comment: Maybe[str]


class SummaryBrief(Document):
    """A summary of findings as lists show it."""

    slug: Slug
    """The comparison's name."""
    title: str
    question: str
    condition: Reference
    treatments: list[Reference]


class Summary(SummaryBrief, Stamp):
    """A summary of findings: at most seven outcomes, wanted and unwanted, each with every treatment's result."""

    statement: str
    """How many outcomes there are, and in what order."""
    outcomes: Annotated[list[SummaryOutcome], Field(max_length=7)]
    footnotes: list[Footnote]
    sources: list[NumberedSource]
    conventions: list[str]
    """How the figures in 1000 are worked out, in plain sentences."""
    rules_version: str
    funding: str
    review: Review
    disclaimer: str
