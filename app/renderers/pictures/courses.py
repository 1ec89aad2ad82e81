"""A regimen's sessions: in words, and as days from the first one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.documents.treatments import Phase, Regimen, Span
from app.domain.schedules import NoDates, schedule
from app.domain.wording import number, span

FIRST_DAY = date(2024, 1, 1)
"""A Monday, so that a course begins with its week."""
WEEKS = 52


@dataclass(frozen=True, slots=True)
class SessionDay:
    """A day with sessions, counted from the first one, which is day 0."""

    day: int
    is_certain: bool
    """Whether both ends of the regimen's ranges have it."""


@dataclass(frozen=True, slots=True)
class Course:
    """The days of a regimen within a year."""

    days: tuple[SessionDay, ...]
    goes_on: bool
    """Whether there are sessions after the last of them, or none can be told from there on."""
    settles: int
    """The day on which the last phase begins, or the last day of all where it ends: what an axis should hold."""


def course_of(regimen: Regimen) -> Course | None:
    """The days; None where none follow from what is stated."""
    try:
        laid = schedule([phase.as_domain() for phase in regimen.phases], FIRST_DAY, WEEKS)
    except NoDates:
        return None
    days = tuple(SessionDay((day.day - FIRST_DAY).days, day.is_certain) for day in laid.days)
    goes_on = any(plan.goes_on or plan.stopped is not None for plan in (laid.low, laid.high))
    settles = days[-1].day
    if goes_on:
        final = laid.days[-1].visits[0].phase
        settles = next((day.day - FIRST_DAY).days for day in laid.days if day.visits[0].phase == final)
    return Course(days, goes_on, settles)


Marks = Literal["certain", "possible", "both"]
"""What the marks of a run are."""


@dataclass(frozen=True, slots=True)
class Run:
    """Marks that stand alone, or so near to each other that they are drawn as one."""

    start: float
    end: float
    marks: Marks


def runs_of(places: Sequence[tuple[float, bool]], *, near: float, touching: float) -> tuple[Run, ...]:
    """Marks in pixels, from the left; a place is certain or not.

    Neighbours of one kind that are near become one run, and so do single ones of both kinds that touch.
    """
    runs: list[Run] = []
    for place, is_certain in places:
        marks: Marks = "certain" if is_certain else "possible"
        joined = _joined(runs[-1], place, marks, near, touching) if runs else None
        if joined is None:
            runs.append(Run(place, place, marks))
        else:
            runs[-1] = joined
    return tuple(runs)


def _joined(last: Run, place: float, marks: Marks, near: float, touching: float) -> Run | None:
    """The run with one more mark; None where the mark stands apart from it."""
    gap = place - last.end
    if last.marks == marks and gap < near:
        return Run(last.start, place, marks)
    is_open = last.marks == "both" or last.start == last.end
    return Run(last.start, place, "both") if is_open and gap < touching else None


def regimen_words(regimen: Regimen) -> str:
    """`20 to 30 sessions, 5 a week, over 4 to 6 weeks`; phase after phase where there are more."""
    if len(regimen.phases) == 1:
        return phase_words(regimen.phases[0])
    return "; ".join(f"{phase.name}: {phase_words(phase)}" for phase in regimen.phases)


def phase_words(phase: Phase) -> str:
    """One phase, with what is not stated said."""
    parts = []
    if phase.sessions is not None:
        parts.append(_counted(phase.sessions, "session"))
    if phase.sessions_per_day is not None:
        parts.append(f"{_amount(phase.sessions_per_day)} a day")
    if phase.sessions_per_week is not None and not _is_all_in_a_week(phase):
        parts.append(pace_words(phase.sessions_per_week))
    if phase.weeks is not None:
        parts.append(f"over {_counted(phase.weeks, 'week')}")
    paced = phase.sessions_per_week is not None or phase.sessions_per_day is not None
    if phase.sessions is None and not paced:
        parts.append("how many sessions is not known")
    elif phase.weeks is None and phase.sessions is None:
        parts.append("no end stated")
    elif phase.weeks is None and not paced:
        parts.append("over what time is not known")
    return ", ".join(parts)


def pace_words(pace: Span) -> str:
    """`2 to 3 a week`, `1 every 2 weeks`, `1 every 2 weeks to 1 a week`."""
    low, high = _pace(pace.low), _pace(pace.high)
    if pace.low >= 1 or low.endswith("a week"):
        return f"{_amount(pace)} a week"
    return low if pace.low == pace.high else f"{low} to {high}"


def _pace(a_week: float) -> str:
    weeks = round(1 / a_week) if a_week > 0 else 0
    if a_week < 1 and weeks > 1 and abs(1 / a_week - weeks) < 0.05 * weeks:
        return f"1 every {weeks} weeks"
    return f"{number(round(a_week, 2))} a week"


def _is_all_in_a_week(phase: Phase) -> bool:
    """Whether so many a week says no more than how many there are."""
    return phase.sessions == phase.sessions_per_week and phase.sessions_per_day is not None


def _amount(amount: Span) -> str:
    return span(round(amount.low, 2), round(amount.high, 2), None)


def _counted(amount: Span, thing: str) -> str:
    return f"{_amount(amount)} {thing if amount.low == amount.high == 1 else thing + 's'}"
