"""The 35 criteria: their table, and how a comparison comes to meet each of them or not."""

from datetime import date
from typing import Any

import pytest

from app.domain.aids import Attested, Pair, Shortfall
from app.domain.criteria import ATTESTABLE, CRITERIA, Assessed, Group, Status, assess, statement
from app.domain.judging import JUDGES
from tests.domain.aids import AID, figure, option, spoilt

BY = Attested("A person", date(2026, 11, 2), "I was there.")
BRIEF = option("brovane", 1)


def judged(number: int, **members: Any) -> Assessed:
    """How a spoilt comparison stands to one criterion."""
    return next(one for one in assess(spoilt(**members)) if one.criterion.number == number)


def test_there_are_six_six_and_twenty_three_criteria_and_none_about_tests_or_screening() -> None:
    numbers = [criterion.number for criterion in CRITERIA]
    assert numbers == [*range(1, 13), *range(17, 40)]
    counts = {group: sum(criterion.group is group for criterion in CRITERIA) for group in Group}
    assert counts == {Group.QUALIFYING: 6, Group.CERTIFICATION: 6, Group.QUALITY: 23}


def test_what_software_tells_has_a_rule_and_what_a_person_must_tell_is_in_the_legend() -> None:
    assert {6, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 36, 38, 39} == ATTESTABLE
    for criterion in CRITERIA:
        assert criterion.needs_a_person or criterion.number in JUDGES
    assert JUDGES.keys() <= {criterion.number for criterion in CRITERIA}


def test_a_comparison_that_does_everything_meets_all_that_software_can_tell_and_nobody_is_invented() -> None:
    assessed = assess(AID)
    for one in assessed:
        expected = Status.NOT_ATTESTED if one.criterion.needs_a_person else Status.MET
        assert one.status is expected, one.criterion.number
        assert one.why
        assert one.attested is None
    assert statement(assessed).startswith("Meets 21 of 35, self-assessed. This is no certificate")


@pytest.mark.parametrize("number", sorted(ATTESTABLE))
def test_an_attestation_counts_for_its_own_criterion_and_says_whose_it_is(number: int) -> None:
    one = judged(number, attested={number: BY})
    assert (one.status, one.attested, one.counts) == (Status.ATTESTED, BY, True)
    assert one.why.endswith("I was there.")
    assert statement(assess(spoilt(attested={number: BY}))).startswith("Meets 22 of 35")


def test_an_attestation_does_not_stand_for_what_software_can_tell() -> None:
    assert judged(10, update_policy="", attested={10: BY}).status is Status.NOT_MET


@pytest.mark.parametrize(
    ("number", "members"),
    [
        (6, {"options": (option("afelin"), option("brovane", 1, experience_words=0))}),
        (25, {"what_matters": 0}),
        (26, {"steps": 0}),
        (27, {"questions_to_ask": 0}),
        (34, {"methods": " "}),
    ],
)
def test_nobody_can_vouch_for_what_is_not_there(number: int, members: dict[str, Any]) -> None:
    assert judged(number, attested={number: BY}, **members).status is Status.NOT_MET
    assert judged(number, attested={number: BY}).status is Status.ATTESTED


def with_option(**counts: int) -> dict[str, Any]:
    """The second treatment told less fully."""
    return {"options": (option("afelin"), option("brovane", 1, **counts))}


SPOILT: list[tuple[int, dict[str, Any], str]] = [
    (1, {"condition_words": 2}, "2 words"),
    (2, {"question_words": 1}, "1 words"),
    (3, with_option(summary_words=0), "Brovane"),
    (3, {"options": (option("afelin"),)}, "fewer than two"),
    (4, with_option(benefits=0), "Brovane"),
    (5, with_option(harms=0), "Brovane"),
    (7, with_option(harms=1), "brovane has 1 rows of harms"),
    (8, {"uncited": (Shortfall(("summary",), "summary states a figure", "cite it"),)}, "summary states a figure"),
    (9, {"next_review": date(2026, 11, 1)}, "not after"),
    (10, {"update_policy": "  "}, "kept up to date"),
    (11, {"figures": tuple(figure(row, has_uncertainty=False) for row in range(12))}, "of 12 figures"),
    (12, {"funding": ""}, "who paid"),
    (17, {"natural_course": False}, "without treatment"),
    (18, with_option(harms=0), "Brovane"),
    (19, with_option(probabilities=0), "Brovane"),
    (20, {"figures": (figure(has_people=False),)}, "1 of 1"),
    (20, {"figures": ()}, "0 of 0"),
    (21, with_option(event_rates=0), "Brovane"),
    (22, {"pairs": (Pair("relief", frozenset({"time_point"})),)}, "1 of 1"),
    (22, {"pairs": ()}, "No two"),
    (23, {"pairs": (Pair("relief", frozenset({"denominator"})),)}, "1 of 1"),
    (24, {"per_1000": 0}, "in 1000"),
    (35, {"rated_results": 7}, "7 of 8"),
    (35, {"results": 0, "rated_results": 0}, "0 of 0"),
    (37, {"grade": None}, "no text"),
]


@pytest.mark.parametrize(("number", "members", "said"), SPOILT)
def test_what_is_missing_is_not_met_and_said(number: int, members: dict[str, Any], said: str) -> None:
    one = judged(number, **members)
    assert one.status is Status.NOT_MET
    assert said in one.why


def test_every_rule_has_a_case_that_breaks_it() -> None:
    assert {number for number, _, _ in SPOILT} | {6, 25, 26, 27, 34} == set(JUDGES)


@pytest.mark.parametrize(
    "number", [criterion.number for criterion in CRITERIA if criterion.group is Group.CERTIFICATION]
)
def test_what_keeps_a_comparison_from_being_printed_comes_with_its_place(number: int) -> None:
    for spoils, members, _ in SPOILT:
        if spoils == number:
            shortfalls = judged(number, **members).shortfalls
            assert shortfalls
            assert all(shortfall.place and shortfall.what and shortfall.right for shortfall in shortfalls)


def test_an_option_without_an_experience_is_named_with_its_place() -> None:
    (shortfall,) = judged(6, options=(option("afelin", experience_words=0), option("brovane", 1))).shortfalls
    assert (shortfall.place, shortfall.what) == (("experiences",), "there is no text on what afelin is like")


@pytest.mark.parametrize(("sure", "explained", "is_met"), [(4, 9, True), (3, 9, False), (4, 8, False), (12, 12, True)])
def test_a_third_of_the_figures_must_tell_their_uncertainty_and_three_quarters_that_or_why_not(
    sure: int, explained: int, is_met: bool
) -> None:
    figures = tuple(figure(row, has_uncertainty=row < sure, has_reason=sure <= row < explained) for row in range(12))
    one = judged(11, figures=figures)
    assert (one.status is Status.MET) is is_met
    assert [shortfall.place for shortfall in one.shortfalls] == ([] if is_met else [("attributes", explained)])
