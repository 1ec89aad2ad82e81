"""Burdens: what a regimen asks of a person, each result with what it was derived from or what is missing for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.regimens import DAYS_IN_WEEK, NOTHING, Phase, Range, Tally

TWELVE_WEEKS = 12
A_YEAR = 52
"""Weeks."""
WHEN_IT_ENDS = "when it ends is not stated"
HOW_OFTEN = "how often is not stated"
HOW_MANY = "how many sessions is not stated"
HOW_MANY_A_DAY = "how many sessions a day is not stated"
SESSION_LENGTH = "the length of a session is not stated"
OBSERVATION = "the time of observation is not stated"
AS_LONG_AS = "as long as it goes on"


class Stretch(StrEnum):
    """How much of a regimen is looked at."""

    COURSE = "course"
    FIRST_12_WEEKS = "first_12_weeks"
    FIRST_YEAR = "first_year"


class Asked(StrEnum):
    """What is asked of a person."""

    SESSIONS = "sessions"
    VISITS = "visits"
    MINUTES = "minutes"
    OBSERVATION_MINUTES = "observation_minutes"
    HOURS = "hours"
    WEEKS = "weeks"


LABELS: dict[Asked, str] = {
    Asked.SESSIONS: "Sessions",
    Asked.VISITS: "Visits (days with a session)",
    Asked.MINUTES: "Minutes in the chair",
    Asked.OBSERVATION_MINUTES: "Minutes of observation",
    Asked.HOURS: "Hours (treatment and observation, no travel)",
    Asked.WEEKS: "Weeks until finished",
}
STRETCH_WORDS: dict[Stretch, str] = {
    Stretch.COURSE: "",
    Stretch.FIRST_12_WEEKS: " in the first 12 weeks",
    Stretch.FIRST_YEAR: " in the first year",
}
UNITS: dict[Asked, tuple[str, str]] = {
    Asked.SESSIONS: ("{session}", "session"),
    Asked.VISITS: ("{visit}", "visit"),
    Asked.MINUTES: ("min", "minute"),
    Asked.OBSERVATION_MINUTES: ("min", "minute"),
    Asked.HOURS: ("h", "hour"),
    Asked.WEEKS: ("wk", "week"),
}
"""The UCUM code and the word of each."""
NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Burden:
    """What a stretch of a regimen asks. Minutes are of treatment; hours hold observation too, and no travel."""

    sessions: Tally
    visits: Tally
    """Days on which there is a session: several sessions a day are one visit."""
    minutes: Tally
    observation_minutes: Tally
    hours: Tally


def burden_of_course(phases: Sequence[Phase]) -> Burden:
    """What the whole regimen asks, phase after phase."""
    return _burden([(phase, _sessions(phase)) for phase in phases])


def burden_of_first(weeks: int, phases: Sequence[Phase]) -> Burden:
    """What the first so many weeks ask; a last phase whose end is not stated is taken to go on."""
    counted: list[tuple[Phase, Tally]] = []
    begins: Range | None = NOTHING
    for place, phase in enumerate(phases):
        if begins is None:
            counted.append((phase, phases[place - 1].lacks(WHEN_IT_ENDS)))
            continue
        if begins.low < weeks:
            counted.append((phase, _sessions_within(phase, begins, weeks, is_last=place == len(phases) - 1)))
        begins = begins + phase.length if phase.is_settled and phase.length is not None else None
    return _burden(counted)


def weeks_until_finished(phases: Sequence[Phase]) -> Tally:
    """How long the whole regimen takes."""
    return _total(_weeks(phase) for phase in phases)


def display(asked: Asked, tally: Tally) -> str:
    """`20 to 30 sessions`, `at least 6.3 hours`, `not known`."""
    if tally.is_unknown:
        return NOT_KNOWN
    low, high = round(tally.amount.low, 1), round(tally.amount.high, 1)
    return Range(low, high).words(UNITS[asked][1])


def summary(course: Burden, first: Burden, weeks: Tally) -> str:
    """`20 to 30 visits; 4 to 6 weeks`; where no end is stated, the visits of the first 12 weeks."""
    is_open = course.visits.amount.is_open
    visits = display(Asked.VISITS, first.visits if is_open else course.visits).replace(NOT_KNOWN, "visits not known")
    within = STRETCH_WORDS[Stretch.FIRST_12_WEEKS] if is_open else ""
    return f"{visits}{within}; {display(Asked.WEEKS, weeks).replace(NOT_KNOWN, 'weeks not known')}"


def _total(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally(NOTHING))


def _sessions(phase: Phase) -> Tally:
    if phase.sessions is not None:
        return Tally(phase.sessions, (phase.says(phase.sessions.words("session")),))
    if phase.total is None or phase.weeks is None or phase.sessions_per_week is None:
        return phase.lacks(WHEN_IT_ENDS if phase.sessions_per_week is not None else HOW_MANY)
    told = f"{phase.sessions_per_week.words('session')} a week for {phase.weeks.words('week')}"
    return Tally(phase.total, (phase.says(told),))


def _sessions_within(phase: Phase, begins: Range, weeks: int, *, is_last: bool) -> Tally:
    """The sessions of a phase that fall into the first so many weeks."""
    left = Range(max(0.0, weeks - begins.high), weeks - begins.low)
    total, length, pace = phase.total, phase.length, phase.pace
    if total is not None and length is not None and length.high <= left.low:
        return _sessions(phase)
    if pace is None or pace.is_open:
        return phase.lacks(HOW_OFTEN)
    if total is None and not is_last:
        return phase.lacks(WHEN_IT_ENDS)
    told = phase.says(f"{pace.words('session')} a week in {left.words()} of the {weeks} weeks")
    held = (pace * left).up()
    if total is None:
        return Tally(held, (f"{told}, {AS_LONG_AS}",))
    return Tally(Range(min(held.low, total.low), min(held.high, total.high)), (told,))


def _weeks(phase: Phase) -> Tally:
    length = phase.length
    if length is None:
        return phase.lacks(WHEN_IT_ENDS)
    if phase.weeks is not None or phase.sessions is None or phase.sessions_per_week is None:
        return Tally(length, (phase.says(length.words("week")),))
    told = phase.says(f"{phase.sessions.words('session')} at {phase.sessions_per_week.words()} a week")
    return Tally(length, (told,), (phase.says(WHEN_IT_ENDS),) if length.is_open else ())


def _burden(counted: Sequence[tuple[Phase, Tally]]) -> Burden:
    minutes = _total(_timed(sessions, phase.minutes, "", phase.lacks(SESSION_LENGTH)) for phase, sessions in counted)
    observation = _total(
        _timed(sessions, phase.observation_minutes, " of observation", phase.lacks(OBSERVATION))
        for phase, sessions in counted
    )
    both = minutes + observation
    return Burden(
        sessions=_total(sessions for _, sessions in counted),
        visits=_total(_visits(phase, sessions) for phase, sessions in counted),
        minutes=minutes,
        observation_minutes=observation,
        hours=Tally(Range(both.amount.low / 60, both.amount.high / 60), both.derived_from, both.missing),
    )


def _visits(phase: Phase, sessions: Tally) -> Tally:
    """Days with a session. Where no number a day is stated each session has its own, unless a week has too few days."""
    a_day = phase.sessions_per_day
    if sessions.is_unknown:
        return sessions
    if a_day is not None:
        days = sessions.amount / Range(max(1.0, a_day.low), max(1.0, a_day.high))
        return Tally(days.up(), sessions.noting(f"{a_day.words()} a day"))
    if phase.pace is not None and phase.pace.high > DAYS_IN_WEEK:
        return phase.lacks(HOW_MANY_A_DAY)
    return Tally(sessions.amount, sessions.noting("one a day"))


def _timed(sessions: Tally, minutes: Range | None, of: str, lacking: Tally) -> Tally:
    if minutes is None:
        return lacking
    if sessions.is_unknown:
        return sessions
    return Tally(sessions.amount * minutes, sessions.noting(f"{minutes.words('minute')}{of} each"))
