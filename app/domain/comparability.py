"""Whether two values may be set against each other at all, and every reason why not or only with care."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.evidence import Evidence
from app.domain.quantities import same_dimension
from app.domain.vocabulary import AgeGroup, AnalysisSet, Blinding, Scope, Tier, ValueKind


class Comparability(StrEnum):
    """Whether the two may be compared."""

    COMPARABLE = "comparable"
    WITH_CAVEATS = "with_caveats"
    NOT_COMPARABLE = "not_comparable"


class Directness(StrEnum):
    """How the two values came to stand side by side; the first is the best."""

    SAME_TRIAL = "same_trial"
    HEAD_TO_HEAD = "head_to_head"
    COMMON_COMPARATOR = "common_comparator"
    CROSS_STUDY = "cross_study"

    @property
    def is_direct(self) -> bool:
        """Whether the same study measured both."""
        return self in (self.SAME_TRIAL, self.HEAD_TO_HEAD)


DIRECTNESS_WORDS: dict[Directness, str] = {
    Directness.SAME_TRIAL: "One randomised trial measured both.",
    Directness.HEAD_TO_HEAD: "Studies measured both against each other.",
    Directness.COMMON_COMPARATOR: "Each was measured against a control of the same kind, in different studies.",
    Directness.CROSS_STUDY: "The values come from different studies that have nothing to do with each other.",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One label on which the two differ: its code, how much it matters, and the two labels."""

    code: str
    forbids: bool
    left: str
    right: str


NOT_STATED = "not_stated"
YEARS_APART = 3
"""Prices of years further apart than this are set side by side only with care."""
LIKE_TIMES = 2.0
"""Two times are alike when one is at most this many times the other."""

_Finder = Callable[[Evidence, Evidence], Reason | None]
_TIMELESS = (ValueKind.DURATION, ValueKind.MONEY)


def _told(value: object) -> str:
    return NOT_STATED if value is None else str(value)


def _qualitative(left: Evidence, right: Evidence) -> Reason | None:
    if left.value.is_numeric and right.value.is_numeric:
        return None
    return Reason("qualitative", True, left.value.kind, right.value.kind)


def _measure(left: Evidence, right: Evidence) -> Reason | None:
    one, two = left.value, right.value
    if not one.is_numeric or not two.is_numeric:
        return None
    if one.kind is not two.kind:
        return Reason("measure", True, one.kind, two.kind)
    if one.measure is not two.measure:
        return Reason("measure", True, _told(one.measure), _told(two.measure))
    if one.is_numeric and not same_dimension(one.unit, two.unit):
        return Reason("unit", True, one.unit, two.unit)
    return None


def _denominator(left: Evidence, right: Evidence) -> Reason | None:
    shares = (ValueKind.PROPORTION, ValueKind.RATE)
    if left.value.kind not in shares or right.value.kind not in shares:
        return None
    one, two = left.value.per or left.counted, right.value.per or right.counted
    return None if one == two else Reason("denominator", True, str(one), str(two))


def _currency(left: Evidence, right: Evidence) -> Reason | None:
    if left.value.currency == right.value.currency:
        return None
    return Reason("currency", True, _told(left.value.currency), _told(right.value.currency))


def _price_year(left: Evidence, right: Evidence) -> Reason | None:
    if left.value.kind is not ValueKind.MONEY or right.value.kind is not ValueKind.MONEY:
        return None
    one, two = left.price_year, right.price_year
    if one is not None and two is not None and abs(one - two) <= YEARS_APART:
        return None
    return Reason("year", False, _told(one), _told(two))


def _paid_for(left: Evidence, right: Evidence) -> Reason | None:
    if left.value.kind is not ValueKind.MONEY or left.value.per == right.value.per:
        return None
    return Reason("paid_for", True, _told(left.value.per), _told(right.value.per))


def _condition(left: Evidence, right: Evidence) -> Reason | None:
    if left.condition == right.condition:
        return None
    return Reason("condition", False, left.condition or "any", right.condition or "any")


def _population(left: Evidence, right: Evidence) -> Reason | None:
    one, two = left.age_group, right.age_group
    if one is two:
        return None
    broad = (AgeGroup.NOT_STATED, AgeGroup.ALL_AGES)
    overlaps = one in broad or two in broad or {one, two} == {AgeGroup.ADULTS, AgeGroup.OLDER_ADULTS}
    return Reason("population", not overlaps, one, two)


