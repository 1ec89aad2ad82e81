"""Which finding speaks for a cell, and why."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.evidence import Comparator, Evidence
from app.domain.headlines import CRITERIA, Asked, in_order, why_first
from app.domain.values import Value
from app.domain.vocabulary import (
    AgeGroup,
    AnalysisSet,
    Category,
    CertaintyLevel,
    ComparatorKind,
    Design,
    EffectMeasure,
    Scope,
    Tier,
    ValueKind,
)
from tests.domain.examples import days, effect, finding, findings, share, thorough, words

ASKED = Asked(
    "tms",
    ValueKind.PROPORTION,
    "depression",
    variants=("itbs", "deep-tms"),
    narrower=frozenset({"treatment-resistant-depression"}),
    wider=frozenset({"mood-disorders"}),
)


@pytest.mark.parametrize(
    ("condition", "distance"),
    [
        ("depression", 0),
        ("treatment-resistant-depression", 0),
        (None, 1),
        ("mood-disorders", 2),
        ("ptsd", None),
    ],
)
def test_a_condition_is_nearer_the_more_it_is_the_one_asked_for(condition: str | None, distance: int | None) -> None:
    assert ASKED.condition_distance(condition) == distance


def test_where_no_condition_is_asked_for_every_condition_is_as_good() -> None:
    anywhere = Asked("tms", ValueKind.PROPORTION)
    assert [anywhere.condition_distance(condition) for condition in (None, "ptsd")] == [0, 0]


@pytest.mark.parametrize(("condition", "distance"), [("depression", 0), (None, 1), ("ptsd", 2)])
def test_where_no_condition_is_asked_for_the_treatments_main_one_is_nearest(
    condition: str | None, distance: int
) -> None:
    at_home = Asked("tms", ValueKind.PROPORTION, home=frozenset({"depression", "bipolar-depression"}))
    assert at_home.condition_distance(condition) == distance


@pytest.mark.parametrize(("treatment", "distance"), [("tms", 0), ("itbs", 1), ("deep-tms", 2), ("ect", None)])
def test_a_treatment_is_nearer_than_its_variants_in_their_order(treatment: str, distance: int | None) -> None:
    assert ASKED.treatment_distance(treatment) == distance


def test_findings_of_other_treatments_and_unrelated_conditions_do_not_belong() -> None:
    kept = finding("kept", share(3))
    others = [finding("other", share(3), of="ect"), finding("elsewhere", share(3), condition="ptsd")]
    assert in_order(ASKED, [*others, kept]) == [kept]


def _pair(better: dict[str, Any], worse: dict[str, Any]) -> tuple[Evidence, Evidence]:
    """Two findings that differ on one label, the worse with the id that comes first."""
    values = [labels.pop("value", share(38)) for labels in (better, worse)]
    return finding("z", values[0], **better), finding("a", values[1], **worse)


WITH_FIGURE = Comparator(ComparatorKind.SHAM, value=share(10))
SHAM = Comparator(ComparatorKind.SHAM)
WITH_FIGURE = Comparator(ComparatorKind.SHAM, value=share(10))
ACTIVE = Comparator(ComparatorKind.ACTIVE)
SESSIONS = Value(ValueKind.COUNT, 30, unit="{session}")
PAIRS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("kind", {}, {"value": days(2, 3)}),
    ("kind", {"value": days(2, 3)}, {"value": SESSIONS}),
    ("kind", {"value": SESSIONS}, {"value": words()}),
    ("reading", {"tier": Tier.B}, {"tier": Tier.C}),
    ("family", {}, {"of": "deep-tms"}),
    ("family", {"of": "itbs"}, {"of": "deep-tms"}),
    ("selection", {}, {"analysis_set": AnalysisSet.RESPONDERS_OR_REMITTERS}),
    ("selection", {"design": Design.WEB_ARTICLE}, {"design": Design.RANDOMISED_WITHDRAWAL}),
    ("comparator", {"comparator": WITH_FIGURE}, {"comparator": SHAM}),
    ("comparator", {"comparator": SHAM}, {}),
    ("comparator", {"comparator": SHAM}, {"comparator": Comparator(ComparatorKind.USUAL_CARE)}),
    ("comparator", {}, {"comparator": ACTIVE}),
    ("population", {}, {"age_group": AgeGroup.OLDER_ADULTS}),
    ("population", {"age_group": AgeGroup.NOT_STATED}, {"age_group": AgeGroup.ADOLESCENTS}),
    ("condition", {}, {"condition": None}),
    ("condition", {"condition": "treatment-resistant-depression"}, {"condition": None}),
    ("condition", {"condition": None}, {"condition": "mood-disorders"}),
    ("scope", {}, {"scope": Scope.WIDER_POOL}),
    ("scope", {"scope": Scope.POOLED_VARIANTS}, {"scope": Scope.WIDER_POOL}),
    ("treatment", {}, {"of": "itbs"}),
    ("design", {"design": Design.SYSTEMATIC_REVIEW}, {"design": Design.RANDOMISED_TRIAL}),
    ("design", {"design": Design.LABEL}, {"design": Design.WEB_ARTICLE}),
    ("certainty", {"certainty": CertaintyLevel.HIGH}, {"certainty": CertaintyLevel.MODERATE}),
    ("certainty", {"certainty": CertaintyLevel.VERY_LOW}, {"certainty": CertaintyLevel.NOT_RATED}),
    ("size", {"people": 300}, {"people": 20}),
    ("size", {"people": 1}, {}),
    ("year", {"year": 2021}, {"year": 2020}),
    ("year", {"year": 1975}, {}),
]
"""Every step of the rule in its order, with labels that are better and worse on it alone."""
NAMES = [f"{position}-{name}" for position, (name, _, _) in enumerate(PAIRS)]


@pytest.mark.parametrize(("criterion", "better", "worse"), PAIRS, ids=NAMES)
def test_the_better_on_one_criterion_comes_first_and_is_said_to(
    criterion: str, better: dict[str, Any], worse: dict[str, Any]
) -> None:
    first, second = _pair(dict(better), dict(worse))
    assert in_order(ASKED, [second, first]) == [first, second]
    assert why_first(ASKED, [first, second]) == criterion


def _labels(pair: tuple[str, dict[str, Any], dict[str, Any]]) -> set[str]:
    return {*pair[1], *pair[2]}


def _may_meet(one: tuple[str, dict[str, Any], dict[str, Any]], two: tuple[str, dict[str, Any], dict[str, Any]]) -> bool:
    """Whether the two can be told apart: a wider pool has no fair control, so those two steps share a label."""
    return one[0] != two[0] and not _labels(one) & _labels(two) and (one[0], two[0]) != ("comparator", "scope")


@pytest.mark.parametrize(("earlier", "later"), [pair for pair in combinations(PAIRS, 2) if _may_meet(*pair)])
def test_an_earlier_criterion_outweighs_a_later_one(
    earlier: tuple[str, dict[str, Any], dict[str, Any]], later: tuple[str, dict[str, Any], dict[str, Any]]
) -> None:
    name, better, worse = earlier
    _, later_better, later_worse = later
    first, second = _pair({**later_worse, **better}, {**later_better, **worse})
    assert in_order(ASKED, [second, first]) == [first, second]
    assert why_first(ASKED, [first, second]) == name


@pytest.mark.parametrize(
    "fair", [ComparatorKind.SHAM, ComparatorKind.PLACEBO, ComparatorKind.ACTIVE_PLACEBO, ComparatorKind.MIXED_CONTROL]
)
def test_every_control_is_as_fair_as_another(fair: ComparatorKind) -> None:
    one, two = finding("a", share(3), comparator=Comparator(fair)), finding("b", share(4), comparator=SHAM)
    assert in_order(ASKED, [two, one]) == [one, two]
    assert why_first(ASKED, [one, two]) == "id"


def test_an_effect_holds_the_figure_of_its_control_in_itself() -> None:
    asked = Asked("tms", ValueKind.EFFECT, "depression")
    ratio = effect(EffectMeasure.RISK_RATIO, 1, 2)
    one, two = finding("a", ratio, comparator=SHAM), finding("b", ratio, comparator=WITH_FIGURE)
    assert why_first(asked, in_order(asked, [two, one])) == "id"


def test_a_wider_pool_is_as_if_without_a_control() -> None:
    one, two = finding("a", share(3), scope=Scope.WIDER_POOL, comparator=WITH_FIGURE), finding("b", share(3))
    assert in_order(ASKED, [one, two]) == [two, one]
    assert why_first(ASKED, [two, one]) == "scope"


@pytest.mark.parametrize("category", list(Category))
def test_a_control_decides_only_where_a_trial_finds_something_out(category: Category) -> None:
    asked = replace(ASKED, category=category)
    with_control, without = finding("z", share(3), comparator=WITH_FIGURE), finding("a", share(3))
    finds_out = category.value in ("efficacy", "speed", "durability", "harms")
    assert in_order(asked, [with_control, without])[0] == (with_control if finds_out else without)


def test_a_control_does_not_decide_between_numbers_that_are_no_outcome() -> None:
    asked = replace(ASKED, kind=ValueKind.DURATION)
    with_control, without = finding("z", days(1, 2), comparator=SHAM), finding("a", days(1, 2))
    assert in_order(asked, [with_control, without])[0] == without


def test_how_long_it_lasts_can_be_asked_only_of_those_whom_it_helped() -> None:
    asked = replace(ASKED, category=Category.DURABILITY)
    helped = finding("a", share(3), analysis_set=AnalysisSet.RESPONDERS_OR_REMITTERS)
    assert in_order(asked, [finding("z", share(3)), helped])[0] == helped


def test_a_pool_of_variants_is_an_umbrella_and_wider_than_a_variant() -> None:
    pooled, own = finding("a", share(3), scope=Scope.POOLED_VARIANTS), finding("b", share(3))
    assert in_order(ASKED, [own, pooled]) == [pooled, own]
    variant = replace(ASKED, variants=())
    assert in_order(variant, [pooled, own]) == [own, pooled]
    assert why_first(variant, [own, pooled]) == "scope"


def test_tiers_a_and_b_are_read_alike() -> None:
    one, two = finding("a", share(3), tier=Tier.B), finding("b", share(3), tier=Tier.A)
    assert in_order(ASKED, [two, one]) == [one, two]


def test_findings_alike_in_everything_stand_in_the_order_of_their_ids() -> None:
    twins = [finding(name, share(3)) for name in ("b", "c", "a")]
    assert [found.id for found in in_order(ASKED, twins)] == ["a", "b", "c"]
    assert why_first(ASKED, in_order(ASKED, twins)) == "id"


@pytest.mark.parametrize("few", [[], [finding("a", share(3))]])
def test_a_finding_without_a_rival_needs_no_reason(few: list[Evidence]) -> None:
    assert why_first(ASKED, few) == "only_finding"


@thorough
@given(st.data())
def test_the_order_findings_arrive_in_changes_no_headline(data: st.DataObject) -> None:
    treatments = st.sampled_from(["tms", "itbs", "deep-tms", "ect"])
    some = data.draw(st.lists(treatments.flatmap(lambda of: findings(of=of)), max_size=6, unique_by=lambda one: one.id))
    asked = Asked("tms", data.draw(st.sampled_from(ValueKind)), "depression", ("itbs", "deep-tms"))
    shuffled = data.draw(st.permutations(some))
    assert in_order(asked, shuffled) == in_order(asked, some)
    assert why_first(asked, in_order(asked, shuffled)) == why_first(asked, in_order(asked, some))


@thorough
@given(st.data())
def test_the_named_criterion_is_the_first_on_which_the_two_differ(data: st.DataObject) -> None:
    some = data.draw(st.lists(findings(), min_size=2, max_size=4, unique_by=lambda one: one.id))
    ordered = in_order(ASKED, some)
    if len(ordered) > 1:
        ranks = {step.name: (step.rank(ASKED, ordered[0]), step.rank(ASKED, ordered[1])) for step in CRITERIA}
        differing = [name for name, (one, two) in ranks.items() if one != two]
        assert why_first(ASKED, ordered) == (differing[0] if differing else "id")
        assert all(ranks[name][0] < ranks[name][1] for name in differing[:1])


def test_every_criterion_has_its_own_name_and_words() -> None:
    names = [step.name for step in CRITERIA]
    assert len(set(names)) == len(names)
    assert names[-1] == "id"
    assert all(step.words.strip() for step in CRITERIA)
