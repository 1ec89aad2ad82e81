"""A comparison that does everything a decision aid must, for tests to spoil."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.aids import Aid, Figure, Option, Pair


def option(slug: str, position: int = 0, **counts: int) -> Option:
    """A treatment told as fully as one needs."""
    full = {
        "summary_words": 30,
        "experience_words": 60,
        "findings": 40,
        "words": 400,
        "statistics": 12,
        "benefits": 6,
        "harms": 6,
        "benefit_figures": 6,
        "harm_figures": 6,
        "probabilities": 5,
        "event_rates": 4,
    }
    return Option(slug=slug, name=slug.capitalize(), position=position, **{**full, **counts})


def figure(row: int = 0, **told: bool) -> Figure:
    """A figure that tells its uncertainty."""
    said = {"has_uncertainty": True, "has_reason": False, "has_people": True, **told}
    return Figure(finding=f"finding-{row}", row=row, **said)


AID = Aid(
    condition="Migraine",
    condition_words=20,
    question_words=9,
    options=(option("afelin"), option("brovane", 1)),
    figures=tuple(figure(row) for row in range(12)),
    pairs=(Pair("relief", frozenset({"design"})),),
    uncited=(),
    funding="Nobody paid.",
    update_policy="Every year.",
    evidence_checked=date(2026, 11, 1),
    next_review=date(2027, 11, 1),
    natural_course=True,
    what_matters=4,
    steps=3,
    questions_to_ask=5,
    methods="Searched on 1 November 2026.",
    wanted_outcomes=2,
    unwanted_outcomes=2,
    results=8,
    rated_results=8,
    per_1000=4,
    grade=7.04,
)


def spoilt(**members: Any) -> Aid:
    """The same comparison with something else in it."""
    return replace(AID, **members)
