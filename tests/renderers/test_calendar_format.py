"""iCalendar: what a calendar program reads in a schedule."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.references import EditionReference, Reference, Review
from app.documents.schedules import Plans, PlanTotals, Schedule, ScheduledDay, ScheduleLinks, SessionSpan
from app.domain.vocabulary import ReviewStatus
from app.domain.wording import DISCLAIMER, NOT_REVIEWED
from app.renderers.calendar_format import LONGEST_LINE, escaped, folded, render_calendar
from tests.calendars import ReadEvent, read_calendar, read_events
from tests.domain.examples import thorough

MARKS = "Ünïversal; cooling, at \\home\\ — ≥ 4 µg, 雪" * 3
STAMP = datetime(2026, 11, 24, 19, 42, 44, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


def a_day(day: date, certainty: Any = "certain", low: int = 1, high: int = 1) -> ScheduledDay:
    """A day of a schedule."""
    return ScheduledDay(
        date=day,
        week=1,
        certainty=certainty,
        plans=["low", "high"] if certainty == "certain" else ["high"],
        sessions=SessionSpan(low=low, high=high),
        phases=["Course"],
    )


def a_schedule(*days: ScheduledDay, name: str = "Cooling", **members: Any) -> Schedule:
    """A schedule of some days."""
    totals = PlanTotals(visits=1, sessions=1, first=None, last=None, is_over=True)
    told: dict[str, Any] = {
        "treatment": Reference(slug="cooling", name=name),
        "regimen_of": Reference(slug="cooling", name=name),
        "regimen": Reference(slug="at-home", name="At home"),
        "regimens": [Reference(slug="at-home", name="At home")],
        "start": date(2026, 12, 1),
        "weeks": 12,
        "until": date(2027, 2, 22),
        "plans": Plans(low=totals, high=totals),
        "days": list(days),
        "notes": ["Spread; as evenly, as they go."],
        "findings": ["cooling-001"],
        "disclaimer": DISCLAIMER,
        "review": Review(
            status=ReviewStatus.NOT_CLINICALLY_REVIEWED,
            statement=NOT_REVIEWED,
            evidence_checked=date(2026, 11, 20),
            next_review=date(2027, 5, 20),
            reviewed_by=None,
        ),
        "printed_at": STAMP,
        "edition": EditionReference(id="2026.11.1", digest="sha256:" + "0" * 64),
        "links": ScheduleLinks(self="/", pinned="/", calendar="/", treatment="/"),
    }
    return Schedule(**{**told, **members})


def events_of(schedule: Schedule) -> list[ReadEvent]:
    """The events a calendar program finds."""
    return read_events(render_calendar(schedule))


FIRST, SECOND = date(2026, 12, 1), date(2026, 12, 31)


def test_a_calendar_program_reads_every_day_as_an_event_that_lasts_all_day() -> None:
    events = events_of(a_schedule(a_day(FIRST), a_day(SECOND)))
    assert [(event.start, event.end) for event in events] == [
        (FIRST, FIRST + timedelta(days=1)),
        (SECOND, date(2027, 1, 1)),
    ]


def test_the_file_names_its_version_and_maker_and_the_calendar() -> None:
    calendar = read_calendar(render_calendar(a_schedule(a_day(FIRST))))
    assert calendar["VERSION"] == "2.0"
    assert str(calendar["PRODID"]).startswith("-//Equipoise//")
    assert calendar["X-WR-CALNAME"] == "Cooling: At home"


def test_a_possible_day_is_tentative_and_says_so_in_its_title() -> None:
    certain, possible = events_of(a_schedule(a_day(FIRST), a_day(SECOND, "possible")))
    assert (certain.status, certain.summary) == ("CONFIRMED", "Cooling: session")
    assert (possible.status, possible.summary) == ("TENTATIVE", "Cooling: possible session")


def test_the_title_tells_how_many_sessions_a_day_has() -> None:
    events = events_of(a_schedule(a_day(FIRST, low=10, high=10), a_day(SECOND, low=2, high=3)))
    assert [event.summary for event in events] == ["Cooling: 10 sessions", "Cooling: 2 to 3 sessions"]


def test_an_event_is_stamped_with_the_time_its_edition_was_printed() -> None:
    (event,) = events_of(a_schedule(a_day(FIRST)))
    assert event.stamp == STAMP


def test_the_description_carries_the_notes_the_disclaimer_the_review_and_the_edition() -> None:
    (event,) = events_of(a_schedule(a_day(FIRST)))
    assert event.description.splitlines() == [
        "At home, Course, week 1.",
        "Spread; as evenly, as they go.",
        DISCLAIMER,
        NOT_REVIEWED,
        "Edition 2026.11.1.",
    ]


def test_nothing_rings_and_nothing_blocks_the_day() -> None:
    text = render_calendar(a_schedule(a_day(FIRST)))
    assert "VALARM" not in text
    (event,) = events_of(a_schedule(a_day(FIRST)))
    assert event.transparency == "TRANSPARENT"


def test_an_event_keeps_its_name_in_another_edition_and_among_other_days() -> None:
    one = events_of(a_schedule(a_day(FIRST), a_day(SECOND)))
    later = events_of(
        a_schedule(
            a_day(SECOND, "possible"),
            weeks=3,
            printed_at=STAMP + timedelta(days=40),
            edition=EditionReference(id="2027.01.1", digest="sha256:" + "1" * 64),
        )
    )
    assert later[0].uid == one[1].uid
    assert one[0].uid != one[1].uid


@pytest.mark.parametrize(
    "other",
    [
        {"start": date(2026, 12, 2)},
        {"regimen": Reference(slug="in-a-clinic", name="At home")},
        {"regimen_of": Reference(slug="warming", name="Cooling")},
    ],
    ids=str,
)
def test_another_start_regimen_or_treatment_makes_another_event(other: dict[str, Any]) -> None:
    (one,), (two,) = events_of(a_schedule(a_day(FIRST))), events_of(a_schedule(a_day(FIRST), **other))
    assert one.uid != two.uid


def test_lines_end_with_carriage_return_and_line_feed_and_none_is_too_long() -> None:
    content = render_calendar(a_schedule(a_day(FIRST), name=MARKS)).encode()
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= LONGEST_LINE
    assert len(content.split(b"\r\n ")) > 5


def test_marks_and_letters_of_every_script_come_back_as_they_were() -> None:
    (event,) = events_of(a_schedule(a_day(FIRST), name=MARKS))
    assert event.summary == f"{MARKS}: session"


def test_text_is_escaped_as_the_standard_says() -> None:
    assert escaped('a\\b;c,d\ne\r\nf:g"h') == 'a\\\\b\\;c\\,d\\ne\\nf:g"h'


@pytest.mark.parametrize("character", ["a", "é", "雪", "🧊"])
@pytest.mark.parametrize("ahead", range(4))
def test_a_line_is_as_long_as_whole_characters_allow(character: str, ahead: int) -> None:
    first, *rest = folded("a" * ahead + character * 200).encode().split(b"\r\n")
    assert len(rest) > 1
    for line in (first, *rest[:-1]):
        assert LONGEST_LINE - len(character.encode()) < len(line) <= LONGEST_LINE


@thorough
@given(TEXT)
def test_a_folded_line_unfolds_to_itself_and_cuts_no_character(text: str) -> None:
    lines = folded(text).encode().split(b"\r\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    assert all(line.startswith(b" ") and line.decode() for line in lines[1:])
    assert folded(text).replace("\r\n ", "") == text


@thorough
@given(TEXT.filter(str.strip))
def test_any_name_comes_back_from_a_calendar_program(name: str) -> None:
    (event,) = events_of(a_schedule(a_day(FIRST), name=name))
    assert event.summary == f"{name}: session"
