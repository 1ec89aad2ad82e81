"""Differences of means, plain and standardised, and what a standardised one says in other words."""

import math
from collections.abc import Callable
from statistics import fmean, stdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.computed import Computed
from app.domain.standardised import (
    Arm,
    Scores,
    combine_arms,
    deviation_from_error,
    deviation_from_interval,
    hedges_exact,
    hedges_revman,
    mean_difference,
)
from app.domain.translations import (
    cohens_u3,
    log_odds_ratio,
    number_needed_at,
    overlap,
    points_on_scale,
    probability_of_superiority,
    risk_difference_at,
)
from app.domain.values import Interval
from app.domain.vocabulary import Better, EffectMeasure
from tests.domain.examples import thorough

SMD = EffectMeasure.STANDARDISED_MEAN_DIFFERENCE
ESKETAMINE, PLACEBO = Arm(-21.4, 12.32, 101), Arm(-17.0, 13.88, 100)
"""Change in MADRS in TRANSFORM-2, observed cases."""
BLASHKI = Arm(6.4, 5.4, 13), Arm(11.4, 9.6, 18)
"""Amitriptyline against placebo, from Furukawa 2003."""
Difference = Callable[..., Computed]
arms = st.builds(Arm, st.floats(-50, 50), st.floats(0.5, 30), st.integers(2, 500))


def _smd(estimate: float, low: float | None = None, high: float | None = None) -> Computed:
    interval = None if low is None or high is None else Interval(low, high)
    return Computed(estimate, interval, SMD, "as_published")


def _ends(computed: Computed) -> tuple[float, float, float]:
    assert computed.interval is not None
    return computed.defined, computed.interval.low, computed.interval.high


def test_the_raw_mean_difference_of_transform_2_is_not_its_model_estimate() -> None:
    difference = mean_difference(ESKETAMINE, PLACEBO, scale="madrs")
    assert difference.defined == pytest.approx(-4.40)
    assert difference.standard_error == pytest.approx(1.85, abs=0.005)
    assert _ends(difference)[1:] == pytest.approx((-8.02955486861628, -0.770445131383715))
    assert (difference.unit, difference.scale, difference.method) == ("[points]", "madrs", "inverse_variance")


@pytest.mark.parametrize(
    ("pair", "method", "estimate", "error"),
    [
        (BLASHKI, hedges_exact, -0.598965681969912, 0.371840130012819),
        (BLASHKI, hedges_revman, -0.598989089454748, 0.372972011274556),
        ((ESKETAMINE, PLACEBO), hedges_exact, -0.334118199294195, 0.142051712527845),
        ((ESKETAMINE, PLACEBO), hedges_revman, -0.334118464941707, 0.142071255960214),
    ],
)
def test_both_variants_of_hedges_g_agree_with_metafor_and_revman(
    pair: tuple[Arm, Arm], method: Difference, estimate: float, error: float
) -> None:
    g = method(*pair)
    assert g.defined == pytest.approx(estimate, abs=1e-12)
    assert g.standard_error == pytest.approx(error, abs=1e-12)
    assert (g.method, g.measure, g.level) == (method.__name__, SMD, 95)
    assert "equal_variances" in g.conventions


def test_the_smallest_trial_still_has_a_standardised_difference() -> None:
    pair = Arm(1.0, 1.0, 2), Arm(0.0, 1.0, 2)
    assert hedges_exact(*pair).defined == pytest.approx(math.gamma(1) / math.gamma(0.5))
    assert hedges_revman(*pair).defined == pytest.approx(1 - 3 / 7)


def test_the_two_doses_of_transform_1_combined() -> None:
    """56 mg and 84 mg of esketamine, change in MADRS."""
    both = combine_arms(Arm(-19.0, 13.86, 111), Arm(-18.8, 14.12, 98))
    assert (round(both.mean, 2), round(both.standard_deviation, 2), both.total) == (-18.91, 13.95, 209)


@thorough
@given(*[st.lists(st.integers(0, 60), min_size=2, max_size=30)] * 2)
def test_combined_arms_are_what_their_people_are_together(one: list[int], other: list[int]) -> None:
    assume(len(set(one)) > 1 and len(set(other)) > 1)
    both = combine_arms(*(Arm(fmean(scores), stdev(scores), len(scores)) for scores in (one, other)))
    assert both.mean == pytest.approx(fmean([*one, *other]))
    assert both.standard_deviation == pytest.approx(stdev([*one, *other]))


