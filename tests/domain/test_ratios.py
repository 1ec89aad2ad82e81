"""Risk ratios and odds ratios, against metafor, RevMan and the zero-cell policies that other programs use."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.computed import Computed
from app.domain.ratios import odds_ratio, risk_ratio, risk_ratio_only0
from tests.domain.examples import thorough

counts = st.integers(1, 2000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))
ratios = st.sampled_from([risk_ratio, risk_ratio_only0, odds_ratio])
Ratio = Callable[..., Computed]


def _ends(computed: Computed) -> tuple[float, float, float]:
    assert computed.interval is not None
    return computed.defined, computed.interval.low, computed.interval.high


@pytest.mark.parametrize(
    ("table", "logarithm", "error"),
    [
        ((4, 123, 11, 139), -0.889311333920205, 0.570600354892951),
        ((6, 306, 29, 303), -1.58538865720143, 0.441113501718258),
        ((19, 30, 3, 30), 1.84582669049833, 0.565064815409733),
    ],
    ids=["Aronson 1948", "Ferguson and Simes 1949", "Hoffman and Kuehl"],
)
def test_a_risk_ratio_agrees_with_metafor(table: tuple[int, int, int, int], logarithm: float, error: float) -> None:
    ratio = risk_ratio(*table)
    assert math.log(ratio.defined) == pytest.approx(logarithm, abs=1e-12)
    assert ratio.standard_error == pytest.approx(error, abs=1e-12)
    assert (ratio.method, ratio.level, ratio.flags) == ("katz", 95, ())


@pytest.mark.parametrize(
    ("table", "logarithm", "error"),
    [
        ((4, 123, 11, 139), -0.938694140870392, 0.597599324174341),
        ((6, 306, 29, 303), -1.66619072902655, 0.456215293098758),
        ((19, 30, 3, 30), 2.74376828370429, 0.716875888998109),
    ],
    ids=["Aronson 1948", "Ferguson and Simes 1949", "Hoffman and Kuehl"],
)
def test_an_odds_ratio_agrees_with_metafor(table: tuple[int, int, int, int], logarithm: float, error: float) -> None:
    ratio = odds_ratio(*table)
    assert math.log(ratio.defined) == pytest.approx(logarithm, abs=1e-12)
    assert ratio.standard_error == pytest.approx(error, abs=1e-12)
    assert (ratio.method, ratio.level, ratio.flags) == ("woolf", 95, ())


def test_the_odds_ratio_is_that_of_the_sample_and_not_the_conditional_one() -> None:
    assert odds_ratio(142, 346, 21, 222).defined == pytest.approx(6.662, abs=0.0005)


@pytest.mark.parametrize("ratio", [risk_ratio, risk_ratio_only0])
def test_a_zero_cell_adds_half_to_all_four_as_metafor_and_revman_do(ratio: Ratio) -> None:
    corrected = ratio(4, 8, 0, 4)
    assert corrected.defined == pytest.approx(5.0)
    assert corrected.flags == ("continuity_corrected",)
    assert "only0" in corrected.conventions


def test_an_odds_ratio_with_a_zero_cell_is_that_of_the_corrected_table() -> None:
    corrected = odds_ratio(4, 8, 0, 4)
    assert corrected.defined == pytest.approx(4.5 * 4.5 / (4.5 * 0.5))
    assert corrected.standard_error == pytest.approx(math.sqrt(3 / 4.5 + 1 / 0.5))
    assert corrected.flags == ("continuity_corrected",)


def test_a_single_table_keeps_its_figures_while_both_arms_have_events() -> None:
    assert risk_ratio(24, 24, 9, 24).defined == pytest.approx(2.667, abs=0.0005)
    assert risk_ratio(24, 24, 9, 24).flags == ()
    assert risk_ratio_only0(24, 24, 9, 24).defined == pytest.approx(2.579, abs=0.0005)
    assert risk_ratio_only0(24, 24, 9, 24).flags == ("continuity_corrected",)


@pytest.mark.parametrize("ratio", [risk_ratio, risk_ratio_only0, odds_ratio])
@pytest.mark.parametrize(
    ("table", "why"), [((0, 10, 0, 12), "no_events"), ((10, 10, 12, 12), "only_events")], ids=["nobody", "everybody"]
)
def test_a_ratio_the_table_is_silent_about_is_undefined(
    ratio: Ratio, table: tuple[int, int, int, int], why: str
) -> None:
    undefined = ratio(*table)
    assert undefined.estimate is None
    assert undefined.interval is None
    assert undefined.standard_error is None
    assert undefined.flags == (why,)


@pytest.mark.parametrize("ratio", [risk_ratio, risk_ratio_only0, odds_ratio])
@pytest.mark.parametrize("table", [(0, 0, 1, 2), (3, 2, 1, 2), (1, 2, -1, 2), (1, 2, 3, 2)])
def test_an_impossible_table_is_refused(ratio: Ratio, table: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="from 0 to total events"):
        ratio(*table)


@thorough
@given(counts, counts, ratios)
def test_a_ratio_is_finite_and_inside_its_interval_or_undefined(
    first: tuple[int, int], second: tuple[int, int], ratio: Ratio
) -> None:
    computed = ratio(*first, *second)
    if computed.estimate is None:
        assert first[0] == second[0] == 0 or (first[0] == first[1] and second[0] == second[1])
        return
    estimate, low, high = _ends(computed)
    assert 0 < low < estimate < high < math.inf
    assert low * high == pytest.approx(estimate**2)


@thorough
@given(counts, counts, ratios)
def test_swapping_the_arms_inverts_the_ratio(first: tuple[int, int], second: tuple[int, int], ratio: Ratio) -> None:
    one, two = ratio(*first, *second), ratio(*second, *first)
    assert (one.estimate is None) == (two.estimate is None)
    if one.estimate is not None:
        estimate, low, high = _ends(two)
        assert _ends(one) == pytest.approx((1 / estimate, 1 / high, 1 / low))


@thorough
@given(counts, counts)
def test_counting_those_without_the_event_inverts_the_odds_ratio(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    one = odds_ratio(*first, *second)
    two = odds_ratio(first[1] - first[0], first[1], second[1] - second[0], second[1])
    if one.estimate is not None:
        assert one.estimate == pytest.approx(1 / two.defined)


def test_a_wider_level_makes_a_wider_interval() -> None:
    _, low, high = _ends(risk_ratio(5, 10, 2, 10, level=99))
    _, narrow_low, narrow_high = _ends(risk_ratio(5, 10, 2, 10, level=90))
    assert low < narrow_low < narrow_high < high
