"""Scales of effects and their round marks."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.renderers.pictures.scales import scale_of


def test_differences_stand_evenly_on_their_scale() -> None:
    scale = scale_of([-10, 0], no_effect=0, is_ratio=False, left=100, width=112)
    assert scale.low == pytest.approx(-10.6)
    assert scale.high == pytest.approx(0.6)
    assert scale.place(-5) == pytest.approx(156)
    assert scale.marks == [-10, -5, 0]


def test_ratios_that_are_inverse_stand_equally_far_from_no_effect() -> None:
    scale = scale_of([0.5, 2], no_effect=1, is_ratio=True, left=0, width=100)
    assert scale.place(1) == pytest.approx(50)
    assert scale.place(2) - 50 == pytest.approx(50 - scale.place(0.5))
    assert scale.marks == [0.5, 0.7, 1, 1.5, 2]


def test_a_wide_scale_of_ratios_has_few_marks() -> None:
    assert scale_of([0.05, 40], no_effect=1, is_ratio=True, left=0, width=100).marks == [
        0.05,
        0.1,
        0.2,
        0.5,
        1,
        2,
        5,
        10,
        20,
        50,
    ]


def test_a_ratio_of_zero_or_beyond_all_bounds_is_held_at_an_end() -> None:
    scale = scale_of([0, 1e9], no_effect=1, is_ratio=True, left=0, width=100)
    assert scale.place(0) == 0
    assert scale.place(1e9) == 100
    assert not scale.holds(0)
    assert not scale.holds(1e9)


def test_the_line_of_no_effect_is_always_on_the_scale() -> None:
    assert scale_of([4, 5], no_effect=0, is_ratio=False, left=0, width=100).holds(0)
    assert scale_of([4, 5], no_effect=1, is_ratio=True, left=0, width=100).holds(1)


@example([5e-324], False)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6), st.booleans())
def test_every_amount_has_a_place_on_the_scale(amounts: list[float], is_ratio: bool) -> None:
    shown = [abs(amount) for amount in amounts] if is_ratio else amounts
    scale = scale_of(shown, no_effect=1 if is_ratio else 0, is_ratio=is_ratio, left=10, width=200)
    assert all(10 - 1e-6 <= scale.place(amount) <= 210 + 1e-6 for amount in (*shown, *scale.marks))
    assert len(scale.marks) >= 1