def test_unlike_scores_are_not_set_against_each_other() -> None:
    change, endpoint = Arm(-10, 8, 30, Scores.CHANGE), Arm(12, 8, 30, Scores.ENDPOINT)
    for refused in (mean_difference, hedges_exact, hedges_revman, combine_arms):
        with pytest.raises(ValueError, match="one arm counts change scores and the other endpoint"):
            refused(change, endpoint)
    assert combine_arms(change, change).scores is Scores.CHANGE
    assert combine_arms(change, Arm(-9, 8, 30)).scores is None


@pytest.mark.parametrize("parts", [(0.0, 1.0, 1), (0.0, 0.0, 9), (0.0, -1.0, 9), (math.inf, 1.0, 9), (0, math.nan, 9)])
def test_an_impossible_arm_is_refused(parts: tuple[float, float, int]) -> None:
    with pytest.raises(ValueError, match="an arm has"):
        Arm(*parts)
    with pytest.raises(ValueError, match="in whole numbers"):
        Arm(0.0, 1.0, 2.5)  # type: ignore[arg-type]  # what a careless caller may pass


def test_a_standard_deviation_from_a_standard_error() -> None:
    assert deviation_from_error(1.5, 100) == 15
    for refused in ((0.0, 10), (-1.0, 10), (1.0, 1), (math.nan, 10)):
        with pytest.raises(ValueError, match="a standard error above 0"):
            deviation_from_error(*refused)


def test_a_standard_deviation_from_an_interval_divides_by_what_the_handbook_does() -> None:
    """Handbook 6.5.2.2: 3.92 for many people, 4.128 for 25 of them."""
    assert deviation_from_interval(Interval(30, 34.2), 100) == pytest.approx(10 * 4.2 / 3.92, rel=1e-4)
    assert deviation_from_interval(Interval(30, 34.2), 25) == pytest.approx(5 * 4.2 / 4.128, rel=1e-4)
    assert deviation_from_interval(Interval(30, 34.2, 90), 100) == pytest.approx(10 * 4.2 / 3.29, rel=1e-4)


def test_students_distribution_ends_at_sixty_people() -> None:
    few, many = (deviation_from_interval(Interval(-1, 1), total) / math.sqrt(total) for total in (59, 60))
    assert 1 / few == pytest.approx(2.0017, abs=1e-4)
    assert 1 / many == pytest.approx(1.95996, abs=1e-4)


def test_an_interval_without_width_or_people_has_no_deviation() -> None:
    with pytest.raises(ValueError, match="a standard error above 0"):
        deviation_from_interval(Interval(3, 3), 100)
    with pytest.raises(ValueError, match="2 or more people"):
        deviation_from_interval(Interval(3, 4), 1)


# -- translations ------------------------------------------------------------------------------------------------------


def test_the_probability_of_superiority_agrees_with_the_published_one() -> None:
    """SYPRES, psilocybin: g −0.9031 on scales where lower is better."""
    chance = probability_of_superiority(_smd(-0.9031), better=Better.LOWER)
    assert chance.defined == pytest.approx(73.85, abs=0.005)
    assert (chance.unit, chance.method) == ("%", "mcgraw_wong")
    assert "limits_plugged_in" not in chance.conventions


def test_a_standardised_difference_in_other_words() -> None:
    smd = _smd(-0.5, -0.8, -0.2)
    assert _ends(cohens_u3(smd, better=Better.LOWER)) == pytest.approx((69.146, 57.926, 78.814), abs=0.001)
    assert _ends(overlap(smd)) == pytest.approx((80.259, 68.916, 92.034), abs=0.001)
    assert _ends(log_odds_ratio(smd)) == pytest.approx((-0.9069, -1.4510, -0.3628), abs=0.0001)
    points = points_on_scale(smd, scale="madrs", standard_deviation=12.0)
    assert _ends(points) == pytest.approx((-6.0, -9.6, -2.4))
    assert (points.scale, points.unit, points.measure) == ("madrs", "[points]", EffectMeasure.MEAN_DIFFERENCE)


def test_a_linear_translation_keeps_the_standard_error() -> None:
    smd = hedges_exact(ESKETAMINE, PLACEBO)
    assert smd.standard_error is not None
    assert points_on_scale(smd, scale="madrs", standard_deviation=10).standard_error == pytest.approx(
        10 * smd.standard_error
    )
    assert log_odds_ratio(smd).standard_error == pytest.approx(math.pi / math.sqrt(3) * smd.standard_error)
    assert overlap(smd).standard_error is None
    assert "limits_plugged_in" in overlap(smd).conventions


def test_overlap_is_whole_where_the_difference_may_be_none() -> None:
    assert _ends(overlap(_smd(-0.1, -0.4, 0.2)))[2] == 100
    assert overlap(_smd(0.5)) == overlap(_smd(-0.5))


