"""A comparison as its judges see it: what a decision aid must have, counted and named, without its content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Step = str | int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that is missing or wrong: where, what, and what would be right.

    `place` leads into the comparison's record, or into a finding's where `finding` names one.
    """

    place: tuple[Step, ...]
    what: str
    right: str
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One treatment of a comparison, and how much is said of it."""

    slug: str
    name: str
    position: int
    """Its place among the treatments, from 0."""
    summary_words: int = 0
    experience_words: int = 0
    """Words of what it is like to live through."""
    experience_position: int | None = None
    """The place of that text among the experiences, from 0."""
    findings: int = 0
    """Findings shown, headlines and those behind them."""
    words: int = 0
    """Words shown: its summary, its experience, and every headline with its sentence and note."""
    statistics: int = 0
    """Headlines that are numbers."""
    benefits: int = 0
    """Rows of efficacy, speed and durability that have a value."""
    harms: int = 0
    """Rows of harms that have a value."""
    benefit_figures: int = 0
    """Benefits told as a number, or as a frequency word of product labels."""
    harm_figures: int = 0
    """Harms told as a number, or as a frequency word of product labels."""
    probabilities: int = 0
    """Headlines that are a share of people, or so many in 1000."""
    event_rates: int = 0
    """Headlines with how many of how many, or with events per stated base."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeric headline of an outcome, and how its uncertainty is told."""

    finding: str
    row: int
    """Its row's place among the attributes, from 0."""
    has_uncertainty: bool
    """An interval, a range, how many of how many, or a word such as `about`."""
    has_reason: bool
    """Why there is none: a note beside it, or a rating of its certainty with reasons."""
    has_people: bool
    """Whom it describes."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two treatments' probabilities in one row, and the labels on which they differ."""

    row: str
    reasons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Attested:
    """Who vouched for a criterion, when, and in which words."""

    by: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Aid:
    """Everything the criteria ask about."""

    condition: str
    condition_words: int
    question_words: int
    options: tuple[Option, ...]
    figures: tuple[Figure, ...]
    pairs: tuple[Pair, ...]
    uncited: tuple[Shortfall, ...]
    """Values and texts with figures that name no source, or no place in it."""
    funding: str
    update_policy: str
    evidence_checked: date
    next_review: date
    natural_course: bool
    what_matters: int
    steps: int
    questions_to_ask: int
    methods: str
    wanted_outcomes: int = 0
    """Outcomes of the summary of findings that are no harms."""
    unwanted_outcomes: int = 0
    """Outcomes of it that are harms."""
    results: int = 0
    """Results in the summary of findings."""
    rated_results: int = 0
    """Those of them whose certainty somebody rated."""
    per_1000: int = 0
    """Those of them told as so many in 1000."""
    grade: float | None = None
    """The Flesch-Kincaid grade of its own texts."""
    attested: Mapping[int, Attested] = field(default_factory=dict)
    """By the number of the criterion."""
