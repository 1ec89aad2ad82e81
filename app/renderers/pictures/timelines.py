"""The timeline: when each treatment starts to work, its sessions, and how long the benefit lasts."""

from collections.abc import Sequence
from typing import Literal

from app.documents.pictures import Pictured, PicturedTreatment
from app.domain.vocabulary import Category
from app.renderers.pictures.courses import Course, Run, runs_of
from app.renderers.pictures.lanes import Lane, Sort, duration_rows, lanes_of
from app.renderers.pictures.lettering import room_for
from app.renderers.pictures.rows import INDIRECT, capitalised, is_direct
from app.renderers.pictures.shapes import Box, Line, Paint, Picture, Shape, Text, arrow_head, diamond
from app.renderers.pictures.sheets import BODY, HEADING, SMALL, Column, Key, begun, finished, write_keys
from app.renderers.pictures.times import Piece, TimeAxis, time_axis

TRACK = 16.0
"""How high a lane is, in pixels."""
ARROW = 12.0
NEAR, TOUCHING = 4.5, 3.4
"""Pixels: session marks of one kind become one bar when they are nearer, and marks of both kinds when they touch."""
SUBJECT = "when it starts to help, its sessions, and how long the benefit lasts"
ZERO_POINTS = (
    "Time until it helps and sessions are counted from the first session. How long the benefit lasts is counted as its "
    "source counts it, and drawn from the start."
)
SCALE = "Each stretch between two marks is drawn equally wide, so that hours and months can both be read."
_PAINTS: dict[Sort, Paint] = {"moment": "blue", "sessions": "purple", "length": "green"}


def timeline(pictured: Pictured, width: int) -> Picture:
    """The timeline of a comparison."""
    title = f"{capitalised(pictured.comparison.title)}: {SUBJECT}"
    lanes = [lanes_of(pictured, place) for place in range(len(pictured.treatments))]
    column = begun(width, title)
    left, room = column.left, column.width - ARROW
    axis = time_axis(
        [time for of_one in lanes for lane in of_one for time in lane.times if time > 0], left=left, width=room
    )
    write_keys(column, _keys([lane for of_one in lanes for lane in of_one], axis))
    told: list[str] = []
    for treatment, of_one in zip(pictured.treatments, lanes, strict=True):
        _write_treatment(column, treatment, of_one, axis)
        told += [f"{capitalised(treatment.short_name)}. {lane.words}" for lane in of_one]
    column.space(8)
    notes = [ZERO_POINTS, SCALE, *([] if _all_direct(pictured) else [INDIRECT])]
    for note in notes:
        column.write(note, size=SMALL, paint="quiet")
        column.space(2)
    numbers = [number for of_one in lanes for lane in of_one for number in lane.source_numbers]
    return finished(column, pictured, "timeline", title, [*told, *notes], numbers)


def _all_direct(pictured: Pictured) -> bool:
    rows = pictured.comparison.rows
    return all(is_direct(row) for of in (Category.SPEED, Category.DURABILITY) for row in duration_rows(rows, of))


def _write_treatment(column: Column, treatment: PicturedTreatment, lanes: Sequence[Lane], axis: TimeAxis) -> None:
    column.space(14)
    column.write(capitalised(treatment.short_name), size=HEADING)
    if treatment.name.casefold() != treatment.short_name.casefold():
        column.write(treatment.name, size=SMALL, paint="quiet")
    for lane in lanes:
        column.space(5)
        column.write(lane.words, size=BODY)
        column.space(3)
        column.shapes += _track(lane, axis, column.y)
        column.y += TRACK + 4
    column.shapes += axis_shapes(axis, column.y)
    column.y += SMALL * 1.3 * (2 if _is_crowded(axis) else 1) + 8


def _track(lane: Lane, axis: TimeAxis, y: float) -> list[Shape]:
    shapes: list[Shape] = [
        Line(axis.place(time), y, axis.place(time), y + TRACK, "line", 0.5) for time, _ in axis.marks
    ]
    if not lane.is_known:
        shapes.append(Box(axis.left, y, axis.width, TRACK, fill="paper", edge="line", is_dashed=True, corner=3))
        return [*shapes, Text(axis.left + 8, y + TRACK - 4, lane.blank, SMALL, "quiet")]
    paint = _PAINTS[lane.sort]
    if lane.course is not None:
        return [*shapes, *session_shapes(lane.course, axis, y, paint)]
    return [*shapes, *(shape for piece in lane.pieces for shape in piece_shapes(piece, axis, y, paint))]


