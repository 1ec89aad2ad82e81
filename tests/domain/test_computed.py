"""A computed number carries how it came about, and cannot be built against itself."""

import math

import pytest

from app.domain.absolutes import Baseline, Effect, absolute_effect
from app.domain.computed import CONVENTIONS, FLAGS, METHODS, Computed, DerivedMeasure, is_off_centre
from app.domain.numbers_needed import number_needed
from app.domain.ratios import odds_ratio, risk_ratio, risk_ratio_only0
from app.domain.standardised import Arm, hedges_exact, hedges_revman, mean_difference
from app.domain.statistics import agresti_caffo, newcombe, proportion, wald
from app.domain.translations import (
    cohens_u3,
    log_odds_ratio,
    overlap,
    points_on_scale,
    probability_of_superiority,
    risk_difference_at,
)
from app.domain.values import Interval
from app.domain.vocabulary import Better, EffectMeasure

RATIO, DIFFERENCE = EffectMeasure.RISK_RATIO, EffectMeasure.MEAN_DIFFERENCE


def _everything() -> list[Computed]:
    """One of everything that is computed in the domain, and of everything that can go wrong with it."""
    tables = [(5, 10, 2, 10), (0, 10, 0, 10), (10, 10, 10, 10), (10, 10, 0, 20), (4, 8, 0, 4)]
    ratios = [measure(*table) for measure in (risk_ratio, risk_ratio_only0, odds_ratio) for table in tables]
    differences = [measure(9, 10, 0, 10) for measure in (newcombe, wald, agresti_caffo)]
    arms = Arm(-21.4, 12.32, 101), Arm(-17.0, 13.88, 100)
    smd = hedges_exact(*arms)
    high, low = Effect(RATIO, 3.0, Interval(2.0, 3.1)), Effect(RATIO, 2.0)
    applied = [absolute_effect(effect, Baseline(400)) for effect in (high, low)]
    return [
        *ratios,
        *differences,
        *(part for absolute in applied for part in (absolute.difference, absolute.intervention) if part),
        proportion(5, 10),
        mean_difference(*arms),
        smd,
        hedges_revman(*arms),
        *(turn(smd, better=Better.LOWER) for turn in (probability_of_superiority, cohens_u3)),
        *(turn(smd) for turn in (overlap, log_odds_ratio)),
        points_on_scale(smd, scale="madrs", standard_deviation=12.0),
        risk_difference_at(smd, control_event_rate=20, better=Better.LOWER),
    ]


def test_every_method_convention_and_flag_has_words_for_readers() -> None:
    for computed in _everything():
        assert computed.method in METHODS
        assert set(computed.conventions) <= set(CONVENTIONS), computed
        assert set(computed.flags) <= set(FLAGS), computed
        assert computed.conventions, computed


def test_the_notation_of_a_number_needed_has_words_for_readers() -> None:
    needed = number_needed(newcombe(5, 10, 2, 10), is_event_desirable=True)
    assert set(needed.conventions) <= set(CONVENTIONS)
    assert (needed.method, needed.level, needed.flags) == ("newcombe", 95.0, ())


def test_the_level_is_that_of_the_interval() -> None:
    assert newcombe(5, 10, 2, 10, level=90).level == 90
    assert Computed(1.0, None, DIFFERENCE, "as_published").level is None


@pytest.mark.parametrize("amount", [math.inf, -math.inf, math.nan])
def test_an_infinite_number_is_refused(amount: float) -> None:
    with pytest.raises(ValueError, match="finite, or it is undefined"):
        Computed(amount, None, DIFFERENCE, "as_published")
    with pytest.raises(ValueError, match="finite, or it is undefined"):
        Computed(1.0, None, DIFFERENCE, "as_published", standard_error=amount)


def test_an_estimate_outside_its_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="lies outside its interval 2 to 3"):
        Computed(1.0, Interval(2, 3), DIFFERENCE, "as_published")


def test_what_arithmetic_loses_is_forgiven() -> None:
    assert Computed(0.1 + 0.2, Interval(0.0, 0.3), DIFFERENCE, "as_published").estimate == 0.1 + 0.2


def test_a_negative_ratio_is_refused() -> None:
    with pytest.raises(ValueError, match="a risk_ratio is never negative"):
        Computed(-3.34, None, RATIO, "as_published")
    assert Computed(-3.34, None, DerivedMeasure.LOG_ODDS_RATIO, "as_published").estimate == -3.34


def test_a_negative_standard_error_is_refused() -> None:
    with pytest.raises(ValueError, match="a standard error is never negative"):
        Computed(1.0, None, DIFFERENCE, "as_published", standard_error=-1.0)


def test_an_undefined_number_says_why() -> None:
    with pytest.raises(ValueError, match="a flag that says why"):
        Computed(None, None, RATIO, "katz")
    with pytest.raises(ValueError, match="an undefined estimate has no interval"):
        Computed(None, Interval(1, 2), RATIO, "katz", flags=("no_events",))
    undefined = Computed(None, None, RATIO, "katz", flags=("no_events",))
    with pytest.raises(ValueError, match="the risk_ratio is undefined: no_events"):
        _ = undefined.defined


@pytest.mark.parametrize(
    ("estimate", "low", "high"),
    [(0.2, -0.16, 0.2), (-1.0, -1.52, 0.52)],
    ids=["Ding 2015 as stored", "Cummings 2016 as stored"],
)
def test_a_mistyped_estimate_is_off_the_centre_of_its_interval(estimate: float, low: float, high: float) -> None:
    assert is_off_centre(estimate, Interval(low, high), measure=DIFFERENCE)


@pytest.mark.parametrize(("estimate", "low", "high"), [(0.02, -0.16, 0.2), (-0.5, -1.52, 0.52)])
def test_the_figure_that_was_meant_is_centred(estimate: float, low: float, high: float) -> None:
    assert not is_off_centre(estimate, Interval(low, high), measure=DIFFERENCE)


def test_a_ratio_is_centred_on_its_logarithm() -> None:
    assert not is_off_centre(3.94, Interval(1.54, 10.1), measure=RATIO)
    assert is_off_centre(3.94, Interval(1.54, 10.1), measure=DIFFERENCE)
    assert is_off_centre(5.0, Interval(1.0, 5.1), measure=RATIO)
    assert not is_off_centre(1.0, Interval(0.0, 5.1), measure=RATIO)
