"""Schedules: the days a regimen asks for, worked out on a calendar by hand and held against the figures."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.burdens import burden_of_first
from app.domain.regimens import Phase, Range
from app.domain.schedules import NoDates, Plan, Schedule, schedule, spread
from tests.domain.examples import thorough
from tests.domain.test_regimens import exactly, ranges

MONDAY = date(2026, 11, 30)
WEEK = tuple(MONDAY + timedelta(days=ahead) for ahead in range(5))


def days_of(plan: Plan) -> list[date]:
    """The days of a plan."""
    return [visit.day for visit in plan.visits]


def short(days: list[date]) -> str:
    """The weekdays of some days."""
    return " ".join(f"{day:%a}" for day in days)


def often(low: float, high: float | None = None, **parts: Range) -> Phase:
    """A phase of so many sessions a week."""
    return Phase(name="Course", sessions_per_week=Range(low, low if high is None else high), **parts)


@st.composite
def steady(draw: st.DrawFn) -> Phase:
    """A phase at a pace Monday to Friday can hold, for whole weeks or without a stated end."""
    return Phase(
        name=draw(st.sampled_from(("First", "Then"))),
        sessions_per_week=draw(ranges(st.integers(1, 5))),
        weeks=draw(ranges(st.integers(1, 8))),
    )


STARTS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WEEKS = st.integers(1, 104)


def test_sessions_lie_as_evenly_over_the_week_as_they_can() -> None:
    assert [short(list(spread(WEEK, count))) for count in range(1, 6)] == [
        "Mon",
        "Mon Thu",
        "Mon Wed Fri",
        "Mon Tue Wed Fri",
        "Mon Tue Wed Thu Fri",
    ]


def test_the_first_session_is_on_the_start_date_where_that_is_a_weekday() -> None:
    for ahead, first in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Mon", "Mon")):
        laid = schedule([often(2, weeks=exactly(2))], MONDAY + timedelta(days=ahead), 2)
        assert short(days_of(laid.low)[:1]) == first


def test_every_weekday_for_four_weeks_is_twenty_days() -> None:
    laid = schedule([often(5, weeks=exactly(4))], MONDAY, 12)
    assert len(laid.days) == 20
    assert laid.days[-1].day == date(2026, 12, 25)
    assert all(day.is_certain for day in laid.days)
    assert not laid.low.goes_on


def test_what_only_a_longer_course_has_is_possible() -> None:
    phase = often(5, sessions=Range(20, 30), weeks=Range(4, 6))
    laid = schedule([phase], MONDAY, 12)
    assert [day.is_certain for day in laid.days] == [True] * 20 + [False] * 10
    assert (laid.low.sessions, laid.high.sessions) == (20, 30)


def test_what_only_a_denser_course_has_is_possible_and_the_rest_is_on_the_same_days() -> None:
    laid = schedule([often(2, 3, weeks=exactly(1))], MONDAY, 1)
    assert short(days_of(laid.high)) == "Mon Wed Fri"
    assert short(days_of(laid.low)) == "Mon Fri"
    assert [day.is_certain for day in laid.days] == [True, False, True]


def test_less_than_one_a_week_leaves_weeks_out() -> None:
    laid = schedule([often(0.5, 1)], MONDAY, 4)
    assert days_of(laid.low) == [MONDAY, MONDAY + timedelta(weeks=2)]
    assert days_of(laid.high) == [MONDAY + timedelta(weeks=week) for week in range(4)]
    assert laid.low.goes_on


def test_several_sessions_a_day_are_one_visit_of_so_many() -> None:
    phase = Phase(
        name="Course",
        sessions=exactly(50),
        sessions_per_week=exactly(50),
        sessions_per_day=exactly(10),
        weeks=exactly(1),
    )
    laid = schedule([phase], MONDAY, 12)
    assert [(visit.day, visit.sessions) for visit in laid.low.visits] == [(day, 10) for day in WEEK]


def test_the_last_visit_holds_what_is_left() -> None:
    phase = often(6, sessions=exactly(5), sessions_per_day=exactly(2))
    assert [visit.sessions for visit in schedule([phase], MONDAY, 2).low.visits] == [2, 2, 1]


def test_a_course_stops_at_its_number_of_sessions() -> None:
    phase = often(3, sessions=exactly(9), weeks=Range(3, 5))
    laid = schedule([phase], MONDAY, 12)
    assert len(laid.low.visits) == len(laid.high.visits) == 9
    assert not laid.high.goes_on


def test_the_next_phase_begins_when_the_one_before_has_ended() -> None:
    first = Phase(name="First", sessions=exactly(8), sessions_per_week=exactly(2), weeks=exactly(4))
    then = Phase(name="Then", sessions_per_week=exactly(1))
    laid = schedule([first, then], MONDAY, 6)
    assert [visit.phase for visit in laid.low.visits] == ["First"] * 8 + ["Then"] * 2
    assert laid.low.visits[8].day == MONDAY + timedelta(weeks=4)


def test_a_phase_is_not_over_before_the_shortest_time_that_is_stated() -> None:
    first = Phase(name="First", sessions=exactly(4), sessions_per_week=exactly(5), weeks=Range(4, 6))
    laid = schedule([first, Phase(name="Then", sessions_per_week=exactly(1))], MONDAY, 6)
    assert next(visit.day for visit in laid.low.visits if visit.phase == "Then") == MONDAY + timedelta(weeks=4)


def test_two_phases_never_share_a_day() -> None:
    saturday = MONDAY - timedelta(days=2)
    first = Phase(name="First", sessions=exactly(11), sessions_per_week=exactly(5))
    laid = schedule([first, Phase(name="Then", sessions_per_week=exactly(5))], saturday, 5)
    last = [visit.day for visit in laid.low.visits if visit.phase == "First"][-1]
    assert last == MONDAY + timedelta(weeks=2)
    assert next(visit.day for visit in laid.low.visits if visit.phase == "Then") == last + timedelta(days=1)


def test_how_often_follows_from_how_many_and_how_long() -> None:
    laid = schedule([Phase(name="Month", sessions=exactly(2), weeks=exactly(4))], MONDAY, 12)
    assert days_of(laid.low) == [MONDAY, MONDAY + timedelta(weeks=2)]


def test_saturday_and_sunday_are_used_only_where_five_days_do_not_hold_them() -> None:
    assert {day.weekday() for day in days_of(schedule([often(5)], MONDAY, 3).low)} == set(range(5))
    assert {day.weekday() for day in days_of(schedule([often(7)], MONDAY, 3).low)} == set(range(7))


def test_no_dates_follow_from_a_number_of_sessions_alone() -> None:
    with pytest.raises(NoDates, match="How often there is a session in the phase “Course” is not stated"):
        schedule([Phase(name="Course", sessions=exactly(20))], MONDAY, 12)


def test_no_dates_follow_from_more_sessions_than_days() -> None:
    with pytest.raises(NoDates, match="how many a day is not stated"):
        schedule([often(10)], MONDAY, 12)


def test_a_regimen_of_no_sessions_has_no_dates() -> None:
    with pytest.raises(NoDates, match="no sessions"):
        schedule([often(0, weeks=exactly(2))], MONDAY, 12)


def test_dates_stop_at_a_phase_that_does_not_say_how_often_and_say_why() -> None:
    laid = schedule([often(2, weeks=exactly(1)), Phase(name="Later")], MONDAY, 12)
    assert len(laid.low.visits) == 2
    assert laid.low.stopped == "How often there is a session in the phase “Later” is not stated."


def test_after_a_phase_without_an_end_nothing_is_dated() -> None:
    laid = schedule([often(1), Phase(name="Later", sessions_per_week=exactly(5))], MONDAY, 3)
    assert {visit.phase for visit in laid.low.visits} == {"Course"}
    assert laid.low.stopped == "When the phase before “Later” ends is not stated."


def test_a_pause_that_may_be_left_out_is_only_possible() -> None:
    laid = schedule([often(0, 1, weeks=exactly(2)), Phase(name="Then", sessions_per_week=exactly(1))], MONDAY, 4)
    assert [day.is_certain for day in laid.days] == [False, False, True, True]


@thorough
@given(st.lists(steady(), min_size=1, max_size=3), STARTS, WEEKS)
def test_days_are_weekdays_in_order_inside_the_weeks(phases: list[Phase], start: date, weeks: int) -> None:
    laid = schedule(phases, start, weeks)
    for plan in (laid.low, laid.high):
        days = days_of(plan)
        assert all(one < two for one, two in pairwise(days))
        assert all(day.weekday() < 5 and start <= day < start + timedelta(weeks=weeks) for day in days)


@thorough
@given(st.lists(steady(), min_size=1, max_size=3), STARTS, WEEKS)
def test_the_days_add_up_to_what_the_figures_say(phases: list[Phase], start: date, weeks: int) -> None:
    laid, figures = schedule(phases, start, weeks), burden_of_first(weeks, phases)
    for plan in (laid.low, laid.high):
        assert figures.sessions.amount.low <= plan.sessions <= figures.sessions.amount.high
        assert figures.visits.amount.low <= len(plan.visits) <= figures.visits.amount.high


@thorough
@given(steady(), STARTS, WEEKS)
def test_the_two_plans_of_one_phase_are_the_two_ends_of_the_figures(phase: Phase, start: date, weeks: int) -> None:
    laid, amount = schedule([phase], start, weeks), burden_of_first(weeks, [phase]).sessions.amount
    assert (laid.low.sessions, laid.high.sessions) == (amount.low, amount.high)


@thorough
@given(steady(), STARTS, st.integers(1, 103))
def test_one_week_more_only_adds_days(phase: Phase, start: date, weeks: int) -> None:
    def told(laid: Schedule) -> list[tuple[date, bool]]:
        return [(day.day, day.is_certain) for day in laid.days]

    before = told(schedule([phase], start, weeks))
    assert told(schedule([phase], start, weeks + 1))[: len(before)] == before


@thorough
@given(st.lists(steady(), min_size=1, max_size=3), STARTS, WEEKS)
def test_certain_days_are_those_in_both_plans(phases: list[Phase], start: date, weeks: int) -> None:
    laid = schedule(phases, start, weeks)
    both = set(days_of(laid.low)) & set(days_of(laid.high))
    assert {day.day for day in laid.days if day.is_certain} == both
    assert {day.day for day in laid.days} == set(days_of(laid.low)) | set(days_of(laid.high))
