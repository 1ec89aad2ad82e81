"""Weighs two numbers, or the difference between them, against the smallest difference worth having."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.evidence import Evidence
from app.domain.quantities import convert, same_dimension
from app.domain.statistics import risk_difference, wilson
from app.domain.values import Interval, Value
from app.domain.vocabulary import Better, ValueKind


class Outcome(StrEnum):
    """What the row says."""

    FAVOURS = "favours"
    SIMILAR = "similar"
    UNCERTAIN = "uncertain"
    NOT_COMPARABLE = "not_comparable"
    NO_DATA = "no_data"


OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.FAVOURS: "The whole interval favours one of the two, by more than the smallest difference worth having.",
    Outcome.SIMILAR: "The whole interval lies within the smallest difference worth having.",
    Outcome.UNCERTAIN: "The values may be set side by side, and do not show which is better.",
    Outcome.NOT_COMPARABLE: "The values may not be set side by side; the reasons say why.",
    Outcome.NO_DATA: "There is not a value for both.",
}


@dataclass(frozen=True, slots=True)
class Worthwhile:
    """A range of differences that somebody calls the smallest worth having, in a unit, and on a scale where of one."""

    low: float
    high: float
    unit: str
    scale: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a row asks: which way is better for values of its own kind, how much matters, and under which condition."""

    kind: ValueKind
    better: Better
    worthwhile: tuple[Worthwhile, ...] = ()
    condition: str | None = None
    narrower: frozenset[str] = frozenset()
    """Conditions inside the one asked for: a value of one of them is about it, with care."""

    def is_about(self, condition: str | None) -> bool:
        """Whether a value of this condition answers the question: the one asked for, one inside it, or any."""
        return self.condition is None or condition in (None, self.condition) or condition in self.narrower

    def direction(self, value: Value) -> Better:
        """Which way is better for this value: its own sign, or the attribute's for a value of the attribute's kind."""
        if value.better is not None:
            return value.better
        return self.better if value.kind is self.kind else Better.NEITHER

    def margins(self, value: Value, scale: str | None) -> tuple[float, float] | None:
        """The least and the greatest difference argued for on this scale, in the value's unit; None where none is."""
        if value.measure is not None and (value.measure.is_ratio or value.measure.no_effect is None):
            return None
        fitting = [
            tuple(convert(end, from_unit=argued.unit, to_unit=value.unit) for end in (argued.low, argued.high))
            for argued in self.worthwhile
            if same_dimension(argued.unit, value.unit)
            and (scale is None or argued.scale is None or argued.scale == scale)
        ]
        return (min(low for low, _ in fitting), max(high for _, high in fitting)) if fitting else None


Weighed = tuple[Outcome, str | None, list[str]]
"""The outcome, the side it favours, and the notes."""


def weigh(left: Evidence, right: Evidence, question: Question) -> Weighed:
    """Outcome, the favoured side, and notes, for two comparable numbers of different studies."""
    one, two = left.value, right.value
    better = question.direction(one)
    if one.kind is ValueKind.CHANGE:
        return Outcome.UNCERTAIN, None, ["within_group"]
    if better is Better.NEITHER or question.direction(two) is not better:
        return Outcome.UNCERTAIN, None, ["no_direction"]
    first, second = uncertainty(one), uncertainty(two)
    if first is None or second is None:
        return Outcome.UNCERTAIN, None, ["no_interval"]
    margins = question.margins(one, left.scale)
    if margins is None:
        return Outcome.UNCERTAIN, None, ["no_worthwhile_difference"]
    second = in_terms_of(one, two, second)
    gap_left, gap_right = first[0] - second[1], second[0] - first[1]
    least, greatest = margins
    higher = "left" if gap_left > greatest else "right" if gap_right > greatest else None
    if higher is not None:
        side = higher if better is Better.HIGHER else {"left": "right", "right": "left"}[higher]
        return Outcome.FAVOURS, side, []
    if least > 0 and max(first[1] - second[0], second[1] - first[0]) <= least:
        return Outcome.SIMILAR, None, []
    return Outcome.UNCERTAIN, None, ["intervals_overlap" if max(gap_left, gap_right) <= 0 else "below_worthwhile"]


def in_terms_of(one: Value, two: Value, ends: tuple[float, float]) -> tuple[float, float]:
    """The ends of `two`, in the unit and per the base of `one`."""
    base = one.per_amount / two.per_amount if one.per_amount and two.per_amount else 1.0
    low, high = (convert(end, from_unit=two.unit, to_unit=one.unit) * base for end in ends)
    return low, high


def uncertainty(value: Value) -> tuple[float, float] | None:
    """The whole interval of a value: printed, or Wilson's from its counts, or its range; None for a bare number."""
    if value.interval is not None:
        return value.interval.low, value.interval.high
    if value.kind is ValueKind.PROPORTION and value.events is not None and value.total is not None:
        counted = wilson(value.events, value.total)
        return counted.low, counted.high
    if value.low is not None and value.high is not None and value.kind in (ValueKind.DURATION, ValueKind.COUNT):
        return value.low, value.high
    return None


def weigh_effect(found: Evidence, question: Question) -> Weighed:
    """Outcome, the favoured side, and notes, for an effect of the left treatment against the right."""
    value = found.value
    no_effect = value.measure.no_effect if value.measure is not None else None
    if value.interval is None or no_effect is None:
        return Outcome.UNCERTAIN, None, ["no_interval"]
    margins = question.margins(value, found.scale)
    return _weigh_difference(value.interval, no_effect, question.direction(value), margins)


def weigh_arms(found: Evidence, question: Question) -> Weighed:
    """Outcome, the favoured side, and notes, for the two arms of one trial, by Newcombe's interval."""
    value, other = found.value, found.comparator.value if found.comparator else None
    if other is None or value.kind is not ValueKind.PROPORTION:
        return Outcome.UNCERTAIN, None, ["no_interval"]
    if value.events is None or value.total is None or other.events is None or other.total is None:
        return Outcome.UNCERTAIN, None, ["no_interval"]
    _, interval = risk_difference(value.events, value.total, other.events, other.total)
    return _weigh_difference(interval, 0.0, question.direction(value), question.margins(value, found.scale))


def _weigh_difference(
    interval: Interval, no_effect: float, better: Better, margins: tuple[float, float] | None
) -> Weighed:
    """Left minus right (or left over right): whom the whole interval favours, and by enough to matter."""
    if better is Better.NEITHER:
        return Outcome.UNCERTAIN, None, ["no_direction"]
    if margins and max(abs(interval.low - no_effect), abs(interval.high - no_effect)) <= margins[0]:
        return Outcome.SIMILAR, None, []
    if interval.holds(no_effect):
        return Outcome.UNCERTAIN, None, ["interval_holds_no_effect"]
    is_above = interval.low > no_effect
    nearest = interval.low - no_effect if is_above else no_effect - interval.high
    if margins is not None and nearest <= margins[1]:
        return Outcome.UNCERTAIN, None, ["below_worthwhile"]
    side = "left" if is_above == (better is Better.HIGHER) else "right"
    return Outcome.FAVOURS, side, ["no_worthwhile_difference"] if margins is None else []
