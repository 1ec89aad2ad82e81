"""One value of one attribute: the shapes it can take and what can never be true of it."""

import math
from dataclasses import InitVar, dataclass

from app.domain.quantities import unit_named
from app.domain.vocabulary import LEVEL_SCALES, Better, EffectMeasure, ValueKind

ROUNDING_SLACK = 0.5
"""A printed figure may differ from the exact one by half of its last digit."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An uncertainty interval around an estimate, in the estimate's unit. `level` is in percent."""

    low: float
    high: float
    level: float = 95.0

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"the interval is reversed: {self.low:g} is above {self.high:g}")
        if not 50 <= self.level < 100:
            raise ValueError(f"an interval level is from 50 to below 100 percent, not {self.level:g}")

    def holds(self, amount: float) -> bool:
        """Whether the amount lies inside, ends included."""
        return self.low <= amount <= self.high


@dataclass(frozen=True, slots=True)
class Value:
    """A value of any kind. Numeric kinds have an estimate, or a range from `low` to `high`, or both.

    Amounts are in `unit` (UCUM): proportions in percent from 0 to 100, effects in the unit of their measure.
    Raises ValueError where the parts contradict each other.
    """

    kind: ValueKind
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    interval: Interval | None = None
    unit: str = "1"
    events: int | None = None
    total: int | None = None
    measure: EffectMeasure | None = None
    better: Better | None = None
    currency: str | None = None
    per: str | None = None
    per_amount: float | None = None
    word: str | None = None
    scale: str | None = None
    text: str | None = None
    is_checked: InitVar[bool] = False
    """Whether these parts were a value before, as those of a sealed edition were; it is not checked again."""

    def __post_init__(self, is_checked: bool) -> None:
        if is_checked:
            return
        for check in (_check_words, _check_span, _check_interval, _check_counts, _check_measure):
            check(self)

    @property
    def is_numeric(self) -> bool:
        """Whether the value is an amount, and not words."""
        return self.kind not in (ValueKind.LEVEL, ValueKind.STATEMENT)

    @property
    def span(self) -> tuple[float, float] | None:
        """Lowest and highest amount the value states: its range, else its interval, else its estimate twice."""
        if self.low is not None or self.high is not None:
            ends = [end for end in (self.low, self.high, self.estimate) if end is not None]
            return min(ends), max(ends)
        if self.interval is not None:
            return self.interval.low, self.interval.high
        return None if self.estimate is None else (self.estimate, self.estimate)

    @property
    def midpoint(self) -> float | None:
        """The estimate, or the middle of the range: where a value stands in an ordered list."""
        if self.estimate is not None:
            return self.estimate
        return None if self.span is None else sum(self.span) / 2


def _amounts(value: Value) -> list[float]:
    ends = [value.estimate, value.low, value.high]
    if value.interval is not None:
        ends += [value.interval.low, value.interval.high]
    return [end for end in ends if end is not None]


def _check_words(value: Value) -> None:
    if value.kind is ValueKind.STATEMENT and not (value.text or "").strip():
        raise ValueError("a statement needs a text")
    if value.kind is ValueKind.LEVEL:
        if value.scale not in LEVEL_SCALES:
            raise ValueError(f"a level needs one of the scales {', '.join(LEVEL_SCALES)}")
        if value.word not in LEVEL_SCALES[value.scale]:
            raise ValueError(f"the scale {value.scale} has the words {', '.join(LEVEL_SCALES[value.scale])}")


def _check_span(value: Value) -> None:
    if not value.is_numeric:
        return
    amounts = _amounts(value)
    if value.estimate is None and value.low is None and value.high is None:
        raise ValueError("a number needs an estimate, or a low or high end")
    if not all(math.isfinite(amount) for amount in amounts):
        raise ValueError("amounts are finite numbers")
    if value.low is not None and value.high is not None and value.low > value.high:
        raise ValueError(f"the range is reversed: {value.low:g} is above {value.high:g}")
    unit_named(value.unit)
    never_negative = value.kind in (ValueKind.DURATION, ValueKind.COUNT, ValueKind.PROPORTION, ValueKind.RATE)
    if never_negative and min(amounts) < 0:
        raise ValueError(f"a {value.kind} is never negative")
    if value.kind is ValueKind.PROPORTION and max(amounts) > 100:
        raise ValueError("a proportion is in percent, from 0 to 100")


def _check_interval(value: Value) -> None:
    interval, estimate = value.interval, value.estimate
    if interval is not None and estimate is not None and not interval.holds(estimate):
        raise ValueError(f"the interval {interval.low:g} to {interval.high:g} does not hold the estimate {estimate:g}")


def _check_counts(value: Value) -> None:
    if (value.events is not None and value.events < 0) or (value.total is not None and value.total <= 0):
        raise ValueError("events are 0 or more and the total is 1 or more")
    if value.events is not None and value.total is not None and value.events > value.total:
        raise ValueError(f"{value.events} events among {value.total} people cannot be: n is above N")


def _check_measure(value: Value) -> None:
    if value.kind is ValueKind.EFFECT:
        if value.measure is None or value.better is None:
            raise ValueError("an effect names its measure and which way is better")
        if value.measure.is_ratio and min(_amounts(value)) < 0:
            raise ValueError(f"a {value.measure} is never negative")
    if value.kind is ValueKind.RATE and not (value.per and value.per_amount and value.per_amount > 0):
        raise ValueError("a rate names what it is per: so many events per 1000 patients")
    if value.kind is ValueKind.MONEY and not (value.currency and len(value.currency) == 3 and value.per):
        raise ValueError("money names its currency (ISO 4217) and what is paid for (session, course, month)")


def percentage_matches(printed: float, *, events: int, total: int, decimals: int) -> bool:
    """Whether a printed percentage is `events` of `total`, to within the rounding of its last printed digit."""
    slack = ROUNDING_SLACK * 10.0**-decimals
    return abs(printed - 100 * events / total) <= slack + 1e-9
