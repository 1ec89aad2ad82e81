"""Whether the findings behind one cell say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agreement import AGREEMENT_WORDS, Agreement, AgreementStatus, agreement
from app.domain.evidence import Evidence
from app.domain.values import Interval, Value
from app.domain.vocabulary import AnalysisSet, Better, Blinding, EffectMeasure, Tier, ValueKind
from tests.domain.examples import change, days, effect, finding, findings, money, rate, share, thorough, words

SINGLE = Agreement(AgreementStatus.SINGLE)
CONSISTENT = Agreement(AgreementStatus.CONSISTENT)
RATIO, MEAN = EffectMeasure.RISK_RATIO, EffectMeasure.MEAN_DIFFERENCE


def _agree(*values: Value) -> Agreement:
    return agreement([finding(f"f{position}", value) for position, value in enumerate(values)])


def test_no_finding_or_one_stands_alone() -> None:
    assert _agree() == _agree(share(3)) == SINGLE


@pytest.mark.parametrize(
    ("headline", "other"),
    [
        (words(), words()),
        (words(), share(3)),
        (share(3), words()),
        (share(3), days(1, 2)),
        (change(1, 3), Value(ValueKind.COUNT, 90, unit="[points]")),
        (change(1, 3), change(5, 9, unit="%")),
        (effect(RATIO, 1, 2), effect(EffectMeasure.ODDS_RATIO, 5, 9)),
        (money(3), money(90, currency="EUR")),
        (money(3), money(90, per="course")),
    ],
)
def test_values_that_are_not_of_a_kind_are_not_held_against_each_other(headline: Value, other: Value) -> None:
    assert _agree(headline, other) == SINGLE


def test_points_on_two_scales_are_not_held_against_each_other_but_shares_are() -> None:
    for value, far, status in ((change(1, 3), change(8, 9), SINGLE), (share(3), share(9), None)):
        told = agreement([finding("a", value, scale="madrs"), finding("b", far, scale="hdrs")])
        assert told == status or (status is None and told.status is AgreementStatus.DIFFERS)
        assert agreement([finding("a", value, scale="madrs"), finding("b", far, scale="madrs")]).differing == ("b",)


@pytest.mark.parametrize(
    ("headline", "other"),
    [
        (share(38, Interval(30, 45)), share(50, Interval(45, 60))),
        (share(38, Interval(30, 45)), share(25, Interval(20, 30))),
        (share(38, Interval(30, 45)), share(45)),
        (share(40), share(50)),
        (share(50), share(40)),
        (share(0), share(0)),
        (days(7, 14), days(2, 3, unit="wk")),
        (rate(5), rate(50, per_amount=10_000)),
        (share(50, events=5, total=10), share(70, events=7, total=10)),
        (change(1, 2), change(-2, -1, better=Better.LOWER)),
        (effect(MEAN, 1, 2), effect(MEAN, -2, -1, better=Better.LOWER)),
        (effect(RATIO, 2, 4), effect(RATIO, 0.25, 0.5, better=Better.LOWER)),
        (effect(RATIO, 0.25, 0.5, better=Better.LOWER), effect(RATIO, 4, 5)),
    ],
)
def test_values_that_meet_when_told_alike_are_consistent(headline: Value, other: Value) -> None:
    assert _agree(headline, other) == CONSISTENT


@pytest.mark.parametrize(
    ("headline", "other"),
    [
        (share(38, Interval(30, 45)), share(50, Interval(45.1, 60))),
        (share(38, Interval(30, 45)), share(25, Interval(20, 29.9))),
        (share(38, Interval(30, 45)), share(46)),
        (share(40), share(50.1)),
        (share(50.1), share(40)),
        (share(0), share(1)),
        (Value(ValueKind.CHANGE, -4, unit="[points]"), Value(ValueKind.CHANGE, -5.1, unit="[points]")),
        (days(7, 14), days(3, 4, unit="wk")),
        (days(1, 2, unit="wk"), days(2, 6)),
        (rate(5), rate(5, per_amount=10_000)),
        (share(5, events=50, total=1000), share(30, events=300, total=1000)),
        (change(1, 2), change(-2, -1)),
        (change(1, 2), change(1, 2, better=Better.LOWER)),
        (change(1, 2), change(-6, -5, better=Better.LOWER)),
        (effect(RATIO, 2, 4), effect(RATIO, 2, 4, better=Better.LOWER)),
        (effect(RATIO, 2, 4), effect(RATIO, 0, 0.2, better=Better.LOWER)),
    ],
)
def test_a_value_that_stays_apart_when_told_alike_differs(headline: Value, other: Value) -> None:
    told = _agree(headline, other)
    assert told.status is not AgreementStatus.CONSISTENT
    assert told.differing == ("f1",)


def test_only_those_that_differ_are_named_and_held_against_the_headline_alone() -> None:
    told = _agree(share(38, Interval(30, 45)), share(60), share(40), words(), share(10))
    assert told == Agreement(AgreementStatus.DIFFERS, ("f1", "f4"))


def test_labels_on_which_the_differing_ones_differ_are_named_once() -> None:
    headline = finding("a", share(38))
    others = [
        finding("b", share(60), blinding=Blinding.OPEN_LABEL),
        finding("c", share(70), blinding=Blinding.OPEN_LABEL, analysis_set=AnalysisSet.COMPLETERS),
        finding("d", share(38), tier=Tier.D),
    ]
    assert agreement([headline, *others]).labels == ("blinding", "analysis_set")


@pytest.mark.parametrize(
    ("headline", "other", "status"),
    [
        (effect(RATIO, 1.2, 2), effect(RATIO, 0.5, 0.9), AgreementStatus.CONTRADICTS),
        (effect(MEAN, 1, 2), effect(MEAN, -2, -1), AgreementStatus.CONTRADICTS),
        (
            effect(MEAN, -2, -1, better=Better.LOWER),
            effect(MEAN, 1, 2, better=Better.LOWER),
            AgreementStatus.CONTRADICTS,
        ),
        (effect(MEAN, -4, -3, better=Better.LOWER), effect(MEAN, 1, 2), AgreementStatus.DIFFERS),
        (effect(RATIO, 1.2, 2), effect(RATIO, 2.1, 3), AgreementStatus.DIFFERS),
        (effect(RATIO, 1.2, 2), effect(RATIO, 0.5, 1), AgreementStatus.DIFFERS),
        (effect(RATIO, 1, 2), effect(RATIO, 0.5, 0.9), AgreementStatus.DIFFERS),
        (change(1, 2), change(-2, -1), AgreementStatus.DIFFERS),
        (
            effect(EffectMeasure.NUMBER_NEEDED_TO_TREAT, 3, 5),
            effect(EffectMeasure.NUMBER_NEEDED_TO_TREAT, 7, 9),
            AgreementStatus.DIFFERS,
        ),
        (
            Value(ValueKind.EFFECT, 2, measure=RATIO, better=Better.HIGHER),
            effect(RATIO, 0.5, 0.9),
            AgreementStatus.DIFFERS,
        ),
        (
            effect(RATIO, 1.5, 2),
            Value(ValueKind.EFFECT, 0.5, measure=RATIO, better=Better.HIGHER),
            AgreementStatus.DIFFERS,
        ),
    ],
)
def test_an_effect_contradicts_only_when_both_intervals_clear_no_effect_on_opposite_sides(
    headline: Value, other: Value, status: AgreementStatus
) -> None:
    assert _agree(headline, other) == Agreement(status, ("f1",))


def test_one_contradiction_among_many_is_a_contradiction() -> None:
    told = _agree(effect(RATIO, 1.2, 2), effect(RATIO, 2.1, 3), effect(RATIO, 0.5, 0.9), effect(RATIO, 1, 2))
    assert told == Agreement(AgreementStatus.CONTRADICTS, ("f1", "f2"))


@thorough
@given(st.lists(findings(), max_size=5))
def test_something_differs_exactly_when_a_finding_is_named(some: list[Evidence]) -> None:
    told = agreement(some)
    assert bool(told.differing) is (told.status in (AgreementStatus.DIFFERS, AgreementStatus.CONTRADICTS))
    assert set(told.differing) <= {found.id for found in some[1:]}


@thorough
@given(findings(), st.integers(1, 4))
def test_a_finding_agrees_with_its_own_copies(found: Evidence, copies: int) -> None:
    assert agreement([found] * (1 + copies)).status in (AgreementStatus.CONSISTENT, AgreementStatus.SINGLE)


def test_every_status_has_words() -> None:
    assert set(AGREEMENT_WORDS) == set(AgreementStatus)
