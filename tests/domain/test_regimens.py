"""Regimens: ranges that stay ranges, and what follows from the parts that are stated."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.burdens import Burden, burden_of_course, burden_of_first, weeks_until_finished
from app.domain.regimens import NOTHING, UNKNOWN, Phase, Range, Tally, whole
from tests.domain.examples import thorough

ENDS = st.integers(0, 40)
SOME = st.integers(1, 40)
TALLIES = ("sessions", "visits", "minutes", "observation_minutes", "hours")


def exactly(amount: float) -> Range:
    """A range of one amount."""
    return Range(amount, amount)


@st.composite
def ranges(draw: st.DrawFn, ends: st.SearchStrategy[int] = ENDS) -> Range:
    """Any range with both ends."""
    return Range(*sorted((float(draw(ends)), float(draw(ends)))))


@st.composite
def phases(draw: st.DrawFn) -> Phase:
    """A phase of which anything may be stated, whether or not it fits together."""
    maybe = st.none() | ranges()
    return Phase(
        name=draw(st.sampled_from(("First", "Then", "Last"))),
        sessions=draw(maybe),
        sessions_per_week=draw(maybe),
        sessions_per_day=draw(maybe),
        weeks=draw(maybe),
        minutes=draw(maybe),
        observation_minutes=draw(maybe),
    )


@st.composite
def wholes(draw: st.DrawFn) -> Phase:
    """A phase that states how often, for how long and how many minutes."""
    return Phase(
        name="Course",
        sessions_per_week=draw(ranges(st.integers(1, 7))),
        weeks=draw(ranges(SOME)),
        minutes=draw(ranges()),
        observation_minutes=draw(ranges()),
    )


def tallies_of(burden: Burden) -> list[Tally]:
    """Every result of a burden."""
    return [getattr(burden, name) for name in TALLIES]


def test_a_reversed_a_negative_or_an_endless_range_cannot_be_built() -> None:
    for low, high in ((3.0, 2.0), (-1.0, 2.0), (math.inf, math.inf), (math.nan, 1.0), (1.0, math.nan)):
        with pytest.raises(ValueError, match="low end first"):
            Range(low, high)


def test_ranges_add_multiply_and_divide_end_by_end() -> None:
    assert Range(2, 3) + Range(4, 6) == Range(6, 9)
    assert Range(2, 3) * Range(4, 6) == Range(8, 18)
    assert Range(6, 10) / exactly(2) == Range(3, 5)
    assert Range(6, 12) / Range(2, 3) == Range(2, 6)


def test_an_unknown_end_stays_unknown_and_never_becomes_zero() -> None:
    assert (exactly(4) + UNKNOWN) == Range(4)
    assert (UNKNOWN * exactly(20)).is_open
    assert (UNKNOWN * NOTHING) == NOTHING
    assert (exactly(4) / Range(0, 2)) == Range(2)


def test_part_of_a_session_is_a_session_and_a_rounded_third_is_a_third() -> None:
    assert whole(2.5) == 3
    assert whole(3.96) == 4
    assert whole(0.33 * 12) == 4
    assert whole(4.004) == 4
    assert whole(math.inf) == math.inf


def test_ranges_are_said_as_a_person_says_them() -> None:
    assert Range(6, 10).words("session") == "6 to 10 sessions"
    assert exactly(1).words("week") == "1 week"
    assert Range(1).words("hour") == "at least 1 hour"
    assert Range(0.5, 1).words() == "0.5 to 1"
    assert exactly(1 / 3).words("session") == "0.33 sessions"


def test_an_open_result_says_what_is_missing_and_a_closed_one_has_nothing_missing() -> None:
    with pytest.raises(ValueError, match="missing"):
        Tally(Range(4))
    with pytest.raises(ValueError, match="missing"):
        Tally(Range(4, 5), missing=("something",))


def test_sessions_follow_from_how_often_and_how_long() -> None:
    phase = Phase(name="Course", sessions_per_week=Range(2, 3), weeks=Range(3, 4))
    assert phase.total == Range(6, 12)
    assert Phase(name="Course", sessions_per_week=exactly(0.5), weeks=exactly(3)).total == exactly(2)


def test_weeks_follow_from_how_many_and_how_often() -> None:
    phase = Phase(name="Course", sessions=Range(6, 10), sessions_per_week=exactly(2))
    assert phase.length == Range(3, 5)
    assert phase.is_settled
    assert weeks_until_finished([phase]).derived_from == ("Course: 6 to 10 sessions at 2 a week",)


def test_how_often_follows_from_how_many_and_how_long() -> None:
    assert Phase(name="Course", sessions=exactly(2), weeks=exactly(4)).pace == exactly(0.5)


def test_what_is_stated_goes_before_what_could_be_derived() -> None:
    phase = Phase(name="Course", sessions=exactly(9), sessions_per_week=exactly(3), weeks=Range(3, 5))
    assert (phase.total, phase.length, phase.pace) == (exactly(9), Range(3, 5), exactly(3))


def test_nothing_follows_from_one_part_alone() -> None:
    assert Phase(name="Course", sessions=exactly(20)).length is None
    assert Phase(name="Course", sessions=exactly(20)).pace is None
    assert Phase(name="Course", sessions_per_week=exactly(2)).total is None
    assert Phase(name="Course", weeks=exactly(6)).total is None
    assert not Phase(name="Course", weeks=None).is_settled


def test_a_pace_that_may_be_nothing_has_no_latest_end() -> None:
    phase = Phase(name="Course", sessions=exactly(4), sessions_per_week=Range(0, 2))
    assert phase.length == Range(2)
    assert not phase.is_settled
    assert weeks_until_finished([phase]).missing == ("Course: when it ends is not stated",)
    assert Phase(name="Course", sessions=exactly(4), sessions_per_week=NOTHING).length is None


@thorough
@given(st.lists(phases(), min_size=1, max_size=4), st.integers(1, 60))
def test_every_result_keeps_its_low_end_below_its_high_end(told: list[Phase], weeks: int) -> None:
    for tally in (
        *tallies_of(burden_of_course(told)),
        *tallies_of(burden_of_first(weeks, told)),
        weeks_until_finished(told),
    ):
        assert 0 <= tally.amount.low <= tally.amount.high


@thorough
@given(st.lists(phases(), min_size=1, max_size=4), st.integers(1, 60))
def test_every_result_says_where_it_comes_from_or_what_is_missing(told: list[Phase], weeks: int) -> None:
    names = tuple(phase.name for phase in told)
    for tally in (*tallies_of(burden_of_course(told)), *tallies_of(burden_of_first(weeks, told))):
        assert tally.derived_from or tally.missing
        assert all(words.startswith(names) for words in (*tally.derived_from, *tally.missing))


@thorough
@given(wholes(), st.sampled_from(("sessions_per_week", "weeks", "minutes", "observation_minutes")))
def test_more_of_any_part_never_makes_less_of_any_result(phase: Phase, name: str) -> None:
    parts = {part: getattr(phase, part) for part in ("sessions_per_week", "weeks", "minutes", "observation_minutes")}
    more = Phase(name="Course", **{**parts, name: parts[name] + Range(0, 1)})
    most = Phase(name="Course", **{**parts, name: parts[name] + exactly(1)})
    for one, two in pairwise((phase, more, most)):
        for before, after in zip(tallies_of(burden_of_course([one])), tallies_of(burden_of_course([two])), strict=True):
            if not before.amount.is_open and not after.amount.is_open:
                assert before.amount.low <= after.amount.low
                assert before.amount.high <= after.amount.high


@thorough
@given(wholes(), st.integers(0, 20))
def test_more_weeks_never_make_fewer_sessions(phase: Phase, further: int) -> None:
    assert phase.weeks is not None
    longer = Phase(name="Course", sessions_per_week=phase.sessions_per_week, weeks=phase.weeks + exactly(further))
    assert phase.total is not None
    assert longer.total is not None
    assert phase.total.low <= longer.total.low
    assert phase.total.high <= longer.total.high


@thorough
@given(st.lists(phases(), min_size=1, max_size=3), st.integers(1, 60), st.integers(0, 60))
def test_a_longer_look_never_sees_less(told: list[Phase], weeks: int, further: int) -> None:
    short, long = burden_of_first(weeks, told), burden_of_first(weeks + further, told)
    for name in ("sessions", "minutes", "observation_minutes"):
        before, after = getattr(short, name).amount, getattr(long, name).amount
        assert before.low <= after.low
        assert before.is_open or before.high <= after.high


@thorough
@given(st.lists(wholes(), min_size=1, max_size=3), st.integers(1, 200))
def test_the_first_weeks_never_hold_more_than_the_whole_course(told: list[Phase], weeks: int) -> None:
    first, whole_course = burden_of_first(weeks, told), burden_of_course(told)
    assert first.sessions.amount.high <= whole_course.sessions.amount.high
    if weeks >= weeks_until_finished(told).amount.high:
        assert first.sessions.amount == whole_course.sessions.amount
