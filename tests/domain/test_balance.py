"""Equal detail: what is counted, how unequal it may be, and what is said where it is more."""

import pytest

from app.domain.balance import MEASURES, ONE_FIFTH, ONE_THIRD, imbalances, share_of_a_side, weights
from tests.domain.aids import AID, option, spoilt

BOUNDED = [(measure.name, measure.bound) for measure in MEASURES if measure.bound is not None]


def test_treatments_that_are_told_alike_break_no_bound() -> None:
    assert list(imbalances(AID)) == []
    assert all(weight.share == 1 and weight.is_within for weight in weights(AID.options))


def test_benefits_harms_figures_and_experiences_are_bounded_and_the_literature_is_not() -> None:
    assert dict(BOUNDED) == {
        "benefits": ONE_THIRD,
        "harms": ONE_THIRD,
        "experience_words": ONE_THIRD,
        "benefit_figures": ONE_FIFTH,
        "harm_figures": ONE_FIFTH,
    }
    lopsided = (option("afelin", findings=300, statistics=60, words=4000), option("brovane", 1, findings=3))
    assert list(imbalances(spoilt(options=lopsided))) == []


@pytest.mark.parametrize(("measure", "bound"), BOUNDED)
def test_a_bound_is_kept_at_its_edge_and_broken_beyond_it(measure: str, bound: float) -> None:
    edge = round(60 * bound)
    full = option("afelin", benefits=60, harms=60, **({} if measure in ("benefits", "harms") else {measure: 60}))
    kept = option("brovane", 1, **{"benefits": 60, "harms": 60, measure: edge})
    broken = option("brovane", 1, **{"experience_position": 7, "benefits": 60, "harms": 60, measure: edge - 1})
    assert list(imbalances(spoilt(options=(full, kept)))) == []
    (shortfall,) = imbalances(spoilt(options=(full, broken)))
    assert shortfall.place == (("experiences", 7) if measure == "experience_words" else ("treatments", 1))
    assert f"brovane has {edge - 1} " in shortfall.what
    assert "afelin has 60" in shortfall.what
    assert f"at least {100 * bound:.0f} %" in shortfall.right


def test_the_order_of_the_treatments_changes_nothing_but_the_place() -> None:
    brief, full = option("afelin", harms=2, harm_figures=0, benefits=9), option("brovane", 1, harms=9, benefits=9)
    one = {shortfall.what for shortfall in imbalances(spoilt(options=(brief, full)))}
    two = {shortfall.what for shortfall in imbalances(spoilt(options=(full, brief)))}
    assert one == two != set()


def test_a_treatment_that_is_praised_without_a_word_of_harm_is_found_even_where_all_are() -> None:
    praised = tuple(option(slug, place, harms=0, harm_figures=0) for place, slug in enumerate(("afelin", "brovane")))
    found = list(imbalances(spoilt(options=praised)))
    assert [shortfall.place for shortfall in found] == [("treatments", 0), ("treatments", 1)]
    assert "6 rows of benefits with a value and 0 of harms" in found[0].what


@pytest.mark.parametrize(
    ("benefits", "harms", "share"), [(10, 2, 0.2), (2, 10, 0.2), (5, 5, 1.0), (0, 0, 1.0), (4, 0, 0)]
)
def test_the_smaller_side_is_a_share_of_the_larger(benefits: int, harms: int, share: float) -> None:
    assert share_of_a_side(option("afelin", benefits=benefits, harms=harms)) == pytest.approx(share)


@pytest.mark.parametrize(
    ("wanted", "unwanted", "what"),
    [(3, 0, "no outcome is a harm"), (0, 3, "the outcomes are all harms"), (2, 1, ""), (0, 0, "")],
)
def test_a_summary_of_one_side_only_is_found(wanted: int, unwanted: int, what: str) -> None:
    found = list(imbalances(spoilt(wanted_outcomes=wanted, unwanted_outcomes=unwanted)))
    assert [shortfall.what for shortfall in found] == ([what] if what else [])
