"""Effects with their intervals and the line of no effect; a panel holds values of one measure only."""

from collections.abc import Sequence

from app.documents.pictures import Pictured
from app.documents.values import EffectValue
from app.domain.vocabulary import Better
from app.domain.wording import number
from app.renderers.pictures.effects import Likeness, Panel, ends_of, panel_of, rows_shown
from app.renderers.pictures.lettering import room_for
from app.renderers.pictures.rows import INDIRECT, capitalised, is_direct
from app.renderers.pictures.scales import Scale, scale_of
from app.renderers.pictures.shapes import Line, Picture, Shape, Text, arrow_head, diamond
from app.renderers.pictures.sheets import BODY, HEADING, SMALL, Column, Key, begun, finished, write_keys

TRACK, PAD = 18.0, 16.0
"""Pixels: the height of a line, and what is left free beside the axis."""
NOTHING_TO_DRAW = "This comparison has no effects to draw."


def intervals(pictured: Pictured, width: int, attribute: str | None) -> Picture:
    """The effects of a comparison, of one attribute where one is asked for. Raises BadRequest for one without any."""
    panels = [panel_of(pictured, row) for row in rows_shown(pictured, attribute)]
    title = f"{capitalised(pictured.comparison.title)}: effects measured against a comparator"
    column = begun(width, title)
    write_keys(column, _keys(panels))
    all_indirect = bool(panels) and not any(is_direct(panel.row) for panel in panels)
    told: list[str] = []
    if all_indirect or not panels:
        told.append(INDIRECT if panels else NOTHING_TO_DRAW)
        column.write(told[0], size=SMALL, paint="quiet")
    for panel in panels:
        caution = [] if all_indirect or is_direct(panel.row) else [INDIRECT]
        told += [f"{panel.heading}. {panel.row.attribute.question}", *caution]
        _write_panel(column, panel, caution)
        told += [f"{one.name}: {one.words} {one.side} {one.people}".rstrip() for one in panel.drawn]
        told += panel.not_shown
    return finished(column, pictured, "intervals", title, told, [one for panel in panels for one in panel.numbers])


def _write_panel(column: Column, panel: Panel, caution: Sequence[str]) -> None:
    column.space(14)
    column.write(panel.heading, size=HEADING)
    column.write(panel.row.attribute.question, size=SMALL, paint="quiet")
    for words in caution:
        column.write(words, size=SMALL, paint="quiet")
    if panel.likeness is not None and panel.drawn:
        scale = _scale(panel, panel.likeness, column)
        for one in panel.drawn:
            column.space(6)
            column.write(f"{one.name}: {one.words}", size=BODY)
            if one.people:
                column.write(one.people, size=SMALL, paint="quiet")
            column.space(3)
            column.shapes += effect_shapes(one.value, scale, column.y)
            column.y += TRACK
        column.shapes += axis_shapes(scale, panel.likeness, column.y)
        column.y += SMALL * 1.5 + 6
        _write_sides(column, panel.likeness)
    for words in panel.not_shown:
        column.space(4)
        column.write(words, size=SMALL, paint="quiet")


def _scale(panel: Panel, likeness: Likeness, column: Column) -> Scale:
    amounts = [
        amount
        for one in panel.drawn
        for amount in (one.value.estimate, *(ends_of(one.value) or ()))
        if amount is not None
    ]
    no_effect = likeness.measure.no_effect or 0.0
    return scale_of(
        amounts,
        no_effect=no_effect,
        is_ratio=likeness.measure.is_ratio,
        left=column.left + PAD,
        width=column.width - 2 * PAD,
    )


def effect_shapes(value: EffectValue, scale: Scale, y: float) -> list[Shape]:
    """An effect on its line: the interval with its ends, and the estimate; an open diamond has no interval."""
    middle, no_effect = y + TRACK / 2, scale.place(value.measure.no_effect or 0.0)
    shapes: list[Shape] = [Line(no_effect, y, no_effect, y + TRACK, "ink", 1.5, is_dashed=True)]
    ends = ends_of(value)
    if ends is not None:
        low, high = scale.place(ends[0]), scale.place(ends[1])
        shapes.append(Line(low, middle, high, middle, "blue", 2.5))
        for end, x, reach in ((ends[0], low, -8), (ends[1], high, 8)):
            is_on = scale.holds(end)
            shapes.append(
                Line(x, middle - 6, x, middle + 6, "blue", 2.5)
                if is_on
                else arrow_head(x + reach, middle, reach, "blue")
            )
    if value.estimate is not None:
        shapes.append(diamond(scale.place(value.estimate), middle, 7, "blue", is_filled=ends is not None))
    return shapes


def axis_shapes(scale: Scale, likeness: Likeness, y: float) -> list[Shape]:
    """The axis with its round marks, as many as have room."""
    shapes: list[Shape] = [Line(scale.left, y, scale.left + scale.width, y, "line", 1)]
    no_effect = likeness.measure.no_effect or 0.0
    marks = sorted(scale.marks, key=lambda mark: (mark != no_effect, mark))
    taken: list[tuple[float, float]] = []
    for mark in marks:
        words, x = number(mark), scale.place(mark)
        half = room_for(words, SMALL) / 2 + 4
        if any(x - half < high and x + half > low for low, high in taken):
            continue
        taken.append((x - half, x + half))
        shapes += [Line(x, y, x, y + 4, "line", 1), Text(x, y + 4 + SMALL * 1.05, words, SMALL, "quiet", "middle")]
    return shapes


def _write_sides(column: Column, likeness: Likeness) -> None:
    """Which side favours what, in words below the axis."""
    if likeness.better is Better.NEITHER:
        return
    no_effect = number(likeness.measure.no_effect or 0.0)
    right, left = "the treatment", "what it was measured against"
    if likeness.better is Better.LOWER:
        right, left = left, right
    column.write(
        f"Left of {no_effect} favours {left}, right of it {right}; {no_effect} is no effect.", size=SMALL, paint="quiet"
    )


def _keys(panels: Sequence[Panel]) -> list[Key]:
    drawn = [one for panel in panels for one in panel.drawn]
    keys = []
    if any(ends_of(one.value) for one in drawn):
        keys.append(
            Key(
                lambda x, y: [
                    Line(x, y, x + 36, y, "ink", 2.5),
                    Line(x, y - 6, x, y + 6, "ink", 2.5),
                    Line(x + 36, y - 6, x + 36, y + 6, "ink", 2.5),
                    diamond(x + 18, y, 7, "ink"),
                ],
                37,
                "estimate and its interval",
            )
        )
    if any(ends_of(one.value) is None for one in drawn):
        keys.append(Key(lambda x, y: [diamond(x + 7, y, 7, "ink", is_filled=False)], 14, "no interval stated"))
    if drawn:
        keys.append(Key(lambda x, y: [Line(x + 1, y - 9, x + 1, y + 9, "ink", 1.5, is_dashed=True)], 4, "no effect"))
    return keys
