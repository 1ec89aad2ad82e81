"""Icon arrays: the right rows, the right number of people, and words for what cannot be drawn."""

from dataclasses import replace

import pytest

from app.documents.pictures import Pictured
from app.documents.values import ProportionValue, RateValue
from app.domain.vocabulary import AbsenceReason, Category, Denominator
from app.errors import BadRequest
from app.renderers.pictures.icons import array_shapes, icons, lines_between, panels_a_line
from app.renderers.pictures.people import hundred_of, whole
from app.renderers.pictures.shapes import Box, People, Picture, Text
from app.renderers.pictures.shares import heading_of, panels_of, rows_shown
from tests.renderers.pictures.examples import (
    BENEFIT,
    EFFECT,
    HARM,
    absent,
    share,
    with_cell,
    with_headline,
    without_rows,
)

KEY_ENTRIES = 4
"""People in the key."""


def people_in(picture: Picture, *, is_filled: bool) -> int:
    return sum(
        len(shape.places) for shape in picture.shapes if isinstance(shape, People) and shape.is_filled == is_filled
    )


def test_a_benefit_and_a_harm_are_shown(three: Pictured) -> None:
    assert [row.attribute.slug for row in rows_shown(three, None)] == [BENEFIT, HARM]


def test_harms_that_every_treatment_has_come_before_one_that_more_have_than_others(three: Pictured) -> None:
    (harm,) = (row for row in three.comparison.rows if row.attribute.slug == HARM)
    full = with_cell(three, HARM, 1, harm.cells[0]).comparison.rows
    (everywhere,) = (row for row in full if row.attribute.slug == HARM)
    rows = [*three.comparison.rows, *([everywhere] * 5)]
    told = replace(three, comparison=three.comparison.model_copy(update={"rows": rows}))
    assert rows_shown(told, None)[1:] == [everywhere] * 3


def test_one_attribute_can_be_asked_for(three: Pictured) -> None:
    assert [row.attribute.slug for row in rows_shown(three, HARM)] == [HARM]


@pytest.mark.parametrize(("attribute", "code"), [("constipatio", "unknown_slug"), (EFFECT, "wrong_kind")])
def test_an_attribute_that_is_no_share_is_refused(three: Pictured, attribute: str, code: str) -> None:
    with pytest.raises(BadRequest) as refused:
        rows_shown(three, attribute)
    assert refused.value.faults[0].code == code


def test_there_are_as_many_people_as_the_rounded_values(three: Pictured) -> None:
    picture = icons(three, 1000, None)
    values = [
        cell.headline.value
        for row in rows_shown(three, None)
        for cell in row.cells
        if cell.state == "reported" and isinstance(cell.headline.value, ProportionValue)
    ]
    assert len(values) == 5
    counted = sum(whole(value.estimate or 0) for value in values)
    assert people_in(picture, is_filled=True) == counted + KEY_ENTRIES // 2
    assert people_in(picture, is_filled=False) == 5 * 100 - counted + KEY_ENTRIES // 2


def test_the_uncertain_stand_on_hatched_ground() -> None:
    hundred = hundred_of(share(14.3, events=13, total=91))
    shapes = array_shapes(hundred, 0, 0, 20, "orange")
    ground = [shape for shape in shapes if isinstance(shape, Box)]
    assert [(box.x, box.y, box.width) for box in ground] == [(180, 0, 20), (0, 20, 200), (0, 40, 60)]
    low, high = hundred.uncertain
    assert sum(box.width for box in ground) == (high - low) * 20


def test_a_stretch_of_people_is_cut_into_lines() -> None:
    assert lines_between(8, 23) == [(0, 8, 10), (1, 0, 10), (2, 0, 3)]
    assert lines_between(10, 20) == [(1, 0, 10)]
    assert lines_between(5, 5) == []


@pytest.mark.parametrize(
    ("count", "width", "a_line"), [(2, 296, 2), (3, 296, 2), (4, 952, 4), (8, 952, 4), (7, 952, 4), (2, 100, 1)]
)
def test_panels_share_lines_evenly(count: int, width: float, a_line: int) -> None:
    assert panels_a_line(count, width) == a_line


def test_a_missing_value_is_words_in_a_dashed_box_and_no_people(three: Pictured) -> None:
    told = with_cell(three, HARM, 0, absent("lunavast"))
    (harm,) = rows_shown(told, HARM)
    panel = panels_of(told, harm)[0]
    assert panel.hundred is None
    assert panel.told == "Lunavast: not known (not reported)."
    picture = icons(told, 1000, HARM)
    dashed = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.is_dashed]
    assert len(dashed) == 2


def test_what_does_not_apply_is_not_called_unknown(three: Pictured) -> None:
    told = with_cell(three, HARM, 0, absent("lunavast", AbsenceReason.NOT_APPLICABLE))
    (harm,) = rows_shown(told, HARM)
    assert panels_of(told, harm)[0].told == "Lunavast: not applicable."


def test_a_rate_of_sessions_is_said_and_not_drawn_as_people(three: Pictured) -> None:
    rate = RateValue.model_validate({"kind": "rate", "estimate": 0.31, "per_amount": 10000, "per": Denominator.SESSION})
    told = with_headline(three, HARM, 0, value=rate, display="0.31 per 10,000 sessions")
    (harm,) = rows_shown(told, HARM)
    panel = panels_of(told, harm)[0]
    assert panel.hundred is None
    assert "not a share of people, so not drawn. The source says: 0.31 per 10,000 sessions" in panel.told


def test_a_share_of_sessions_is_no_share_of_people(three: Pictured) -> None:
    (harm,) = rows_shown(three, HARM)
    assert harm.cells[0].state == "reported"
    told = replace(three, not_people=frozenset({harm.cells[0].headline.id}))
    assert panels_of(told, harm)[0].hundred is None


def test_a_comparator_is_said_with_the_same_denominator(three: Pictured) -> None:
    (benefit,) = rows_shown(three, BENEFIT)
    assert "with placebo injection: 30 of 100 people" in panels_of(three, benefit)[0].told


def test_headings_say_whether_many_are_welcome(three: Pictured) -> None:
    benefit, harm = rows_shown(three, None)
    assert heading_of(benefit) == "Possible benefit: Half as many migraine days"
    assert heading_of(harm) == "Possible harm: Constipation"
    relapse = benefit.attribute.model_copy(update={"category": Category.DURABILITY, "better": "lower"})
    assert heading_of(benefit.model_copy(update={"attribute": relapse})).startswith("Fewer is better")


def test_a_comparison_without_shares_says_so(three: Pictured) -> None:
    picture = icons(without_rows(three, BENEFIT, HARM), 320, None)
    assert "This comparison has no shares of people to draw." in picture.told
    assert any(isinstance(shape, Text) and shape.words.startswith("This comparison") for shape in picture.shapes)


def test_the_words_of_the_arrays_say_what_every_panel_says(three: Pictured) -> None:
    picture = icons(three, 320, None)
    for row in rows_shown(three, None):
        assert f"{heading_of(row)}. {row.attribute.question}" in picture.told
        for panel in panels_of(three, row):
            assert panel.told in picture.told
    assert not any(" 1 in " in words for words in picture.told)
