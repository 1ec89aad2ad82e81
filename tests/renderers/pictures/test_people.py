"""Shares as whole people: rounding, doubt, and words that never say one in so many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.values import Interval
from app.renderers.pictures.people import PEOPLE, Hundred, hundred_of, of_hundred, whole
from tests.renderers.pictures.examples import share


def counts(hundred: Hundred) -> tuple[int, int, int]:
    states = hundred.states
    return states.count("counted"), states.count("possible"), states.count("rest")


@pytest.mark.parametrize(("amount", "people"), [(0, 0), (0.49, 0), (0.5, 1), (34.5, 35), (34.6, 35), (100, 100)])
def test_shares_become_whole_people_and_halves_go_up(amount: float, people: int) -> None:
    assert whole(amount) == people


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "0"),
        (0.01, "fewer than 1"),
        (0.84, "fewer than 1"),
        (1, "1"),
        (99, "99"),
        (99.2, "more than 99"),
        (100, "100"),
    ],
)
def test_rounding_never_says_nobody_or_everybody_where_that_is_not_so(amount: float, words: str) -> None:
    assert of_hundred(amount) == words


def test_an_estimate_with_an_interval_counts_the_estimate_and_marks_the_interval() -> None:
    hundred = hundred_of(share(35, interval=Interval(low=31.2, high=38.6)))
    assert counts(hundred) == (35, 4, 61)
    assert hundred.uncertain == (31, 39)
    assert hundred.words == "35 of 100 people"
    assert hundred.doubt == "95 % interval: 31 to 39 of 100"


def test_counts_give_wilsons_interval_and_say_that_it_was_computed() -> None:
    hundred = hundred_of(share(54.1, events=60, total=111))
    assert hundred.doubt == "95 % interval, computed from 60 of 111: 45 to 63 of 100"
    assert counts(hundred) == (54, 9, 37)


def test_an_estimate_alone_says_that_its_doubt_is_not_known() -> None:
    hundred = hundred_of(share(34.6))
    assert counts(hundred) == (35, 0, 65)
    assert hundred.uncertain == (35, 35)
    assert hundred.doubt == "the source does not say how uncertain this is"


def test_a_share_below_one_is_one_open_person_and_never_nobody() -> None:
    hundred = hundred_of(share(0.84))
    assert counts(hundred) == (0, 1, 99)
    assert hundred.words == "fewer than 1 of 100 people"
    assert counts(hundred_of(share(0.3))) == (0, 1, 99)
    assert counts(hundred_of(share(99.7))) == (99, 1, 0)
    assert counts(hundred_of(share(99.2))) == (99, 1, 0)
    assert counts(hundred_of(share(0, interval=Interval(low=0, high=0.4)))) == (0, 1, 99)


def test_nobody_is_nobody() -> None:
    hundred = hundred_of(share(0, events=0, total=91))
    assert hundred.words == "0 of 100 people"
    assert counts(hundred) == (0, 4, 96)
    assert counts(hundred_of(share(0))) == (0, 0, 100)


def test_a_range_without_an_estimate_stays_a_range() -> None:
    hundred = hundred_of(share(low=0, high=24.5))
    assert counts(hundred) == (0, 25, 75)
    assert hundred.words == "from 0 to 25 of 100 people"
    assert hundred.doubt == "the source gives a range: 0 to 25 of 100"


def test_one_end_of_a_range_is_said_as_one_end() -> None:
    most = hundred_of(share(high=5))
    assert (most.words, counts(most)) == ("up to 5 of 100 people", (0, 5, 95))
    least = hundred_of(share(low=5))
    assert (least.words, counts(least)) == ("at least 5 of 100 people", (5, 0, 95))


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_there_are_always_a_hundred_people_and_those_counted_are_the_estimate(
    one: float, two: float, three: float
) -> None:
    low, estimate, high = sorted((one, two, three))
    hundred = hundred_of(share(estimate, interval=Interval(low=low, high=high)))
    counted, possible, rest = counts(hundred)
    assert counted + possible + rest == PEOPLE
    assert counted == whole(estimate) or estimate < 1 or estimate > PEOPLE - 1
    assert counted + possible >= hundred.uncertain[1] >= hundred.uncertain[0] >= 0
