"""Shares as whole people out of a hundred: how many, how sure, and in words. Amounts are in percent."""

import math
from dataclasses import dataclass
from typing import Literal

from app.documents.values import ProportionValue
from app.domain.statistics import wilson
from app.domain.wording import number

PEOPLE = 100
State = Literal["counted", "possible", "rest"]
STATES: tuple[State, ...] = ("counted", "possible", "rest")
"""`counted`: of the estimate. `possible`: above the estimate and inside the uncertainty, or of a share below one."""


def whole(amount: float) -> int:
    """Whole people: halves are rounded up."""
    return math.floor(amount + 0.5)


def of_hundred(amount: float) -> str:
    """`35`, and `fewer than 1` or `more than 99` where rounding would say none or everybody."""
    if 0 < amount < 1:
        return "fewer than 1"
    if PEOPLE - 1 < amount < PEOPLE:
        return f"more than {PEOPLE - 1}"
    return str(whole(amount))


@dataclass(frozen=True, slots=True)
class Hundred:
    """A share of people, in percent: the one figure where there is one, and from where to where it may lie."""

    estimate: float | None
    low: float | None
    high: float | None
    doubt: str
    """How uncertain it is, in words."""

    @property
    def counted(self) -> int:
        """How many people are drawn as having it: the estimate, else the low end; none for a share below one."""
        amount = self.estimate if self.estimate is not None else (self.low or 0.0)
        return 0 if amount < 1 else min(whole(amount), PEOPLE - 1 if amount < PEOPLE else PEOPLE)

    @property
    def uncertain(self) -> tuple[int, int]:
        """The people, from after the first number to the second, about whom the uncertainty is."""
        if self.high is None:
            return self.counted, self.counted
        return whole(self.low or 0.0), _drawn(self.high)

    @property
    def states(self) -> tuple[State, ...]:
        """A hundred people, those who have it first."""
        most = max(self.counted, self.uncertain[1], _drawn(self.estimate or 0.0))
        possible = most - self.counted
        counts: dict[State, int] = {"counted": self.counted, "possible": possible, "rest": PEOPLE - most}
        return tuple(state for state, count in counts.items() for _ in range(count))

    @property
    def words(self) -> str:
        """`35 of 100 people`, `from 0 to 25 of 100 people`."""
        if self.estimate is not None:
            return f"{of_hundred(self.estimate)} of {PEOPLE} people"
        if self.low is not None and self.high is not None:
            return f"from {of_hundred(self.low)} to {of_hundred(self.high)} of {PEOPLE} people"
        end = f"at least {of_hundred(self.low)}" if self.low is not None else f"up to {of_hundred(self.high or 0.0)}"
        return f"{end} of {PEOPLE} people"


def _drawn(amount: float) -> int:
    """How many people stand for an amount at the most: one for a share below one, all for one above 99."""
    return math.ceil(amount) if 0 < amount < 1 or amount > PEOPLE - 1 else whole(amount)


def hundred_of(value: ProportionValue) -> Hundred:
    """A share as people: with the interval or range its source gives, else with Wilson's where it gives the counts."""
    if value.interval is not None:
        level, low, high = value.interval.level, value.interval.low, value.interval.high
        return Hundred(value.estimate, low, high, f"{number(level)} % interval: {_ends(low, high)}")
    if value.low is not None or value.high is not None:
        return _ranged(value.estimate, value.low, value.high)
    if value.events is not None and value.total is not None:
        interval = wilson(value.events, value.total)
        counted = f"{value.events:,} of {value.total:,}"
        doubt = f"{number(interval.level)} % interval, computed from {counted}: {_ends(interval.low, interval.high)}"
        return Hundred(value.estimate, interval.low, interval.high, doubt)
    return Hundred(value.estimate, None, None, "the source does not say how uncertain this is")


def _ranged(estimate: float | None, low: float | None, high: float | None) -> Hundred:
    if low is not None and high is not None:
        return Hundred(estimate, low, high, f"the source gives a range: {_ends(low, high)}")
    return Hundred(estimate, low, high, "the source gives only one end of a range")


def _ends(low: float, high: float) -> str:
    return f"{of_hundred(low)} to {of_hundred(high)} of {PEOPLE}"
