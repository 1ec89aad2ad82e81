"""Colours that can be read in both themes."""

import pytest

from app.renderers.pictures.colours import DARK, LEAST_CONTRAST, LIGHT, colours_of, contrast


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_paint_stands_out_from_the_paper(colours: dict[str, str]) -> None:
    for paint, colour in colours.items():
        assert paint == "paper" or contrast(colour, colours["paper"]) >= LEAST_CONTRAST, paint


def test_both_themes_have_every_paint() -> None:
    assert set(LIGHT) == set(DARK)
    assert colours_of("auto") is LIGHT
