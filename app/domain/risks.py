"""How many people in 1000 a value means: from its own counts, or from a ratio and a baseline; or why nobody can say.

A ratio is turned into people only where it is known to be of the baseline's event, treatment over comparator, and to
have been measured against what the baseline's people had.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from app.domain.absolutes import Baseline, Effect, absolute_effect, more_or_fewer, why_not_applicable
from app.domain.computed import Computed
from app.domain.statistics import wilson
from app.domain.values import Interval, Value
from app.domain.vocabulary import Better, Category, ComparatorKind, Denominator, EffectMeasure, ValueKind
from app.domain.wording import number

PEOPLE = 1000
WHOLE_FROM = 10
"""From so many in 1000 on, words give whole people; below, one decimal, and two below one."""
ON_RISKS = (
    EffectMeasure.RISK_RATIO,
    EffectMeasure.ODDS_RATIO,
    EffectMeasure.HAZARD_RATIO,
    EffectMeasure.RISK_DIFFERENCE,
)
"""Effects on the risk of an event; the others are differences of points, or counts of people to treat."""


class NoRisk(StrEnum):
    """Why a value does not become so many in 1000."""

    NO_BASELINE = "no_baseline"
    NOT_A_RISK = "not_a_risk"
    OTHER_COUNT = "other_count"
    OTHER_COMPARATOR = "other_comparator"
    OTHER_CONDITION = "other_condition"
    OTHER_DIRECTION = "other_direction"
    DIRECTION_NOT_STATED = "direction_not_stated"
    NOT_APPLICABLE = "not_applicable"
    ONE_END = "one_end_only"


NO_RISK_WORDS: dict[NoRisk, str] = {
    NoRisk.NO_BASELINE: "No baseline risk is given, and an effect alone does not say how many people.",
    NoRisk.NOT_A_RISK: "The value is not the share of people with an event, nor an effect on one.",
    NoRisk.OTHER_COUNT: "What was counted are not people.",
    NoRisk.OTHER_COMPARATOR: "It was not measured against what the people of the baseline had.",
    NoRisk.OTHER_CONDITION: "It was measured in people with another condition than those of the baseline.",
    NoRisk.OTHER_DIRECTION: "The source prints it the other way round, or of the opposite event.",
    NoRisk.DIRECTION_NOT_STATED: "It is not stated whether more of this is better, so the ratio may be inverted.",
    NoRisk.NOT_APPLICABLE: "The baseline risk does not fit the effect.",
    NoRisk.ONE_END: "The source gives only one end of a range.",
}
"""The same, for readers."""


class NoBaseline(StrEnum):
    """Why a result comes without the risk of people who went without the treatment."""

    NO_COMPARATOR = "no_comparator"
    OTHER_TREATMENT = "other_treatment"
    NOT_COUNTED = "not_counted"
    NOT_A_SHARE = "not_a_share"


NO_BASELINE_WORDS: dict[NoBaseline, str] = {
    NoBaseline.NO_COMPARATOR: "It is given without a comparison: there was none, or the text read does not tell of it.",
    NoBaseline.OTHER_TREATMENT: "It was compared with another treatment or with a mixture, not with going without.",
    NoBaseline.NOT_COUNTED: "The text read does not give the share of people in the control group.",
    NoBaseline.NOT_A_SHARE: "The result is not a share of people.",
}
"""The same, for readers."""
UNTREATED = (
    ComparatorKind.SHAM,
    ComparatorKind.PLACEBO,
    ComparatorKind.ACTIVE_PLACEBO,
    ComparatorKind.USUAL_CARE,
    ComparatorKind.NO_TREATMENT,
)
"""Comparators that stand for going without the treatment; another treatment does not, nor does a mixture."""


@dataclass(frozen=True, slots=True)
class Risk:
    """So many people in 1000, unrounded, how it came about, and the difference from the baseline where one was used."""

    estimate: float | None
    interval: Interval | None
    method: str
    conventions: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    difference: Computed | None = None
    is_range: bool = False
    """Whether the interval is a range that the source gives, and no uncertainty interval."""

    @property
    def words(self) -> str:
        """`480 in 1000 (95 % interval 400 to 560)`; rounded here and only here."""
        amount = "" if self.estimate is None else people(self.estimate)
        if self.interval is None:
            return f"{amount} in {PEOPLE}"
        ends = f"{people(self.interval.low)} to {people(self.interval.high)}"
        if self.estimate is None:
            return f"{ends} in {PEOPLE}"
        what = "from" if self.is_range else f"{number(self.interval.level)} % interval"
        return f"{amount} in {PEOPLE} ({what} {ends})"

    @property
    def difference_words(self) -> str:
        """`168 more (80 to 278 more)` than without; empty where no baseline was used."""
        return "" if self.difference is None else more_or_fewer(self.difference)


@dataclass(frozen=True, slots=True)
class Measured:
    """What must be known of a value before it becomes people: what was counted, and against what it was measured."""

    value: Value
    counted: Denominator = Denominator.PATIENT
    comparator: ComparatorKind | None = None
    is_of_the_baselines_source: bool = False
    is_of_another_condition: bool = False
    days: float | None = None


def wanted(better: Better, category: Category) -> Better:
    """Which way is better for an event: the attribute's way, else more of a benefit and fewer of a harm."""
    if better is not Better.NEITHER:
        return better
    return {Category.EFFICACY: Better.HIGHER, Category.HARMS: Better.LOWER}.get(category, Better.NEITHER)


