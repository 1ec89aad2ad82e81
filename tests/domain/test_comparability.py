"""Whether two values may be set against each other, and every reason why not or only with care."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.comparability import (
    DIRECTNESS_WORDS,
    NOT_STATED,
    RULES,
    Comparability,
    Directness,
    Reason,
    comparability,
    differences,
)
from app.domain.evidence import Comparator, Evidence
from app.domain.values import Value
from app.domain.vocabulary import (
    AgeGroup,
    AnalysisSet,
    Blinding,
    ComparatorKind,
    Denominator,
    Design,
    EffectMeasure,
    Scope,
    Tier,
    ValueKind,
)
from tests.domain.examples import (
    change,
    days,
    effect,
    finding,
    findings,
    kinds_of_value,
    money,
    rate,
    share,
    thorough,
    words,
)

PLAIN = finding("plain", share(38))
PRICE = finding("price", money(300))
POINTS = finding("points", change(1, 5), scale="madrs", instrument="MADRS")
RATIO = finding("ratio", effect(EffectMeasure.RISK_RATIO, 1, 2), comparator=Comparator(ComparatorKind.SHAM))


def _reasons(left: Evidence, right: Evidence) -> list[Reason]:
    return list(differences(left, right))


def test_two_findings_with_the_same_labels_differ_in_nothing() -> None:
    assert _reasons(PLAIN, replace(PLAIN, id="other", treatment="ect", value=share(60))) == []


FORBIDDING: list[tuple[str, Evidence, Evidence, str, str]] = [
    ("qualitative", PLAIN, replace(PLAIN, value=words()), "proportion", "statement"),
    ("measure", PLAIN, replace(PLAIN, value=days(1, 2)), "proportion", "duration"),
    (
        "measure",
        RATIO,
        replace(RATIO, value=effect(EffectMeasure.ODDS_RATIO, 1, 2)),
        "risk_ratio",
        "odds_ratio",
    ),
    ("unit", POINTS, replace(POINTS, value=change(1, 5, unit="%")), "[points]", "%"),
    ("denominator", PLAIN, replace(PLAIN, counted=Denominator.SESSION), "patient", "session"),
    ("paid_for", PRICE, replace(PRICE, value=money(300, per="course")), "session", "course"),
    ("currency", PRICE, replace(PRICE, value=money(300, currency="EUR")), "USD", "EUR"),
    ("population", PLAIN, replace(PLAIN, age_group=AgeGroup.ADOLESCENTS), "adults", "adolescents"),
    ("instrument", POINTS, replace(POINTS, scale="hdrs", instrument="HDRS-17"), "MADRS", "HDRS-17"),
    ("time_point", PLAIN, replace(PLAIN, time_high=57.0), "28 d", "57 d"),
    ("time_point", PLAIN, replace(PLAIN, time_high=0.0), "28 d", "0 d"),
    ("comparator", RATIO, replace(RATIO, comparator=Comparator(ComparatorKind.ACTIVE)), "sham", "active"),
    ("comparator", replace(RATIO, comparator=Comparator(ComparatorKind.ACTIVE)), RATIO, "active", "sham"),
    ("comparator", RATIO, replace(RATIO, comparator=None), "sham", NOT_STATED),
]
CAUTIONING: list[tuple[str, Evidence, Evidence, str, str]] = [
    ("year", PRICE, replace(PRICE, price_year=2024), "2020", "2024"),
    ("year", PRICE, replace(PRICE, price_year=2016), "2020", "2016"),
    ("year", PRICE, replace(PRICE, price_year=None), "2020", NOT_STATED),
    ("year", replace(PRICE, price_year=None), PRICE, NOT_STATED, "2020"),
    ("year", replace(PRICE, price_year=None), replace(PRICE, price_year=None), NOT_STATED, NOT_STATED),
    ("condition", PLAIN, replace(PLAIN, condition=None), "depression", "any"),
    ("population", PLAIN, replace(PLAIN, age_group=AgeGroup.OLDER_ADULTS), "adults", "older_adults"),
    ("population", PLAIN, replace(PLAIN, age_group=AgeGroup.ALL_AGES), "adults", "all_ages"),
    ("population", PLAIN, replace(PLAIN, age_group=AgeGroup.NOT_STATED), "adults", "not_stated"),
    ("instrument", POINTS, replace(POINTS, scale=None, instrument=None), "MADRS", NOT_STATED),
    (
        "instrument",
        replace(PLAIN, scale="madrs", instrument="MADRS"),
        replace(PLAIN, scale="hdrs", instrument="HDRS"),
        "MADRS",
        "HDRS",
    ),
    ("time_point", PLAIN, replace(PLAIN, time_high=56.0), "28 d", "56 d"),
    ("time_point", PLAIN, replace(PLAIN, time_high=14.0), "28 d", "14 d"),
    ("time_point", PLAIN, replace(PLAIN, time_high=None), "28 d", NOT_STATED),
    ("time_point", replace(PLAIN, time_high=None), PLAIN, NOT_STATED, "28 d"),
    ("comparator", RATIO, replace(RATIO, comparator=Comparator(ComparatorKind.PLACEBO)), "sham", "placebo"),
    ("comparator", PLAIN, replace(PLAIN, comparator=Comparator(ComparatorKind.ACTIVE)), NOT_STATED, "active"),
    ("design", PLAIN, replace(PLAIN, design=Design.REGISTRY), "randomised_trial", "registry"),
    ("blinding", PLAIN, replace(PLAIN, blinding=Blinding.OPEN_LABEL), "double_blind", "open_label"),
    ("analysis_set", PLAIN, replace(PLAIN, analysis_set=AnalysisSet.COMPLETERS), "all_randomised", "completers"),
    ("scope", PLAIN, replace(PLAIN, scope=Scope.WIDER_POOL), "this_treatment", "wider_pool"),
    ("reading", PLAIN, replace(PLAIN, tier=Tier.C), "A", "C"),
    ("reading", replace(PLAIN, tier=Tier.D), replace(PLAIN, tier=Tier.D), "D", "D"),
]


@pytest.mark.parametrize(("code", "left", "right", "one", "two"), FORBIDDING)
def test_a_forbidding_difference_is_named_with_both_its_labels(
    code: str, left: Evidence, right: Evidence, one: str, two: str
) -> None:
    assert Reason(code, True, one, two) in _reasons(left, right)
    assert comparability(_reasons(left, right)) is Comparability.NOT_COMPARABLE


@pytest.mark.parametrize(("code", "left", "right", "one", "two"), CAUTIONING)
def test_a_difference_that_only_needs_care_is_named_with_both_its_labels(
    code: str, left: Evidence, right: Evidence, one: str, two: str
) -> None:
    assert _reasons(left, right) == [Reason(code, False, one, two)]
    assert comparability(_reasons(left, right)) is Comparability.WITH_CAVEATS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (PRICE, replace(PRICE, price_year=2023)),
        (PRICE, replace(PRICE, year=1990)),
        (PRICE, replace(PRICE, counted=Denominator.SESSION)),
        (replace(PLAIN, price_year=1990), PLAIN),
        (PLAIN, replace(PLAIN, design=Design.SYSTEMATIC_REVIEW)),
        (replace(PLAIN, design=Design.LABEL), replace(PLAIN, design=Design.LABEL)),
        (PLAIN, replace(PLAIN, blinding=Blinding.NOT_STATED)),
        (PLAIN, replace(PLAIN, analysis_set=AnalysisSet.NOT_STATED)),
        (PLAIN, replace(PLAIN, scope=Scope.POOLED_VARIANTS)),
        (PLAIN, replace(PLAIN, tier=Tier.B)),
        (POINTS, replace(POINTS, instrument="MADRS, rated by telephone")),
        (replace(PLAIN, value=days(1, 2)), replace(PLAIN, value=days(1, 2), time_high=365.0)),
        (PRICE, replace(PRICE, time_high=365.0)),
        (replace(PLAIN, value=days(7, 14)), replace(PLAIN, value=days(1, 2, unit="wk"))),
        (replace(PLAIN, time_high=None), replace(PLAIN, time_high=None)),
    ],
)
def test_what_is_alike_enough_is_no_reason(left: Evidence, right: Evidence) -> None:
    assert _reasons(left, right) == []


@pytest.mark.parametrize("spoken", [words(), Value(ValueKind.LEVEL, scale="severity", word="mild")])
def test_words_against_a_number_need_no_second_reason(spoken: Value) -> None:
    kind = spoken.kind.value
    other = replace(PLAIN, value=spoken)
    assert _reasons(PLAIN, other) == [Reason("qualitative", True, "proportion", kind)]
    assert _reasons(other, PLAIN) == [Reason("qualitative", True, kind, "proportion")]
    assert _reasons(other, replace(PLAIN, value=words("Daily."))) == [Reason("qualitative", True, kind, "statement")]


def test_what_is_counted_is_asked_of_shares_alone() -> None:
    for value in (days(1, 2), change(1, 2), effect(EffectMeasure.RISK_RATIO, 1, 2), money(3)):
        one, two = replace(PLAIN, value=value), replace(PLAIN, value=value, counted=Denominator.SESSION)
        assert _reasons(one, two) == []
        assert "denominator" not in [reason.code for reason in (*_reasons(PLAIN, two), *_reasons(two, PLAIN))]
    rates = replace(PLAIN, value=rate(3)), replace(PLAIN, value=replace(rate(3), per="course"))
    assert _reasons(*rates) == [Reason("denominator", True, "session", "course")]


def test_the_year_of_prices_is_asked_of_prices_alone() -> None:
    for value in (days(1, 2), share(3)):
        other = replace(PRICE, value=value, price_year=1990)
        assert "year" not in [reason.code for reason in (*_reasons(PRICE, other), *_reasons(other, PRICE))]


def test_every_reason_is_given_at_once_and_in_the_order_of_the_table() -> None:
    other = replace(
        PLAIN, value=rate(3), tier=Tier.D, design=Design.SURVEY, condition=None, age_group=AgeGroup.ADOLESCENTS
    )
    codes = [reason.code for reason in _reasons(PLAIN, other)]
    assert codes == ["measure", "denominator", "condition", "population", "design", "reading"]
    table = [code for code, _, _ in RULES]
    assert codes == sorted(codes, key=table.index)


@pytest.mark.parametrize(
    ("forbids", "may"),
    [
        ([], Comparability.COMPARABLE),
        ([False], Comparability.WITH_CAVEATS),
        ([False, False], Comparability.WITH_CAVEATS),
        ([False, True, False], Comparability.NOT_COMPARABLE),
    ],
)
def test_one_reason_that_forbids_is_enough(forbids: list[bool], may: Comparability) -> None:
    assert comparability([Reason("blinding", forbid, "one", "two") for forbid in forbids]) is may


def test_words_are_never_comparable_even_with_the_same_words() -> None:
    spoken = replace(PLAIN, value=words())
    level = replace(PLAIN, value=Value(ValueKind.LEVEL, scale="severity", word="mild"))
    for pair in ((spoken, spoken), (level, level)):
        assert comparability(_reasons(*pair)) is Comparability.NOT_COMPARABLE


@pytest.mark.parametrize("directness", list(Directness))
def test_only_what_one_study_measured_is_direct(directness: Directness) -> None:
    assert directness.is_direct is (directness.value in ("same_trial", "head_to_head"))


@thorough
@given(findings())
def test_a_number_with_good_labels_is_comparable_with_itself(found: Evidence) -> None:
    codes = {reason.code for reason in _reasons(found, found)}
    assert codes <= {"qualitative", "scope", "reading", "year"}
    assert ("qualitative" in codes) is (not found.value.is_numeric)


@thorough
@given(st.data())
def test_swapping_two_values_of_one_kind_swaps_the_labels_of_every_reason(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(kinds_of_value))
    one, two = data.draw(findings(kind())), data.draw(findings(kind()))
    swapped = [Reason(reason.code, reason.forbids, reason.right, reason.left) for reason in _reasons(two, one)]
    assert _reasons(one, two) == swapped


@thorough
@given(findings(), findings())
def test_swapping_any_two_values_changes_nothing_about_whether_they_compare(one: Evidence, two: Evidence) -> None:
    assert comparability(_reasons(one, two)) is comparability(_reasons(two, one))


def test_every_rule_has_its_own_code_and_words() -> None:
    codes = [code for code, _, _ in RULES]
    assert len(set(codes)) == len(codes)
    assert all(said.endswith(".") for _, said, _ in RULES)


def test_every_directness_has_words() -> None:
    assert set(DIRECTNESS_WORDS) == set(Directness)
