"""Burdens: what regimens ask, in figures worked out by hand."""

from app.domain.burdens import (
    Asked,
    burden_of_course,
    burden_of_first,
    display,
    summary,
    weeks_until_finished,
)
from app.domain.regimens import UNKNOWN, Phase, Range, Tally
from tests.domain.test_regimens import exactly

DAILY = Phase(
    name="Daily",
    sessions=Range(20, 30),
    sessions_per_week=exactly(5),
    weeks=Range(4, 6),
    minutes=Range(19, 37.5),
)
INTENSE = Phase(
    name="Course",
    sessions=exactly(50),
    sessions_per_week=exactly(50),
    sessions_per_day=exactly(10),
    weeks=exactly(1),
)
LABEL = [
    Phase(
        name="Weeks 1 to 4",
        sessions=exactly(8),
        sessions_per_week=exactly(2),
        weeks=exactly(4),
        observation_minutes=exactly(120),
    ),
    Phase(name="Weeks 5 to 8", sessions_per_week=exactly(1), weeks=exactly(4), observation_minutes=exactly(120)),
    Phase(name="From week 9", sessions_per_week=Range(0.5, 1), observation_minutes=exactly(120)),
]


def test_a_session_a_day_makes_as_many_visits_as_sessions() -> None:
    burden = burden_of_course([DAILY])
    assert burden.visits.amount == burden.sessions.amount == Range(20, 30)
    assert burden.visits.derived_from == ("Daily: 20 to 30 sessions, one a day",)


def test_several_sessions_a_day_are_one_visit() -> None:
    burden = burden_of_course([INTENSE])
    assert burden.sessions.amount == exactly(50)
    assert burden.visits.amount == exactly(5)
    assert burden.visits.derived_from == ("Course: 50 sessions, 10 a day",)


def test_a_last_day_that_is_not_full_is_a_visit_all_the_same() -> None:
    phase = Phase(name="Course", sessions=exactly(7), sessions_per_day=Range(2, 3))
    assert burden_of_course([phase]).visits.amount == Range(3, 4)


def test_visits_are_unknown_where_a_week_has_more_sessions_than_days_and_no_number_a_day() -> None:
    phase = Phase(name="Course", sessions_per_week=exactly(10), weeks=exactly(2))
    burden = burden_of_course([phase])
    assert burden.sessions.amount == exactly(20)
    assert burden.visits.is_unknown
    assert burden.visits.missing == ("Course: how many sessions a day is not stated",)


def test_minutes_are_those_of_every_session() -> None:
    minutes = burden_of_course([DAILY]).minutes
    assert minutes.amount == Range(380, 1125)
    assert minutes.derived_from == ("Daily: 20 to 30 sessions, 19 to 37.5 minutes each",)


def test_hours_without_a_time_of_observation_are_a_least_amount_and_say_what_is_missing() -> None:
    burden = burden_of_course([DAILY])
    assert burden.observation_minutes.is_unknown
    assert burden.hours.amount == Range(380 / 60)
    assert burden.hours.missing == ("Daily: the time of observation is not stated",)


def test_hours_hold_treatment_and_observation_where_both_are_stated() -> None:
    phase = Phase(
        name="Course",
        sessions=exactly(6),
        sessions_per_day=exactly(1),
        minutes=exactly(40),
        observation_minutes=Range(0, 60),
    )
    assert burden_of_course([phase]).hours.amount == Range(4, 10)


def test_a_regimen_without_a_stated_end_has_a_least_amount_and_no_most() -> None:
    burden = burden_of_course(LABEL)
    assert burden.sessions.amount == Range(12)
    assert burden.sessions.missing == ("From week 9: when it ends is not stated",)
    assert weeks_until_finished(LABEL).amount == Range(8)


