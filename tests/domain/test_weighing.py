"""Two numbers, or the difference between them, against the smallest difference worth having."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.evidence import Evidence
from app.domain.quantities import convert
from app.domain.values import Interval, Value
from app.domain.vocabulary import Better, EffectMeasure, ValueKind
from app.domain.weighing import (
    OUTCOME_WORDS,
    Outcome,
    Question,
    Worthwhile,
    in_terms_of,
    uncertainty,
    weigh,
    weigh_arms,
    weigh_effect,
)
from tests.domain.examples import against, change, days, effect, finding, money, thorough, words
from tests.domain.examples import rate as so_many_per
from tests.domain.examples import share as percent

RATIO, RISK = EffectMeasure.RISK_RATIO, EffectMeasure.RISK_DIFFERENCE
MADRS = Worthwhile(2, 3, "[points]", "madrs")
HDRS = Worthwhile(4, 7, "[points]", "hdrs")
ANY_SCALE = Worthwhile(5, 6, "[points]")


@pytest.mark.parametrize(
    ("value", "direction"),
    [
        (percent(3), Better.LOWER),
        (days(1, 2), Better.NEITHER),
        (words(), Better.NEITHER),
        (change(1, 2, better=Better.HIGHER), Better.HIGHER),
        (effect(RATIO, 1, 2, better=Better.NEITHER), Better.NEITHER),
    ],
)
def test_a_value_is_better_as_it_is_signed_or_as_its_attribute_says_of_its_kind(
    value: Value, direction: Better
) -> None:
    assert Question(ValueKind.PROPORTION, Better.LOWER).direction(value) is direction


@pytest.mark.parametrize(
    ("argued", "scale", "margins"),
    [
        ([], None, None),
        ([Worthwhile(3, 5, "%")], None, None),
        ([MADRS], "madrs", (2, 3)),
        ([MADRS, HDRS], "madrs", (2, 3)),
        ([HDRS], "madrs", None),
        ([MADRS, HDRS], None, (2, 7)),
        ([HDRS, MADRS], None, (2, 7)),
        ([MADRS, ANY_SCALE], "madrs", (2, 6)),
        ([ANY_SCALE], "phq", (5, 6)),
    ],
)
def test_margins_run_from_the_least_to_the_greatest_difference_argued_for_on_the_scale(
    argued: Sequence[Worthwhile], scale: str | None, margins: tuple[float, float] | None
) -> None:
    assert Question(ValueKind.CHANGE, Better.HIGHER, tuple(argued)).margins(change(1, 2), scale) == margins


def test_margins_are_told_in_the_unit_of_the_value() -> None:
    question = Question(ValueKind.DURATION, Better.LOWER, (Worthwhile(7, 14, "d"), Worthwhile(3, 3, "wk")))
    assert question.margins(days(1, 2, unit="wk"), None) == (1, 3)


@pytest.mark.parametrize(
    ("condition", "is_about"),
    [("mood-disorders", True), ("depression", True), (None, True), ("ptsd", False)],
)
def test_a_value_of_the_condition_asked_for_or_of_one_inside_it_or_of_any_is_about_it(
    condition: str | None, is_about: bool
) -> None:
    narrower = frozenset({"depression"})
    asked = Question(ValueKind.PROPORTION, Better.LOWER, condition="mood-disorders", narrower=narrower)
    assert asked.is_about(condition) is is_about
    assert Question(ValueKind.PROPORTION, Better.LOWER).is_about(condition)


@pytest.mark.parametrize("measure", list(EffectMeasure))
def test_only_a_difference_has_margins(measure: EffectMeasure) -> None:
    question = Question(ValueKind.EFFECT, Better.HIGHER, (Worthwhile(1, 2, "1"),))
    has_margins = question.margins(effect(measure, 1, 2), None) is not None
    assert has_margins is (measure.no_effect == 0)


@pytest.mark.parametrize(
    ("one", "two", "ends"),
    [
        (days(1, 2), days(2, 3, unit="wk"), (14, 21)),
        (so_many_per(5), so_many_per(25, per_amount=10_000), (0.2, 0.3)),
        (percent(3), percent(4), (2, 3)),
    ],
)
def test_the_ends_of_one_value_are_told_as_the_other_is(one: Value, two: Value, ends: tuple[float, float]) -> None:
    assert in_terms_of(one, two, (2, 3)) == pytest.approx(ends)


# -- the interval of a value -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        (percent(38, Interval(30, 50), events=1, total=3), (30, 50)),
        (percent(None, low=10, high=90, events=0, total=20), (0.0, 16.11)),
        (days(2, 4), (2, 4)),
        (Value(ValueKind.COUNT, low=20, high=30, unit="{session}"), (20, 30)),
        (Value(ValueKind.COUNT, low=20, unit="{session}"), None),
        (Value(ValueKind.COUNT, 30, high=30, unit="{session}"), None),
        (percent(38), None),
        (percent(38, total=20), None),
        (percent(5, events=1), None),
        (percent(None, low=30, high=50), None),
        (money(3, low=2, high=4), None),
        (so_many_per(3, events=3, total=1000), None),
        (words(), None),
    ],
)
def test_uncertainty_is_printed_or_wilsons_or_the_range_of_a_duration_or_count(
    value: Value, ends: tuple[float, float] | None
) -> None:
    assert uncertainty(value) == (ends if ends is None else pytest.approx(ends, abs=0.01))


# -- outcomes --------------------------------------------------------------------------------------------------------

ROW = Question(ValueKind.PROPORTION, Better.HIGHER, (Worthwhile(5, 10, "%"),))


def _share(low: float, high: float) -> Evidence:
    return finding("f", percent((low + high) / 2, Interval(low, high)))


def _ordered(pair: Sequence[int]) -> tuple[float, float]:
    return min(pair), max(pair)


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        ((60, 70), (40, 49), (Outcome.FAVOURS, "left", [])),
        ((40, 49), (60, 70), (Outcome.FAVOURS, "right", [])),
        ((60, 70), (40, 50), (Outcome.UNCERTAIN, None, ["below_worthwhile"])),
        ((60, 70), (50, 60), (Outcome.UNCERTAIN, None, ["intervals_overlap"])),
        ((60, 62), (63, 65), (Outcome.SIMILAR, None, [])),
        ((60, 60), (60, 60), (Outcome.SIMILAR, None, [])),
        ((60, 62), (63, 65.1), (Outcome.UNCERTAIN, None, ["below_worthwhile"])),
    ],
)
def test_two_shares_are_weighed_by_their_whole_intervals(
    one: tuple[float, float], two: tuple[float, float], told: tuple[Outcome, str | None, list[str]]
) -> None:
    assert weigh(_share(*one), _share(*two), ROW) == told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (11, 30, (Outcome.FAVOURS, "left", [])),
        (-30, -11, (Outcome.FAVOURS, "right", [])),
        (10, 30, (Outcome.UNCERTAIN, None, ["below_worthwhile"])),
        (-5, 5, (Outcome.SIMILAR, None, [])),
        (-5.1, 5, (Outcome.UNCERTAIN, None, ["interval_holds_no_effect"])),
        (-5, 5.1, (Outcome.UNCERTAIN, None, ["interval_holds_no_effect"])),
    ],
)
def test_a_printed_difference_is_weighed_by_its_whole_interval(
    low: float, high: float, told: tuple[Outcome, str | None, list[str]]
) -> None:
    assert weigh_effect(finding("f", effect(RISK, low, high, unit="%")), ROW) == told


@thorough
@given(st.tuples(*[st.integers(0, 100)] * 4), st.integers(0, 20), st.integers(0, 20), st.sampled_from(Better))
def test_swapping_two_shares_swaps_the_sides(ends: tuple[int, ...], low: int, more: int, better: Better) -> None:
    one, two = _share(*_ordered(ends[:2])), _share(*_ordered(ends[2:]))
    question = Question(ValueKind.PROPORTION, better, (Worthwhile(low, low + more, "%"),))
    outcome, side, notes = weigh(one, two, question)
    assert weigh(two, one, question) == (outcome, {"left": "right", "right": "left", None: None}[side], notes)


@thorough
@given(st.integers(1, 80), st.data())
def test_swapping_the_arms_of_a_trial_swaps_the_sides(total: int, data: st.DataObject) -> None:
    arms = [percent(1, events=data.draw(st.integers(0, total)), total=total) for _ in range(2)]
    told = [weigh_arms(finding("f", one, comparator=against("ect", two)), ROW) for one, two in (arms, arms[::-1])]
    assert told[1] == (told[0][0], {"left": "right", "right": "left", None: None}[told[0][1]], told[0][2])


@thorough
@given(st.tuples(*[st.integers(0, 100)] * 4), st.sampled_from([0.37, 8.37]), st.sampled_from(["h", "wk", "mo", "a"]))
def test_a_winner_in_days_is_the_winner_in_any_unit(ends: tuple[int, ...], margin: float, unit: str) -> None:
    question = Question(ValueKind.DURATION, Better.LOWER, (Worthwhile(margin, margin, "d"),))
    one, two = (finding("f", days(*_ordered(pair))) for pair in (ends[:2], ends[2:]))
    low, high = (convert(end, from_unit="d", to_unit=unit) for end in _ordered(ends[2:]))
    told, again = weigh(one, two, question), weigh(one, finding("f", days(low, high, unit=unit)), question)
    assert told[:2] == again[:2]


@pytest.mark.parametrize(
    ("value", "other"),
    [
        (percent(60, events=60, total=100), None),
        (so_many_per(60, events=60, total=100), so_many_per(10, events=10, total=100)),
        (percent(60, total=100), percent(10, events=10, total=100)),
        (percent(60, events=60), percent(10, events=10, total=100)),
        (percent(60, events=60, total=100), percent(10, total=100)),
        (percent(60, events=60, total=100), percent(10, events=10)),
    ],
)
def test_arms_are_weighed_only_as_shares_with_counts(value: Value, other: Value | None) -> None:
    found = finding("f", value, comparator=against("ect", other))
    assert weigh_arms(found, ROW) == (Outcome.UNCERTAIN, None, ["no_interval"])


def test_every_outcome_has_words() -> None:
    assert set(OUTCOME_WORDS) == set(Outcome)
