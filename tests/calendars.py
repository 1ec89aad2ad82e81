"""What a calendar program reads in an iCalendar file."""

from dataclasses import dataclass
from datetime import date, datetime

from icalendar import Calendar


@dataclass(frozen=True)
class ReadEvent:
    """One event, as a program that knows RFC 5545 understands it."""

    uid: str
    stamp: datetime
    start: date
    end: date
    summary: str
    description: str
    status: str
    transparency: str


def read_calendar(content: bytes | str) -> Calendar:
    """The calendar of a file, which must be free of errors."""
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    return calendar


def read_events(content: bytes | str) -> list[ReadEvent]:
    """The events of a file, in their order."""
    events = read_calendar(content).events
    assert not any(event.errors for event in events)
    return [
        ReadEvent(
            uid=str(event["UID"]),
            stamp=event.DTSTAMP,
            start=event.start,
            end=event.end,
            summary=str(event["SUMMARY"]),
            description=str(event["DESCRIPTION"]),
            status=str(event["STATUS"]),
            transparency=str(event["TRANSP"]),
        )
        for event in events
    ]
