"""Schedules as they are published: the days on which a regimen would have its sessions."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.references import Address, EditionReference, RecordLinks, Reference, Review, Slug


class SessionSpan(Document):
    """From so many sessions to so many."""

    low: int
    high: int


class ScheduledDay(Document):
    """A day with one or more sessions, one after another; nothing is said of the time of day."""

    date: date
    week: Annotated[int, Field(ge=1)]
    """The week of treatment, counted from the start."""
    certainty: Literal["certain", "possible"]
    """Certain where both plans have this day, possible where one has it."""
    plans: Annotated[list[Literal["low", "high"]], Field(min_length=1)]
    sessions: SessionSpan
    """How many sessions, where the day is one of them."""
    phases: Annotated[list[str], Field(min_length=1)]
    """The phase of the regimen; two where the plans are in different phases on that day."""


class PlanTotals(Document):
    """What one plan adds up to inside the weeks that were asked for."""

    visits: int
    sessions: int
    first: Maybe[date]
    last: Maybe[date]
    is_over: bool
    """Whether the regimen ends inside the weeks that were asked for."""


class Plans(Document):
    """The two ends of the regimen."""

    low: PlanTotals
    """Every range at its low end."""
    high: PlanTotals
    """Every range at its high end."""


class ScheduleLinks(RecordLinks):
    """Where the schedule lives."""

    calendar: Address
    """The same as an iCalendar file."""
    treatment: Address


class Schedule(Document):
    """The days of a regimen's first weeks, from a day that was asked for. A plan on paper, not an appointment."""

    treatment: Reference
    regimen_of: Reference
    """Whose regimen it is: the treatment's own, or that of the reference variant that speaks for it."""
    regimen: Reference
    regimens: list[Reference]
    """All there are to choose from with `regimen=`."""
    start: date
    weeks: int
    until: date
    """The last day that was looked at."""
    plans: Plans
    days: list[ScheduledDay]
    notes: list[str]
    """How the days were laid out and what could not be, in plain sentences to be shown with them."""
    findings: list[Slug]
    """The findings the regimen's numbers come from."""
    disclaimer: str
    review: Review
    printed_at: Annotated[datetime, Field(examples=["2026-11-24T12:00:00Z"])]
    """When the edition it was read from was printed."""
    edition: EditionReference
    links: ScheduleLinks
