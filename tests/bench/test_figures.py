"""Numbers as people read them."""

import pytest

from bench.figures import markdown, ratio, spoken, spread, times


@pytest.mark.parametrize(
    ("amount", "told"),
    [(129_864.4, "130,000"), (2961.0, "2,960"), (411.6, "412"), (45.64, "45.6"), (1.005, "1.00"), (0.0061, "0.006")],
)
def test_a_number_is_told_with_about_three_digits(amount: float, told: str) -> None:
    assert spoken(amount) == told


def test_what_was_not_measured_is_a_dash_and_not_a_nought() -> None:
    assert spoken(None) == times(None) == "–"
    assert ratio(None, 2.0) is None
    assert ratio(2.0, None) is None
    assert ratio(2.0, 0.0) is None


def test_a_ratio_says_how_many_times_the_base() -> None:
    assert times(ratio(33_500.0, 243.0)) == "138 ×"
    assert times(ratio(0.92, 1.0)) == "0.92 ×"


def test_the_spread_is_the_largest_as_a_multiple_of_the_smallest() -> None:
    assert spread([10.0, 12.0, 11.0]) == 1.2
    assert spread([0.0, 1.0]) == float("inf")


def test_a_table_has_its_first_column_to_the_left_and_the_others_to_the_right() -> None:
    assert markdown(("what", "how many"), [("one", "1")]) == "| what | how many |\n|---|--:|\n| one | 1 |\n"
