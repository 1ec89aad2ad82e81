"""The quality of a comparison as it is published: by every criterion of decision aids, judged by ourselves."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.references import Reference, Review, Slug, Stamp
from app.domain.criteria import Group, Status


class CriterionResult(Document):
    """How the comparison stands to one criterion."""

    number: Annotated[int, Field(ge=1, le=39)]
    group: Group
    asks: str
    told_by: Literal["software", "a_person"]
    """Whether it is computed from the record, or counts only where a person vouched for it."""
    status: Status
    why: str
    by: Maybe[str]
    """Who vouched for it."""
    on: Maybe[date]


class GroupResult(Document):
    """How many criteria of a group are met or attested."""

    group: Group
    met: int
    of: int


class OptionDetail(Document):
    """How much is said of one treatment."""

    treatment: Reference
    benefits: int
    """Rows of efficacy, speed and durability with a value."""
    harms: int
    """Rows of harms with a value."""
    benefit_figures: int
    harm_figures: int
    findings: int
    statistics: int
    words: int
    experience_words: int
    share_of_a_side: Annotated[float, Field(ge=0, le=1)]
    """Its rows of benefits or of harms, whichever has fewer, as a share of the other's."""


class DetailMeasure(Document):
    """One thing that was counted for every treatment, how unequal it is, and how unequal it may be."""

    name: str
    words: str
    least: Slug
    """The treatment that has fewest."""
    most: Slug
    share: Annotated[float, Field(ge=0, le=1)]
    """The fewest as a share of the most."""
    bound: Maybe[float]
    """The least share allowed; left out where the measure is only shown."""
    is_within: bool


class EqualDetail(Document):
    """Whether every treatment is told as fully as the others."""

    is_within: bool
    options: list[OptionDetail]
    measures: list[DetailMeasure]
    least_share_of_a_side: float
    explanation: str


class Uncertainty(Document):
    """How many figures of outcomes tell how uncertain they are."""

    figures: int
    with_uncertainty: int
    """With an interval, a range, how many of how many, or a word such as about."""
    with_uncertainty_or_reason: int
    least_share: float
    least_share_or_reason: float


class ReadingGrade(Document):
    """How hard the comparison's own texts are to read."""

    grade: float
    """Years of American schooling, to one decimal."""
    words: int
    sentences: int
    syllables: int
    formula: str
    source: str
    texts: list[str]
    """The members that were graded."""


class QualityBrief(Document):
    """The quality of a comparison as lists show it."""

    slug: Slug
    """The comparison's name."""
    title: str
    statement: Annotated[str, Field(examples=["Meets 21 of 35, self-assessed. This is no certificate: …"])]
    met: int
    """Met or attested."""
    of: int


class Quality(QualityBrief, Stamp):
    """A comparison by the 35 minimum criteria of decision aids about treatments, judged by ourselves."""

    specification: str
    criteria_version: str
    """The version of the criteria and of the bounds they use."""
    groups: list[GroupResult]
    criteria: list[CriterionResult]
    equal_detail: EqualDetail
    uncertainty: Uncertainty
    readability: Maybe[ReadingGrade]
    evidence_checked: date
    next_review: date
    review: Review
    disclaimer: str
