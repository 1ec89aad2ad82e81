"""Regimens: how a treatment is given, in ranges that stay ranges and with what is unknown kept unknown.

Ends are taken apart: the low end of a result follows from the low ends of its parts and the high end from the high
ones, so a range holds every course the regimen allows and may be wider than any one of them.
"""

import math
from dataclasses import dataclass

from app.domain.wording import span

DAYS_IN_WEEK = 7
_SLACK = 0.01
"""A frequency such as 0.33 a week stands for a third, so 3.96 sessions in 12 weeks are 4."""


def whole(amount: float) -> float:
    """So many whole sessions or days: a stretch begins with one, so a part of one counts as one."""
    return amount if math.isinf(amount) else float(math.ceil(amount - _SLACK))


@dataclass(frozen=True, slots=True)
class Range:
    """From so many to so many; `high` is infinite where no upper end is known. Raises ValueError when reversed."""

    low: float
    high: float = math.inf

    def __post_init__(self) -> None:
        if not 0 <= self.low < math.inf or not self.low <= self.high:
            raise ValueError(f"a range is from 0 up and its low end first, not {self.low:g} to {self.high:g}")

    @property
    def is_open(self) -> bool:
        """Whether no upper end is known."""
        return math.isinf(self.high)

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)

    def __mul__(self, other: "Range") -> "Range":
        return Range(self.low * other.low, 0.0 if 0 in (self.high, other.high) else self.high * other.high)

    def __truediv__(self, other: "Range") -> "Range":
        """Raises ZeroDivisionError where the other is nothing at all."""
        return Range(self.low / other.high, self.high / other.low if other.low else math.inf)

    def up(self) -> "Range":
        """The same in whole sessions or days."""
        return Range(whole(self.low), whole(self.high))

    def words(self, unit: str = "") -> str:
        """`6 to 10 sessions` or `1 week`; `6 to 10` without a unit, `at least 6` without an upper end."""
        amount = span(round(self.low, 2), None if self.is_open else round(self.high, 2), None)
        is_one = self.low == 1 and (self.high == 1 or self.is_open)
        return f"{amount} {unit if is_one or not unit else unit + 's'}".strip()


NOTHING = Range(0.0, 0.0)
UNKNOWN = Range(0.0)
"""From nothing up, without an upper end: what an amount is of which nobody says anything."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A result, the statements it was derived from, and what is not stated and keeps it from having an upper end."""

    amount: Range
    derived_from: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.amount.is_open != bool(self.missing):
            raise ValueError("a result without an upper end says what is missing, and no other one does")

    @property
    def is_unknown(self) -> bool:
        """Whether nothing can be said, not even a least amount."""
        return self.amount == UNKNOWN

    def __add__(self, other: "Tally") -> "Tally":
        derived = dict.fromkeys((*self.derived_from, *other.derived_from))
        missing = dict.fromkeys((*self.missing, *other.missing))
        return Tally(self.amount + other.amount, tuple(derived), tuple(missing))

    def noting(self, words: str) -> tuple[str, ...]:
        """The statements it was derived from, each with further words."""
        return tuple(f"{told}, {words}" for told in self.derived_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One stretch of a regimen at one pace, as far as its source says. Minutes are those of one session."""

    name: str
    sessions: Range | None = None
    sessions_per_week: Range | None = None
    sessions_per_day: Range | None = None
    weeks: Range | None = None
    minutes: Range | None = None
    observation_minutes: Range | None = None

    @property
    def total(self) -> Range | None:
        """Sessions: as stated, or so many a week for so many weeks."""
        if self.sessions is not None or self.sessions_per_week is None or self.weeks is None:
            return self.sessions
        return (self.sessions_per_week * self.weeks).up()

    @property
    def length(self) -> Range | None:
        """Weeks: as stated, or so many sessions at so many a week."""
        per_week = _some(self.sessions_per_week)
        if self.weeks is not None or self.sessions is None or per_week is None:
            return self.weeks
        return self.sessions / per_week

    @property
    def pace(self) -> Range | None:
        """Sessions a week: as stated, or so many sessions in so many weeks."""
        weeks = _some(self.weeks)
        if self.sessions_per_week is not None or self.sessions is None or weeks is None:
            return self.sessions_per_week
        return self.sessions / weeks

    @property
    def is_settled(self) -> bool:
        """Whether it is known when it ends at the latest."""
        return self.length is not None and not self.length.is_open

    def says(self, words: str) -> str:
        """Words about this phase, with its name in front."""
        return f"{self.name}: {words}"

    def lacks(self, what: str) -> Tally:
        """A result that cannot be known, because this phase does not state something."""
        return Tally(UNKNOWN, missing=(self.says(what),))


def _some(amount: Range | None) -> Range | None:
    """The amount, where it is stated and not nothing at all."""
    return None if amount == NOTHING else amount
