"""The time axis: hours and months on one line, each stretch between two marks equally wide. Times are in days."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.domain.quantities import DAYS_IN_MONTH, DAYS_IN_YEAR, convert
from app.domain.values import Value

MARKS: tuple[tuple[float, str], ...] = (
    (1 / 24, "1 hour"),
    (1.0, "1 day"),
    (7.0, "1 week"),
    (DAYS_IN_MONTH, "1 month"),
    (DAYS_IN_YEAR / 4, "3 months"),
    (DAYS_IN_YEAR, "1 year"),
    (5 * DAYS_IN_YEAR, "5 years"),
    (20 * DAYS_IN_YEAR, "20 years"),
)
"""Where an axis can have a mark, and what it is called."""
LEAST_END = DAYS_IN_MONTH
"""No axis ends before it."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """An axis from the start to the last mark; between two marks time runs evenly."""

    marks: tuple[tuple[float, str], ...]
    left: float
    width: float

    @property
    def end(self) -> float:
        """The last day it shows."""
        return self.marks[-1][0]

    def place(self, days: float) -> float:
        """Where a time is, in pixels; what lies beyond the end is at the end."""
        times = [time for time, _ in self.marks]
        held = min(max(days, 0.0), self.end)
        stretch = min(bisect_right(times, held) - 1, len(times) - 2)
        share = (held - times[stretch]) / (times[stretch + 1] - times[stretch])
        return self.left + self.width * (stretch + share) / (len(times) - 1)


def time_axis(days: Iterable[float], *, left: float, width: float) -> TimeAxis:
    """The axis that holds all of these times: with hours only where one is shorter than a day."""
    shown = [time for time in days if time > 0]
    longest = max([LEAST_END, *shown])
    has_hours = any(time < 1 for time in shown)
    inner = [mark for mark in MARKS if has_hours or mark[0] >= 1]
    last = next((place for place, mark in enumerate(inner) if mark[0] >= longest * (1 - 1e-9)), len(inner) - 1)
    return TimeAxis(((0.0, "start"), *inner[: last + 1]), left, width)


Part = Literal["sure", "range", "mark", "onward"]
"""`sure`: so long at least. `range`: it lies anywhere in it. `mark`: the one figure given. `onward`: no end stated."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a drawn time, from a day to a day; an onward piece has no end of its own."""

    part: Part
    start: float
    end: float


def in_days(value: Value, amount: float) -> float:
    """An amount of a duration in days."""
    return convert(amount, from_unit=value.unit, to_unit="d")


def _ends(value: Value) -> tuple[float | None, float | None]:
    """The range a duration has: its own, else its interval; an end that is not stated is None."""
    low, high = value.low, value.high
    if low is None and high is None and value.interval is not None:
        low, high = value.interval.low, value.interval.high
    return (
        None if low is None else in_days(value, low),
        None if high is None else in_days(value, high),
    )


def moment_of(value: Value) -> tuple[Piece, ...]:
    """When something begins: a range stays a range, one figure is a mark."""
    low, high = _ends(value)
    pieces: list[Piece] = []
    if low is not None and high is None and value.estimate is None:
        pieces.append(Piece("onward", low, low))
    elif low is not None or high is not None:
        estimate = None if value.estimate is None else in_days(value, value.estimate)
        start = low if low is not None else 0.0
        end = high if high is not None else max(start, estimate or 0.0)
        pieces.append(Piece("range", start, end))
    if value.estimate is not None:
        at = in_days(value, value.estimate)
        pieces.append(Piece("mark", at, at))
    return tuple(pieces)


def length_of(value: Value) -> tuple[Piece, ...]:
    """How long something lasts, from its beginning: sure up to the low end, a range from there to the high end."""
    low, high = _ends(value)
    estimate = None if value.estimate is None else in_days(value, value.estimate)
    if low is None and high is None:
        return (Piece("sure", 0.0, estimate or 0.0), Piece("mark", estimate or 0.0, estimate or 0.0))
    pieces = [Piece("sure", 0.0, low)] if low else []
    if high is not None:
        pieces.append(Piece("range", low or 0.0, high))
    elif low is not None:
        pieces.append(Piece("onward", low, low))
    if estimate is not None:
        pieces.append(Piece("mark", estimate, estimate))
    return tuple(pieces)