def test_a_number_needed_from_a_control_event_rate_agrees_with_furukawa_and_leucht() -> None:
    needed = number_needed_at(_smd(0.845), control_event_rate=20, better=Better.HIGHER)
    assert needed.estimate == pytest.approx(3.32, abs=0.005)
    assert needed.words == "NNTB 3.3"
    mirrored = number_needed_at(_smd(-0.845), control_event_rate=20, better=Better.LOWER)
    assert mirrored.words == "NNTB 3.3"
    assert number_needed_at(_smd(-0.845), control_event_rate=20, better=Better.HIGHER).words.startswith("NNTH")


def test_a_number_needed_runs_through_infinity_with_its_standardised_difference() -> None:
    needed = number_needed_at(_smd(-0.3, -0.7, 0.1), control_event_rate=30, better=Better.LOWER)
    assert needed.passes_infinity
    assert needed.difference.method == "furukawa_leucht"
    assert needed.words == "NNTB 9.0 (NNTH 29.6 to ∞ to NNTB 3.7)"


@pytest.mark.parametrize("rate", [0.0, 100.0, -5.0, 120.0])
def test_a_control_event_rate_of_nobody_or_everybody_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 100 percent"):
        risk_difference_at(_smd(0.5), control_event_rate=rate, better=Better.HIGHER)


def test_a_scale_that_is_better_neither_way_has_no_superior_side() -> None:
    for refused in (probability_of_superiority, cohens_u3):
        with pytest.raises(ValueError, match="better neither way"):
            refused(_smd(0.5), better=Better.NEITHER)


def test_only_a_standardised_difference_is_translated() -> None:
    with pytest.raises(ValueError, match="only a standardised mean difference is translated"):
        overlap(mean_difference(ESKETAMINE, PLACEBO))


@pytest.mark.parametrize(("scale", "deviation"), [("", 12.0), ("madrs", 0.0), ("madrs", math.inf)])
def test_a_scale_without_name_or_spread_is_refused(scale: str, deviation: float) -> None:
    with pytest.raises(ValueError, match="a scale has a name and a standard deviation above 0"):
        points_on_scale(_smd(0.5), scale=scale, standard_deviation=deviation)


@thorough
@given(arms, arms, st.sampled_from([mean_difference, hedges_exact, hedges_revman]))
def test_swapping_the_arms_mirrors_the_difference(one: Arm, other: Arm, method: Difference) -> None:
    estimate, low, high = _ends(method(one, other))
    assert low <= estimate <= high
    mirrored = _ends(method(other, one))
    assert (estimate, low, high) == pytest.approx((-mirrored[0], -mirrored[2], -mirrored[1]))


@thorough
@given(arms, arms, st.floats(0.1, 10), st.floats(-20, 20), st.sampled_from([hedges_exact, hedges_revman]))
def test_another_scale_gives_the_same_standardised_difference(
    one: Arm, other: Arm, factor: float, shift: float, method: Difference
) -> None:
    rescaled = (Arm(factor * arm.mean + shift, factor * arm.standard_deviation, arm.total) for arm in (one, other))
    assert _ends(method(*rescaled)) == pytest.approx(_ends(method(one, other)), abs=1e-6)


@thorough
@given(arms, arms)
def test_revman_is_close_to_the_exact_correction(one: Arm, other: Arm) -> None:
    assume(one.total + other.total >= 10)
    assert hedges_revman(one, other).defined == pytest.approx(hedges_exact(one, other).defined, rel=0.01)


@thorough
@given(st.tuples(*[st.floats(-3, 3)] * 3), st.sampled_from([Better.HIGHER, Better.LOWER]), st.floats(1, 99))
def test_translations_stay_possible_and_hold_their_estimates(
    amounts: tuple[float, float, float], better: Better, rate: float
) -> None:
    low, estimate, high = sorted(amounts)
    smd = _smd(estimate, low, high)
    shares = [probability_of_superiority(smd, better=better), cohens_u3(smd, better=better), overlap(smd)]
    for share in shares:
        assert 0 <= _ends(share)[1] <= _ends(share)[2] <= 100
    difference = risk_difference_at(smd, control_event_rate=rate, better=better)
    assert -rate - 1e-9 <= _ends(difference)[1] <= _ends(difference)[2] <= 100 - rate + 1e-9
    for translated in (*shares, difference, log_odds_ratio(smd)):
        assert _ends(translated)[1] - 1e-9 <= translated.defined <= _ends(translated)[2] + 1e-9


@thorough
@given(st.floats(-3, 3), st.sampled_from([Better.HIGHER, Better.LOWER]))
def test_the_other_arm_has_the_rest_of_the_chance(estimate: float, better: Better) -> None:
    one, two = (probability_of_superiority(_smd(sign * estimate), better=better).defined for sign in (1, -1))
    assert one + two == pytest.approx(100)
