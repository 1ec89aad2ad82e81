"""Numbers needed to treat, for one more person to benefit (NNTB) or to be harmed (NNTH), in Altman's notation."""

import math
from dataclasses import dataclass
from enum import StrEnum

from app.domain.computed import Computed
from app.domain.values import Interval
from app.domain.vocabulary import EffectMeasure

PEOPLE_PER_UNIT = {"%": 100.0, "[ppth]": 1000.0}
"""Among how many people a risk difference counts, by its unit."""


class Needed(StrEnum):
    """What one more person gets: an advantage or a harm."""

    BENEFIT = "NNTB"
    HARM = "NNTH"


@dataclass(frozen=True, slots=True)
class Limit:
    """One end of the interval of a number needed; no number of people is infinity: no difference at all."""

    kind: Needed
    people: float | None

    def __str__(self) -> str:
        return f"{self.kind} {_people(self.people)}"


@dataclass(frozen=True, slots=True)
class NumberNeeded:
    """How many people are treated for one more of a kind, with the risk difference that it comes from.

    `estimate` and `kind` are None where the difference is 0. `limits` run from the first through the second; where
    they are of different kinds they pass through infinity, and what lies between them on the number line is outside.
    """

    kind: Needed | None
    estimate: float | None
    limits: tuple[Limit, Limit] | None
    difference: Computed
    horizon_days: float | None = None

    @property
    def method(self) -> str:
        """The method of the risk difference and so of its interval."""
        return self.difference.method

    @property
    def level(self) -> float | None:
        """The level of the interval in percent."""
        return self.difference.level

    @property
    def conventions(self) -> tuple[str, ...]:
        """Those of the risk difference, and the notation."""
        return (*self.difference.conventions, "altman_notation")

    @property
    def flags(self) -> tuple[str, ...]:
        """Those of the risk difference."""
        return self.difference.flags

    @property
    def passes_infinity(self) -> bool:
        """Whether the interval is two rays, because the difference may be none."""
        return self.limits is not None and self.limits[0].kind is not self.limits[1].kind

    @property
    def whole_people(self) -> int | None:
        """The number in whole people, rounded so that it promises no more and threatens no less than the exact one."""
        if self.estimate is None:
            return None
        return math.ceil(self.estimate) if self.kind is Needed.BENEFIT else math.floor(self.estimate)

    @property
    def words(self) -> str:
        """`NNTB 5.8 (3.3 to 26.3)`, or `NNTB 12.2 (NNTH 21.3 to ∞ to NNTB 4.8)`, one decimal."""
        estimate = "NNT undefined" if self.kind is None else f"{self.kind} {_people(self.estimate)}"
        if self.limits is None:
            return estimate
        first, last = self.limits
        if self.passes_infinity:
            return f"{estimate} ({first} to ∞ to {last})"
        return f"{estimate} ({_people(first.people) if self.kind else first} to {_people(last.people)})"


def number_needed(difference: Computed, *, is_event_desirable: bool, horizon_days: float | None = None) -> NumberNeeded:
    """The number needed to treat from a risk difference in percent or per 1000 (Altman 1998, BMJ 317:1309).

    Raises ValueError where it is no risk difference or has another unit.
    """
    if difference.measure is not EffectMeasure.RISK_DIFFERENCE or difference.unit not in PEOPLE_PER_UNIT:
        raise ValueError("a number needed to treat comes from a risk difference in percent or per 1000")
    size = PEOPLE_PER_UNIT[difference.unit] * (1 if is_event_desirable else -1)
    benefit = difference.defined / size
    people = _one_in(benefit)
    kind = None if people is None else Needed.BENEFIT if benefit > 0 else Needed.HARM
    limits = None if difference.interval is None else _limits(difference.interval, benefit, size)
    return NumberNeeded(kind, people, limits, difference, horizon_days)


def _limits(interval: Interval, benefit: float, size: float) -> tuple[Limit, Limit] | None:
    """From the side across from the estimate, through infinity, to its own; or from few people to many."""
    low, high = sorted((interval.low / size, interval.high / size))
    if low == high == 0:
        return None
    least, most = Limit(Needed.HARM, _one_in(low)), Limit(Needed.BENEFIT, _one_in(high))
    if low < 0 < high:
        return (least, most) if benefit >= 0 else (most, least)
    if low >= 0:
        return most, Limit(Needed.BENEFIT, _one_in(low))
    return least, Limit(Needed.HARM, _one_in(high))


def _one_in(benefit: float) -> float | None:
    """The reciprocal without its sign; None for a difference of none, or too small for its reciprocal to be finite."""
    people = 1 / abs(benefit) if benefit else math.inf
    return people if math.isfinite(people) else None


def _people(people: float | None) -> str:
    return "∞" if people is None else f"{people:.1f}"
