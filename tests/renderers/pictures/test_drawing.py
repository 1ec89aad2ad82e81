"""SVG: well formed, closed, escaped, named, and never without its words."""

import re
from dataclasses import replace
from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from app.database import OpenEdition
from app.documents.pictures import Pictured
from app.queries.pictures import get_pictured
from app.renderers.pictures.colours import DARK, LIGHT, Theme
from app.renderers.pictures.drawing import render_svg, render_text
from app.renderers.pictures.gallery import GALLERY, PictureName, draw
from app.renderers.pictures.shapes import Line, Picture, Text
from app.renderers.pictures.sheets import NOT_ADVICE
from tests.renderers.pictures.examples import BENEFIT, EFFECT, HARM, SPEED, renamed, with_headline

SVG = "{http://www.w3.org/2000/svg}"
MARKUP = '<b>not bold</b> & "quoted" <script>alert(1)</script> ]]> \x0b \ufffe café ≥ 4 µg'
NAMES: list[PictureName] = list(get_args(PictureName))
ELEMENTS = {"svg", "title", "desc", "style", "defs", "pattern", "path", "rect", "line", "text", "polygon", "g", "use"}


def tree(picture: Picture, theme: Theme = "light") -> ET.Element:
    return ET.fromstring(render_svg(picture, theme))  # noqa: S314  # our own text


def everything(root: ET.Element) -> list[ET.Element]:
    return list(root.iter())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("theme", get_args(Theme))
