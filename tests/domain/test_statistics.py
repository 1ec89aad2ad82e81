"""Wilson's and Newcombe's intervals, against published and independently computed figures.

The figures are those of Newcombe 1998 (Stat Med 17:857 and 17:873), checked against statsmodels and scipy.
"""

from collections.abc import Callable
from statistics import NormalDist

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.computed import Computed
from app.domain.statistics import (
    Z_95,
    agresti_caffo,
    newcombe,
    normal_quantile,
    proportion,
    risk_difference,
    student_quantile,
    wald,
    wilson,
)
from tests.domain.examples import thorough

HALF_A_DIGIT = 0.0051
"""Percentage points: the figures are printed to two decimals."""

counts = st.integers(1, 2000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@pytest.mark.parametrize(
    ("events", "total", "low", "high"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_wilson_agrees_with_newcombe_1998(events: int, total: int, low: float, high: float) -> None:
    interval = wilson(events, total)
    assert interval.low == pytest.approx(low, abs=HALF_A_DIGIT)
    assert interval.high == pytest.approx(high, abs=HALF_A_DIGIT)
    assert interval.level == 95


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 5.24, 33.39),
        ((9, 10), (3, 10), 17.05, 80.90),
        ((5, 56), (0, 29), -3.81, 19.26),
        ((0, 10), (0, 10), -27.75, 27.75),
        ((10, 10), (0, 20), 67.91, 100.0),
        ((108, 195), (70, 170), 3.93, 24.06),
    ],
)
def test_a_risk_difference_agrees_with_newcombe_1998(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    difference, interval = risk_difference(*first, *second)
    assert difference == pytest.approx(100 * first[0] / first[1] - 100 * second[0] / second[1])
    assert interval.low == pytest.approx(low, abs=HALF_A_DIGIT)
    assert interval.high == pytest.approx(high, abs=HALF_A_DIGIT)


def test_dissociation_under_esketamine_harms_one_more_in_three() -> None:
    difference, interval = risk_difference(142, 346, 21, 222)
    needed = [100 / amount for amount in (difference, interval.high, interval.low)]
    assert needed == pytest.approx([3.17, 2.65, 4.04], abs=HALF_A_DIGIT)


def test_z_is_the_quantile_that_leaves_five_percent_outside() -> None:
    assert pytest.approx(NormalDist().inv_cdf(0.975), abs=1e-12) == Z_95


@pytest.mark.parametrize(("events", "total"), [(0, 0), (1, 0), (0, -1), (-1, 10), (11, 10)])
def test_a_proportion_of_nobody_or_of_more_than_everybody_is_refused(events: int, total: int) -> None:
    with pytest.raises(ValueError, match="a total of 1 or more and from 0 to total events"):
        wilson(events, total)


@pytest.mark.parametrize(
    ("first", "second"), [((11, 10), (1, 10)), ((1, 10), (-1, 10)), ((0, 0), (1, 10)), ((1, 10), (0, 0))]
)
def test_a_difference_of_impossible_proportions_is_refused(first: tuple[int, int], second: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="from 0 to total events"):
        risk_difference(*first, *second)


@thorough
@given(counts)
def test_wilson_stays_within_the_possible_and_holds_the_share(count: tuple[int, int]) -> None:
    interval = wilson(*count)
    assert 0 <= interval.low < interval.high <= 100
    assert interval.low - 1e-9 <= 100 * count[0] / count[1] <= interval.high + 1e-9


@thorough
@given(counts)
def test_counting_those_without_the_event_mirrors_wilson(count: tuple[int, int]) -> None:
    events, total = count
    with_it, without_it = wilson(events, total), wilson(total - events, total)
    assert (with_it.low, with_it.high) == pytest.approx((100 - without_it.high, 100 - without_it.low))


@thorough
@given(counts)
def test_more_people_make_wilson_narrower(count: tuple[int, int]) -> None:
    few, many = wilson(*count), wilson(4 * count[0], 4 * count[1])
    assert many.high - many.low < few.high - few.low


@thorough
@given(counts, counts)
def test_swapping_the_arms_mirrors_the_difference(first: tuple[int, int], second: tuple[int, int]) -> None:
    difference, interval = risk_difference(*first, *second)
    other, mirrored = risk_difference(*second, *first)
    assert difference == pytest.approx(-other)
    assert (interval.low, interval.high) == pytest.approx((-mirrored.high, -mirrored.low))


@thorough
@given(counts, counts)
def test_a_difference_stays_within_the_possible_and_is_never_without_width(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    difference, interval = risk_difference(*first, *second)
    assert -100 <= interval.low < interval.high <= 100
    assert interval.low - 1e-9 <= difference <= interval.high + 1e-9


ELEKT_D = (108, 195, 70, 170)
"""Responders to ketamine and to ECT among those treated, in a trial that prints Agresti and Caffo's interval."""


@pytest.mark.parametrize(
    ("method", "low", "high"), [(newcombe, 3.93, 24.06), (wald, 4.04, 24.38), (agresti_caffo, 3.93, 24.17)]
)
def test_one_difference_has_three_intervals_and_each_is_named(
    method: Callable[..., Computed], low: float, high: float
) -> None:
    difference = method(*ELEKT_D)
    assert difference.interval is not None
    assert difference.defined == pytest.approx(14.208, abs=0.001)
    assert (difference.interval.low, difference.interval.high) == pytest.approx((low, high), abs=HALF_A_DIGIT)
    assert (difference.method, difference.unit, difference.level) == (method.__name__, "%", 95)


@pytest.mark.parametrize("table", [(0, 10, 0, 12), (10, 10, 12, 12), (0, 10, 12, 12), (10, 10, 0, 12)])
def test_wald_is_refused_where_it_would_claim_certainty(table: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="has no width"):
        wald(*table)
    assert agresti_caffo(*table).interval is not None
    assert newcombe(*table).interval is not None


def test_wald_past_what_is_possible_is_held_at_the_bound_and_says_so() -> None:
    difference = wald(9, 10, 0, 10)
    assert difference.interval is not None
    assert difference.interval.high == 100
    assert difference.flags == ("capped",)
    assert wald(*ELEKT_D).flags == ()


def test_a_proportion_carries_its_interval_and_method() -> None:
    share = proportion(81, 263)
    assert share.interval == wilson(81, 263)
    assert share.defined == pytest.approx(30.80, abs=HALF_A_DIGIT)
    assert (share.method, share.unit) == ("wilson", "%")


@pytest.mark.parametrize("count", [(1.5, 10), (1, 10.5)])
def test_people_are_counted_in_whole_numbers(count: tuple[float, float]) -> None:
    events, total = count
    for refused in (wilson, proportion):
        with pytest.raises(ValueError, match="whole numbers"):
            refused(events, total)  # type: ignore[arg-type]  # what a careless caller may pass


@pytest.mark.parametrize("method", [newcombe, wald, agresti_caffo])
@pytest.mark.parametrize("table", [(1, 0, 1, 10), (1, 10, 1, 0), (11, 10, 1, 10), (1, 10, -1, 10)])
def test_an_impossible_table_is_refused_by_every_method(
    method: Callable[..., Computed], table: tuple[int, int, int, int]
) -> None:
    with pytest.raises(ValueError, match="from 0 to total events"):
        method(*table)


@pytest.mark.parametrize(
    ("degrees", "quantile"),
    [(1, 12.706205), (2, 4.302653), (3, 3.182446), (4, 2.776445), (10, 2.228139), (24, 2.063899), (59, 2.000995)],
)
def test_students_quantile_agrees_with_the_printed_tables(degrees: int, quantile: float) -> None:
    assert student_quantile(degrees) == pytest.approx(quantile, abs=1e-6)


def test_students_quantile_at_another_level_and_with_many_people() -> None:
    assert student_quantile(3, 99) == pytest.approx(5.840909, abs=1e-6)
    assert student_quantile(5000) == pytest.approx(Z_95, abs=1e-3)
    assert normal_quantile(90) == pytest.approx(1.644854, abs=1e-6)


@pytest.mark.parametrize(("degrees", "level"), [(0, 95.0), (-1, 95.0), (3, 0.0), (3, 100.0)])
def test_an_impossible_quantile_is_refused(degrees: int, level: float) -> None:
    with pytest.raises(ValueError, match="1 or more degrees of freedom"):
        student_quantile(degrees, level)


@thorough
@given(counts)
def test_a_higher_level_makes_wilson_wider(count: tuple[int, int]) -> None:
    narrow, wide = wilson(*count, level=80), wilson(*count, level=99)
    assert wide.low <= narrow.low < narrow.high <= wide.high
    assert (narrow.level, wide.level) == (80, 99)


@thorough
@given(counts, counts, st.sampled_from([newcombe, wald, agresti_caffo]))
def test_every_method_holds_its_estimate_stays_possible_and_mirrors(
    first: tuple[int, int], second: tuple[int, int], method: Callable[..., Computed]
) -> None:
    assume(method is not wald or first[0] not in (0, first[1]) or second[0] not in (0, second[1]))
    one, two = method(*first, *second), method(*second, *first)
    assert one.interval is not None
    assert two.interval is not None
    assert -100 <= one.interval.low < one.interval.high <= 100
    assert one.interval.low - 1e-9 <= one.defined <= one.interval.high + 1e-9
    mirrored = (-two.defined, -two.interval.high, -two.interval.low)
    assert (one.defined, one.interval.low, one.interval.high) == pytest.approx(mirrored, abs=1e-9)
    assert one.flags == two.flags
