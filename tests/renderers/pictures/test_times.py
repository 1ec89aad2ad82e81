"""The time axis and the pieces of a time on it."""

import pytest

from app.domain.quantities import DAYS_IN_MONTH
from app.domain.values import Interval, Value
from app.domain.vocabulary import ValueKind
from app.renderers.pictures.times import Piece, TimeAxis, length_of, moment_of, time_axis

HOUR = 1 / 24


def duration(unit: str = "d", **members: float) -> Value:
    return Value(ValueKind.DURATION, unit=unit, **members)  # type: ignore[arg-type]  # only amounts are given


def names(axis: TimeAxis) -> list[str]:
    return [name for _, name in axis.marks]


def test_an_axis_has_hours_only_where_something_is_shorter_than_a_day() -> None:
    assert names(time_axis([2 * HOUR, 21], left=0, width=100)) == ["start", "1 hour", "1 day", "1 week", "1 month"]
    assert names(time_axis([1, 21], left=0, width=100)) == ["start", "1 day", "1 week", "1 month"]


def test_an_axis_ends_at_the_first_mark_that_holds_everything() -> None:
    assert names(time_axis([DAYS_IN_MONTH], left=0, width=100))[-1] == "1 month"
    assert names(time_axis([31], left=0, width=100))[-1] == "3 months"
    assert names(time_axis([3 * DAYS_IN_MONTH], left=0, width=100))[-1] == "3 months"
    assert names(time_axis([100000], left=0, width=100))[-1] == "20 years"
    assert names(time_axis([], left=0, width=100)) == ["start", "1 day", "1 week", "1 month"]


def test_the_marks_of_an_axis_are_equally_far_apart_and_time_runs_evenly_between_them() -> None:
    axis = time_axis([30], left=10, width=300)
    assert [axis.place(time) for time, _ in axis.marks] == [10, 110, 210, 310]
    assert axis.place(0.5) == 60
    assert axis.place(4) == 160


def test_what_lies_beyond_an_axis_is_drawn_at_its_end() -> None:
    axis = time_axis([30], left=10, width=300)
    assert axis.place(-1) == 10
    assert axis.place(4000) == 310


def test_a_moment_given_as_a_range_stays_a_range() -> None:
    assert moment_of(duration("wk", low=2, high=3)) == (Piece("range", 14, 21),)
    (hours,) = moment_of(duration("h", high=2))
    assert (hours.part, hours.start) == ("range", 0)
    assert hours.end == pytest.approx(2 * HOUR)
    assert moment_of(duration(low=3)) == (Piece("onward", 3, 3),)


def test_a_moment_given_as_one_figure_is_a_mark() -> None:
    assert moment_of(duration(estimate=21)) == (Piece("mark", 21, 21),)
    told = Value(ValueKind.DURATION, unit="d", estimate=42, interval=Interval(35, 49))
    assert moment_of(told) == (Piece("range", 35, 49), Piece("mark", 42, 42))
    assert moment_of(duration(estimate=4, low=2)) == (Piece("range", 2, 4), Piece("mark", 4, 4))


def test_a_length_is_sure_up_to_its_low_end_and_a_range_from_there() -> None:
    assert length_of(duration(low=7, high=14)) == (Piece("sure", 0, 7), Piece("range", 7, 14))
    assert length_of(duration(high=7)) == (Piece("range", 0, 7),)
    assert length_of(duration(low=7)) == (Piece("sure", 0, 7), Piece("onward", 7, 7))
    assert length_of(duration(estimate=18)) == (Piece("sure", 0, 18), Piece("mark", 18, 18))
    assert length_of(duration(estimate=9, low=7, high=14)) == (
        Piece("sure", 0, 7),
        Piece("range", 7, 14),
        Piece("mark", 9, 9),
    )
