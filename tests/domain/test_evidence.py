"""A finding as the rules see it: its size, its times, its scale, and its plain spelling."""

import json

import pytest
from hypothesis import given

from app.domain.evidence import Comparator, Evidence, from_plain, in_days, scale_of, to_plain
from app.domain.values import Interval
from app.domain.vocabulary import Better, ComparatorKind, EffectMeasure
from tests.domain.examples import against, effect, finding, findings, share, thorough, words

SCALES = {
    "Hamilton depression scale": ["HDRS", "HAM-D", "Hamilton"],
    "Montgomery-Åsberg depression scale": ["MADRS", "Montgomery"],
    "Quick inventory of depressive symptoms": ["QIDS"],
    "Quick inventory, self-rated": ["QIDS-SR"],
}


@pytest.mark.parametrize(
    ("people", "total", "size"), [(None, None, 0), (None, 101, 101), (200, 101, 200), (200, None, 200)]
)
def test_the_size_is_the_people_stated_else_the_total_else_none(
    people: int | None, total: int | None, size: int
) -> None:
    assert finding("a", share(3, total=total), people=people).size == size


@pytest.mark.parametrize(
    ("amount", "unit", "days"), [(4, "wk", 28), (0, "d", 0), (36, "h", 1.5), (None, "wk", None), (4, None, None)]
)
def test_a_time_is_told_in_days_or_not_at_all(amount: float | None, unit: str | None, days: float | None) -> None:
    assert in_days(amount, unit) == days


@pytest.mark.parametrize(
    ("instrument", "scale"),
    [
        ("HDRS-17", "Hamilton depression scale"),
        ("hamilton scale, 17 items", "Hamilton depression scale"),
        ("response as a fall of at least half in MADRS", "Montgomery-Åsberg depression scale"),
        ("MADRS or HDRS", "Montgomery-Åsberg depression scale"),
        ("HDRS or MADRS", "Hamilton depression scale"),
        ("QIDS-SR 16", "Quick inventory, self-rated"),
        ("QIDS-C", "Quick inventory of depressive symptoms"),
        ("Own Questionnaire", "own questionnaire"),
        (None, None),
    ],
)
def test_an_instrument_means_the_scale_that_stands_first_in_its_name(instrument: str | None, scale: str | None) -> None:
    assert scale_of(instrument, SCALES) == scale


def test_two_spellings_of_an_unknown_instrument_are_one_scale() -> None:
    assert scale_of("Own Scale", {}) == scale_of("OWN SCALE", {})


@thorough
@given(findings())
def test_a_finding_written_plainly_is_read_back_as_it_was(found: Evidence) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(found)))) == found


def test_a_time_of_zero_days_is_kept_when_written_plainly() -> None:
    found = finding("a", share(3), time_low=0.0, time_high=0.0)
    assert from_plain(to_plain(found)) == found


@pytest.mark.parametrize(
    "comparator",
    [
        Comparator(ComparatorKind.SHAM),
        against("ect"),
        against("ect", share(0, Interval(0, 3), events=0, total=29)),
        against("ect", effect(EffectMeasure.RISK_RATIO, 0.5, 0.9, better=Better.LOWER)),
        against("ect", words()),
    ],
)
def test_a_comparator_and_its_arm_survive_being_written_plainly(comparator: Comparator) -> None:
    found = finding("a", share(3, Interval(1, 9, 90), events=1, total=30), comparator=comparator)
    assert from_plain(json.loads(json.dumps(to_plain(found)))) == found


def test_members_that_say_nothing_are_not_written() -> None:
    plain = to_plain(Evidence("a", "tms", "cost", words()))
    assert set(plain) == {
        "id",
        "treatment",
        "attribute",
        "value",
        "analysis_set",
        "design",
        "blinding",
        "age_group",
        "counted",
        "scope",
        "certainty",
        "tier",
    }
    assert plain["value"] == {"kind": "statement", "unit": "1", "text": "It is given by a nurse."}


def test_labels_that_are_not_written_are_not_stated() -> None:
    plain = {"id": "a", "treatment": "tms", "attribute": "cost", "value": {"kind": "statement", "text": "Dear."}}
    assert from_plain(plain) == Evidence("a", "tms", "cost", words("Dear."))


def test_members_that_later_writers_added_are_passed_over() -> None:
    found = finding("a", share(3))
    assert from_plain({**to_plain(found), "mood": "hopeful"}) == found


def test_a_word_from_no_closed_list_is_refused() -> None:
    with pytest.raises(KeyError, match="E"):
        from_plain({**to_plain(finding("a", share(3))), "tier": "E"})
