"""What a timeline says of each treatment: its speed, its sessions, its durability, each on a lane."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.documents.comparisons import Row
from app.documents.findings import Absence
from app.documents.pictures import Pictured, PicturedTreatment
from app.documents.values import DurationValue
from app.domain.vocabulary import AbsenceReason, Category, ValueKind
from app.domain.wording import decapitalised
from app.renderers.pictures.courses import Course, course_of, regimen_words
from app.renderers.pictures.rows import cited, plain_summary, unknown, variant_name
from app.renderers.pictures.times import Piece, length_of, moment_of

NOT_KNOWN = "not known"
Sort = Literal["moment", "length", "sessions"]
"""When something begins, how long it lasts, or the days of a regimen."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of a treatment's timeline."""

    sort: Sort
    words: str
    pieces: tuple[Piece, ...] = ()
    course: Course | None = None
    blank: str = NOT_KNOWN
    """What stands where nothing can be drawn."""
    source_numbers: tuple[int, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether there is something to draw."""
        return bool(self.pieces) or self.course is not None

    @property
    def times(self) -> Iterable[float]:
        """The days the axis has to hold."""
        yield from (time for piece in self.pieces for time in (piece.start, piece.end))
        if self.course is not None:
            yield float(self.course.settles)


def lanes_of(pictured: Pictured, place: int) -> list[Lane]:
    """The lanes of the treatment at this place: speed, sessions, durability."""
    rows = pictured.comparison.rows
    return [
        *_lanes_of_rows(pictured, duration_rows(rows, Category.SPEED), place, "moment"),
        _lane_of_sessions(pictured.treatments[place]),
        *_lanes_of_rows(pictured, duration_rows(rows, Category.DURABILITY), place, "length"),
    ]


def duration_rows(rows: Sequence[Row], category: Category) -> list[Row]:
    """The rows of a category that ask for a length of time."""
    return [row for row in rows if row.attribute.category is category and row.attribute.kind is ValueKind.DURATION]


def _lanes_of_rows(pictured: Pictured, rows: Sequence[Row], place: int, sort: Sort) -> list[Lane]:
    if not rows:
        subject = "When it starts to work" if sort == "moment" else "How long the benefit lasts"
        return [Lane(sort, f"{subject}: {NOT_KNOWN}; this comparison has no row for it.")]
    return [_lane_of_row(pictured, row, place, sort) for row in rows]


def _lane_of_row(pictured: Pictured, row: Row, place: int, sort: Sort) -> Lane:
    cell, name = row.cells[place], row.attribute.name
    if cell.state == "absent":
        return Lane(sort, f"{name}: {unknown(cell.absence)}", blank=_blank(cell.absence))
    headline = cell.headline
    numbers = (headline.source_number,)
    variant = variant_name(pictured, headline)
    details = [headline.time_point, f"form: {variant}" if variant else None]
    said = "; ".join([cell.display.rstrip("."), *(detail for detail in details if detail)])
    if not isinstance(headline.value, DurationValue):
        summary = plain_summary(headline)
        instead = f"{summary} ({said})" if summary else f"The source says: {said}"
        return Lane(sort, f"{name}: {NOT_KNOWN} as a time. {instead} {cited(headline)}.", source_numbers=numbers)
    value = headline.value.as_domain()
    pieces = moment_of(value) if sort == "moment" else length_of(value)
    return Lane(sort, f"{name}: {said} {cited(headline)}.", pieces, source_numbers=numbers)


def _lane_of_sessions(treatment: PicturedTreatment) -> Lane:
    given = treatment.given
    if isinstance(given, Absence):
        return Lane("sessions", f"Sessions: {unknown(given)}", blank=_blank(given))
    whose = f"; form: {given.variant}" if given.variant else ""
    numbers = "".join(f" [{number}]" for number in given.source_numbers)
    words = f"Sessions: {regimen_words(given.regimen)}{whose}{numbers}."
    return Lane("sessions", words, course=course_of(given.regimen), source_numbers=given.source_numbers)


def _blank(absence: Absence) -> str:
    does_not_apply = absence.reason is AbsenceReason.NOT_APPLICABLE
    return decapitalised(absence.words) if does_not_apply else NOT_KNOWN
