"""Sessions: in words, as days, and as marks that may be too near to each other."""

import pytest

from app.documents.treatments import Phase, Regimen, Span
from app.renderers.pictures.courses import (
    Run,
    SessionDay,
    course_of,
    pace_words,
    phase_words,
    regimen_words,
    runs_of,
)


def span(low: float, high: float | None = None) -> Span:
    return Span(low=low, high=low if high is None else high)


def regimen(*phases: Phase) -> Regimen:
    return Regimen(name="Usual", phases=list(phases), findings=[])


def phase(name: str, /, **members: Span) -> Phase:
    return Phase.model_validate({"name": name, **members})


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            {"sessions": span(20, 30), "sessions_per_week": span(5), "weeks": span(4, 6)},
            "20 to 30 sessions, 5 a week, over 4 to 6 weeks",
        ),
        ({"sessions": span(1), "weeks": span(1)}, "1 session, over 1 week"),
        ({"sessions_per_week": span(0.5, 1)}, "1 every 2 weeks to 1 a week, no end stated"),
        ({"sessions": span(12.6)}, "12.6 sessions, over what time is not known"),
        ({}, "how many sessions is not known"),
        ({"weeks": span(4)}, "over 4 weeks, how many sessions is not known"),
        (
            {
                "sessions": span(50),
                "sessions_per_week": span(50),
                "sessions_per_day": span(10),
                "weeks": span(1),
            },
            "50 sessions, 10 a day, over 1 week",
        ),
    ],
)
def test_a_phase_says_what_is_stated_and_that_the_rest_is_not(told: dict[str, Span], words: str) -> None:
    assert phase_words(phase("Course", **told)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (2, 3, "2 to 3 a week"),
        (5, 5, "5 a week"),
        (0.5, 0.5, "1 every 2 weeks"),
        (0.33, 0.33, "1 every 3 weeks"),
        (0.25, 0.5, "1 every 4 weeks to 1 every 2 weeks"),
        (0.7, 1, "0.7 to 1 a week"),
    ],
)
def test_a_pace_below_one_a_week_is_said_in_weeks(low: float, high: float, words: str) -> None:
    assert pace_words(span(low, high)) == words


def test_phases_are_named_where_there_are_several() -> None:
    told = regimen(phase("First", sessions=span(2), weeks=span(1)), phase("After", sessions=span(1), weeks=span(4)))
    assert regimen_words(told) == "First: 2 sessions, over 1 week; After: 1 session, over 4 weeks"


def test_sessions_that_only_the_longer_course_has_are_possible() -> None:
    course = course_of(regimen(phase("Course", sessions=span(2, 4), sessions_per_week=span(2), weeks=span(1, 2))))
    assert course is not None
    assert not course.goes_on
    assert [day.is_certain for day in course.days] == [True, True, False, False]
    assert course.days[0] == SessionDay(0, True)
    assert course.settles == course.days[-1].day


def test_a_course_without_an_end_goes_on_and_settles_where_its_last_phase_begins() -> None:
    course = course_of(
        regimen(
            phase("First", sessions=span(4), sessions_per_week=span(1), weeks=span(4)),
            phase("Then", sessions_per_week=span(1)),
        )
    )
    assert course is not None
    assert course.goes_on
    assert course.settles == 28


def test_no_days_follow_where_nobody_says_how_often() -> None:
    assert course_of(regimen(phase("Course", sessions=span(12)))) is None


def test_marks_of_one_kind_that_are_near_become_one_run() -> None:
    places = [(0.0, True), (4.0, True), (8.0, True), (20.0, True), (24.0, False)]
    assert runs_of(places, near=4.5, touching=3) == (
        Run(0, 8, "certain"),
        Run(20, 20, "certain"),
        Run(24, 24, "possible"),
    )


def test_single_marks_of_both_kinds_that_touch_become_one_run_of_both() -> None:
    places = [(0.0, True), (2.0, False), (4.0, True), (6.0, False), (30.0, True)]
    assert runs_of(places, near=3, touching=3) == (Run(0, 6, "both"), Run(30, 30, "certain"))


def test_a_run_of_certain_marks_never_swallows_a_possible_one() -> None:
    places = [(0.0, True), (2.0, True), (4.0, False)]
    assert runs_of(places, near=3, touching=3) == (Run(0, 2, "certain"), Run(4, 4, "possible"))
