"""Effects: one measure a panel, the right side, and marks where the amounts are."""

from itertools import pairwise

import pytest

from app.documents.pictures import Pictured
from app.documents.values import Interval
from app.domain.vocabulary import Better, EffectMeasure
from app.errors import BadRequest
from app.renderers.pictures.effects import Likeness, measure_words, panel_of, rows_shown, side_words, why_not
from app.renderers.pictures.intervals import effect_shapes, intervals
from app.renderers.pictures.lettering import room_for
from app.renderers.pictures.scales import scale_of
from app.renderers.pictures.shapes import Line, Polygon, Text
from tests.renderers.pictures.examples import (
    BENEFIT,
    EFFECT,
    HARM,
    absent,
    effect,
    with_cell,
    with_headline,
    without_rows,
)

MD, OR, RR = EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.ODDS_RATIO, EffectMeasure.RISK_RATIO
NNT = EffectMeasure.NUMBER_NEEDED_TO_TREAT


def an_interval(low: float, high: float) -> Interval:
    return Interval(low=low, high=high)


def test_a_panel_holds_effects_on_one_scale_and_lists_the_others(three: Pictured) -> None:
    (row,) = rows_shown(three, None)
    panel = panel_of(three, row)
    assert [one.name for one in panel.drawn] == ["Lunavast", "Neck cooling"]
    assert panel.heading == "Effect on days lost: mean difference in points (Lost Days Score)"
    (other,) = panel.not_shown
    assert other.startswith("Quellarin: not shown, other scale of points: mean difference −1.5 points")


def test_another_measure_is_listed_and_not_drawn(three: Pictured) -> None:
    told = with_headline(three, EFFECT, 2, value=effect(OR, 0.5), display="odds ratio 0.5")
    panel = panel_of(told, rows_shown(told, EFFECT)[0])
    assert [one.name for one in panel.drawn] == ["Lunavast", "Neck cooling"]
    assert "Quellarin: not shown, other measure: odds ratio 0.5; against placebo tablet; week 12 [4]." in str(
        panel.not_shown
    )


def test_a_ratio_never_stands_without_people_or_the_reason_why_not(three: Pictured) -> None:
    told = with_headline(three, EFFECT, 2, value=effect(OR, 0.5), display="odds ratio 0.5")
    panel = panel_of(told, rows_shown(told, EFFECT)[0])
    assert any("How many people that is: not known." in words for words in panel.not_shown)


def test_an_absent_effect_is_said(three: Pictured) -> None:
    told = with_cell(three, EFFECT, 0, absent("lunavast"))
    panel = panel_of(told, rows_shown(told, EFFECT)[0])
    assert panel.not_shown[0] == "Lunavast: not known (not reported)."


def test_numbers_needed_to_treat_are_never_drawn(three: Pictured) -> None:
    told = with_headline(three, EFFECT, 0, value=effect(NNT, 6), display="number needed to treat 6")
    told = with_cell(with_cell(told, EFFECT, 1, absent("neck-cooling")), EFFECT, 2, absent("quellarin"))
    panel = panel_of(told, rows_shown(told, EFFECT)[0])
    assert (panel.likeness, panel.drawn) == (None, ())
    assert "has no line of no effect" in panel.not_shown[0]
    assert intervals(told, 320, None).told


@pytest.mark.parametrize(
    ("likeness", "why"),
    [
        (Likeness(OR, "1", Better.HIGHER, ""), "other measure"),
        (Likeness(MD, "mm[Hg]", Better.LOWER, "MADRS"), "other unit"),
        (Likeness(MD, "[points]", Better.HIGHER, "MADRS"), "counted the other way round"),
        (Likeness(MD, "[points]", Better.LOWER, "HDRS"), "other scale of points"),
    ],
)
def test_what_keeps_an_effect_out_of_a_panel_is_named(likeness: Likeness, why: str) -> None:
    assert why_not(likeness, Likeness(MD, "[points]", Better.LOWER, "MADRS")) == why


@pytest.mark.parametrize(
    ("better", "low", "high", "words"),
    [
        (Better.LOWER, -6, -2, "The whole interval favours the treatment."),
        (Better.HIGHER, -6, -2, "The whole interval favours what it was measured against."),
        (Better.HIGHER, 2, 6, "The whole interval favours the treatment."),
        (Better.NEITHER, 2, 6, "The whole interval is on one side of the line of no effect."),
        (Better.LOWER, -6, 2, "The interval holds the line of no effect."),
        (Better.LOWER, -6, 0, "The interval holds the line of no effect."),
    ],
)
def test_the_side_of_an_interval_is_said(better: Better, low: float, high: float, words: str) -> None:
    assert side_words(effect(MD, (low + high) / 2, better=better, interval=an_interval(low, high))) == words
    assert side_words(effect(MD, 1)) == "No interval is stated."