def test_the_first_weeks_take_a_last_phase_to_go_on() -> None:
    twelve, year = burden_of_first(12, LABEL), burden_of_first(52, LABEL)
    assert twelve.sessions.amount == Range(14, 16)
    assert year.sessions.amount == Range(34, 56)
    assert year.observation_minutes.amount == Range(34 * 120, 56 * 120)
    assert twelve.sessions.derived_from[-1] == (
        "From week 9: 0.5 to 1 sessions a week in 4 of the 12 weeks, as long as it goes on"
    )


def test_the_first_weeks_cut_a_phase_where_they_end() -> None:
    later = Phase(name="Later", sessions=exactly(24), sessions_per_week=exactly(2), weeks=exactly(12))
    first = Phase(name="First", sessions=exactly(20), sessions_per_week=exactly(5), weeks=exactly(4))
    assert burden_of_first(12, [first, later]).sessions.amount == exactly(36)
    assert burden_of_first(4, [first, later]).sessions.derived_from == ("First: 20 sessions",)


def test_a_phase_that_may_begin_sooner_or_later_is_counted_for_what_is_left_of_the_weeks() -> None:
    later = Phase(name="Later", sessions_per_week=exactly(2))
    assert burden_of_first(12, [DAILY, later]).sessions.amount == Range(20 + 12, 30 + 16)


def test_after_a_phase_without_an_end_nothing_more_is_known() -> None:
    endless = Phase(name="Endless", sessions_per_week=exactly(1))
    known = Phase(name="Known", sessions=exactly(4), sessions_per_week=exactly(1))
    burden = burden_of_first(12, [known, endless, known])
    assert burden.sessions.amount == Range(4)
    assert burden.sessions.missing == ("Endless: when it ends is not stated",)


def test_sessions_of_unknown_frequency_are_counted_for_the_course_and_not_for_its_first_weeks() -> None:
    phase = Phase(name="Course", sessions=exactly(12.6), minutes=exactly(10))
    assert burden_of_course([phase]).sessions.amount == exactly(12.6)
    first = burden_of_first(12, [phase])
    assert first.sessions.is_unknown
    assert first.minutes.missing == ("Course: how often is not stated",)


def test_a_phase_that_states_nothing_leaves_everything_unknown() -> None:
    burden = burden_of_course([Phase(name="Somehow")])
    for tally in (burden.sessions, burden.visits, burden.minutes, burden.observation_minutes, burden.hours):
        assert tally.is_unknown
    assert burden.sessions.missing == ("Somehow: how many sessions is not stated",)
    assert weeks_until_finished([Phase(name="Somehow")]).is_unknown


def test_zero_minutes_are_a_value_and_not_an_absence() -> None:
    phase = Phase(name="Course", sessions=exactly(5), minutes=exactly(30), observation_minutes=exactly(0))
    burden = burden_of_course([phase])
    assert burden.observation_minutes.amount == exactly(0)
    assert display(Asked.OBSERVATION_MINUTES, burden.observation_minutes) == "0 minutes"
    assert burden.hours.amount == exactly(2.5)


def test_figures_are_said_with_their_unit_and_unknown_ones_as_not_known() -> None:
    assert display(Asked.VISITS, burden_of_course([DAILY]).visits) == "20 to 30 visits"
    assert display(Asked.HOURS, burden_of_course([DAILY]).hours) == "at least 6.3 hours"
    assert display(Asked.MINUTES, Tally(UNKNOWN, missing=("it",))) == "not known"


def test_the_summary_tells_the_visits_of_the_first_weeks_where_a_course_has_no_end() -> None:
    daily, label, nothing = [DAILY], LABEL, [Phase(name="Somehow")]
    told = [
        summary(burden_of_course(phases), burden_of_first(12, phases), weeks_until_finished(phases))
        for phases in (daily, label, nothing)
    ]
    assert told == [
        "20 to 30 visits; 4 to 6 weeks",
        "14 to 16 visits in the first 12 weeks; at least 8 weeks",
        "visits not known in the first 12 weeks; weeks not known",
    ]
