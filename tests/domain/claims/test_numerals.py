"""Amounts in a text: figures and words, ranges, shares, units."""

import pytest

from app.domain.claims.numerals import amounts_of
from app.domain.claims.words import words_of

ONE = [
    ("55%", 55, 55, "%"),
    ("55.5 %", 55.5, 55.5, "%"),
    ("fifty-five percent", 55, 55, "%"),
    ("twenty per cent", 20, 20, "%"),
    ("50-60%", 50, 60, "%"),
    ("50% to 60%", 50, 60, "%"),
    ("between 2 and 3 weeks", 2, 3, "wk"),
    ("two to three weeks", 2, 3, "wk"),
    ("2 or 3 days", 2, 3, "d"),
    ("a 6-week course", 6, 6, "wk"),
    ("within a week", 1, 1, "wk"),
    ("half an hour", 30, 30, "min"),
    ("24 hours", 24, 24, "h"),
    ("5 sessions a week", 5, 5, "{session}/wk"),
    ("three times per week", 3, 3, "{session}/wk"),
    ("twice a week", 2, 2, "{session}/wk"),
    ("36 sessions", 36, 36, "{session}"),
    ("1,234 sessions", 1234, 1234, "{session}"),
    ("$1,200", 1200, 1200, "USD"),
    ("A$300", 300, 300, "AUD"),
    ("£90 to £120", 90, 120, "GBP"),
    ("0.5 mg/kg", 0.5, 0.5, "mg/kg"),
    ("6 points", 6, 6, "[points]"),
    ("17.3 percentage points", 17.3, 17.3, "pp"),
    ("70 of 101 people", 7000 / 101, 7000 / 101, "%"),
    ("one in ten", 10, 10, "%"),
    ("7 out of 10", 70, 70, "%"),
    ("a third of people", 100 / 3, 100 / 3, "%"),
    ("three quarters of patients", 75, 75, "%"),
    ("half of them", 50, 50, "%"),
]
NONE = ["a third trial", "one of the treatments", "a week of rain", "the second visit", "all of it", "half-hearted"]


@pytest.mark.parametrize(("text", "low", "high", "unit"), ONE)
def test_an_amount_is_read_with_its_unit(text: str, low: float, high: float, unit: str) -> None:
    (amount,) = [one for one in amounts_of(words_of(text), {}, frozenset()) if one.unit]
    assert (amount.low, amount.high) == pytest.approx((low, high))
    assert amount.unit == unit


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_an_amount_is_none(text: str) -> None:
    assert [one for one in amounts_of(words_of(text), {}, frozenset()) if one.unit] == []


def test_a_number_inside_a_name_is_no_amount() -> None:
    words = words_of("3-minute stimulation in 5 minutes")
    assert [one.low for one in amounts_of(words, {}, frozenset({0, 1, 2, 3}))] == [5]


def test_things_are_counted_by_the_words_that_the_content_has_for_them() -> None:
    (amount,) = amounts_of(words_of("3000 pulses a day"), {"pulses": "{pulse}"}, frozenset())
    assert amount.unit == "{pulse}/d"
