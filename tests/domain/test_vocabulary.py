"""The closed lists: what their words mean to the rules, and that no word appears by accident."""

import inspect
import re
from enum import StrEnum

import pytest

from app.domain import vocabulary
from app.domain.vocabulary import (
    LEVEL_SCALES,
    Category,
    CertaintyLevel,
    ComparatorKind,
    Design,
    EffectMeasure,
    ReviewStatus,
    Tier,
    ValueKind,
)

LISTS = [
    member
    for _, member in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(member, StrEnum) and member is not StrEnum
]


@pytest.mark.parametrize("closed", LISTS)
def test_every_word_is_plain_and_said_once_and_every_list_is_explained(closed: type[StrEnum]) -> None:
    written = [word.value for word in closed]
    assert len(written) > 1
    assert len(set(written)) == len(written) == len(closed.__members__)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", word) for word in written) or closed is Tier
    assert (closed.__doc__ or "").endswith(".")


@pytest.mark.parametrize(
    ("measure", "no_effect"),
    [
        ("risk_ratio", 1.0),
        ("odds_ratio", 1.0),
        ("hazard_ratio", 1.0),
        ("risk_difference", 0.0),
        ("mean_difference", 0.0),
        ("standardised_mean_difference", 0.0),
        ("number_needed_to_treat", None),
        ("number_needed_to_harm", None),
    ],
)
def test_a_measure_knows_which_figure_says_that_nothing_happened(measure: str, no_effect: float | None) -> None:
    assert EffectMeasure(measure).no_effect == no_effect
    assert EffectMeasure(measure).is_ratio is (no_effect == 1.0)


def test_every_measure_is_tested_for_its_no_effect() -> None:
    assert len(EffectMeasure) == 8


def test_only_chance_allocation_counts_as_randomised() -> None:
    assert {design.value for design in Design if design.is_randomised} == {
        "systematic_review",
        "randomised_trial",
        "network_meta_analysis",
        "randomised_withdrawal",
    }


def test_designs_are_ranked_from_systematic_reviews_to_web_articles() -> None:
    ranks = [design.rank for design in Design]
    assert ranks == list(range(len(Design)))
    assert Design.SYSTEMATIC_REVIEW.rank == 0
    assert Design.RANDOMISED_TRIAL.rank < Design.NETWORK_META_ANALYSIS.rank < Design.LABEL.rank
    assert Design.LABEL.rank < Design.OBSERVATIONAL.rank < Design.NARRATIVE_REVIEW.rank < Design.NEWS_REPORT.rank
    assert Design.WEB_ARTICLE.rank == max(ranks)


def test_a_value_nobody_rated_stands_below_one_rated_very_low() -> None:
    assert [level.value for level in sorted(CertaintyLevel, key=lambda level: level.rank)] == [
        "high",
        "moderate",
        "low",
        "very_low",
        "not_rated",
    ]


def test_only_what_was_meant_to_do_nothing_is_inert() -> None:
    assert {kind.value for kind in ComparatorKind if kind.is_inert} == {"sham", "placebo", "active_placebo"}


def test_categories_stand_in_the_order_readers_meet_them() -> None:
    assert [category.value for category in Category] == [
        "efficacy",
        "speed",
        "durability",
        "regimen",
        "harms",
        "access",
        "description",
    ]


def test_tiers_are_ordered_from_the_paper_itself_downwards() -> None:
    assert sorted(Tier, reverse=True) == [Tier.D, Tier.C, Tier.B, Tier.A]


def test_there_are_nine_kinds_of_value() -> None:
    assert {kind.value for kind in ValueKind} == {
        "duration",
        "count",
        "proportion",
        "rate",
        "effect",
        "change",
        "money",
        "level",
        "statement",
    }


def test_nothing_is_reviewed_unless_said() -> None:
    assert next(iter(ReviewStatus)) is ReviewStatus.NOT_CLINICALLY_REVIEWED


@pytest.mark.parametrize("scale", list(LEVEL_SCALES))
def test_a_scale_is_an_order_of_different_words(scale: str) -> None:
    assert len(set(LEVEL_SCALES[scale])) == len(LEVEL_SCALES[scale]) > 1


def test_the_frequency_words_are_those_of_product_labels_strongest_first() -> None:
    assert LEVEL_SCALES["frequency"] == ("very_common", "common", "uncommon", "rare", "very_rare")
    assert set(LEVEL_SCALES) == {"frequency", "amount", "severity"}
