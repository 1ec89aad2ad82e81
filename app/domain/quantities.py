"""Amounts with a unit: which units exist, which may stand for which, and how one becomes another (UCUM names)."""

import re
from dataclasses import dataclass

DAYS_IN_MONTH = 30.4375
"""UCUM's mean Julian month."""
DAYS_IN_YEAR = 365.25
"""UCUM's mean Julian year."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its UCUM code, the dimension it measures and its size in that dimension's base unit."""

    code: str
    dimension: str
    size: float
    singular: str
    plural: str


def _unit(code: str, dimension: str, size: float, singular: str, plural: str | None = None) -> Unit:
    return Unit(code, dimension, size, singular, plural or singular)


_UNITS: dict[str, Unit] = {
    unit.code: unit
    for unit in (
        _unit("s", "time", 1 / 86400, "second", "seconds"),
        _unit("min", "time", 1 / 1440, "minute", "minutes"),
        _unit("h", "time", 1 / 24, "hour", "hours"),
        _unit("d", "time", 1.0, "day", "days"),
        _unit("wk", "time", 7.0, "week", "weeks"),
        _unit("mo", "time", DAYS_IN_MONTH, "month", "months"),
        _unit("a", "time", DAYS_IN_YEAR, "year", "years"),
        _unit("%", "fraction", 1.0, "%"),
        _unit("1", "number", 1.0, ""),
        _unit("[points]", "points", 1.0, "point", "points"),
        _unit("mg", "mass", 1.0, "mg"),
        _unit("ug", "mass", 0.001, "µg"),
        _unit("g", "mass", 1000.0, "g"),
        _unit("kg", "mass", 1_000_000.0, "kg"),
        _unit("mg/kg", "dose by weight", 1.0, "mg/kg"),
        _unit("mg/d", "dose by day", 1.0, "mg a day"),
        _unit("mm[Hg]", "pressure", 1.0, "mmHg"),
        _unit("dB", "sound level", 1.0, "dB"),
        _unit("Hz", "frequency", 1.0, "Hz"),
        _unit("T", "magnetic field", 1.0, "tesla"),
    )
}

_COUNTED = re.compile(r"\{([a-z][a-z ]{0,30})\}(?:/(h|d|wk|mo|a))?\Z")
_SPOKEN: dict[str, str] = {
    **{word: code for code, unit in _UNITS.items() for word in (unit.singular, unit.plural) if word.isalpha()},
    "m": "min",
    "mins": "min",
    "hr": "h",
    "hrs": "h",
    "w": "wk",
    "wks": "wk",
    "y": "a",
    "yr": "a",
    "yrs": "a",
    "percent": "%",
    "pt": "[points]",
    "pts": "[points]",
    "mmhg": "mm[Hg]",
    "session": "{session}",
    "sessions": "{session}",
}
_AMOUNT = re.compile(r"\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*([^\d\s].{0,20})?\Z")


class UnknownUnit(ValueError):
    """A unit nobody here has heard of."""


class ForeignUnit(ValueError):
    """Two units that do not measure the same thing."""


def unit_named(code: str) -> Unit:
    """The unit with this UCUM code; `{session}` and `{session}/wk` count things. Raises UnknownUnit."""
    if code in _UNITS:
        return _UNITS[code]
    counted = _COUNTED.match(code)
    if counted is None:
        raise UnknownUnit(
            f"{code!r} is not a known unit; known are {', '.join(_UNITS)} and counted things as {{session}}"
        )
    thing, per = counted.groups()
    plural = thing if thing.endswith("s") else thing + "s"
    if per is None:
        return Unit(code, f"count of {thing}", 1.0, thing, plural)
    period = _UNITS[per]
    return Unit(
        code, f"{thing} by time", 1.0 / period.size, f"{thing} a {period.singular}", f"{plural} a {period.singular}"
    )


def unit_spoken(word: str) -> Unit:
    """The unit a person means by `day`, `wks`, `3 d` or the UCUM code itself. Raises UnknownUnit."""
    return unit_named(_SPOKEN.get(word.lower(), word))


def same_dimension(left: str, right: str) -> bool:
    """Whether a value in one unit can be said in the other."""
    return unit_named(left).dimension == unit_named(right).dimension


def convert(amount: float, *, from_unit: str, to_unit: str) -> float:
    """The same amount in another unit of the same dimension. Raises ForeignUnit or UnknownUnit."""
    source, target = unit_named(from_unit), unit_named(to_unit)
    if source.dimension != target.dimension:
        raise ForeignUnit(f"{from_unit} measures {source.dimension} and {to_unit} measures {target.dimension}")
    return amount if source.code == target.code else amount * source.size / target.size


def read_amount(text: str, *, default_unit: str) -> tuple[float, str]:
    """An amount and its unit from `3d`, `2 weeks`, `45` (in `default_unit`). Raises ValueError, UnknownUnit."""
    match = _AMOUNT.match(text)
    if match is None:
        raise ValueError("an amount is a number and, where needed, a unit: 3d, 2wk, 45")
    number, spoken = match.groups()
    return float(number), unit_spoken(spoken.strip()).code if spoken else default_unit
