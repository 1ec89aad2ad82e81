"""Comparisons as they are published: curated or composed, the same document."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from app.documents.attributes import AttributeBrief
from app.documents.burdens import Burden
from app.documents.cells import Cell, RecordedDisagreement
from app.documents.contract import Document, Maybe
from app.documents.findings import Certainty
from app.documents.references import Address, Digest, EditionReference, RecordLinks, Reference, Review, Slug
from app.documents.sources import NumberedSource
from app.domain.comparability import Comparability, Directness
from app.domain.slugs import LONGEST_SLUG, SLUG_PATTERN
from app.domain.vocabulary import TreatmentForm
from app.domain.weighing import Outcome

LONGEST_COMPOSED = 8 * LONGEST_SLUG + 7 * len("-vs-")
"""Eight treatments, joined."""


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
    """One verdict a pair; studies of both come first."""
    certainty: Certainty
    """How sure the row can be: that of its least sure value, with every reason given."""
    favours: Maybe[Slug]
    """The one treatment that every other loses to; never where a pair is not comparable or certainty is very low."""
    sentence: Annotated[str, Field(examples=["Response rate. These figures come from different studies …"])]
    """The row in one plain sentence, caveat first."""
    disagreements: list[RecordedDisagreement]


class Experience(Document):
    """What an option is like to live through: physically, in the mind, among people."""

    treatment: Slug
    words: str
    findings: list[Slug]
    """Where it comes from."""
    source_numbers: list[Annotated[int, Field(ge=1)]]


class NaturalCourse(Document):
    """What happens when nothing is done."""

    words: str
    source_number: Annotated[int, Field(ge=1)]
    locator: str


class ComparisonLinks(RecordLinks):
    """Where a comparison lives, and what else is told of it."""

    summary_of_findings: Maybe[Address]
    """Of a curated comparison: the outcomes that matter most."""
    quality: Maybe[Address]
    """Of a curated comparison: the criteria it meets."""


class ComparisonBrief(Document):
    """A comparison as lists show it."""

    slug: Slug
    title: Annotated[str, Field(examples=["One treatment or another?"])]
    question: str
    condition: Maybe[Reference]
    treatments: list[Reference]


class Comparison(Document):
    """Treatments side by side, attribute by attribute."""

    slug: Annotated[str, Field(pattern=SLUG_PATTERN, max_length=LONGEST_COMPOSED, examples=["one-vs-another"])]
    """Its name in addresses; of a composed comparison, the treatments joined by -vs-."""
    origin: Literal["curated", "composed"]
    title: str
    question: str
    summary: str
    condition: Maybe[Reference]
    treatments: list[ComparedTreatment]
    burden: list[Burden]
    """What each treatment asks of a person, in the order of `treatments`; computed from its first regimen."""
    rows: list[Row]
    natural_course: Maybe[NaturalCourse]
    experiences: list[Experience]
    """One a treatment, where an editor wrote them."""
    what_matters: list[str]
    """Questions for the reader: what matters most to you?"""
    questions_to_ask: list[str]
    """Questions to take to a clinician."""
    steps: list[str]
    """A way to decide, step by step."""
    methods: Maybe[str]
    """How the evidence was found and chosen."""
    update_policy: Maybe[str]
    sources: list[NumberedSource]
    rules_version: str
    """The version of the rules that chose headlines and reached verdicts."""
    funding: str
    disclaimer: str
    review: Review
    digest: Digest
    updated: datetime
    edition: EditionReference
    links: ComparisonLinks
