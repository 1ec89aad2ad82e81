"""Effects for 1000 people: what they are, how they are said, when they are refused, and what tables print instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.absolutes import Baseline, Effect, absolute_effect, more_or_fewer
from app.domain.computed import Computed
from app.domain.printed_rows import PrintedRow, disagreements, duplicate_outcomes
from app.domain.values import Interval
from app.domain.vocabulary import EffectMeasure
from tests.domain.examples import thorough

RISK_RATIO, ODDS_RATIO = EffectMeasure.RISK_RATIO, EffectMeasure.ODDS_RATIO
HAZARD_RATIO, DIFFERENCE = EffectMeasure.HAZARD_RATIO, EffectMeasure.RISK_DIFFERENCE
measures = st.sampled_from([RISK_RATIO, ODDS_RATIO, HAZARD_RATIO, DIFFERENCE])
baselines = st.floats(0.01, 999.9).map(Baseline)


@st.composite
def effects(draw: st.DrawFn) -> Effect:
    """Effects of every measure, with their intervals."""
    measure = draw(measures)
    ends = st.floats(0, 50) if measure.is_ratio else st.floats(-100, 100)
    low, estimate, high = sorted(draw(st.tuples(ends, ends, ends)))
    return Effect(measure, estimate, Interval(low, high))


@pytest.mark.parametrize(
    ("effect", "baseline", "words"),
    [
        (Effect(RISK_RATIO, 1.61, Interval(1.29, 2.01)), 275, "168 more (80 to 278 more)"),
        (Effect(ODDS_RATIO, 0.88, Interval(0.83, 0.94)), 120, "13 fewer (18 to 6 fewer)"),
        (Effect(RISK_RATIO, 1.11, Interval(0.96, 1.27)), 200, "22 more (8 fewer to 54 more)"),
        (Effect(HAZARD_RATIO, 0.5, Interval(0.4, 0.6)), 190, "90 fewer (109 to 71 fewer)"),
        (Effect(DIFFERENCE, 14.2, Interval(0.68, 27.67)), 389, "142 more (7 to 277 more)"),
        (Effect(RISK_RATIO, 1.0, Interval(0.9, 1.1)), 300, "0 more or fewer (30 fewer to 30 more)"),
        (Effect(RISK_RATIO, 1.0, Interval(1.0, 1.1)), 300, "0 more or fewer (0 to 30 more)"),
        (Effect(RISK_RATIO, 0.9, Interval(0.8, 1.0)), 300, "30 fewer (60 to 0 fewer)"),
        (Effect(RISK_RATIO, 2.0), 300, "300 more"),
    ],
)
def test_an_effect_is_said_in_whole_people_per_thousand(effect: Effect, baseline: float, words: str) -> None:
    assert absolute_effect(effect, Baseline(baseline)).words == words


def test_the_risk_with_treatment_comes_with_the_difference() -> None:
    applied = absolute_effect(Effect(RISK_RATIO, 1.61, Interval(1.29, 2.01)), Baseline(275))
    assert applied.intervention is not None
    assert applied.intervention.interval is not None
    ends = applied.intervention.interval.low, applied.intervention.interval.high
    assert (applied.intervention.estimate, *ends) == pytest.approx((442.75, 354.75, 552.75))
    assert (applied.intervention.unit, applied.intervention.level) == ("[ppth]", 95)
    assert applied.difference.conventions == ("baseline_fixed", "limits_plugged_in")


def test_the_rounding_is_done_once_and_at_the_end() -> None:
    """Rounding the two risks first, 444 and 445, would say 1 more where 2 follows."""
    applied = absolute_effect(Effect(RISK_RATIO, 1.0034), Baseline(443.5))
    assert applied.difference.estimate == pytest.approx(1.508, abs=0.001)
    assert applied.words == "2 more"


def test_a_half_is_rounded_away_from_none_on_both_sides() -> None:
    assert absolute_effect(Effect(DIFFERENCE, 0.25), Baseline(100)).words == "3 more"
    assert absolute_effect(Effect(DIFFERENCE, -0.25), Baseline(100)).words == "3 fewer"


def test_a_limit_past_everybody_is_held_and_flagged() -> None:
    applied = absolute_effect(Effect(RISK_RATIO, 1.5, Interval(1.0, 2.25)), Baseline(600))
    assert applied.words == "300 more (0 to 400 more)"
    assert applied.difference.flags == ("capped",)
    assert applied.intervention is not None
    assert applied.intervention.flags == ("capped",)


def test_a_limit_below_nobody_is_held_and_flagged() -> None:
    applied = absolute_effect(Effect(DIFFERENCE, -5.0, Interval(-12.0, 2.0)), Baseline(80))
    assert applied.words == "50 fewer (80 fewer to 20 more)"
    assert applied.difference.flags == ("capped",)


def test_a_risk_difference_needs_no_baseline_but_then_says_no_risk() -> None:
    applied = absolute_effect(Effect(DIFFERENCE, -2.1, Interval(-8.4, 4.18)), None)
    assert applied.intervention is None
    assert applied.words == "21 fewer (84 fewer to 42 more)"
    assert absolute_effect(Effect(DIFFERENCE, 4.4), Baseline(0)).words == "44 more"


def test_a_mistyped_effect_is_applied_and_flagged() -> None:
    applied = absolute_effect(Effect(RISK_RATIO, 2.0, Interval(1.0, 2.1)), Baseline(100))
    assert applied.difference.flags == ("off_centre",)


@pytest.mark.parametrize("measure", [RISK_RATIO, ODDS_RATIO, HAZARD_RATIO])
def test_a_ratio_without_a_baseline_or_with_one_of_none_is_refused(measure: EffectMeasure) -> None:
    with pytest.raises(ValueError, match="without a baseline risk says nothing absolute"):
        absolute_effect(Effect(measure, 1.11), None)
    with pytest.raises(ValueError, match="a baseline risk of 0 stays 0"):
        absolute_effect(Effect(measure, 27.0), Baseline(0))


@pytest.mark.parametrize("measure", [ODDS_RATIO, HAZARD_RATIO])
def test_a_baseline_of_everybody_has_no_odds(measure: EffectMeasure) -> None:
    with pytest.raises(ValueError, match="has no odds and no hazard"):
        absolute_effect(Effect(measure, 0.0), Baseline(1000))
    assert absolute_effect(Effect(RISK_RATIO, 0.5), Baseline(1000)).words == "500 fewer"


def test_a_negative_ratio_is_refused() -> None:
    """The legend of AHRQ report 33, figure 10."""
    with pytest.raises(ValueError, match="a risk_ratio is never negative"):
        Effect(RISK_RATIO, -3.34, Interval(1.92, 5.82))
    with pytest.raises(ValueError, match="a risk_ratio is never negative"):
        Effect(RISK_RATIO, 0.5, Interval(-0.1, 5.82))


def test_an_estimate_outside_its_interval_is_refused() -> None:
    with pytest.raises(ValueError, match=r"lies outside its interval 1\.92 to 5\.82"):
        Effect(RISK_RATIO, 1.34, Interval(1.92, 5.82))


def test_a_reversed_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="the interval is reversed"):
        Effect(DIFFERENCE, -0.5, Interval(-0.09, -0.85))


@pytest.mark.parametrize("amount", [float("nan"), float("inf")])
def test_an_effect_is_finite(amount: float) -> None:
    with pytest.raises(ValueError, match="finite numbers"):
        Effect(RISK_RATIO, amount)


def test_an_effect_on_no_risk_is_refused() -> None:
    with pytest.raises(ValueError, match="says nothing about a risk"):
        Effect(EffectMeasure.MEAN_DIFFERENCE, -4.0)


@pytest.mark.parametrize("risk", [-1.0, 1000.5, float("nan")])
def test_an_impossible_baseline_is_refused(risk: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1000 per 1000"):
        Baseline(risk)


@pytest.mark.parametrize(("effect_days", "baseline_days"), [(28, 57), (28, 13), (28, 365)])
def test_a_baseline_over_another_time_is_refused(effect_days: float, baseline_days: float) -> None:
    with pytest.raises(ValueError, match=f"over {baseline_days} days and the effect over {effect_days}"):
        absolute_effect(Effect(RISK_RATIO, 1.5, horizon_days=effect_days), Baseline(100, baseline_days))


@pytest.mark.parametrize(("effect_days", "baseline_days"), [(28, 56), (28, 14), (28, None), (None, 28)])
def test_a_baseline_over_like_or_unstated_time_is_taken(effect_days: float | None, baseline_days: float | None) -> None:
    effect = Effect(RISK_RATIO, 1.5, horizon_days=effect_days)
    assert absolute_effect(effect, Baseline(100, baseline_days)).words == "50 more"


def test_a_time_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 0 days"):
        Effect(RISK_RATIO, 1.5, horizon_days=0)
    with pytest.raises(ValueError, match="more than 0 days"):
        Baseline(100, -1)


def test_a_ratio_of_not_responding_is_not_applied_to_the_risk_of_responding() -> None:
    with pytest.raises(ValueError, match="is of response and the effect is on non-response"):
        absolute_effect(Effect(RISK_RATIO, 0.83, event="non-response"), Baseline(300, event="response"))


def test_only_a_difference_per_thousand_is_said_as_so_many() -> None:
    with pytest.raises(ValueError, match="only a difference per 1000"):
        more_or_fewer(Computed(14.2, None, DIFFERENCE, "as_published", unit="%"))


@thorough
@given(effects(), baselines)
def test_risks_stay_possible_and_intervals_hold_their_estimates(effect: Effect, baseline: Baseline) -> None:
    applied = absolute_effect(effect, baseline)
    assert applied.intervention is not None
    assert applied.intervention.interval is not None
    assert 0 <= applied.intervention.interval.low <= applied.intervention.interval.high <= 1000
    for part in (applied.intervention, applied.difference):
        assert part.interval is not None
        assert part.interval.low - 1e-6 <= part.defined <= part.interval.high + 1e-6
    assert applied.intervention.defined - baseline.risk == pytest.approx(applied.difference.defined)


@thorough
@given(effects(), baselines)
def test_the_difference_goes_the_way_of_the_effect(effect: Effect, baseline: Baseline) -> None:
    difference = absolute_effect(effect, baseline).difference.defined
    assert difference * (effect.estimate - (effect.measure.no_effect or 0.0)) >= -1e-9


@thorough
@given(st.floats(0.05, 20), st.floats(1, 999))
def test_an_odds_ratio_of_not_having_the_event_mirrors_the_difference(ratio: float, risk: float) -> None:
    one = absolute_effect(Effect(ODDS_RATIO, ratio), Baseline(risk))
    two = absolute_effect(Effect(ODDS_RATIO, 1 / ratio), Baseline(1000 - risk))
    assert one.difference.defined == pytest.approx(-two.difference.defined, abs=1e-6)


# -- printed tables ----------------------------------------------------------------------------------------------------

RATIO = Effect(RISK_RATIO, 1.61, Interval(1.29, 2.01))


def test_a_row_that_follows_is_not_flagged() -> None:
    printed = PrintedRow(168, Interval(80, 278), 443, Interval(355, 553))
    assert disagreements(printed, RATIO, Baseline(275)) == ()


@pytest.mark.parametrize(
    ("printed", "flags"),
    [
        (PrintedRow(difference=171), ("difference_not_reproduced",)),
        (PrintedRow(difference=169.75), ()),
        (PrintedRow(difference_interval=Interval(80, 290)), ("difference_interval_not_reproduced",)),
        (PrintedRow(intervention=400), ("intervention_not_reproduced",)),
        (PrintedRow(intervention_interval=Interval(353, 553)), ()),
        (PrintedRow(intervention_interval=Interval(352, 553)), ("intervention_interval_not_reproduced",)),
        (PrintedRow(difference=168, intervention=450), ("parts_disagree", "intervention_not_reproduced")),
    ],
)
def test_a_figure_more_than_two_per_thousand_off_is_flagged(printed: PrintedRow, flags: tuple[str, ...]) -> None:
    assert disagreements(printed, RATIO, Baseline(275)) == flags


def test_an_absolute_effect_that_contradicts_its_ratio_is_flagged() -> None:
    """EHF 2019, erenumab 140 mg: risk ratio 1.0871, yet 22 per 1000 fall to 19."""
    flags = disagreements(PrintedRow(intervention=19), Effect(RISK_RATIO, 1.0871), Baseline(22))
    assert flags == ("direction_conflict", "intervention_not_reproduced")
    flags = disagreements(PrintedRow(difference=-3), Effect(RISK_RATIO, 1.0871), Baseline(22))
    assert flags == ("direction_conflict", "difference_not_reproduced")


def test_a_difference_printed_from_a_baseline_of_none_cannot_be_recomputed() -> None:
    """The ECT table: baseline 0, risk ratio 27, and 13 more per 1000 all the same."""
    assert disagreements(PrintedRow(difference=13), Effect(RISK_RATIO, 27.0), Baseline(0)) == ("not_computable",)
    assert disagreements(PrintedRow(difference=13), Effect(RISK_RATIO, 27.0), None) == ("not_computable",)


def test_an_interval_that_is_not_the_effects_is_flagged() -> None:
    """EHF 2019, response: 353 to 690 printed where 404 to 620 follows; the effect is recalled from those limits."""
    effect = Effect(RISK_RATIO, 1.0, Interval(0.808, 1.24))
    printed = PrintedRow(intervention_interval=Interval(353, 690))
    assert disagreements(printed, effect, Baseline(500)) == ("intervention_interval_not_reproduced",)


def test_an_interval_of_an_effect_without_one_is_let_pass() -> None:
    assert disagreements(PrintedRow(168, Interval(80, 278)), Effect(RISK_RATIO, 1.61), Baseline(275)) == ()


def test_a_risk_difference_is_checked_without_a_baseline() -> None:
    effect = Effect(DIFFERENCE, 15.2, Interval(2.11, 28.22))
    assert disagreements(PrintedRow(152, Interval(21.1, 282.2)), effect, None) == ()
    assert disagreements(PrintedRow(-152), effect, None) == ("direction_conflict", "difference_not_reproduced")


def test_what_the_rounding_of_the_baseline_explains_is_let_pass() -> None:
    effect = Effect(RISK_RATIO, 10.0)
    assert disagreements(PrintedRow(intervention=245), effect, Baseline(24)) == ("intervention_not_reproduced",)
    assert disagreements(PrintedRow(intervention=245), effect, Baseline(24), baseline_rounding=0.5) == ()
    assert disagreements(PrintedRow(intervention=1), effect, Baseline(0.4), baseline_rounding=0.5) == ()


@thorough
@given(effects(), baselines)
def test_what_was_computed_is_never_flagged(effect: Effect, baseline: Baseline) -> None:
    applied = absolute_effect(effect, baseline)
    assert applied.intervention is not None
    printed = PrintedRow(
        applied.difference.estimate,
        applied.difference.interval,
        applied.intervention.estimate,
        applied.intervention.interval,
    )
    assert disagreements(printed, effect, baseline) == ()


def test_an_outcome_printed_twice_is_found() -> None:
    """ASPIRE II: constipation with 1 against 9, and again with 9 against 7."""
    rows = [("Constipation",), ("Nausea",), ("constipation ",)]
    assert duplicate_outcomes(rows) == ((0, 2),)


def test_the_same_outcome_of_another_analysis_set_is_another_result() -> None:
    """TRANSFORM-2: day-28 response with the last observation carried forward, and among observed cases."""
    rows = [("response", "last_observation_carried_forward"), ("response", "observed_cases")]
    assert duplicate_outcomes(rows) == ()
