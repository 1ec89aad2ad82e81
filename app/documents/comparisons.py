"""Comparisons as they are published: curated or composed, the same document."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from app.documents.attributes import AttributeBrief
from app.documents.cells import Cell, RecordedDisagreement
from app.documents.contract import Document, Maybe
from app.documents.references import Digest, EditionReference, RecordLinks, Reference, Review, Slug
from app.documents.sources import NumberedSource
from app.domain.comparability import Comparability, Directness
from app.domain.vocabulary import TreatmentForm
from app.domain.weighing import Outcome


class ComparedTreatment(Reference):
    """A treatment in the head of a comparison."""

    summary: str
    form: TreatmentForm
    variants: list[Reference]
    """Variants whose findings are shown with its own."""
    variant_of: Maybe[Reference]
    review: Review


class Reason(Document):
    """One label on which two values differ."""

    code: Annotated[str, Field(examples=["time_point"])]
    forbids: bool
    """Whether this alone makes the two incomparable."""
    left: str
    right: str


class Verdict(Document):
    """What a row says about one pair of treatments."""

    left: Slug
    right: Slug
    outcome: Outcome
    favours: Maybe[Slug]
    comparability: Comparability
    directness: Directness
    reasons: list[Reason]
    notes: list[str]
    """Codes for what kept the verdict from being surer."""
    findings: list[Slug]
    """The findings the verdict rests on."""
    sentence: str
    """The verdict in one plain sentence, with its caveat first."""


class Row(Document):
    """One attribute, answered by every treatment."""

    attribute: AttributeBrief
    cells: list[Cell]
    """One cell a treatment, in the order of `treatments`."""
    verdicts: list[Verdict]
    """One verdict a pair."""
    disagreements: list[RecordedDisagreement]


class ComparisonBrief(Document):
    """A comparison as lists show it."""

    slug: Slug
    title: Annotated[str, Field(examples=["One treatment or another?"])]
    question: str
    condition: Maybe[Reference]
    treatments: list[Reference]


class Comparison(Document):
    """Treatments side by side, attribute by attribute."""

    slug: Slug
    """Its name in addresses; of a composed comparison, the treatments joined by -vs-."""
    origin: Literal["curated", "composed"]
    title: str
    question: str
    summary: str
    condition: Maybe[Reference]
    treatments: list[ComparedTreatment]
    rows: list[Row]
    sources: list[NumberedSource]
    rules_version: str
    """The version of the rules that chose headlines and reached verdicts."""
    funding: str
    disclaimer: str
    review: Review
    digest: Digest
    updated: datetime
    edition: EditionReference
    links: RecordLinks
