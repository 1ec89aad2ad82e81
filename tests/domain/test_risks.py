"""People in 1000: from counts, from ratios at a baseline risk, and the cases in which nobody can say."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.absolutes import Baseline
from app.domain.risks import (
    NO_BASELINE_WORDS,
    NO_RISK_WORDS,
    Measured,
    NoBaseline,
    NoRisk,
    Risk,
    people,
    risk_in_1000,
    wanted,
)
from app.domain.statistics import wilson
from app.domain.values import Interval, Value
from app.domain.vocabulary import Better, Category, ComparatorKind, Denominator, EffectMeasure, ValueKind
from tests.domain.examples import days, rate, share, thorough, words

LESS, MORE = Better.LOWER, Better.HIGHER


def ratio(
    estimate: float,
    low: float | None = None,
    high: float | None = None,
    *,
    measure: EffectMeasure = EffectMeasure.RISK_RATIO,
    better: Better = LESS,
) -> Measured:
    """A ratio against placebo."""
    interval = None if low is None or high is None else Interval(low, high)
    value = Value(ValueKind.EFFECT, estimate, interval=interval, measure=measure, better=better)
    return Measured(value, comparator=ComparatorKind.PLACEBO)


def told(measured: Measured, baseline: float | None = None, better: Better = LESS) -> Risk:
    """The risk, which there must be."""
    found = risk_in_1000(measured, None if baseline is None else Baseline(baseline), better=better)
    assert isinstance(found, Risk), found
    return found


def refused(measured: Measured, baseline: float | None = 300, better: Better = LESS) -> NoRisk:
    """Why there is none."""
    found = risk_in_1000(measured, None if baseline is None else Baseline(baseline), better=better)
    assert isinstance(found, NoRisk), found
    return found


@pytest.mark.parametrize(("baseline", "words_"), [(10, "1 in 1000"), (30, "3 in 1000")])
def test_a_risk_ratio_gives_the_people_that_the_cochrane_handbook_prints(baseline: float, words_: str) -> None:
    """Stockings on long flights: RR 0.10 (0.04 to 0.26); 10 become 1 (0 to 3) and 30 become 3 (1 to 8) in 1000."""
    risk = told(ratio(0.10, 0.04, 0.26), baseline)
    assert risk.interval is not None
    assert risk.words.startswith(words_)
    assert [round(end) for end in (risk.interval.low, risk.interval.high)] == {10: [0, 3], 30: [1, 8]}[int(baseline)]
    assert risk.difference_words == {10: "9 fewer (10 to 7 fewer)", 30: "27 fewer (29 to 22 fewer)"}[int(baseline)]


def test_an_odds_ratio_is_not_taken_for_a_risk_ratio() -> None:
    odds = told(ratio(0.5, measure=EffectMeasure.ODDS_RATIO), 200)
    assert odds.estimate == pytest.approx(1000 * 0.1 / 0.9)
    assert odds.words == "111 in 1000"
    assert told(ratio(0.5), 200).words == "100 in 1000"


def test_a_risk_beyond_everybody_is_held_at_everybody_and_says_so() -> None:
    risk = told(ratio(1.5, 1.1, 2.5, better=MORE), 500, MORE)
    assert risk.interval is not None
    assert (risk.estimate, risk.interval.high) == (750, 1000)
    assert "capped" in risk.flags


def test_a_share_of_people_speaks_for_itself_with_wilson_s_interval() -> None:
    risk = told(Measured(share(60, events=240, total=400)))
    expected = wilson(240, 400)
    assert risk.interval is not None
    assert (risk.estimate, risk.method) == (600, "wilson")
    assert risk.interval.low == pytest.approx(10 * expected.low)
    assert risk.words == "600 in 1000 (95 % interval 551 to 647)"
    assert risk.difference is None


def test_where_only_the_total_is_known_the_people_are_worked_out_and_it_is_said() -> None:
    risk = told(Measured(share(48, total=239)))
    assert risk.conventions == ("no_continuity_correction", "events_from_percentage")
    assert risk.interval is not None
    assert risk.interval.low == pytest.approx(10 * wilson(115, 239).low)


def test_a_printed_interval_goes_before_one_that_could_be_worked_out() -> None:
    risk = told(Measured(share(60, Interval(50, 70), events=240, total=400)))
    assert (risk.method, risk.interval) == ("as_published", Interval(500, 700))


def test_a_range_is_no_uncertainty_interval_and_a_bare_percentage_has_neither() -> None:
    ranged = told(Measured(Value(ValueKind.PROPORTION, low=10, high=20, unit="%")))
    assert (ranged.words, ranged.is_range) == ("100 to 200 in 1000", True)
    bare = told(Measured(share(46)))
    assert (bare.words, bare.interval) == ("460 in 1000", None)


def test_a_rate_per_so_many_people_is_a_risk_and_one_per_session_or_year_is_not() -> None:
    of_people = Value(ValueKind.RATE, 14, interval=Interval(1, 51), per="patient", per_amount=100_000)
    assert told(Measured(of_people)).words == "0.14 in 1000 (95 % interval 0.01 to 0.51)"
    assert refused(Measured(rate(3))) is NoRisk.OTHER_COUNT
    assert refused(Measured(share(5), counted=Denominator.SESSION)) is NoRisk.OTHER_COUNT


def test_without_a_baseline_a_ratio_gives_no_people() -> None:
    assert refused(ratio(0.5), None) is NoRisk.NO_BASELINE


REFUSED: list[tuple[Measured, dict[str, Any], NoRisk]] = [
    (replace(ratio(0.5), comparator=ComparatorKind.ACTIVE), {}, NoRisk.OTHER_COMPARATOR),
    (replace(ratio(0.5), comparator=None), {}, NoRisk.OTHER_COMPARATOR),
    (replace(ratio(0.5), is_of_another_condition=True), {}, NoRisk.OTHER_CONDITION),
    (ratio(2.06, better=MORE), {}, NoRisk.OTHER_DIRECTION),
    (ratio(0.5), {"better": Better.NEITHER}, NoRisk.DIRECTION_NOT_STATED),
    (ratio(0.5), {"baseline": 0}, NoRisk.NOT_APPLICABLE),
    (replace(ratio(0.5), counted=Denominator.COURSE), {}, NoRisk.OTHER_COUNT),
    (Measured(days(1, 2)), {}, NoRisk.NOT_A_RISK),
    (Measured(words()), {}, NoRisk.NOT_A_RISK),
    (
        ratio(-3, measure=EffectMeasure.MEAN_DIFFERENCE),
        {},
        NoRisk.NOT_A_RISK,
    ),
    (Measured(Value(ValueKind.PROPORTION, low=10, unit="%")), {}, NoRisk.ONE_END),
]


@pytest.mark.parametrize(("measured", "asked", "why"), REFUSED)
def test_what_does_not_fit_is_refused_with_its_reason(measured: Measured, asked: dict[str, Any], why: NoRisk) -> None:
    assert refused(measured, **asked) is why


def test_every_reason_has_words() -> None:
    assert NO_RISK_WORDS.keys() == set(NoRisk)
    assert NO_BASELINE_WORDS.keys() == set(NoBaseline)


def test_against_another_treatment_a_ratio_counts_where_the_baseline_is_of_the_same_source() -> None:
    against_another = replace(ratio(0.5), comparator=ComparatorKind.ACTIVE, is_of_the_baselines_source=True)
    assert told(against_another, 300).words == "150 in 1000"


@pytest.mark.parametrize(
    ("better", "category", "expected"),
    [
        (Better.LOWER, Category.EFFICACY, Better.LOWER),
        (Better.NEITHER, Category.EFFICACY, Better.HIGHER),
        (Better.NEITHER, Category.HARMS, Better.LOWER),
        (Better.NEITHER, Category.DURABILITY, Better.NEITHER),
    ],
)
def test_which_way_is_better_is_the_attribute_s_word_before_its_category_s(
    better: Better, category: Category, expected: Better
) -> None:
    assert wanted(better, category) is expected


@pytest.mark.parametrize(("amount", "said"), [(480.4, "480"), (9.96, "10"), (7.84, "7.8"), (0.146, "0.15"), (0, "0")])
def test_people_are_whole_from_ten_on_and_finer_below(amount: float, said: str) -> None:
    assert people(amount) == said


@thorough
@given(
    st.sampled_from((EffectMeasure.RISK_RATIO, EffectMeasure.ODDS_RATIO, EffectMeasure.HAZARD_RATIO)),
    st.floats(0.05, 20),
    st.floats(1, 999),
)
def test_a_ratio_above_one_means_more_people_and_below_one_fewer(
    measure: EffectMeasure, estimate: float, baseline: float
) -> None:
    risk = told(ratio(estimate, measure=measure), baseline)
    assert risk.estimate is not None
    assert 0 <= risk.estimate <= 1000
    assert (risk.estimate >= baseline - 1e-6) if estimate >= 1 else (risk.estimate <= baseline + 1e-6)
