"""Numbers needed to treat in Altman's notation: which way, how many, and what happens around no difference at all."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.absolutes import Baseline, Effect, absolute_effect
from app.domain.computed import Computed
from app.domain.numbers_needed import Needed, number_needed
from app.domain.statistics import newcombe
from app.domain.values import Interval
from app.domain.vocabulary import EffectMeasure
from tests.domain.examples import thorough

DIFFERENCE = EffectMeasure.RISK_DIFFERENCE
counts = st.integers(1, 2000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


def _points(estimate: float, low: float, high: float) -> Computed:
    """A published risk difference in percentage points."""
    return Computed(estimate, Interval(low, high), DIFFERENCE, "as_published", unit="%")


def test_dissociation_under_esketamine_harms_one_more_in_three() -> None:
    needed = number_needed(newcombe(142, 346, 21, 222), is_event_desirable=False)
    assert needed.kind is Needed.HARM
    assert needed.estimate == pytest.approx(3.17, abs=0.005)
    assert needed.limits is not None
    assert [limit.people for limit in needed.limits] == pytest.approx([2.65, 4.04], abs=0.005)
    assert not needed.passes_infinity


def test_response_in_transform_2_benefits_one_more_in_six() -> None:
    needed = number_needed(newcombe(70, 101, 52, 100), is_event_desirable=True, horizon_days=28)
    assert needed.words == "NNTB 5.8 (3.3 to 26.3)"
    assert needed.horizon_days == 28
    assert needed.level == 95


def test_an_interval_that_holds_no_difference_runs_through_infinity() -> None:
    needed = number_needed(newcombe(38, 98, 33, 108), is_event_desirable=True)
    assert needed.passes_infinity
    assert needed.limits is not None
    assert [limit.kind for limit in needed.limits] == [Needed.HARM, Needed.BENEFIT]
    assert [limit.people for limit in needed.limits] == pytest.approx([21.246, 4.789], abs=0.001)
    assert needed.words == "NNTB 12.2 (NNTH 21.2 to ∞ to NNTB 4.8)"


def test_the_same_trial_from_limits_rounded_to_one_decimal() -> None:
    needed = number_needed(_points(8.2, -4.7, 20.9), is_event_desirable=True)
    assert needed.words == "NNTB 12.2 (NNTH 21.3 to ∞ to NNTB 4.8)"


@pytest.mark.parametrize(
    ("estimate", "is_desirable", "kind"),
    [
        (10.0, True, Needed.BENEFIT),
        (10.0, False, Needed.HARM),
        (-10.0, True, Needed.HARM),
        (-10.0, False, Needed.BENEFIT),
    ],
)
def test_the_kind_is_told_by_direction_and_by_what_the_event_is_worth(
    estimate: float, is_desirable: bool, kind: Needed
) -> None:
    needed = number_needed(_points(estimate, estimate - 5, estimate + 5), is_event_desirable=is_desirable)
    assert needed.kind is kind
    assert needed.words == f"{kind} 10.0 (6.7 to 20.0)"


def test_no_difference_needs_no_number() -> None:
    needed = number_needed(newcombe(5, 10, 5, 10), is_event_desirable=True)
    assert needed.estimate is None
    assert needed.kind is None
    assert needed.whole_people is None
    assert needed.words == "NNT undefined (NNTH 2.7 to ∞ to NNTB 2.7)"


def test_no_difference_without_an_interval_has_no_limits() -> None:
    needed = number_needed(Computed(0.0, None, DIFFERENCE, "as_published", unit="%"), is_event_desirable=True)
    assert (needed.estimate, needed.limits, needed.words) == (None, None, "NNT undefined")
    assert not needed.passes_infinity
    assert number_needed(_points(0.0, 0.0, 0.0), is_event_desirable=True).limits is None


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (_points(10, 0, 20), "NNTB 10.0 (5.0 to ∞)"),
        (_points(-10, -20, 0), "NNTH 10.0 (5.0 to ∞)"),
        (_points(0, 0, 20), "NNT undefined (NNTB 5.0 to ∞)"),
        (_points(0, -20, 0), "NNT undefined (NNTH 5.0 to ∞)"),
    ],
)
def test_a_limit_of_exactly_none_is_an_open_end(difference: Computed, words: str) -> None:
    assert number_needed(difference, is_event_desirable=True).words == words


def test_a_number_too_large_to_write_is_undefined_and_not_infinite() -> None:
    needed = number_needed(_points(5e-324, -1.0, 1.0), is_event_desirable=True)
    assert needed.estimate is None


def test_whole_people_promise_no_more_and_threaten_no_less() -> None:
    difference = newcombe(70, 101, 52, 100)
    assert number_needed(difference, is_event_desirable=True).whole_people == 6
    assert number_needed(difference, is_event_desirable=False).whole_people == 5


def test_a_difference_per_thousand_gives_the_same_number_as_in_percent() -> None:
    effect = Effect(DIFFERENCE, 10.0, Interval(5.0, 20.0))
    applied = absolute_effect(effect, Baseline(300))
    assert number_needed(applied.difference, is_event_desirable=True).words == "NNTB 10.0 (5.0 to 20.0)"


@pytest.mark.parametrize(
    "difference",
    [
        Computed(2.0, None, EffectMeasure.RISK_RATIO, "as_published"),
        Computed(0.1, None, DIFFERENCE, "as_published", unit="1"),
    ],
)
def test_anything_but_a_risk_difference_is_refused(difference: Computed) -> None:
    with pytest.raises(ValueError, match="comes from a risk difference in percent or per 1000"):
        number_needed(difference, is_event_desirable=True)


@thorough
@given(counts, counts, st.booleans())
def test_swapping_the_arms_or_the_worth_of_the_event_mirrors_the_number(
    first: tuple[int, int], second: tuple[int, int], is_desirable: bool
) -> None:
    assume(first[0] * second[1] != second[0] * first[1])
    one = number_needed(newcombe(*first, *second), is_event_desirable=is_desirable)
    swapped = number_needed(newcombe(*second, *first), is_event_desirable=is_desirable)
    other = number_needed(newcombe(*first, *second), is_event_desirable=not is_desirable)
    assert swapped.words == other.words
    assert one.estimate == pytest.approx(swapped.estimate)
    assert {one.kind, swapped.kind} == set(Needed)


@thorough
@given(counts, counts, st.booleans())
def test_the_limits_hold_the_number_and_are_never_below_one(
    first: tuple[int, int], second: tuple[int, int], is_desirable: bool
) -> None:
    needed = number_needed(newcombe(*first, *second), is_event_desirable=is_desirable)
    assert needed.limits is not None
    people = [math.inf if limit.people is None else limit.people for limit in needed.limits]
    assert min(people) >= 1 - 1e-9
    if needed.estimate is None:
        assert needed.passes_infinity
    elif needed.passes_infinity:
        assert people[1] - 1e-9 <= needed.estimate
        assert needed.limits[1].kind is needed.kind
    else:
        assert people[0] - 1e-9 <= needed.estimate <= people[1] * (1 + 1e-9)
