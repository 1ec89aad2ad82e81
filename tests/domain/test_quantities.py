"""Amounts with a unit: what converts, what does not, and what a person may write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quantities import (
    DAYS_IN_MONTH,
    DAYS_IN_YEAR,
    ForeignUnit,
    UnknownUnit,
    convert,
    read_amount,
    same_dimension,
    unit_named,
    unit_spoken,
)
from tests.domain.examples import thorough

TIMES = ("s", "min", "h", "d", "wk", "mo", "a", "s")


@pytest.mark.parametrize(
    ("amount", "unit", "other", "expected"),
    [
        (2, "wk", "d", 14),
        (90, "min", "h", 1.5),
        (3, "h", "min", 180),
        (1, "d", "s", 86_400),
        (1, "mo", "d", 30.4375),
        (1, "a", "d", 365.25),
        (1, "a", "mo", 12),
        (2500, "ug", "mg", 2.5),
        (1.5, "kg", "g", 1500),
        (14, "{session}/wk", "{session}/d", 2),
        (1, "{session}/d", "{session}/wk", 7),
    ],
)
def test_an_amount_converts_to_another_unit_of_its_dimension(
    amount: float, unit: str, other: str, expected: float
) -> None:
    assert convert(amount, from_unit=unit, to_unit=other) == pytest.approx(expected)


def test_a_month_and_a_year_are_the_mean_julian_ones() -> None:
    assert (DAYS_IN_MONTH, DAYS_IN_YEAR) == (30.4375, 365.25)


@thorough
@given(st.floats(0.001, 1e6), st.sampled_from(TIMES), st.sampled_from(TIMES))
def test_converting_there_and_back_gives_the_amount_again(amount: float, unit: str, other: str) -> None:
    there = convert(amount, from_unit=unit, to_unit=other)
    assert convert(there, from_unit=other, to_unit=unit) == pytest.approx(amount)


@thorough
@given(st.floats(allow_nan=False))
def test_an_amount_in_its_own_unit_is_not_touched(amount: float) -> None:
    assert convert(amount, from_unit="mo", to_unit="mo") == amount


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("mg", "[points]"),
        ("d", "%"),
        ("%", "1"),
        ("mg", "mg/kg"),
        ("mg/d", "mg"),
        ("{session}", "1"),
        ("{session}", "{pulse}"),
        ("{session}", "{session}/wk"),
        ("{session}/wk", "{pulse}/wk"),
        ("dB", "Hz"),
    ],
)
def test_units_of_two_dimensions_do_not_convert(unit: str, other: str) -> None:
    assert not same_dimension(unit, other)
    with pytest.raises(ForeignUnit, match="measures"):
        convert(1, from_unit=unit, to_unit=other)


@pytest.mark.parametrize(("unit", "other"), [("d", "a"), ("ug", "kg"), ("{session}/d", "{session}/mo"), ("%", "%")])
def test_units_of_one_dimension_are_known_to_convert(unit: str, other: str) -> None:
    assert same_dimension(unit, other)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "day",
        "D",
        "WK",
        "{Session}",
        "{session",
        "{session}/fortnight",
        "{}",
        "{session}\n",
        "1\n",
        "{" + "s" * 32 + "}",
    ],
)
def test_a_unit_nobody_knows_is_refused_by_its_name(code: str) -> None:
    with pytest.raises(UnknownUnit) as refused:
        unit_named(code)
    assert repr(code) in str(refused.value)
    assert "wk" in str(refused.value)


@pytest.mark.parametrize(
    ("code", "singular", "plural"),
    [
        ("wk", "week", "weeks"),
        ("{session}", "session", "sessions"),
        ("{electric pulse}", "electric pulse", "electric pulses"),
        ("{sessions}", "sessions", "sessions"),
        ("{session}/wk", "session a week", "sessions a week"),
        ("mg/d", "mg a day", "mg a day"),
        ("1", "", ""),
    ],
)
def test_a_unit_knows_its_words(code: str, singular: str, plural: str) -> None:
    unit = unit_named(code)
    assert (unit.code, unit.singular, unit.plural) == (code, singular, plural)


@pytest.mark.parametrize(
    ("spoken", "code"),
    [
        ("days", "d"),
        ("Weeks", "wk"),
        ("w", "wk"),
        ("wks", "wk"),
        ("m", "min"),
        ("mins", "min"),
        ("hrs", "h"),
        ("yr", "a"),
        ("month", "mo"),
        ("percent", "%"),
        ("pts", "[points]"),
        ("mmHg", "mm[Hg]"),
        ("sessions", "{session}"),
        ("Hz", "Hz"),
        ("µg", "ug"),
        ("{session}/wk", "{session}/wk"),
    ],
)
def test_a_unit_is_understood_as_people_say_it(spoken: str, code: str) -> None:
    assert unit_spoken(spoken).code == code


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3d", (3.0, "d")),
        ("2 weeks", (2.0, "wk")),
        ("45", (45.0, "min")),
        (" .5 h ", (0.5, "h")),
        ("-4", (-4.0, "min")),
        ("+1.25mo", (1.25, "mo")),
        ("12 %", (12.0, "%")),
    ],
)
def test_an_amount_is_read_with_its_unit_or_the_default_one(text: str, amount: tuple[float, str]) -> None:
    assert read_amount(text, default_unit="min") == amount


@pytest.mark.parametrize("text", ["", "d", "three days", "3 d 4", "1e3", "1,5", "--3", "3 " + "d" * 40, "nan"])
def test_what_is_not_an_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"an amount is a number|not a known unit"):
        read_amount(text, default_unit="d")


def test_an_amount_in_an_unknown_unit_is_refused_as_such() -> None:
    with pytest.raises(UnknownUnit):
        read_amount("3 fortnights", default_unit="d")