def test_a_ratio_is_on_a_side_of_one() -> None:
    told = effect(RR, 1.9, better=Better.HIGHER, interval=an_interval(1.2, 3.1))
    assert side_words(told) == "The whole interval favours the treatment."


def test_interval_and_estimate_stand_where_their_amounts_are() -> None:
    scale = scale_of([-10, 0], no_effect=0, is_ratio=False, left=0, width=112)
    no_effect, whisker, low, high, estimate = effect_shapes(effect(MD, -5, interval=an_interval(-8, -2)), scale, 100)
    assert isinstance(no_effect, Line)
    assert isinstance(whisker, Line)
    assert isinstance(low, Line)
    assert isinstance(high, Line)
    assert isinstance(estimate, Polygon)
    assert (no_effect.x1, low.x1, high.x1) == (scale.place(0), scale.place(-8), scale.place(-2))
    assert (whisker.x1, whisker.x2) == (scale.place(-8), scale.place(-2))
    assert sum(x for x, _ in estimate.points) / 4 == pytest.approx(scale.place(-5))
    assert estimate.fill == "blue"


def test_an_estimate_without_an_interval_is_open() -> None:
    scale = scale_of([1, 3], no_effect=1, is_ratio=True, left=0, width=100)
    _, estimate = effect_shapes(effect(RR, 2.25), scale, 0)
    assert isinstance(estimate, Polygon)
    assert estimate.fill == "paper"


def test_an_end_beyond_the_scale_is_an_arrow() -> None:
    scale = scale_of([0, 2], no_effect=1, is_ratio=True, left=0, width=100)
    shapes = effect_shapes(effect(OR, 0.33, interval=an_interval(0, 2)), scale, 0)
    assert sum(isinstance(shape, Polygon) for shape in shapes) == 2


def test_measures_are_said_with_their_unit() -> None:
    assert measure_words(Likeness(MD, "[points]", Better.LOWER, "MADRS")) == "mean difference in points (MADRS)"
    difference = Likeness(EffectMeasure.RISK_DIFFERENCE, "%", Better.HIGHER, "")
    assert measure_words(difference) == "risk difference in percentage points"
    assert measure_words(Likeness(OR, "1", Better.HIGHER, "")) == "odds ratio"


@pytest.mark.parametrize(("attribute", "code"), [("effect-on-day", "unknown_slug"), (HARM, "wrong_kind")])
def test_an_attribute_without_effects_is_refused(three: Pictured, attribute: str, code: str) -> None:
    with pytest.raises(BadRequest) as refused:
        rows_shown(three, attribute)
    assert refused.value.faults[0].code == code
    assert EFFECT in refused.value.faults[0].expected


def test_an_attribute_of_another_kind_that_holds_an_effect_can_be_asked_for(three: Pictured) -> None:
    told = with_headline(three, BENEFIT, 0, value=effect(OR, 2.0), display="odds ratio 2")
    assert [row.attribute.slug for row in rows_shown(told, BENEFIT)] == [BENEFIT]


def test_a_comparison_without_effects_says_so(three: Pictured) -> None:
    assert "This comparison has no effects to draw." in intervals(without_rows(three, EFFECT), 320, None).told


def test_the_marks_of_an_axis_do_not_run_into_each_other(three: Pictured) -> None:
    told = with_headline(
        three, EFFECT, 0, value=effect(OR, 1.0, interval=an_interval(0.011, 99)), display="odds ratio 1"
    )
    told = with_cell(with_cell(told, EFFECT, 1, absent("neck-cooling")), EFFECT, 2, absent("quellarin"))
    shapes = intervals(told, 320, None).shapes
    marks = sorted(
        (shape.x, room_for(shape.words, shape.size))
        for shape in shapes
        if isinstance(shape, Text) and shape.anchor == "middle"
    )
    assert len(marks) > 3
    assert all(x + room / 2 < other - beside / 2 for (x, room), (other, beside) in pairwise(marks))


def test_the_words_of_a_panel_say_what_it_shows(three: Pictured) -> None:
    picture = intervals(three, 1000, None)
    assert (
        "Lunavast: mean difference −5 points (95 % interval −6.5 to −3.5); against placebo injection; week 12 [1]. "
        "The whole interval favours the treatment."
    ) in picture.told
