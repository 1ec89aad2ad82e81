"""iCalendar (RFC 5545): a schedule as all-day events, without alarms and without clock times."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, timedelta

from app.documents.schedules import Schedule, ScheduledDay

CALENDAR_MEDIA_TYPE = "text/calendar"
PRODID = "-//Equipoise//Schedules of treatments//EN"
LONGEST_LINE = 75
"""Octets, the line break not counted (RFC 5545, section 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def render_calendar(schedule: Schedule) -> str:
    """A schedule as an iCalendar file; a possible day is a tentative event."""
    name = f"{schedule.regimen_of.name}: {schedule.regimen.name}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODID}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
        *(line for day in schedule.days for line in _event(schedule, day)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(schedule: Schedule, day: ScheduledDay) -> Iterator[str]:
    is_certain = day.certainty == "certain"
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(schedule, day.date)}"
    yield f"DTSTAMP:{schedule.printed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_compact(day.date)}"
    yield f"DTEND;VALUE=DATE:{_compact(day.date + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(_summary(schedule, day))}"
    yield f"DESCRIPTION:{escaped(_description(schedule, day))}"
    yield f"STATUS:{'CONFIRMED' if is_certain else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(schedule: Schedule, day: date) -> str:
    """The same for the same day of the same regimen from the same start, in every edition."""
    told = (schedule.regimen_of.slug, schedule.regimen.slug, schedule.start.isoformat(), day.isoformat())
    return f"{hashlib.sha256(' '.join(told).encode()).hexdigest()[:32]}@equipoise"


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def _summary(schedule: Schedule, day: ScheduledDay) -> str:
    low, high = day.sessions.low, day.sessions.high
    count = f"{low}" if low == high else f"{low} to {high}"
    what = "session" if low == high == 1 else f"{count} sessions"
    return f"{schedule.regimen_of.name}: {'' if day.certainty == 'certain' else 'possible '}{what}"


def _description(schedule: Schedule, day: ScheduledDay) -> str:
    told = [f"{schedule.regimen.name}, {' or '.join(day.phases)}, week {day.week}."]
    told += [*schedule.notes, schedule.disclaimer, schedule.review.statement, f"Edition {schedule.edition.id}."]
    return "\n".join(told)


def escaped(text: str) -> str:
    """Text as a value: backslashes, semicolons, commas and line breaks escaped (RFC 5545, section 3.3.11)."""
    return text.translate(_ESCAPED)


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, each after the first begun with a space, no character cut in two."""
    pieces, length = [""], 0
    for character in line:
        size = len(character.encode())
        if length + size > LONGEST_LINE:
            pieces.append(" ")
            length = 1
        pieces[-1] += character
        length += size
    return "\r\n".join(pieces)
