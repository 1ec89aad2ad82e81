"""A finding as the rules see it: a value with every label that decides what it may be compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.quantities import convert
from app.domain.values import Interval, Value
from app.domain.vocabulary import (
    AgeGroup,
    AnalysisSet,
    Better,
    Blinding,
    CertaintyLevel,
    ComparatorKind,
    Denominator,
    Design,
    EffectMeasure,
    Scope,
    Tier,
    ValueKind,
)


@dataclass(frozen=True, slots=True)
class Comparator:
    """What the treated were measured against."""

    kind: ComparatorKind
    treatment: str | None = None
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One finding's value and labels. Times are in days from the start of treatment."""

    id: str
    treatment: str
    attribute: str
    value: Value
    condition: str | None = None
    comparator: Comparator | None = None
    time_low: float | None = None
    time_high: float | None = None
    instrument: str | None = None
    scale: str | None = None
    """What the instrument measures on, whichever way its name is written."""
    analysis_set: AnalysisSet = AnalysisSet.NOT_STATED
    design: Design = Design.OBSERVATIONAL
    blinding: Blinding = Blinding.NOT_STATED
    age_group: AgeGroup = AgeGroup.NOT_STATED
    counted: Denominator = Denominator.PATIENT
    scope: Scope = Scope.THIS_TREATMENT
    certainty: CertaintyLevel = CertaintyLevel.NOT_RATED
    people: int | None = None
    year: int | None = None
    """The year of the source."""
    price_year: int | None = None
    """The year of the prices, for money."""
    tier: Tier = Tier.D
    is_direct_only: bool = False
    """Kept only because it was measured against another treatment; it never stands in an indirect comparison."""

    @property
    def size(self) -> int:
        """How many people the value rests on; 0 where nobody said."""
        return self.people or self.value.total or 0


def in_days(amount: float | None, unit: str | None) -> float | None:
    """A time in days, or None where none is stated."""
    return None if amount is None or unit is None else convert(amount, from_unit=unit, to_unit="d")


def _by_value(words: type[StrEnum]) -> dict[str, Any]:
    return {word.value: word for word in words}


_WORDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("analysis_set", _by_value(AnalysisSet)),
    ("design", _by_value(Design)),
    ("blinding", _by_value(Blinding)),
    ("age_group", _by_value(AgeGroup)),
    ("counted", _by_value(Denominator)),
    ("scope", _by_value(Scope)),
    ("certainty", _by_value(CertaintyLevel)),
    ("tier", _by_value(Tier)),
)
_VALUE_WORDS = (
    ("kind", _by_value(ValueKind)),
    ("measure", _by_value(EffectMeasure)),
    ("better", _by_value(Better)),
)
_COMPARATORS = _by_value(ComparatorKind)
_KNOWN = frozenset(Evidence.__slots__)


def to_plain(evidence: Evidence) -> dict[str, Any]:
    """The evidence as plain JSON members, without those that say nothing."""
    plain = {name: member for name, member in _said(evidence).items() if member is not False}
    plain["value"] = _plain_value(evidence.value)
    against = evidence.comparator
    if against is not None:
        plain["comparator"] = _said(against)
        if against.value is not None:
            plain["comparator"]["value"] = _plain_value(against.value)
    return plain


def _plain_value(value: Value) -> dict[str, Any]:
    plain = _said(value)
    if value.interval is not None:
        plain["interval"] = _said(value.interval)
    return plain


def _said(part: Evidence | Comparator | Value | Interval) -> dict[str, Any]:
    members = ((name, getattr(part, name)) for name in part.__slots__)
    return {name: member for name, member in members if member is not None}


def from_plain(plain: dict[str, Any]) -> Evidence:
    """The evidence that `to_plain` wrote. Raises LookupError or TypeError for anything else."""
    parts = plain.copy() if plain.keys() <= _KNOWN else {name: plain[name] for name in plain if name in _KNOWN}
    for name, words in _WORDS:
        if name in parts:
            parts[name] = words[parts[name]]
    parts["value"] = _value(parts["value"])
    if "comparator" in parts:
        against = parts["comparator"]
        other = against.get("value")
        parts["comparator"] = Comparator(
            _COMPARATORS[against["kind"]], against.get("treatment"), None if other is None else _value(other)
        )
    return Evidence(**parts)


def _value(plain: dict[str, Any]) -> Value:
    parts = plain.copy()
    for name, words in _VALUE_WORDS:
        if name in parts:
            parts[name] = words[parts[name]]
    if "interval" in parts:
        parts["interval"] = Interval(**parts["interval"])
    return Value(**parts, is_checked=True)


def scale_of(instrument: str | None, scales: Mapping[str, Sequence[str]]) -> str | None:
    """The scale an instrument's name means: the one whose way of being written stands first in it.

    `scales` gives each scale's name and the ways it is written. An instrument that none of them is stays its own
    scale, folded; None stays None.
    """
    if instrument is None:
        return None
    folded = instrument.casefold()
    found = [
        (folded.find(written.casefold()), -len(written), name)
        for name, ways in scales.items()
        for written in ways
        if written.casefold() in folded
    ]
    return min(found)[2] if found else folded
