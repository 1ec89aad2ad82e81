"""A finding as the rules see it: a value with every label that decides what it may be compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


_WORDS: dict[str, Any] = {
    "analysis_set": AnalysisSet,
    "design": Design,
    "blinding": Blinding,
    "age_group": AgeGroup,
    "counted": Denominator,
    "scope": Scope,
    "certainty": CertaintyLevel,
    "tier": Tier,
}


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
    """The evidence that `to_plain` wrote."""
    parts = {name: member for name, member in plain.items() if name in _KNOWN}
    for name, words in _WORDS.items():
        if name in parts:
            parts[name] = words(parts[name])
    parts["value"] = _value(plain["value"])
    against = plain.get("comparator")
    if against is not None:
        other = against.get("value")
        parts["comparator"] = Comparator(
            ComparatorKind(against["kind"]), against.get("treatment"), None if other is None else _value(other)
        )
    return Evidence(**parts)


def _value(plain: dict[str, Any]) -> Value:
    parts = dict(plain)
    parts["kind"] = ValueKind(parts["kind"])
    if "interval" in parts:
        parts["interval"] = Interval(**parts["interval"])
    if "measure" in parts:
        parts["measure"] = EffectMeasure(parts["measure"])
    if "better" in parts:
        parts["better"] = Better(parts["better"])
    return Value(**parts)


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