def _instrument(left: Evidence, right: Evidence) -> Reason | None:
    one, two = left.scale, right.scale
    if one == two:
        return None
    on_a_scale = left.value.unit == "[points]"
    return Reason("instrument", on_a_scale and None not in (one, two), _told(left.instrument), _told(right.instrument))


def _time_point(left: Evidence, right: Evidence) -> Reason | None:
    if left.value.kind in _TIMELESS:
        return None
    one, two = left.time_high, right.time_high
    if one == two:
        return None
    told = (NOT_STATED if one is None else f"{one:g} d", NOT_STATED if two is None else f"{two:g} d")
    if one is None or two is None:
        return Reason("time_point", False, *told)
    return Reason("time_point", max(one, two) > LIKE_TIMES * min(one, two), *told)


def _comparator(left: Evidence, right: Evidence) -> Reason | None:
    one = left.comparator.kind if left.comparator else None
    two = right.comparator.kind if right.comparator else None
    if one is two:
        return None
    both_inert = one is not None and two is not None and one.is_inert and two.is_inert
    is_effect = ValueKind.EFFECT in (left.value.kind, right.value.kind)
    return Reason("comparator", is_effect and not both_inert, _told(one), _told(two))


def _design(left: Evidence, right: Evidence) -> Reason | None:
    if left.design is right.design or (left.design.is_randomised and right.design.is_randomised):
        return None
    return Reason("design", False, left.design, right.design)


def _blinding(left: Evidence, right: Evidence) -> Reason | None:
    if left.blinding is right.blinding or Blinding.NOT_STATED in (left.blinding, right.blinding):
        return None
    return Reason("blinding", False, left.blinding, right.blinding)


def _analysis_set(left: Evidence, right: Evidence) -> Reason | None:
    if left.analysis_set is right.analysis_set or AnalysisSet.NOT_STATED in (left.analysis_set, right.analysis_set):
        return None
    return Reason("analysis_set", False, left.analysis_set, right.analysis_set)


def _scope(left: Evidence, right: Evidence) -> Reason | None:
    pooled = Scope.WIDER_POOL in (left.scope, right.scope)
    return Reason("scope", False, left.scope, right.scope) if pooled else None


def _reading(left: Evidence, right: Evidence) -> Reason | None:
    weak = (Tier.C, Tier.D)
    if left.tier not in weak and right.tier not in weak:
        return None
    return Reason("reading", False, left.tier, right.tier)


RULES: tuple[tuple[str, str, _Finder], ...] = (
    ("qualitative", "Words cannot be ranked against numbers or other words.", _qualitative),
    ("measure", "Two different kinds of value, measures or units cannot be set against each other.", _measure),
    ("denominator", "Shares of patients and shares of sessions are different things.", _denominator),
    ("paid_for", "A price of a session and a price of a month are different things.", _paid_for),
    ("currency", "Amounts in two currencies are not converted.", _currency),
    ("year", "Prices more than three years apart, or of a year that is not stated, need care.", _price_year),
    ("condition", "A narrower or wider condition needs care; unrelated ones never meet in a row.", _condition),
    (
        "population",
        "Age groups that do not overlap cannot be compared; one that is not stated needs care.",
        _population,
    ),
    (
        "instrument",
        "Points on different scales cannot be compared; shares defined on different scales need care.",
        _instrument,
    ),
    (
        "time_point",
        "Values taken at times more than twice apart cannot be compared; unlike or unstated times need care.",
        _time_point,
    ),
    (
        "comparator",
        "Effects against unlike comparators cannot be compared; shares from unlike trials need care.",
        _comparator,
    ),
    ("design", "A randomised and a non-randomised value need care.", _design),
    ("blinding", "Blind and open trials need care.", _blinding),
    ("analysis_set", "Two ways of counting who was analysed need care.", _analysis_set),
    ("scope", "A value pooled beyond the treatment needs care.", _scope),
    ("reading", "A value read in a copy, in the news or at a seller's needs care.", _reading),
)
"""The table of reasons: code, words for readers, and how it is found. Order is the order reasons are given in."""


def differences(left: Evidence, right: Evidence) -> Iterator[Reason]:
    """Every label on which the two values differ, in the order of the table."""
    for _, _, find in RULES:
        reason = find(left, right)
        if reason is not None:
            yield reason


def comparability(reasons: list[Reason]) -> Comparability:
    """One reason that forbids is enough; otherwise any reason asks for care."""
    if any(reason.forbids for reason in reasons):
        return Comparability.NOT_COMPARABLE
    return Comparability.WITH_CAVEATS if reasons else Comparability.COMPARABLE
