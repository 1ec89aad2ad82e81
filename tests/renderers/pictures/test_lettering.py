"""How wide words are, and where lines break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.renderers.pictures.lettering import room_for, shortened, width_of, wrapped
from app.renderers.png_format import render_png
from tests.pngs import read_png

PAPER = (255, 255, 255)


def test_words_need_more_room_than_they_are_wide_since_readers_have_other_fonts() -> None:
    assert room_for("minutes", 12) > width_of("minutes", 12) > 0
    assert width_of("minutes", 24) == pytest.approx(2 * width_of("minutes", 12))


@pytest.mark.parametrize("words", ["Hamburgefonstiv", "−3.16 to 2.22 ≥ 95 %", "i", "WWWW"])
def test_the_widths_are_those_of_the_font_that_is_shipped(words: str) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60" font-family="Inter">'
        f'<rect width="600" height="60" fill="#ffffff"/><text x="20" y="40" font-size="32">{words}</text></svg>'
    )
    inked = read_png(render_png(svg, 600)).columns_other_than(PAPER)
    width = width_of(words, 32)
    assert 0.95 * width - 6 <= inked[-1] - inked[0] <= width, "kerning may only bring letters nearer"


def test_lines_break_between_words() -> None:
    assert wrapped("one two three", 10, room_for("one two", 10)) == ["one two", "three"]
    assert wrapped("", 10, 100) == []


def test_a_percent_sign_stays_with_its_number() -> None:
    assert wrapped("interval 95 % wide", 10, room_for("interval 95", 10)) == [
        "interval",
        "95\N{NO-BREAK SPACE}% wide",
    ]


def test_a_word_too_long_for_any_line_is_cut_where_it_has_a_joint() -> None:
    lines = wrapped("/v1/comparisons/one-vs-another", 10, room_for("/v1/comparisons/one", 10))
    assert lines == ["/v1/comparisons/", "one-vs-another"]
    assert "".join(wrapped("x" * 50, 10, 40)) == "x" * 50


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")) | st.just(" "), max_size=200), st.integers(40, 300))
def test_no_line_is_wider_than_there_is_room_and_nothing_is_lost(words: str, width: int) -> None:
    lines = wrapped(words, 12, width)
    assert all(room_for(line, 12) <= width or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "").replace("\N{NO-BREAK SPACE}", "") == words.replace(" ", "").replace(
        "\N{NO-BREAK SPACE}", ""
    )


def test_too_many_lines_end_in_an_ellipsis_after_a_whole_word() -> None:
    lines = ["people with a long", "history of headaches", "and much more"]
    width = room_for("history of headaches", 12)
    assert shortened(lines, 3, 12, width) == lines
    assert shortened(lines, 2, 12, width) == ["people with a long", "history of…"]
