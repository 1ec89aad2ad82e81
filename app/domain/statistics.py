"""Proportions and their differences, with intervals. Shapes: counts in, percent out; level 95 % unless said."""

import math
from statistics import NormalDist

from app.domain.computed import Computed, DerivedMeasure
from app.domain.values import Interval
from app.domain.vocabulary import EffectMeasure

Z_95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""


def normal_quantile(level: float = 95.0) -> float:
    """How many standard errors an interval of this level, in percent, reaches to each side."""
    return Z_95 if level == 95 else NormalDist().inv_cdf(0.5 + level / 200)


def student_quantile(degrees: int, level: float = 95.0) -> float:
    """The same for Student's distribution with whole degrees of freedom, 1 or more (Abramowitz and Stegun 26.7.3-4).

    Raises ValueError for fewer degrees, or a level outside 0 to 100.
    """
    if degrees < 1 or not 0 < level < 100:
        raise ValueError("Student's distribution has 1 or more degrees of freedom, and a level from 0 to 100 percent")
    low, high = 0.0, math.pi / 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _student_share(middle, degrees) < level / 100 else (low, middle)
    return math.sqrt(degrees) * math.tan(low)


def _student_share(angle: float, degrees: int) -> float:
    """The share of Student's distribution within `tan(angle) * sqrt(degrees)` of its middle."""
    is_odd = degrees % 2 == 1
    term = math.cos(angle) if is_odd else 1.0
    total = term if degrees > 1 else 0.0
    for step in range(2 if is_odd else 1, degrees - 2, 2):
        term *= step / (step + 1) * math.cos(angle) ** 2
        total += term
    return 2 / math.pi * (angle + math.sin(angle) * total) if is_odd else math.sin(angle) * total


def check_counts(events: int, total: int) -> None:
    """Raises ValueError where the total is 0, events lie outside 0 to total, or either is no whole number."""
    if total < 1 or not 0 <= events <= total:
        raise ValueError("a proportion has a total of 1 or more and from 0 to total events")
    if events != int(events) or total != int(total):
        raise ValueError("events and totals are whole numbers")


def wilson(events: int, total: int, *, level: float = 95.0) -> Interval:
    """Wilson's score interval for one proportion, in percent (Wilson 1927), without continuity correction.

    Raises ValueError where total is 0 or events lie outside 0 to total.
    """
    check_counts(events, total)
    z = normal_quantile(level)
    share, z2 = events / total, z**2
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = z / (1 + z2 / total) * math.sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    low = 0.0 if events == 0 else max(0.0, centre - half)
    high = 1.0 if events == total else min(1.0, centre + half)
    return Interval(100 * low, 100 * high, level)


def proportion(events: int, total: int, *, level: float = 95.0) -> Computed:
    """The share of people with the event, in percent, with Wilson's interval. Raises ValueError as `wilson` does."""
    interval = wilson(events, total, level=level)
    conventions = ("no_continuity_correction",)
    return Computed(100 * events / total, interval, DerivedMeasure.PROPORTION, "wilson", conventions, unit="%")


def risk_difference(
    events: int, total: int, other_events: int, other_total: int, *, level: float = 95.0
) -> tuple[float, Interval]:
    """First minus second, in percentage points, with Newcombe's hybrid score interval (Newcombe 1998, method 10)."""
    one, two = wilson(events, total, level=level), wilson(other_events, other_total, level=level)
    first, second = 100 * events / total, 100 * other_events / other_total
    low = math.hypot(first - one.low, two.high - second)
    high = math.hypot(one.high - first, second - two.low)
    difference = first - second
    return difference, Interval(max(-100.0, difference - low), min(100.0, difference + high), level)


def newcombe(events: int, total: int, other_events: int, other_total: int, *, level: float = 95.0) -> Computed:
    """The risk difference, in percentage points, with Newcombe's interval: never without width, never past 100.

    Raises ValueError where a total is 0 or events lie outside 0 to total.
    """
    difference, interval = risk_difference(events, total, other_events, other_total, level=level)
    return _difference(difference, interval, "newcombe")


def wald(events: int, total: int, other_events: int, other_total: int, *, level: float = 95.0) -> Computed:
    """The risk difference, in percentage points, with Wald's interval, which publications print.

    Raises ValueError for impossible counts, and where the interval would have no width: nobody or everybody in
    each arm had the event.
    """
    check_counts(events, total)
    check_counts(other_events, other_total)
    first, second = events / total, other_events / other_total
    error = math.sqrt(first * (1 - first) / total + second * (1 - second) / other_total)
    if error == 0:
        raise ValueError("Wald's interval has no width here, which would claim certainty; use Newcombe's")
    return _around(first - second, first - second, error, method="wald", level=level)


def agresti_caffo(events: int, total: int, other_events: int, other_total: int, *, level: float = 95.0) -> Computed:
    """The risk difference, in percentage points, with Agresti and Caffo's interval (Am Stat 2000;54:280).

    The estimate is the plain difference; the interval is Wald's after adding one event and one non-event to each arm.
    Raises ValueError for impossible counts.
    """
    check_counts(events, total)
    check_counts(other_events, other_total)
    first, second = (events + 1) / (total + 2), (other_events + 1) / (other_total + 2)
    error = math.sqrt(first * (1 - first) / (total + 2) + second * (1 - second) / (other_total + 2))
    plain = events / total - other_events / other_total
    return _around(plain, first - second, error, method="agresti_caffo", level=level)


def _around(estimate: float, centre: float, error: float, *, method: str, level: float) -> Computed:
    """A difference in percent with a symmetric interval around a centre, held within what is possible."""
    half = normal_quantile(level) * error
    low, high = max(-1.0, centre - half), min(1.0, centre + half)
    is_capped = centre - half < -1 or centre + half > 1
    interval = Interval(100 * low, 100 * high, level)
    return _difference(100 * estimate, interval, method, 100 * error, ("capped",) if is_capped else ())


def _difference(
    estimate: float, interval: Interval, method: str, error: float | None = None, flags: tuple[str, ...] = ()
) -> Computed:
    conventions = ("no_continuity_correction",)
    measure = EffectMeasure.RISK_DIFFERENCE
    return Computed(estimate, interval, measure, method, conventions, flags, "%", error)
