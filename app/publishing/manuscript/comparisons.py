"""Comparisons as they are written: the rows, and what a person needs to decide."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.vocabulary import Better
from app.publishing.manuscript.entries import Entry, Name, Prose, Review, Sentence, Slug, Slugs


class Baseline(Entry):
    """How many in 1000 have the outcome without the treatment: what a relative effect is turned into people with."""

    attribute: Slug
    per_1000: Annotated[float, Field(ge=0, le=1000)]
    words: Sentence
    """Who they are, what they had instead, and over what time."""
    as_printed: Name | None = None
    """The figure as the source prints it."""
    condition: Slug | None = None
    """The condition they have: a ratio found in people with another is not turned into people with it."""
    source: Slug
    locator: Name
    better: Better | None = None
    """Which way is better: more people with the outcome or fewer; needed where the attribute does not tell."""


class Outcome(Entry):
    """One line of the summary of findings, in the editor's order of importance."""

    attribute: Slug
    name: Name
    """The outcome as a reader would say it, with its time."""
    importance: Literal["critical", "important"]
    findings: dict[Slug, Slug] = {}
    """For each treatment the finding that answers it; a treatment without one has no data."""
    comment: Sentence | None = None


class Experience(Entry):
    """What an option is like to live through: physically, in the mind, among people."""

    treatment: Slug
    words: Prose
    findings: Slugs = []
    """Where it comes from."""


class NaturalCourse(Entry):
    """What happens when nothing is done."""

    words: Prose
    source: Slug
    locator: Name


class Attestation(Entry):
    """A criterion that only a person can vouch for, and who did."""

    criterion: Annotated[int, Field(ge=1, le=39)]
    by: Name
    on: date
    words: Sentence


class Comparison(Entry):
    """Two or more treatments, side by side, as an editor set them."""

    title: Name
    question: Sentence
    """The decision a reader faces."""
    summary: Prose
    condition: Slug
    treatments: Annotated[list[Slug], Field(min_length=2, max_length=8)]
    attributes: Annotated[list[Slug], Field(min_length=1, max_length=120)]
    """The rows, in the editor's order."""
    baselines: Annotated[list[Baseline], Field(max_length=20)] = []
    outcomes: Annotated[list[Outcome], Field(max_length=7)] = []
    """The summary of findings: at most seven, wanted and unwanted ones."""
    natural_course: NaturalCourse | None = None
    experiences: Annotated[list[Experience], Field(max_length=8)] = []
    what_matters: Annotated[list[Sentence], Field(max_length=12)] = []
    """Questions a reader asks themselves: what matters most to you?"""
    questions_to_ask: Annotated[list[Sentence], Field(max_length=12)] = []
    """Questions to take to a clinician."""
    steps: Annotated[list[Sentence], Field(max_length=8)] = []
    """A way to decide, step by step."""
    methods: Prose | None = None
    """How the evidence was found and chosen, with dates."""
    update_policy: Sentence | None = None
    funding: Sentence
    attestations: Annotated[list[Attestation], Field(max_length=39)] = []
    review: Review