@pytest.mark.parametrize("width", [320, 1200])
def test_a_picture_is_a_closed_svg_of_its_width(three: Pictured, name: PictureName, theme: Theme, width: int) -> None:
    picture = draw(name, three, width=width)
    svg = render_svg(picture, theme)
    root = tree(picture, theme)
    assert root.get("width") == str(width)
    assert root.get("viewBox") == f"0 0 {width} {picture.height}"
    assert {element.tag.removeprefix(SVG) for element in everything(root)} <= ELEMENTS
    assert not re.search(r"\bnan\b|\binf\b", svg, re.IGNORECASE)
    assert not [key for element in everything(root) for key in element.attrib if key.startswith("on")]
    for element in everything(root):
        reference = element.get("href", "#")
        assert reference.startswith("#")
        assert "url(" not in (element.get("fill") or "").replace("url(#", "")
    assert svg.count("http") == svg.count("http://www.w3.org/2000/svg") + svg.count("https://example.org/v1/")


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_a_title_and_says_the_same_in_words(three: Pictured, name: PictureName) -> None:
    picture = draw(name, three, width=960)
    root = tree(picture)
    assert root.get("role") == "img"
    title, described = root[0], root[1]
    assert (title.tag, described.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
    assert title.text == picture.title
    assert described.text == "\n".join(picture.told)
    assert render_text(picture).split("\n\n") == [picture.title, *picture.told[:-1], picture.told[-1] + "\n"]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_that_is_drawn_is_in_the_words_too(three: Pictured, name: PictureName) -> None:
    picture = draw(name, three, width=960)
    words = " ".join([picture.title, *picture.told])
    for shape in picture.shapes:
        if isinstance(shape, Text) and shape.anchor == "start" and not re.fullmatch(r"[\d ]*(start)?", shape.words):
            for number in re.findall(r"\d[\d,.]*\d|\d", shape.words):
                assert number in words, shape.words


@pytest.mark.parametrize("name", NAMES)
def test_the_small_print_is_on_every_picture(three: Pictured, name: PictureName) -> None:
    picture = draw(name, three, width=960)
    drawn = "".join(shape.words + " " for shape in picture.shapes if isinstance(shape, Text))
    for words in (NOT_ADVICE, three.comparison.review.statement, f"Edition {three.comparison.edition.id}."):
        assert words in drawn
    assert "Evidence checked on 20 November 2026." in drawn
    assert "numbered as in https://example.org/v1/editions/" in drawn
    assert re.search(r"Sources: \[\d+\]", drawn)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("theme", get_args(Theme))
def test_marks_in_the_content_never_become_markup(three: Pictured, name: PictureName, theme: Theme) -> None:
    told = renamed(three, 0, MARKUP)
    for row in (BENEFIT, HARM, EFFECT, SPEED):
        told = with_headline(told, row, 0, display=MARKUP, population=MARKUP, time_point=MARKUP, summary=MARKUP)
    comparison = told.comparison.model_copy(update={"title": MARKUP})
    picture = draw(name, replace(told, comparison=comparison), width=320)
    root = tree(picture, theme)
    assert {element.tag.removeprefix(SVG) for element in everything(root)} <= ELEMENTS - {"script", "b"}
    assert "<b>" not in render_svg(picture, theme)
    assert "<b>not bold</b>" in (root[0].text or "")
    assert "<script>alert(1)</script>" in (root[1].text or "")


@pytest.mark.parametrize("name", NAMES)
def test_a_very_long_name_stays_on_the_picture(three: Pictured, name: PictureName) -> None:
    long = "A treatment with a name that goes on and on " * 6 + "Donaudampfschifffahrtsgesellschaftskapitän" * 3
    picture = draw(name, renamed(three, 0, long), width=320)
    for shape in picture.shapes:
        if isinstance(shape, Text):
            assert 0 <= shape.x <= 320
            assert 0 <= shape.y <= picture.height


def test_a_text_that_was_shortened_keeps_its_whole_as_a_title(three: Pictured) -> None:
    long = "People " + "who had many long years of headaches " * 20
    picture = draw("icons", with_headline(three, BENEFIT, 0, population=long), width=320)
    root = tree(picture)
    titles = [title.text for group in root.iter(f"{SVG}g") for title in group.findall(f"{SVG}title")]
    assert [f"Who: {long}".strip()] == [title.strip() for title in titles if title and title.startswith("Who: People ")]


def test_only_the_theme_that_follows_the_system_has_a_style_sheet(three: Pictured) -> None:
    picture = draw("timeline", three, width=320)
    assert "<style>" not in render_svg(picture, "light") + render_svg(picture, "dark")
    style = tree(picture, "auto").find(f"{SVG}style")
    assert style is not None
    assert "prefers-color-scheme: dark" in (style.text or "")
    assert all(colour in (style.text or "") for colour in DARK.values())


def test_themes_paint_with_their_own_colours(three: Pictured) -> None:
    picture = draw("icons", three, width=320)
    light, dark = render_svg(picture, "light"), render_svg(picture, "dark")
    assert LIGHT["paper"] in light
    assert LIGHT["paper"] not in dark
    assert DARK["blue"] in dark
    assert DARK["blue"] not in light


def test_ids_differ_between_pictures_of_one_page(three: Pictured) -> None:
    ids = [element.get("id") for name in NAMES for element in tree(draw(name, three, width=320)).iter()]
    named = [one for one in ids if one]
    assert len(named) == len(set(named))


def test_a_place_that_is_no_number_is_refused() -> None:
    nowhere = Picture("a", "a", ("a",), 320, 100, (Line(float("nan"), 0, 1, 1, "ink"),))
    with pytest.raises(ValueError, match="finite"):
        render_svg(nowhere, "light")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [320, 1000])
def test_every_comparison_of_the_real_content_can_be_drawn(
    real_edition: OpenEdition, name: PictureName, width: int
) -> None:
    slugs = ["tms-vs-ketamine", "after-antidepressants-fail"]
    for slug in slugs:
        picture = draw(name, get_pictured(real_edition, slug, base=""), width=width)
        assert tree(picture).get("width") == str(width)
        assert not any(re.search(r"\b(?:1|one) in (?:\d|two|three|four|five|ten)", words) for words in picture.told)


def test_the_gallery_has_every_picture() -> None:
    assert set(GALLERY) == set(NAMES)
