"""The timeline: its lanes, and what is drawn on them."""

from dataclasses import replace

import pytest

from app.documents.pictures import GivenRegimen, Pictured
from app.documents.values import DurationValue
from app.domain.vocabulary import AbsenceReason
from app.renderers.pictures.courses import Course, SessionDay
from app.renderers.pictures.lanes import NOT_KNOWN, Lane, lanes_of
from app.renderers.pictures.shapes import Box, Line, Polygon, Text
from app.renderers.pictures.timelines import TRACK, axis_shapes, piece_shapes, session_shapes, timeline
from app.renderers.pictures.times import Piece, time_axis
from tests.renderers.pictures.examples import SPEED, absent, share, with_cell, with_headline

AXIS = time_axis([21], left=0, width=400)


def words(lanes: list[Lane]) -> list[str]:
    return [lane.words for lane in lanes]


def test_lanes_are_speed_sessions_and_durability(three: Pictured) -> None:
    assert words(lanes_of(three, 1)) == [
        "Time until fewer migraines: about 10 days; form: Neck cooling at home [7].",
        "Sessions: 3 to 5 a week, no end stated; form: Neck cooling at home [3].",
        "How long the benefit lasts: not known; this comparison has no row for it.",
    ]


def test_a_value_that_is_no_time_is_said_and_not_drawn(three: Pictured) -> None:
    told = with_headline(three, SPEED, 0, value=share(54.0), display="54 %", summary=None)
    lane = lanes_of(told, 0)[0]
    assert lane.words == "Time until fewer migraines: not known as a time. The source says: 54 % [1]."
    assert not lane.is_known
    assert lane.blank == NOT_KNOWN


def test_an_absent_value_is_said_and_not_drawn(three: Pictured) -> None:
    lane = lanes_of(with_cell(three, SPEED, 0, absent("lunavast")), 0)[0]
    assert lane.words == "Time until fewer migraines: not known (not reported)."
    assert not lane.is_known


def test_a_treatment_without_a_regimen_says_so(three: Pictured) -> None:
    absence = absent("a", AbsenceReason.NOT_APPLICABLE).absence
    treatments = (replace(three.treatments[0], given=absence), *three.treatments[1:])
    lane = lanes_of(replace(three, treatments=treatments), 0)[1]
    assert lane.words == "Sessions: not applicable."
    assert lane.blank == "not applicable"
    assert not lane.is_known


def test_the_axis_holds_every_time_and_hours_where_one_is_shorter_than_a_day(three: Pictured) -> None:
    hours = DurationValue.model_validate({"kind": "duration", "unit": "h", "high": 2.0})
    picture = timeline(with_headline(three, SPEED, 0, value=hours, display="up to 2 hours"), 1000)
    drawn = [shape.words for shape in picture.shapes if isinstance(shape, Text)]
    assert drawn.count("1 hour") == len(three.treatments)


@pytest.mark.parametrize(
    ("piece", "start", "width"),
    [(Piece("range", 7, 31), 200, 100), (Piece("sure", 0, 1), 0, 100), (Piece("range", 7, 7.01), 200, 5)],
)
def test_a_range_and_a_sure_time_are_bars_of_their_length(piece: Piece, start: float, width: float) -> None:
    (box,) = piece_shapes(piece, AXIS, 50, "blue")
    assert isinstance(box, Box)
    assert box.x == pytest.approx(start * 4 / 3 if start else 0)
    assert box.width == pytest.approx(width * 4 / 3 if width > 5 else 5)
    assert (box.hatch is not None) == (piece.part == "range")


def test_one_figure_is_a_diamond_and_what_has_no_end_is_an_arrow() -> None:
    (mark,) = piece_shapes(Piece("mark", 7, 7), AXIS, 50, "blue")
    assert isinstance(mark, Polygon)
    assert sum(x for x, _ in mark.points) / 4 == pytest.approx(AXIS.place(7))
    line, head = piece_shapes(Piece("onward", 7, 7), AXIS, 50, "blue")
    assert isinstance(line, Line)
    assert line.is_dashed
    assert isinstance(head, Polygon)


def test_certain_sessions_are_tall_and_filled_and_possible_ones_low_and_open() -> None:
    course = Course((SessionDay(0, True), SessionDay(7, True), SessionDay(14, False)), goes_on=False, settles=14)
    first, second, third = session_shapes(course, AXIS, 10, "purple")
    assert isinstance(first, Box)
    assert isinstance(second, Box)
    assert isinstance(third, Box)
    assert (first.x, second.x, third.x) == (AXIS.place(0), AXIS.place(7), AXIS.place(14))
    assert first.height == TRACK
    assert third.height == pytest.approx(TRACK * 0.6)
    assert (first.fill, third.fill, third.edge) == ("purple", "paper", "purple")


def test_a_course_that_goes_on_ends_in_an_arrow() -> None:
    course = Course((SessionDay(0, True),), goes_on=True, settles=0)
    assert isinstance(session_shapes(course, AXIS, 10, "purple")[-1], Polygon)


def test_the_names_of_marks_take_two_lines_where_there_is_little_room() -> None:
    roomy = [shape for shape in axis_shapes(AXIS, 0) if isinstance(shape, Text)]
    assert [shape.words for shape in roomy] == ["start", "1 day", "1 week", "1 month"]
    crowded = [shape for shape in axis_shapes(time_axis([21], left=0, width=120), 0) if isinstance(shape, Text)]
    assert [shape.words for shape in crowded] == ["start", "1", "day", "1", "week", "1", "month"]


def test_the_words_of_a_timeline_say_what_every_lane_says(three: Pictured) -> None:
    picture = timeline(three, 320)
    for place, treatment in enumerate(three.treatments):
        for lane in lanes_of(three, place):
            assert f"{treatment.short_name}. {lane.words}" in picture.told


def test_a_regimens_sources_are_cited(three: Pictured) -> None:
    given = three.treatments[0].given
    assert isinstance(given, GivenRegimen)
    assert given.source_numbers
    assert all(f"[{number}]" in lanes_of(three, 0)[1].words for number in given.source_numbers)
