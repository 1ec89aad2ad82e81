"""What an effect means for 1000 people at a stated baseline risk.

Risks and differences are per 1000. Formulas: Cochrane Handbook 14.1.5 and 15.4.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.computed import Computed, DerivedMeasure, check_estimate, is_off_centre
from app.domain.values import Interval
from app.domain.vocabulary import EffectMeasure

LONGEST_STRETCH = 2.0
"""A baseline risk over more than this many times the effect's time, or less than its inverse, is another risk."""
PER_1000 = "[ppth]"

_APPLICABLE = (
    EffectMeasure.RISK_RATIO,
    EffectMeasure.ODDS_RATIO,
    EffectMeasure.HAZARD_RATIO,
    EffectMeasure.RISK_DIFFERENCE,
)


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect on a risk: a ratio, or a risk difference in percentage points, with the event and days it is about.

    Raises ValueError for a measure that is about no risk, a negative ratio, an estimate outside its interval, or a
    time of no days.
    """

    measure: EffectMeasure
    estimate: float
    interval: Interval | None = None
    horizon_days: float | None = None
    event: str | None = None

    def __post_init__(self) -> None:
        if self.measure not in _APPLICABLE:
            raise ValueError(f"a {self.measure} says nothing about a risk")
        if not all(math.isfinite(amount) for amount in self.amounts):
            raise ValueError("an effect and its limits are finite numbers")
        if self.measure.is_ratio and min(self.amounts) < 0:
            raise ValueError(f"a {self.measure} is never negative")
        check_estimate(self.estimate, self.interval)
        _check_horizon(self.horizon_days)

    @property
    def amounts(self) -> tuple[float, ...]:
        """The estimate, and the two limits where there are any."""
        return (self.estimate,) if self.interval is None else (self.estimate, self.interval.low, self.interval.high)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The risk without the treatment, per 1000, with the event and days it is about.

    Raises ValueError outside 0 to 1000, and for a time of no days.
    """

    risk: float
    horizon_days: float | None = None
    event: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.risk <= 1000:
            raise ValueError(f"a baseline risk is from 0 to 1000 per 1000, not {self.risk:g}")
        _check_horizon(self.horizon_days)


def _check_horizon(days: float | None) -> None:
    if days is not None and not 0 < days < math.inf:
        raise ValueError("the time over which a risk runs is more than 0 days")


@dataclass(frozen=True, slots=True)
class AbsoluteEffect:
    """The risk with treatment and its difference from the baseline, per 1000, unrounded.

    `intervention` is None for a risk difference whose baseline nobody stated.
    """

    baseline: Baseline | None
    intervention: Computed | None
    difference: Computed

    @property
    def words(self) -> str:
        """`168 more (80 to 278 more)`, or `(25 fewer to 47 more)`: whole per 1000, rounded here and only here."""
        return more_or_fewer(self.difference)


def absolute_effect(effect: Effect, baseline: Baseline | None) -> AbsoluteEffect:
    """The effect for 1000 people at the baseline risk, which is taken as known exactly.

    Limits are plugged in one by one and held within 0 to 1000, with the flag `capped`. Raises ValueError where the
    effect cannot be applied: no baseline or one of 0 under a ratio, other events, or times more than a factor 2 apart.
    """
    refusal = why_not_applicable(effect, baseline)
    if refusal is not None:
        raise ValueError(refusal)
    raw = [_risk(effect.measure, amount, 0.0 if baseline is None else baseline.risk) for amount in effect.amounts]
    lowest, start = (-1000.0, 0.0) if baseline is None else (0.0, baseline.risk)
    risks = [min(1000.0, max(lowest, risk)) for risk in raw]
    flags = ("capped",) if risks != raw else ()
    if effect.interval is not None and is_off_centre(effect.estimate, effect.interval, measure=effect.measure):
        flags = (*flags, "off_centre")
    level = effect.interval.level if effect.interval else None
    difference = _per_1000([risk - start for risk in risks], level, EffectMeasure.RISK_DIFFERENCE, flags)
    intervention = None if baseline is None else _per_1000(risks, level, DerivedMeasure.RISK, flags)
    return AbsoluteEffect(baseline, intervention, difference)


def why_not_applicable(effect: Effect, baseline: Baseline | None) -> str | None:
    """Why the effect cannot be applied to this baseline, as a sentence; None where it can."""
    if baseline is None:
        return "A ratio without a baseline risk says nothing absolute." if effect.measure.is_ratio else None
    if effect.measure.is_ratio and baseline.risk == 0:
        return "A ratio of a baseline risk of 0 stays 0, whatever the treatment does."
    if effect.measure in (EffectMeasure.ODDS_RATIO, EffectMeasure.HAZARD_RATIO) and baseline.risk == 1000:
        return "A baseline risk of 1000 per 1000 has no odds and no hazard to multiply."
    if effect.event and baseline.event and effect.event != baseline.event:
        return f"The baseline risk is of {baseline.event} and the effect is on {effect.event}."
    times = [days for days in (effect.horizon_days, baseline.horizon_days) if days is not None]
    if len(times) == 2 and max(times) > LONGEST_STRETCH * min(times):
        return f"The baseline risk is over {baseline.horizon_days:g} days and the effect over {effect.horizon_days:g}."
    return None


def _risk(measure: EffectMeasure, amount: float, baseline: float) -> float:
    """The risk per 1000 under treatment, before it is held within bounds."""
    if measure is EffectMeasure.RISK_RATIO:
        return amount * baseline
    if measure is EffectMeasure.ODDS_RATIO:
        return 1000 * (amount * baseline) / (1000 - baseline + amount * baseline)
    if measure is EffectMeasure.HAZARD_RATIO:
        return 1000 * (1 - math.pow(1 - baseline / 1000, amount))
    return baseline + 10 * amount


def _per_1000(
    amounts: Sequence[float], level: float | None, measure: EffectMeasure | DerivedMeasure, flags: tuple[str, ...]
) -> Computed:
    interval = None if level is None else Interval(min(amounts[1:]), max(amounts[1:]), level)
    conventions = ("baseline_fixed",) if interval is None else ("baseline_fixed", "limits_plugged_in")
    return Computed(amounts[0], interval, measure, "baseline_applied", conventions, flags, PER_1000)


def more_or_fewer(difference: Computed) -> str:
    """A difference per 1000 in words, whole numbers, the sign said as more or fewer.

    Raises ValueError where the difference is not per 1000 or is undefined.
    """
    if difference.unit != PER_1000:
        raise ValueError("only a difference per 1000 is said as so many more or fewer")
    words = _one(difference.defined)
    if difference.interval is None:
        return words
    low, high = difference.interval.low, difference.interval.high
    if low < 0 < high:
        return f"{words} ({_whole(low)} fewer to {_whole(high)} more)"
    return f"{words} ({_whole(low)} to {_whole(high)} {'fewer' if low < 0 else 'more'})"


def _one(amount: float) -> str:
    return f"{_whole(amount)} {'more or fewer' if _whole(amount) == 0 else 'more' if amount > 0 else 'fewer'}"


def _whole(amount: float) -> int:
    """Half away from zero, so that mirrored differences print mirrored."""
    return math.floor(abs(amount) + 0.5)
