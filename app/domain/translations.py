"""A standardised mean difference in terms people can picture; intervals by translating the limits one by one.

All of them take scores to be distributed normally (for the odds ratio, logistically) and equally widely in both arms.
"""

import math
from collections.abc import Callable
from statistics import NormalDist

from app.domain.computed import Computed, DerivedMeasure
from app.domain.numbers_needed import NumberNeeded, number_needed
from app.domain.values import Interval
from app.domain.vocabulary import Better, EffectMeasure

_NORMAL = NormalDist()


def probability_of_superiority(smd: Computed, *, better: Better) -> Computed:
    """The chance, in percent, that a person of the first arm fares better than one of the second.

    Φ(d/√2) (McGraw and Wong 1992). `better` is the way the scale is better. Raises ValueError where neither is.
    """
    sign = _sign(better)
    measure = DerivedMeasure.PROBABILITY_OF_SUPERIORITY
    return _translated(smd, lambda d: 100 * _NORMAL.cdf(sign * d / math.sqrt(2)), measure, "mcgraw_wong", "%")


def cohens_u3(smd: Computed, *, better: Better) -> Computed:
    """The share of the second arm, in percent, that fares worse than the average person of the first.

    Φ(d) (Cohen 1988). Raises ValueError where neither way of the scale is better.
    """
    sign = _sign(better)
    return _translated(smd, lambda d: 100 * _NORMAL.cdf(sign * d), DerivedMeasure.COHENS_U3, "cohen", "%")


def overlap(smd: Computed) -> Computed:
    """The share, in percent, that the distributions of the two arms have in common: 2Φ(−|d|/2) (Cohen 1988)."""
    return _translated(smd, lambda d: 200 * _NORMAL.cdf(-abs(d) / 2), DerivedMeasure.OVERLAP, "cohen", "%")


def log_odds_ratio(smd: Computed) -> Computed:
    """The natural logarithm of the odds ratio of scoring higher, d·π/√3 (Chinn 2000)."""
    factor = math.pi / math.sqrt(3)
    return _translated(smd, lambda d: d * factor, DerivedMeasure.LOG_ODDS_RATIO, "chinn", "1", factor)


def points_on_scale(smd: Computed, *, scale: str, standard_deviation: float) -> Computed:
    """The mean difference in points of a named scale, d times the standard deviation on it (Handbook 15.5.3.2).

    Raises ValueError where the standard deviation is not above 0 or the scale has no name.
    """
    if not 0 < standard_deviation < math.inf or not scale:
        raise ValueError("a scale has a name and a standard deviation above 0")
    measure, factor = EffectMeasure.MEAN_DIFFERENCE, standard_deviation
    return _translated(smd, lambda d: d * factor, measure, "reference_spread", "[points]", factor, scale)


def risk_difference_at(smd: Computed, *, control_event_rate: float, better: Better) -> Computed:
    """The difference in responders, in percentage points, at a share of responders in the second arm, in percent.

    Φ(d + Φ⁻¹(CER)) − CER (Furukawa and Leucht 2011, PLoS One 6:e19070). Raises ValueError for a share that is not
    between 0 and 100, and where neither way of the scale is better.
    """
    if not 0 < control_event_rate < 100:
        raise ValueError("a control event rate lies between 0 and 100 percent")
    sign, share = _sign(better), control_event_rate / 100
    threshold = _NORMAL.inv_cdf(share)
    measure = EffectMeasure.RISK_DIFFERENCE
    return _translated(
        smd, lambda d: 100 * (_NORMAL.cdf(sign * d + threshold) - share), measure, "furukawa_leucht", "%"
    )


def number_needed_at(smd: Computed, *, control_event_rate: float, better: Better) -> NumberNeeded:
    """The number needed to treat for one more responder, at a share of responders in the second arm, in percent.

    Raises ValueError as `risk_difference_at` does.
    """
    difference = risk_difference_at(smd, control_event_rate=control_event_rate, better=better)
    return number_needed(difference, is_event_desirable=True)


def _sign(better: Better) -> int:
    if better is Better.NEITHER:
        raise ValueError("nobody fares better on a scale that is better neither way")
    return 1 if better is Better.HIGHER else -1


def _translated(
    smd: Computed,
    translate: Callable[[float], float],
    measure: EffectMeasure | DerivedMeasure,
    method: str,
    unit: str,
    factor: float | None = None,
    scale: str | None = None,
) -> Computed:
    """The estimate and the limits translated; where the peak lies within the interval, it is one of its ends."""
    if smd.measure is not EffectMeasure.STANDARDISED_MEAN_DIFFERENCE:
        raise ValueError(f"only a standardised mean difference is translated, not a {smd.measure}")
    interval = smd.interval
    if interval is not None:
        amounts = [interval.low, interval.high, *([0.0] if interval.holds(0) else [])]
        ends = [translate(amount) for amount in amounts]
        interval = Interval(min(ends), max(ends), interval.level)
    error = None if factor is None or smd.standard_error is None else factor * smd.standard_error
    added = ("equal_variances",) if interval is None else ("equal_variances", "limits_plugged_in")
    conventions = (*smd.conventions, *(one for one in added if one not in smd.conventions))
    estimate = translate(smd.defined)
    return Computed(estimate, interval, measure, method, conventions, smd.flags, unit, error, scale)
