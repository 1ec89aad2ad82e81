"""Icon arrays: how many of a hundred people, for a benefit and for harms, always out of the same hundred."""

import math
from collections.abc import Sequence

from app.documents.comparisons import Row
from app.documents.pictures import Pictured
from app.domain.vocabulary import Category
from app.renderers.pictures.people import PEOPLE, STATES, Hundred
from app.renderers.pictures.rows import INDIRECT, capitalised, is_direct
from app.renderers.pictures.shapes import Box, Paint, People, Picture, Shape, Text
from app.renderers.pictures.shares import Panel, heading_of, panels_of, rows_shown
from app.renderers.pictures.sheets import BODY, HEADING, SMALL, Column, Key, begun, finished, write_keys

PER_LINE = 10
LARGEST, SMALLEST_PANEL, GAP = 20.0, 130.0, 16.0
"""Pixels: of one person, of the narrowest panel, and between panels."""
ROOM_BESIDE = 180.0
"""With so much room beside an array its words stand there, and otherwise below."""
NOTHING_TO_DRAW = "This comparison has no shares of people to draw."
MOST_LINES = 4
"""Of the words that say who the people were."""


def icons(pictured: Pictured, width: int, attribute: str | None) -> Picture:
    """The icon arrays of a comparison, of one attribute where one is asked for.

    Raises BadRequest for one that is no share of people.
    """
    rows = rows_shown(pictured, attribute)
    title = f"{capitalised(pictured.comparison.title)}: how many of {PEOPLE} people"
    column = begun(width, title)
    panels = [panels_of(pictured, row) for row in rows]
    write_keys(column, _keys())
    all_indirect = bool(rows) and not any(is_direct(row) for row in rows)
    told: list[str] = []
    if all_indirect or not rows:
        told.append(INDIRECT if rows else NOTHING_TO_DRAW)
        column.write(told[0], size=SMALL, paint="quiet")
    for row, of_row in zip(rows, panels, strict=True):
        heading = heading_of(row)
        column.space(14)
        column.write(heading, size=HEADING)
        column.write(row.attribute.question, size=SMALL, paint="quiet")
        caution = [] if all_indirect or is_direct(row) else [INDIRECT]
        for words in caution:
            column.write(words, size=SMALL, paint="quiet")
        _write_panels(column, of_row, paint_of(row))
        told += [f"{heading}. {row.attribute.question}", *caution, *(panel.told for panel in of_row)]
    numbers = [number for of_row in panels for panel in of_row for number in panel.numbers]
    return finished(column, pictured, "icons", title, told, numbers)


def paint_of(row: Row) -> Paint:
    """Harms and benefits never look the same."""
    paints: dict[Category, Paint] = {Category.HARMS: "orange", Category.EFFICACY: "blue"}
    return paints.get(row.attribute.category, "green")


def _write_panels(column: Column, panels: Sequence[Panel], paint: Paint) -> None:
    a_line = panels_a_line(len(panels), column.width)
    for start in range(0, len(panels), a_line):
        column.space(8)
        beside = column.beside(a_line, GAP)
        shown = panels[start : start + a_line]
        for of_one, panel in zip(beside, shown, strict=False):
            of_one.write(panel.name, size=BODY)
        top = max(of_one.y for of_one in beside) + 4
        for of_one, panel in zip(beside, shown, strict=False):
            of_one.y = top
            _write_panel(of_one, panel, paint)
        column.go_below(beside)


def panels_a_line(count: int, width: float) -> int:
    """How many panels stand side by side: as many as fit, and no line much emptier than another."""
    fitting = max(1, int((width + GAP) / (SMALLEST_PANEL + GAP)))
    return math.ceil(count / math.ceil(count / fitting))


def _write_panel(column: Column, panel: Panel, paint: Paint) -> None:
    pitch = min(LARGEST, column.width / PER_LINE)
    side = pitch * PER_LINE
    if panel.hundred is None:
        column.shapes.append(Box(column.left, column.y, side, 34, fill="paper", edge="line", is_dashed=True, corner=3))
        column.shapes.append(Text(column.left + 8, column.y + 22, "nothing to draw", SMALL, "quiet"))
        column.space(38)
        words = column
    else:
        column.shapes += array_shapes(panel.hundred, column.left, column.y, pitch, paint)
        is_beside = column.width - side >= ROOM_BESIDE
        words = Column(column.left, column.y + side + 4, column.width, column.shapes)
        if is_beside:
            words = Column(column.left + side + GAP, column.y, column.width - side - GAP, column.shapes)
        column.space(side + 4)
    words.write(capitalised(panel.amount), size=BODY if panel.hundred else SMALL)
    for detail in panel.details:
        words.write(capitalised(detail), size=SMALL, paint="quiet")
    if panel.people:
        words.write(capitalised(panel.people), size=SMALL, paint="quiet", most=MOST_LINES)
    if panel.numbers:
        words.write(" ".join(f"[{number}]" for number in panel.numbers), size=SMALL, paint="quiet")
    column.go_below([words])


def array_shapes(hundred: Hundred, left: float, top: float, pitch: float, paint: Paint) -> list[Shape]:
    """A hundred people in ten lines of ten; hatched ground under those about whom the uncertainty is."""
    shapes: list[Shape] = [
        Box(left + first * pitch, top + line * pitch, (last - first) * pitch, pitch, hatch="line")
        for line, first, last in lines_between(*hundred.uncertain)
    ]
    size = pitch * 0.86
    free = (pitch - size) / 2
    for state in STATES:
        places = tuple(
            (left + place % PER_LINE * pitch + free, top + place // PER_LINE * pitch + free)
            for place, of_one in enumerate(hundred.states)
            if of_one == state
        )
        if places:
            shapes.append(People(places, size, "line" if state == "rest" else paint, is_filled=state == "counted"))
    return shapes


def lines_between(start: int, end: int) -> list[tuple[int, int, int]]:
    """The places from `start` to before `end`, line by line: which line, from where, to before where."""
    lines = []
    for line in range(start // PER_LINE, (end + PER_LINE - 1) // PER_LINE):
        first, last = max(start, line * PER_LINE), min(end, (line + 1) * PER_LINE)
        lines.append((line, first - line * PER_LINE, last - line * PER_LINE))
    return [(line, first, last) for line, first, last in lines if last > first]


def _keys() -> list[Key]:
    return [
        Key(lambda x, y: [People(((x, y - 8),), 16, "ink", is_filled=True)], 16, "so many of 100 people"),
        Key(lambda x, y: [People(((x, y - 8),), 16, "line", is_filled=False)], 16, "the others"),
        Key(
            lambda x, y: [
                Box(x, y - 9, 36, 18, hatch="line"),
                People(((x + 1, y - 8),), 16, "ink", is_filled=True),
                People(((x + 19, y - 8),), 16, "ink", is_filled=False),
            ],
            36,
            "hatched: it may be as few, or as many",
        ),
    ]
