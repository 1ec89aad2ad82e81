"""Schedules: the days on which a regimen would have its sessions, from the day it begins.

Two plans are laid out, one with every range at its low end and one with every range at its high end. A day in both is
certain, a day in one of them is possible. Nothing is said of the time of day.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from app.domain.regimens import DAYS_IN_WEEK, Phase, Range, whole

WORKDAYS = 5
"""Monday to Friday."""
End = Callable[[Range], float]
"""Which end of a range a plan is laid out by."""


class NoDates(ValueError):
    """A regimen from which no dates follow; the message is a sentence for its reader."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A day with one or more sessions, one after another."""

    day: date
    sessions: int
    phase: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The visits of one plan inside the weeks that were asked for."""

    visits: tuple[Visit, ...]
    stopped: str | None
    """Why no dates follow from here on, in a sentence; None where the plan is whole."""
    goes_on: bool
    """Whether it would go on after the weeks that were asked for."""

    @property
    def sessions(self) -> int:
        """How many there are."""
        return sum(visit.sessions for visit in self.visits)


@dataclass(frozen=True, slots=True)
class ScheduledDay:
    """A day with sessions in one plan or in both."""

    day: date
    low: Visit | None
    high: Visit | None

    @property
    def visits(self) -> tuple[Visit, ...]:
        """What there would be on it, in the plans that have it."""
        return tuple(visit for visit in (self.low, self.high) if visit is not None)

    @property
    def is_certain(self) -> bool:
        """Whether both plans have it."""
        return len(self.visits) == 2


@dataclass(frozen=True, slots=True)
class Schedule:
    """Both plans, and their days together."""

    low: Plan
    high: Plan
    days: tuple[ScheduledDay, ...]


def schedule(phases: Sequence[Phase], start: date, weeks: int) -> Schedule:
    """The days of the first so many weeks. Raises NoDates where there are none, or no phase says how often."""
    high = _plan(phases, start, weeks, lambda amount: amount.high, frozenset())
    low = _plan(phases, start, weeks, lambda amount: amount.low, frozenset(visit.day for visit in high.visits))
    lows, highs = ({visit.day: visit for visit in plan.visits} for plan in (low, high))
    days = tuple(ScheduledDay(day, lows.get(day), highs.get(day)) for day in sorted(lows.keys() | highs.keys()))
    if not days:
        raise NoDates("It has no sessions in these weeks.")
    return Schedule(low, high, days)


def spread(days: Sequence[date], count: int) -> tuple[date, ...]:
    """So many of the days of a week, the first one included, as evenly as they can lie when the week repeats."""
    if count >= len(days):
        return tuple(days)
    choices = [(days[0], *rest) for rest in combinations(days[1:], count - 1)]
    return max(choices, key=_evenness)


def _evenness(chosen: Sequence[date]) -> list[int]:
    """The gaps in days from each to the next, the smallest first, the last to the first of the week after."""
    following = [*chosen[1:], chosen[0] + timedelta(days=DAYS_IN_WEEK)]
    return sorted((later - earlier).days for earlier, later in zip(chosen, following, strict=True))


def _plan(phases: Sequence[Phase], start: date, weeks: int, end: End, preferred: frozenset[date]) -> Plan:
    after = start + timedelta(weeks=weeks)
    visits: list[Visit] = []
    begins: date | None = start
    for place, phase in enumerate(phases):
        if begins is None:
            return Plan(tuple(visits), f"When the phase before “{phase.name}” ends is not stated.", goes_on=True)
        if begins >= after:
            return Plan(tuple(visits), None, goes_on=True)
        why = _why_no_dates(phase, end)
        if why is not None and place == 0:
            raise NoDates(why)
        if why is not None:
            return Plan(tuple(visits), why, goes_on=True)
        laid = _Laid(phase, end)
        planned = list(laid.visits(begins, after, preferred))
        visits += [visit for visit in planned if visit.day < after]
        begins = laid.next_begins(begins, planned)
    return Plan(tuple(visits), None, goes_on=begins is None or begins > after)


def _why_no_dates(phase: Phase, end: End) -> str | None:
    """Why no dates follow from a phase, in a sentence; None where they do."""
    if phase.pace is None or phase.pace.is_open:
        return f"How often there is a session in the phase “{phase.name}” is not stated."
    if end(phase.pace) / _a_day(phase, end) > DAYS_IN_WEEK:
        return f"In the phase “{phase.name}” there are more sessions than days, and how many a day is not stated."
    return None


def _a_day(phase: Phase, end: End) -> int:
    return 1 if phase.sessions_per_day is None else int(max(1.0, whole(end(phase.sessions_per_day))))


class _Laid:
    """A phase laid out by one end of its ranges."""

    def __init__(self, phase: Phase, end: End) -> None:
        self._name = phase.name
        self._a_day = _a_day(phase, end)
        self._pace = end(phase.pace) if phase.pace is not None else 0.0
        self._sessions = None if phase.total is None else int(whole(end(phase.total)))
        self._weeks = self._length(phase, end)

    def _length(self, phase: Phase, end: End) -> float | None:
        """Weeks: as long as its sessions take, and not shorter than stated; None where no end is stated."""
        stated = None if phase.weeks is None else end(phase.weeks)
        if self._sessions is None or self._pace == 0:
            return stated
        taken = self._sessions / self._pace
        if phase.weeks is not None and taken < phase.weeks.low:
            return phase.weeks.low
        return taken

    def visits(self, begins: date, after: date, preferred: frozenset[date]) -> Iterator[Visit]:
        """Its visits, week by week."""
        left, a_week = self._sessions, self._pace / self._a_day
        for week in range((after - begins).days // DAYS_IN_WEEK + 1):
            if self._weeks is not None and left is None and week >= self._weeks:
                return
            count = int(whole(a_week * (week + 1)) - whole(a_week * week))
            for day in _days_of_week(begins + timedelta(weeks=week), count, preferred):
                sessions = self._a_day if left is None else min(self._a_day, left)
                if sessions == 0:
                    return
                left = None if left is None else left - sessions
                yield Visit(day, sessions, self._name)

    def next_begins(self, begins: date, planned: Sequence[Visit]) -> date | None:
        """The day the next phase begins; None where this one has no stated end."""
        if self._weeks is None:
            return None
        ends = begins + timedelta(days=int(whole(self._weeks * DAYS_IN_WEEK)))
        return max(ends, planned[-1].day + timedelta(days=1)) if planned else ends


def _days_of_week(begins: date, count: int, preferred: frozenset[date]) -> tuple[date, ...]:
    """So many days of the seven from this one: Monday to Friday, unless more are needed; preferred ones first."""
    if count == 0:
        return ()
    week = [begins + timedelta(days=ahead) for ahead in range(DAYS_IN_WEEK)]
    workdays = [day for day in week if day.weekday() < WORKDAYS] if count <= WORKDAYS else week
    wanted = [day for day in workdays if day in preferred]
    return spread(wanted if len(wanted) >= count else workdays, count)
