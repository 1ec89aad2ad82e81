"""Values and verdicts in words: deterministic, plain, and never less careful than the number."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.comparability import RULES, Comparability, Directness, Reason
from app.domain.evidence import Evidence
from app.domain.values import Interval, Value
from app.domain.verdicts import NOTES, Verdict, judge
from app.domain.vocabulary import LEVEL_SCALES, AbsenceReason, EffectMeasure, Tier, ValueKind
from app.domain.weighing import Outcome, Question
from app.domain.wording import (
    ABSENCE_WORDS,
    DIRECT_CARE_WORDS,
    DISCLAIMER,
    HOW,
    MEASURE_WORDS,
    REASON_WORDS,
    TIER_WORDS,
    decapitalised,
    display,
    frequency_word,
    interval_words,
    listed,
    number,
    span,
    verdict_sentence,
)
from tests.domain.examples import (
    change,
    days,
    direct,
    effect,
    findings,
    money,
    questions,
    rate,
    share,
    thorough,
    values,
    words,
)

NAMES = {"tms": "TMS", "ect": "ECT"}


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "0"),
        (3.0, "3"),
        (1200, "1,200"),
        (280_000_000, "280,000,000"),
        (0.31, "0.31"),
        (2.50, "2.5"),
        (1234.5, "1,234.5"),
        (0.00012, "0.0001"),
        (-4, "−4"),
        (-0.25, "−0.25"),
        (2 / 3, "0.6667"),
    ],
)
def test_a_number_is_written_as_a_person_writes_it(amount: float, said: str) -> None:
    assert number(amount) == said


@pytest.mark.parametrize(
    ("low", "high", "estimate", "said"),
    [
        (None, None, 2, "2"),
        (2, 3, None, "2 to 3"),
        (2, 2, None, "2"),
        (2, 3, 2.5, "2.5 (from 2 to 3)"),
        (2, None, None, "at least 2"),
        (None, 3, None, "up to 3"),
        (2, None, 4, "4 (at least 2)"),
        (None, 3, 1, "1 (up to 3)"),
        (0, None, None, "at least 0"),
        (-2, -1, None, "−2 to −1"),
    ],
)
def test_a_range_is_said_with_what_is_known_of_its_ends(
    low: float | None, high: float | None, estimate: float | None, said: str
) -> None:
    assert span(low, high, estimate) == said


def test_an_interval_is_said_with_its_level() -> None:
    assert interval_words(Interval(2, 3.5)) == " (95 % interval 2 to 3.5)"
    assert interval_words(Interval(-2, 0, 99.9)) == " (99.9 % interval −2 to 0)"
    assert interval_words(None) == ""


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "a"], "a and b"),
        (["a", "a"], "a"),
    ],
)
def test_a_list_is_joined_without_repeats(parts: list[str], said: str) -> None:
    assert listed(parts) == said


def test_a_sentence_inside_another_loses_its_capital_and_its_full_stop() -> None:
    assert decapitalised("The ranges overlap.") == "the ranges overlap"
    assert decapitalised("") == ""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (days(2, 3, unit="wk"), "2 to 3 weeks"),
        (Value(ValueKind.DURATION, 1, unit="wk"), "1 week"),
        (Value(ValueKind.DURATION, low=1, high=1, unit="mo"), "1 month"),
        (Value(ValueKind.DURATION, 1, low=1, high=3, unit="d"), "1 (from 1 to 3) days"),
        (Value(ValueKind.DURATION, 1, high=3, unit="d"), "1 (up to 3) days"),
        (Value(ValueKind.DURATION, 1, low=1, unit="d"), "1 (at least 1) days"),
        (Value(ValueKind.DURATION, low=1, unit="d"), "at least 1 days"),
        (Value(ValueKind.DURATION, 0.5, unit="h"), "0.5 hours"),
        (Value(ValueKind.DURATION, 40, unit="min", interval=Interval(30, 50)), "40 minutes (95 % interval 30 to 50)"),
        (Value(ValueKind.COUNT, 30, unit="{session}"), "30 sessions"),
        (Value(ValueKind.COUNT, 5, unit="{session}/wk"), "5 sessions a week"),
        (Value(ValueKind.COUNT, 12, unit="1"), "12"),
        (Value(ValueKind.COUNT, 0.5, unit="mg/kg"), "0.5 mg/kg"),
        (share(69.3, events=70, total=101), "69.3 % (70 of 101)"),
        (share(69.3, events=1070, total=2101), "69.3 % (1,070 of 2,101)"),
        (share(69.3, total=1101), "69.3 % (of 1,101)"),
        (share(69.3, events=7), "69.3 %"),
        (share(38, Interval(30, 50, 90)), "38 % (90 % interval 30 to 50)"),
        (share(None, low=5, high=10), "5 to 10 %"),
        (share(None, high=10), "up to 10 %"),
        (rate(3), "3 per 1,000 sessions"),
        (rate(3, per_amount=1), "3 per 1 session"),
        (replace(rate(3, per_amount=100), per="patient_year"), "3 per 100 patient years"),
        (rate(3, interval=Interval(1, 5)), "3 per 1,000 sessions (95 % interval 1 to 5)"),
        (effect(EffectMeasure.ODDS_RATIO, 2.6, 4), "odds ratio 3.3 (95 % interval 2.6 to 4)"),
        (
            effect(EffectMeasure.RISK_DIFFERENCE, 2, 4, unit="%"),
            "risk difference 3 percentage points (95 % interval 2 to 4)",
        ),
        (
            effect(EffectMeasure.MEAN_DIFFERENCE, -4, -2, unit="[points]"),
            "mean difference −3 points (95 % interval −4 to −2)",
        ),
        (effect(EffectMeasure.MEAN_DIFFERENCE, 2, 4, unit="wk"), "mean difference 3 weeks (95 % interval 2 to 4)"),
        (effect(EffectMeasure.NUMBER_NEEDED_TO_TREAT, 4, 6), "number needed to treat 5 (95 % interval 4 to 6)"),
        (change(-4, -2), "change of −3 points (95 % interval −4 to −2)"),
        (money(350), "USD 350 per session"),
        (
            money(12_000, currency="GBP", per="course", low=9000, high=15_000),
            "GBP 12,000 (from 9,000 to 15,000) per course",
        ),
        (Value(ValueKind.LEVEL, scale="frequency", word="very_common"), "very common"),
        (words("It is given by a nurse."), "It is given by a nurse."),
    ],
)
def test_a_value_is_said_as_a_reader_says_it(value: Value, said: str) -> None:
    assert display(value) == said


def test_what_kind_of_figure_it_is_and_that_it_is_rough_are_said() -> None:
    assert display(share(38), statistic="median", approximate=True) == "about 38 % (median)"
    assert display(words("Given daily."), statistic="median", approximate=True) == "Given daily."


@thorough
@given(values)
def test_no_amount_or_interval_of_a_number_goes_unsaid(value: Value) -> None:
    said = display(value)
    if value.is_numeric:
        amounts = [value.estimate, value.low, value.high]
        amounts += [value.interval.low, value.interval.high] if value.interval else []
        assert all(number(amount) in said for amount in amounts if amount is not None)
        assert ("interval" in said) is (value.interval is not None)


@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (100, "very_common"),
        (10, "very_common"),
        (9.99, "common"),
        (1, "common"),
        (0.99, "uncommon"),
        (0.1, "uncommon"),
        (0.099, "rare"),
        (0.01, "rare"),
        (0.0099, "very_rare"),
    ],
)
def test_a_share_has_the_word_a_product_label_gives_it(percent: float, word: str) -> None:
    assert frequency_word(share(percent)) == word
    assert frequency_word(share(None, low=percent, high=percent)) == word
    assert word in LEVEL_SCALES["frequency"]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (days(1, 2), None),
        (rate(300), None),
        (words(), None),
        (Value(ValueKind.LEVEL, scale="severity", word="mild"), None),
        (Value(ValueKind.LEVEL, scale="frequency", word="rare"), "rare"),
    ],
)
def test_only_a_share_or_a_stated_frequency_has_such_a_word(value: Value, word: str | None) -> None:
    assert frequency_word(value) == word


# -- verdicts --------------------------------------------------------------------------------------------------------


def _verdict(outcome: Outcome, **parts: Any) -> Verdict:
    said: dict[str, Any] = {
        "favours": None,
        "comparability": Comparability.COMPARABLE,
        "directness": Directness.CROSS_STUDY,
        "reasons": (),
        "notes": (),
        "findings": ("t", "e"),
    }
    return Verdict("tms", "ect", outcome, **{**said, **parts})


OPEN = Reason("blinding", False, "open_label", "open_label")
CARE = Reason("design", False, "randomised_trial", "registry")
AGES = Reason("population", True, "adults", "adolescents")
CURRENCIES = Reason("currency", True, "USD", "EUR")


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        (
            _verdict(Outcome.NO_DATA, notes=("no_value",)),
            "Onset: there is not a value for both TMS and ECT, so they are not compared.",
        ),
        (
            _verdict(Outcome.NOT_COMPARABLE, reasons=(AGES, CARE, CURRENCIES)),
            "No study here measured both, and the values for TMS and ECT cannot be compared: they are of different age "
            "groups and they are in different currencies.",
        ),
        (
            _verdict(Outcome.UNCERTAIN, notes=("indirect", "intervals_overlap"), reasons=(CARE,)),
            "No study here measured both, and it is uncertain which is better: the ranges overlap.",
        ),
        (
            _verdict(Outcome.UNCERTAIN, notes=("indirect", "caveats"), reasons=(CARE,)),
            "No study here measured both, and it is uncertain which is better: their studies were designed "
            "differently.",
        ),
        (
            _verdict(Outcome.UNCERTAIN, notes=("no_worthwhile_difference", "caveats"), reasons=(CARE,)),
            "No study here measured both, and it is uncertain which is better: nobody has said how large a difference "
            "would matter and their studies were designed differently.",
        ),
        (
            _verdict(Outcome.UNCERTAIN),
            "No study here measured both, and it is uncertain which is better: too little is known.",
        ),
        (
            _verdict(Outcome.SIMILAR, directness=Directness.SAME_TRIAL, reasons=(OPEN,)),
            "One trial measured both, and TMS and ECT are similar here. To be taken with care: people knew what they "
            "were given.",
        ),
        (
            _verdict(
                Outcome.FAVOURS,
                favours="ect",
                directness=Directness.HEAD_TO_HEAD,
                reasons=(OPEN,),
                notes=("no_worthwhile_difference",),
            ),
            "Studies measured both head to head, and its whole interval favours ECT. To be taken with care: people "
            "knew what they were given. Nobody has said how large a difference would matter.",
        ),
        (
            _verdict(Outcome.FAVOURS, favours="tms", directness=Directness.COMMON_COMPARATOR),
            "No study here measured both; each was measured against a control, and their whole intervals favour TMS.",
        ),
    ],
)
def test_a_verdict_is_one_sentence_that_begins_with_how_it_is_known(verdict: Verdict, sentence: str) -> None:
    assert verdict_sentence(verdict, NAMES, "Onset") == sentence


@thorough
@given(st.data(), questions)
def test_every_verdict_can_be_said_and_names_a_winner_only_where_there_is_one(
    data: st.DataObject, question: Question
) -> None:
    left: list[Evidence] = data.draw(st.lists(st.one_of(findings(), direct("tms", "ect")), max_size=2))
    right: list[Evidence] = data.draw(st.lists(findings(of="ect"), max_size=2))
    verdict = judge("tms", "ect", left, right, question)
    sentence = verdict_sentence(verdict, NAMES, "Onset")
    assert sentence.startswith(HOW[verdict.directness] if verdict.outcome is not Outcome.NO_DATA else "Onset")
    assert sentence.endswith(".")
    assert ": ." not in sentence
    assert ("favour" in sentence) is (verdict.outcome is Outcome.FAVOURS)
    assert "too little is known" not in sentence


# -- completeness ----------------------------------------------------------------------------------------------------


def test_every_reason_has_words() -> None:
    assert set(REASON_WORDS) == {code for code, _, _ in RULES} | {"unit", "narrower_condition"}


def test_every_closed_list_has_all_its_words() -> None:
    assert set(MEASURE_WORDS) == set(EffectMeasure)
    assert set(ABSENCE_WORDS) == set(AbsenceReason)
    assert set(TIER_WORDS) == set(Tier)
    assert set(HOW) == set(Directness)
    assert set(DIRECT_CARE_WORDS) <= set(REASON_WORDS)


def test_indirect_words_say_that_no_study_measured_both() -> None:
    for directness, said in HOW.items():
        assert said.startswith("No study here measured both") is (not directness.is_direct)


def test_every_note_is_a_sentence() -> None:
    assert all(note[0].isupper() and note.endswith(".") for note in NOTES.values())


def test_readers_are_told_that_this_is_not_medical_advice() -> None:
    assert "not medical advice" in DISCLAIMER
    assert "clinician" in DISCLAIMER
