"""Columns fill from the top, and columns beside each other share a sheet."""

import pytest

from app.renderers.pictures.lettering import LEADING
from app.renderers.pictures.shapes import Box, Text
from app.renderers.pictures.sheets import Column, Key, write_keys


def test_a_paragraph_moves_the_column_down_by_its_lines() -> None:
    column = Column(10, 20, 100)
    column.write("one two three four five six seven", size=10)
    lines = [shape for shape in column.shapes if isinstance(shape, Text)]
    assert len(lines) > 1
    assert column.y == pytest.approx(20 + len(lines) * 10 * LEADING)
    assert [line.y for line in lines] == [pytest.approx(30 + place * 10 * LEADING) for place in range(len(lines))]


def test_columns_beside_each_other_share_the_width_and_the_sheet() -> None:
    column = Column(10, 20, 100)
    left, right = column.beside(2, 10)
    assert (left.left, left.width, right.left, right.width) == (10, 45, 65, 45)
    right.write("words")
    assert column.shapes == right.shapes
    column.go_below([left, right])
    assert column.y == right.y > left.y


def test_the_key_takes_a_new_line_where_an_entry_does_not_fit() -> None:
    keys = [
        Key(lambda x, y: [Box(x, y, 5, 5, fill="ink")], 5, words) for words in ("short", "a longer entry of the key")
    ]
    roomy, narrow = Column(0, 0, 800), Column(0, 0, 120)
    write_keys(roomy, keys)
    write_keys(narrow, keys)
    tops = [{shape.y for shape in column.shapes if isinstance(shape, Box)} for column in (roomy, narrow)]
    assert [len(of_one) for of_one in tops] == [1, 2]
