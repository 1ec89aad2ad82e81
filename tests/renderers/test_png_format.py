"""PNG: as wide as asked, and with its words on it."""

import pytest
import resvg_py

from app.documents.pictures import Pictured
from app.renderers.pictures.drawing import render_svg
from app.renderers.pictures.gallery import draw
from app.renderers.png_format import render_png
from tests.pngs import read_png
from tests.renderers.pictures.conftest import edition, three  # noqa: F401  # fixtures

PAPER = (255, 255, 255)
WORDS = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="60" font-family="Inter, Arial, sans-serif">'
    '<rect width="320" height="60" fill="#ffffff"/><text x="10" y="40" font-size="24">Not medical advice</text></svg>'
)


@pytest.mark.parametrize("width", [320, 1000])
def test_a_picture_is_as_wide_as_asked(three: Pictured, width: int) -> None:  # noqa: F811  # the fixture
    picture = draw("timeline", three, width=width)
    pixels = read_png(render_png(render_svg(picture, "light"), width))
    assert (pixels.width, pixels.height) == (width, picture.height)
    assert pixels.colour(2, 2) == PAPER


def test_words_are_drawn_with_the_font_that_is_shipped_and_would_vanish_without_it() -> None:
    with_font = read_png(render_png(WORDS, 320)).other_than(PAPER)
    without = read_png(resvg_py.svg_to_bytes(svg_string=WORDS, width=320, skip_system_fonts=True)).other_than(PAPER)
    assert without == 0
    assert with_font > 500


def test_the_words_of_a_picture_are_on_it(three: Pictured) -> None:  # noqa: F811  # the fixture
    svg = render_svg(draw("timeline", three, width=320), "light")
    whole = read_png(render_png(svg, 320)).other_than(PAPER)
    bare = read_png(resvg_py.svg_to_bytes(svg_string=svg, width=320, skip_system_fonts=True)).other_than(PAPER)
    assert whole > 2 * bare


@pytest.mark.parametrize("letter", ["−", "≥", "µ", "é", "–", "’", "°", "½", "雪"])
def test_a_letter_is_never_nothing(letter: str) -> None:
    drawn = read_png(render_png(WORDS.replace("Not medical advice", letter), 320))
    assert drawn.other_than(PAPER) > 5