def risk_in_1000(measured: Measured, baseline: Baseline | None, *, better: Better) -> Risk | NoRisk:
    """The people in 1000 with the event under treatment, or why they cannot be told.

    `better` says whether more or less of the event is better, see `wanted`.
    """
    value = measured.value
    if value.kind is ValueKind.PROPORTION:
        return _counted(value) if measured.counted is Denominator.PATIENT else NoRisk.OTHER_COUNT
    if value.kind is ValueKind.RATE:
        return _of_a_rate(value) if value.per == Denominator.PATIENT else NoRisk.OTHER_COUNT
    if value.kind is not ValueKind.EFFECT or value.measure not in ON_RISKS or value.estimate is None:
        return NoRisk.NOT_A_RISK
    return _applied(measured, baseline, better)


def _counted(value: Value) -> Risk | NoRisk:
    """From the value's own percentage: its printed interval, else Wilson's from its counts, else its range."""
    estimate = None if value.estimate is None else 10 * value.estimate
    if value.interval is not None:
        return Risk(estimate, _tenfold(value.interval), "as_published")
    if value.estimate is not None and value.total is not None:
        events = value.events if value.events is not None else round(value.estimate * value.total / 100)
        conventions = ("no_continuity_correction", *(("events_from_percentage",) if value.events is None else ()))
        own = 1000 * events / value.total if value.events is not None else estimate
        return Risk(own, _tenfold(wilson(events, value.total)), "wilson", conventions)
    if value.low is not None and value.high is not None:
        return Risk(estimate, _tenfold(Interval(value.low, value.high)), "as_published", is_range=True)
    return NoRisk.ONE_END if estimate is None else Risk(estimate, None, "as_published")


def _of_a_rate(value: Value) -> Risk | NoRisk:
    """From so many people per 100 or 10,000 people."""
    times = PEOPLE / (value.per_amount or PEOPLE)
    if value.estimate is None:
        return NoRisk.ONE_END
    ends = value.interval and Interval(times * value.interval.low, times * value.interval.high, value.interval.level)
    return Risk(times * value.estimate, ends, "as_published")


def _applied(measured: Measured, baseline: Baseline | None, better: Better) -> Risk | NoRisk:
    value = measured.value
    refusal = _refusal(measured, baseline, better)
    if refusal is not None or value.measure is None or value.estimate is None:
        return refusal or NoRisk.NOT_A_RISK
    effect = Effect(value.measure, value.estimate, value.interval, measured.days)
    if why_not_applicable(effect, baseline) is not None:
        return NoRisk.NOT_APPLICABLE
    found = absolute_effect(effect, baseline)
    risk = found.intervention
    if risk is None:
        return NoRisk.NO_BASELINE
    return Risk(risk.estimate, risk.interval, risk.method, risk.conventions, risk.flags, found.difference)


def _refusal(measured: Measured, baseline: Baseline | None, better: Better) -> NoRisk | None:
    if baseline is None:
        return NoRisk.NO_BASELINE
    if measured.counted is not Denominator.PATIENT:
        return NoRisk.OTHER_COUNT
    unlike = (None, ComparatorKind.ACTIVE, ComparatorKind.BASELINE)
    if measured.comparator in unlike and not measured.is_of_the_baselines_source:
        return NoRisk.OTHER_COMPARATOR
    if measured.is_of_another_condition:
        return NoRisk.OTHER_CONDITION
    if better is Better.NEITHER:
        return NoRisk.DIRECTION_NOT_STATED
    return None if measured.value.better is better else NoRisk.OTHER_DIRECTION


def _tenfold(interval: Interval) -> Interval:
    """Percent as people in 1000."""
    return Interval(10 * interval.low, 10 * interval.high, interval.level)


def people(amount: float) -> str:
    """So many in 1000 as words, half away from zero: whole from ten on, one decimal from one on, else two."""
    if amount >= WHOLE_FROM:
        return str(math.floor(amount + 0.5))
    steps = 10 if amount >= 1 else 100
    return number(math.floor(steps * amount + 0.5) / steps)
