"""One value: the shapes it can take and what can never be true of it."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.values import Interval, Value, percentage_matches
from app.domain.vocabulary import LEVEL_SCALES, Better, EffectMeasure, ValueKind
from tests.domain.examples import change, days, effect, money, rate, share, thorough, words


def test_a_reversed_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="the interval is reversed: 3 is above 2"):
        Interval(3, 2)


def test_an_interval_of_one_point_is_allowed() -> None:
    assert Interval(2, 2).holds(2)


@pytest.mark.parametrize("level", [49.9, 100, 0.95, -95, float("nan")])
def test_an_interval_level_that_is_no_percentage_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="interval level"):
        Interval(1, 2, level)


@pytest.mark.parametrize("level", [50, 80, 95, 99.9])
def test_usual_interval_levels_are_kept(level: float) -> None:
    assert Interval(1, 2, level).level == level


def test_an_interval_is_of_95_percent_unless_said() -> None:
    assert Interval(1, 2).level == 95


@pytest.mark.parametrize(("amount", "held"), [(1, True), (1.5, True), (2, True), (0.99, False), (2.01, False)])
def test_an_interval_holds_its_ends_and_what_lies_between(amount: float, held: bool) -> None:
    assert Interval(1, 2).holds(amount) is held


def test_an_interval_that_does_not_hold_its_estimate_is_refused() -> None:
    with pytest.raises(ValueError, match="the interval 30 to 40 does not hold the estimate 41"):
        share(41, Interval(30, 40))


def test_a_range_without_an_estimate_may_carry_an_interval() -> None:
    assert share(None, Interval(30, 40), low=10, high=50).interval == Interval(30, 40)


def test_a_reversed_range_is_refused() -> None:
    with pytest.raises(ValueError, match="the range is reversed: 3 is above 2"):
        days(3, 2)


@pytest.mark.parametrize("kind", [kind for kind in ValueKind if kind not in (ValueKind.LEVEL, ValueKind.STATEMENT)])
def test_a_number_without_any_amount_is_refused(kind: ValueKind) -> None:
    with pytest.raises(ValueError, match="a number needs an estimate, or a low or high end"):
        Value(kind, interval=Interval(1, 2))


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("part", ["estimate", "low", "high"])
def test_an_amount_that_is_not_finite_is_refused(part: str, amount: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        replace(Value(ValueKind.CHANGE, 1), **dict[str, Any]({part: amount}))


def test_an_interval_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        money(3, interval=Interval(1, float("inf")))


@pytest.mark.parametrize("kind", [ValueKind.DURATION, ValueKind.COUNT, ValueKind.PROPORTION, ValueKind.RATE])
@pytest.mark.parametrize(
    "parts", [{"estimate": -1}, {"low": -1, "high": 3}, {"estimate": 1, "interval": Interval(-1, 3)}]
)
def test_what_is_counted_or_measured_is_never_negative(kind: ValueKind, parts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"a {kind} is never negative"):
        Value(kind, per="session", per_amount=1, **parts)


@pytest.mark.parametrize(
    "parts", [{"estimate": 100.1}, {"low": 2, "high": 101}, {"estimate": 99, "interval": Interval(90, 103)}]
)
def test_a_proportion_above_one_hundred_percent_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="from 0 to 100"):
        Value(ValueKind.PROPORTION, unit="%", **parts)


def test_a_proportion_may_be_none_or_all() -> None:
    assert [share(end).estimate for end in (0, 100)] == [0, 100]


def test_a_change_may_be_negative() -> None:
    assert change(-8, -2).midpoint == -5


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="not a known unit"):
        days(1, 2, unit="dayz")


@pytest.mark.parametrize(("events", "total"), [(-1, 10), (0, 0), (None, 0), (None, -5), (-1, None)])
def test_impossible_counts_are_refused(events: int | None, total: int | None) -> None:
    with pytest.raises(ValueError, match="events are 0 or more and the total is 1 or more"):
        share(50, events=events, total=total)


def test_n_above_capital_n_is_refused() -> None:
    with pytest.raises(ValueError, match="11 events among 10 people cannot be: n is above N"):
        share(50, events=11, total=10)


def test_everybody_and_nobody_are_possible_counts() -> None:
    assert share(100, events=10, total=10).events == 10
    assert share(0, events=0, total=1).events == 0


@pytest.mark.parametrize("missing", ["measure", "better"])
def test_an_effect_without_its_measure_or_direction_is_refused(missing: str) -> None:
    with pytest.raises(ValueError, match="an effect names its measure and which way is better"):
        replace(effect(EffectMeasure.MEAN_DIFFERENCE, -2, 2), **dict[str, Any]({missing: None}))


@pytest.mark.parametrize("measure", list(EffectMeasure))
def test_only_a_ratio_is_never_negative(measure: EffectMeasure) -> None:
    if measure.is_ratio:
        with pytest.raises(ValueError, match=f"a {measure} is never negative"):
            effect(measure, -0.1, 2)
    else:
        assert effect(measure, -0.1, 2).midpoint == pytest.approx(0.95)


@pytest.mark.parametrize(
    "parts", [{"per": None}, {"per": ""}, {"per_amount": None}, {"per_amount": 0}, {"per_amount": -1000}]
)
def test_a_rate_that_is_per_nothing_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a rate names what it is per"):
        replace(rate(3), **parts)


@pytest.mark.parametrize(
    "parts", [{"currency": None}, {"currency": "US"}, {"currency": "DOLLARS"}, {"per": None}, {"per": ""}]
)
def test_money_without_currency_or_purpose_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="money names its currency"):
        money(3, **parts)


@pytest.mark.parametrize("text", [None, "", " \n\t"])
def test_a_statement_without_words_is_refused(text: str | None) -> None:
    with pytest.raises(ValueError, match="a statement needs a text"):
        Value(ValueKind.STATEMENT, text=text)


@pytest.mark.parametrize("scale", [None, "colour"])
def test_a_level_on_no_known_scale_is_refused(scale: str | None) -> None:
    with pytest.raises(ValueError, match="frequency, amount, severity"):
        Value(ValueKind.LEVEL, scale=scale, word="common")


def test_a_word_from_another_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="the scale severity has the words severe, moderate, mild, none"):
        Value(ValueKind.LEVEL, scale="severity", word="common")


@pytest.mark.parametrize(("scale", "word"), [(scale, word) for scale, words in LEVEL_SCALES.items() for word in words])
def test_every_word_of_a_scale_can_be_said(scale: str, word: str) -> None:
    assert Value(ValueKind.LEVEL, scale=scale, word=word).word == word


@pytest.mark.parametrize("kind", list(ValueKind))
def test_only_words_are_not_numeric(kind: ValueKind) -> None:
    parts = {"text": "words", "scale": "severity", "word": "mild", "per": "session", "per_amount": 1, "currency": "USD"}
    value = Value(kind, 1, measure=EffectMeasure.RISK_RATIO, better=Better.LOWER, **parts)  # type: ignore[arg-type]  # one bag for every kind
    assert value.is_numeric is (kind.value not in ("level", "statement"))


@pytest.mark.parametrize(
    ("value", "span", "midpoint"),
    [
        (days(2, 4), (2, 4), 3),
        (Value(ValueKind.DURATION, 7, low=2, high=8, unit="d"), (2, 8), 7),
        (Value(ValueKind.DURATION, 1, low=2, unit="d"), (1, 2), 1),
        (Value(ValueKind.DURATION, low=2, unit="d"), (2, 2), 2),
        (share(38, Interval(30, 50)), (30, 50), 38),
        (share(38, Interval(30, 50), low=10, high=90), (10, 90), 38),
        (share(38), (38, 38), 38),
        (words(), None, None),
    ],
)
def test_a_value_states_its_range_else_its_interval_else_its_estimate(
    value: Value, span: tuple[float, float] | None, midpoint: float | None
) -> None:
    assert (value.span, value.midpoint) == (span, midpoint)


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        share(3).estimate = 4  # type: ignore[misc]  # the refusal is what is tested


@pytest.mark.parametrize(
    ("printed", "events", "total", "decimals"),
    [
        (38.2, 50, 131, 1),
        (38.17, 50, 131, 2),
        (38, 50, 131, 0),
        (69.3, 70, 101, 1),
        (13.0, 30, 231, 1),
        (12.5, 1, 8, 1),
        (12, 1, 8, 0),
        (13, 1, 8, 0),
        (0, 0, 7, 0),
        (100, 7, 7, 1),
    ],
)
def test_a_percentage_rounded_at_its_last_digit_matches(printed: float, events: int, total: int, decimals: int) -> None:
    assert percentage_matches(printed, events=events, total=total, decimals=decimals)


@pytest.mark.parametrize(
    ("printed", "events", "total", "decimals"),
    [
        (38.1, 50, 131, 1),
        (38.3, 50, 131, 1),
        (38.16, 50, 131, 2),
        (37, 50, 131, 0),
        (39, 50, 131, 0),
        (13.3, 30, 231, 1),
    ],
)
def test_a_percentage_further_off_than_its_rounding_does_not_match(
    printed: float, events: int, total: int, decimals: int
) -> None:
    assert not percentage_matches(printed, events=events, total=total, decimals=decimals)


@thorough
@given(st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))), st.integers(0, 4))
def test_a_correctly_rounded_percentage_always_matches(counts: tuple[int, int], decimals: int) -> None:
    events, total = counts
    printed = round(100 * events / total, decimals)
    assert percentage_matches(printed, events=events, total=total, decimals=decimals)
    assert not percentage_matches(printed + 1.01 * 10.0**-decimals, events=events, total=total, decimals=decimals)