def piece_shapes(piece: Piece, axis: TimeAxis, y: float, paint: Paint) -> list[Shape]:
    """A piece of a time on its lane."""
    start, end, middle = axis.place(piece.start), axis.place(piece.end), y + TRACK / 2
    match piece.part:
        case "mark":
            return [diamond(end, middle, TRACK / 2, paint)]
        case "onward":
            tip = axis.left + axis.width + ARROW
            onward = Line(start, middle, tip - 6, middle, paint, 2.5, is_dashed=True)
            return [onward, arrow_head(tip, middle, 8, paint)]
        case "sure":
            return [Box(start, y + 3, max(end - start, 2.0), TRACK - 6, fill=paint)]
        case "range":
            return [Box(start, y + 3, max(end - start, 5.0), TRACK - 6, fill="paper", hatch=paint, edge=paint)]


def session_shapes(course: Course, axis: TimeAxis, y: float, paint: Paint) -> list[Shape]:
    """The days with sessions: tall and filled where certain, low and open where possible, hatched where too close."""
    shapes: list[Shape] = []
    for run in _runs(course, axis):
        width = run.end - run.start + 2.4
        if run.marks == "certain":
            shapes.append(Box(run.start, y, width, TRACK, fill=paint))
        elif run.marks == "both":
            shapes.append(Box(run.start, y, width, TRACK, fill="paper", hatch=paint, edge=paint))
        else:
            shapes.append(Box(run.start, y + TRACK * 0.4, width + 0.8, TRACK * 0.6, fill="paper", edge=paint))
    if course.goes_on or any(day.day >= axis.end for day in course.days):
        tip = axis.left + axis.width + ARROW
        shapes.append(arrow_head(tip, y + TRACK * 0.7, 8, paint))
    return shapes


def _runs(course: Course, axis: TimeAxis) -> tuple[Run, ...]:
    shown = [(axis.place(day.day), day.is_certain) for day in course.days if day.day < axis.end]
    return runs_of(shown, near=NEAR, touching=TOUCHING)


def _is_crowded(axis: TimeAxis) -> bool:
    """Whether the names of the marks need two lines."""
    stretch = axis.width / (len(axis.marks) - 1)
    return any(room_for(name, SMALL) + 6 > stretch for _, name in axis.marks)


def axis_shapes(axis: TimeAxis, y: float) -> list[Shape]:
    """The axis with its marks named in words, on two lines where there is little room."""
    shapes: list[Shape] = [Line(axis.left, y, axis.left + axis.width, y, "line", 1)]
    is_crowded = _is_crowded(axis)
    for place, (time, name) in enumerate(axis.marks):
        x = axis.place(time)
        anchor: Literal["start", "middle", "end"] = "middle"
        if place in (0, len(axis.marks) - 1):
            anchor = "start" if place == 0 else "end"
        shapes.append(Line(x, y, x, y + 4, "line", 1))
        lines = name.split(" ") if is_crowded else [name]
        for below, line in enumerate(lines):
            at = x if anchor != "end" else x + ARROW
            shapes.append(Text(at, y + 4 + SMALL * (1.05 + 1.15 * below), line, SMALL, "quiet", anchor))
    return shapes


def _keys(lanes: Sequence[Lane], axis: TimeAxis) -> list[Key]:
    """What the marks mean, as far as they are used."""
    parts = {piece.part for lane in lanes for piece in lane.pieces}
    courses = [lane.course for lane in lanes if lane.course is not None]
    keys = []
    if "mark" in parts:
        keys.append(Key(lambda x, y: [diamond(x + 7, y, 7, "ink")], 14, "one figure is given"))
    if "sure" in parts:
        keys.append(Key(lambda x, y: [Box(x, y - 5, 26, 10, fill="ink")], 26, "from the start to the figure given"))
    if "range" in parts:
        keys.append(
            Key(
                lambda x, y: [Box(x, y - 5, 26, 10, fill="paper", hatch="ink", edge="ink")],
                26,
                "somewhere in this range",
            )
        )
    if courses:
        keys.append(Key(lambda x, y: [Box(x + n * 6, y - 8, 2.4, 16, fill="ink") for n in range(3)], 15, "session"))
    if any(not day.is_certain for course in courses for day in course.days):
        keys.append(
            Key(
                lambda x, y: [Box(x + n * 7, y - 2, 3.2, 10, fill="paper", edge="ink") for n in range(3)],
                18,
                "possible session",
            )
        )
    if any(run.marks == "both" for course in courses for run in _runs(course, axis)):
        keys.append(
            Key(
                lambda x, y: [Box(x, y - 8, 22, 16, fill="paper", hatch="ink", edge="ink")],
                22,
                "sessions close together, some only possible",
            )
        )
    if "onward" in parts or any(course.goes_on for course in courses):
        keys.append(Key(lambda x, y: [arrow_head(x + 10, y, 9, "ink")], 10, "goes on, no end stated"))
    return keys
