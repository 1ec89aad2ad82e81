"""Intervals for proportions and their differences. Shapes: counts in, percent out; level 95 % unless said."""

import math

from app.domain.values import Interval

Z_95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""


def wilson(events: int, total: int) -> Interval:
    """Wilson's score interval for one proportion, in percent (Wilson 1927), without continuity correction.

    Raises ValueError where total is 0 or events lie outside 0 to total.
    """
    if total < 1 or not 0 <= events <= total:
        raise ValueError("a proportion has a total of 1 or more and from 0 to total events")
    share, z2 = events / total, Z_95**2
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z_95 / (1 + z2 / total) * math.sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    return Interval(100 * max(0.0, centre - half), 100 * min(1.0, centre + half))


def risk_difference(events: int, total: int, other_events: int, other_total: int) -> tuple[float, Interval]:
    """First minus second, in percentage points, with Newcombe's hybrid score interval (Newcombe 1998, method 10)."""
    first, second = 100 * events / total, 100 * other_events / other_total
    one, two = wilson(events, total), wilson(other_events, other_total)
    low = math.hypot(first - one.low, two.high - second)
    high = math.hypot(one.high - first, second - two.low)
    difference = first - second
    return difference, Interval(max(-100.0, difference - low), min(100.0, difference + high))
