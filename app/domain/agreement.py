"""Whether the findings behind one cell say the same: disagreement is shown, never averaged away."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.comparability import differences
from app.domain.evidence import Evidence
from app.domain.quantities import same_dimension
from app.domain.values import Value
from app.domain.vocabulary import Better, ValueKind
from app.domain.weighing import in_terms_of, uncertainty


class AgreementStatus(StrEnum):
    """How the other findings of a cell stand to its headline."""

    SINGLE = "single"
    CONSISTENT = "consistent"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"


POINTS = "[points]"
LIKE_FIGURES = 0.2
"""Two numbers without intervals are alike when they are at most this share apart."""


AGREEMENT_WORDS: dict[AgreementStatus, str] = {
    AgreementStatus.SINGLE: "There is no other value of the same kind.",
    AgreementStatus.CONSISTENT: "No other value of the same kind lies outside the headline's range.",
    AgreementStatus.DIFFERS: "Some lie outside it; the labels on which they differ are named.",
    AgreementStatus.CONTRADICTS: "Some favour the opposite side, with intervals that leave no doubt of it.",
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """The status, the findings that differ from the headline, and on which labels they differ."""

    status: AgreementStatus
    differing: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def agreement(ordered: Sequence[Evidence]) -> Agreement:
    """How a cell's findings agree with the first of them, its headline.

    Only values of the headline's own kind, measure, dimension and scale are held against it, signed the same way. A
    value differs when its whole interval or range lies outside the headline's; two bare numbers differ when they are
    more than a fifth apart; effects contradict when their intervals clear no effect on opposite sides.
    """
    if len(ordered) < 2:
        return Agreement(AgreementStatus.SINGLE)
    headline = ordered[0]
    if not headline.value.is_numeric:
        return Agreement(AgreementStatus.SINGLE)
    likes = [found for found in ordered[1:] if _is_like(headline, found)]
    if not likes:
        return Agreement(AgreementStatus.SINGLE)
    apart = [found for found in likes if _is_apart(headline.value, found.value)]
    labels = dict.fromkeys(reason.code for found in apart for reason in differences(headline, found))
    differing = tuple(found.id for found in apart)
    if any(_contradicts(headline.value, found.value) for found in apart):
        return Agreement(AgreementStatus.CONTRADICTS, differing, tuple(labels))
    status = AgreementStatus.DIFFERS if apart else AgreementStatus.CONSISTENT
    return Agreement(status, differing, tuple(labels))


def _is_like(left: Evidence, right: Evidence) -> bool:
    one, two = left.value, right.value
    if one.kind is not two.kind or one.measure is not two.measure or one.currency != two.currency or one.per != two.per:
        return False
    if not two.is_numeric or not same_dimension(one.unit, two.unit):
        return False
    return one.unit != POINTS or left.scale == right.scale


def _is_apart(one: Value, two: Value) -> bool:
    first, second = uncertainty(one) or one.span, uncertainty(two) or two.span
    if first is None or second is None:
        return False
    low, high = in_terms_of(one, two, _signed_like(one, two, second))
    if first[0] == first[1] and low == high:
        return abs(first[0] - low) > LIKE_FIGURES * max(abs(first[0]), abs(low))
    return high < first[0] or low > first[1]


def _signed_like(one: Value, two: Value, ends: tuple[float, float]) -> tuple[float, float]:
    """The ends of `two` as `one` signs them: turned round where the two count opposite ways as better."""
    opposite = {one.better, two.better} == {Better.HIGHER, Better.LOWER}
    if not opposite or (one.measure is None and one.kind is not ValueKind.CHANGE):
        return ends
    if one.measure is not None and one.measure.is_ratio:
        return (1 / ends[1], 1 / ends[0]) if ends[0] > 0 else ends
    return -ends[1], -ends[0]


def _contradicts(one: Value, two: Value) -> bool:
    no_effect = one.measure.no_effect if one.measure is not None else None
    if no_effect is None or one.interval is None or two.interval is None or one.better is None or two.better is None:
        return False
    if one.interval.holds(no_effect) or two.interval.holds(no_effect):
        return False
    helps = [
        (value.interval.low > no_effect) == (value.better.value == "higher")
        for value in (one, two)
        if value.interval and value.better
    ]
    return helps[0] != helps[1]
