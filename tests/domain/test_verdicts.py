"""What a row says about a pair of treatments: examples of every outcome, and the promises that hold for all."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, find, given, settings
from hypothesis import strategies as st

from app.domain.comparability import Comparability, Directness, Reason
from app.domain.evidence import Comparator, Evidence
from app.domain.quantities import convert
from app.domain.values import Interval, Value
from app.domain.verdicts import NOTES, Verdict, judge
from app.domain.vocabulary import (
    AgeGroup,
    Better,
    Blinding,
    CertaintyLevel,
    ComparatorKind,
    Design,
    EffectMeasure,
    Scope,
    Tier,
    ValueKind,
)
from app.domain.weighing import Outcome, Question, Worthwhile
from tests.domain.examples import (
    against,
    change,
    days,
    direct,
    effect,
    finding,
    findings,
    kinds_of_value,
    money,
    questions,
    shares,
    thorough,
    words,
)
from tests.domain.examples import rate as so_many_per
from tests.domain.examples import share as percent

TEN_POINTS = (Worthwhile(10, 10, "%"),)
RATIO, RISK, MEAN = EffectMeasure.RISK_RATIO, EffectMeasure.RISK_DIFFERENCE, EffectMeasure.MEAN_DIFFERENCE
MIRROR = {"tms": "ect", "ect": "tms", None: None}


def _judge(
    of_left: Sequence[Evidence] | Evidence,
    of_right: Sequence[Evidence] | Evidence,
    *,
    better: Better = Better.HIGHER,
    worthwhile: Sequence[Worthwhile] = TEN_POINTS,
    condition: str | None = "depression",
    contradicted: frozenset[str] = frozenset(),
) -> Verdict:
    """TMS against ECT, in a row of the kind of the first finding."""
    left, right = ([found] if isinstance(found, Evidence) else list(found) for found in (of_left, of_right))
    kind = next((found.value.kind for found in (*left, *right)), ValueKind.PROPORTION)
    question = Question(kind, better, tuple(worthwhile), condition)
    return judge("tms", "ect", left, right, question, contradicted=contradicted)


def _tms(low: float, high: float) -> Evidence:
    return finding("t", percent((low + high) / 2, Interval(low, high)))


def _ect(low: float, high: float) -> Evidence:
    return finding("e", percent((low + high) / 2, Interval(low, high)), of="ect")


# -- indirect --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "better", "winner"),
    [
        ((60, 70), (30, 49.9), Better.HIGHER, "tms"),
        ((60, 70), (30, 49.9), Better.LOWER, "ect"),
        ((30, 49.9), (60, 70), Better.HIGHER, "ect"),
        ((30, 49.9), (60, 70), Better.LOWER, "tms"),
    ],
)
def test_a_winner_is_named_when_whole_intervals_clear_the_worthwhile_difference(
    left: tuple[float, float], right: tuple[float, float], better: Better, winner: str
) -> None:
    verdict = _judge(_tms(*left), _ect(*right), better=better)
    assert (verdict.outcome, verdict.favours) == (Outcome.FAVOURS, winner)
    assert (verdict.comparability, verdict.directness) == (Comparability.COMPARABLE, Directness.CROSS_STUDY)
    assert (verdict.findings, verdict.notes, verdict.reasons) == (("t", "e"), ("indirect",), ())


@pytest.mark.parametrize(
    ("left", "right", "note"),
    [
        ((60, 70), (30, 50), "below_worthwhile"),
        ((60, 70), (30, 55), "below_worthwhile"),
        ((60, 70), (30, 60), "intervals_overlap"),
        ((60, 70), (30, 65), "intervals_overlap"),
        ((30, 65), (60, 70), "intervals_overlap"),
    ],
)
def test_it_is_uncertain_where_the_intervals_do_not_clear_the_worthwhile_difference(
    left: tuple[float, float], right: tuple[float, float], note: str
) -> None:
    verdict = _judge(_tms(*left), _ect(*right))
    assert (verdict.outcome, verdict.favours, verdict.notes) == (Outcome.UNCERTAIN, None, ("indirect", note))


@pytest.mark.parametrize(("left", "right"), [((40, 46), (44, 50)), ((44, 50), (40, 46)), ((40, 45), (40, 50))])
def test_two_are_similar_where_no_difference_could_be_worthwhile(
    left: tuple[float, float], right: tuple[float, float]
) -> None:
    verdict = _judge(_tms(*left), _ect(*right))
    assert (verdict.outcome, verdict.favours, verdict.notes) == (Outcome.SIMILAR, None, ("indirect",))


def test_two_are_not_similar_where_a_worthwhile_difference_is_possible() -> None:
    assert _judge(_tms(40, 45), _ect(40, 50.1)).outcome is Outcome.UNCERTAIN


def test_nothing_is_similar_where_any_difference_is_worthwhile() -> None:
    assert _judge(_tms(40, 40), _ect(40, 40), worthwhile=[Worthwhile(0, 0, "%")]).outcome is Outcome.UNCERTAIN


def test_it_is_uncertain_where_nobody_said_how_large_a_difference_matters() -> None:
    for worthwhile in ([], [Worthwhile(3, 3, "d")]):
        verdict = _judge(_tms(90, 95), _ect(1, 2), worthwhile=worthwhile)
        assert (verdict.outcome, verdict.notes) == (Outcome.UNCERTAIN, ("indirect", "no_worthwhile_difference"))


def test_a_winner_must_clear_the_largest_difference_anybody_argues_for() -> None:
    argued = [Worthwhile(5, 6, "%"), Worthwhile(3, 20, "%"), Worthwhile(8, 8, "%")]
    assert _judge(_tms(60, 70), _ect(30, 45), worthwhile=argued).outcome is Outcome.UNCERTAIN
    assert _judge(_tms(60, 70), _ect(30, 45), worthwhile=argued[::2]).outcome is Outcome.FAVOURS


def test_two_are_similar_only_within_the_smallest_difference_anybody_argues_for() -> None:
    argued = [Worthwhile(8, 9, "%"), Worthwhile(3, 20, "%")]
    assert _judge(_tms(40, 43), _ect(40, 44), worthwhile=argued).outcome is Outcome.UNCERTAIN
    assert _judge(_tms(40, 43), _ect(40, 44), worthwhile=argued[:1]).outcome is Outcome.SIMILAR


def _points(low: float, high: float, **labels: Any) -> Evidence:
    value = Value(ValueKind.COUNT, (low + high) / 2, interval=Interval(low, high), unit="[points]")
    return finding("t" if labels.get("of") is None else "e", value, **labels)


def test_a_difference_argued_for_on_another_scale_does_not_count() -> None:
    left, right = _points(20, 22, scale="madrs"), _points(10, 12, of="ect", scale="madrs")
    argued = [Worthwhile(3, 3, "[points]", "madrs"), Worthwhile(30, 30, "[points]", "hdrs")]
    assert _judge(left, right, worthwhile=argued).favours == "tms"
    assert _judge(left, right, worthwhile=argued[1:]).notes[-1] == "no_worthwhile_difference"
    assert _judge(left, right, worthwhile=[*argued, Worthwhile(9, 9, "[points]")]).outcome is Outcome.UNCERTAIN


def test_a_value_on_no_stated_scale_must_clear_the_difference_of_every_scale() -> None:
    left, right = _points(20, 22), _points(10, 12, of="ect")
    argued = [Worthwhile(3, 3, "[points]", "madrs"), Worthwhile(9, 9, "[points]", "hdrs")]
    assert _judge(left, right, worthwhile=argued).outcome is Outcome.UNCERTAIN
    assert _judge(left, right, worthwhile=argued[:1]).outcome is Outcome.FAVOURS


@pytest.mark.parametrize(
    ("argued", "winner"),
    [(Worthwhile(1, 1, "wk"), "tms"), (Worthwhile(1, 2, "wk"), None), (Worthwhile(10, 10, "d"), "tms")],
)
def test_durations_in_two_units_are_compared_in_one(argued: Worthwhile, winner: str | None) -> None:
    left, right = finding("t", days(2, 3)), finding("e", days(2, 3, unit="wk"), of="ect")
    assert _judge(left, right, better=Better.LOWER, worthwhile=[argued]).favours == winner


@pytest.mark.parametrize("bare", [percent(90), money(3), so_many_per(2), percent(None, low=80, high=95)])
def test_a_figure_without_its_uncertainty_never_wins(bare: Value) -> None:
    verdict = _judge(finding("t", bare), finding("e", replace(bare, estimate=bare.midpoint), of="ect"))
    assert (verdict.outcome, verdict.notes) == (Outcome.UNCERTAIN, ("indirect", "no_interval"))


def test_where_neither_way_is_better_nobody_wins() -> None:
    verdict = _judge(_tms(90, 95), _ect(1, 2), better=Better.NEITHER)
    assert (verdict.outcome, verdict.notes) == (Outcome.UNCERTAIN, ("indirect", "no_direction"))


def test_a_value_of_another_kind_than_the_attributes_has_no_direction_of_its_own() -> None:
    question = Question(ValueKind.PROPORTION, Better.LOWER, (Worthwhile(1, 1, "d"),), "depression")
    left, right = finding("t", days(2, 3)), finding("e", days(12, 13), of="ect")
    verdict = judge("tms", "ect", [left], [right], question)
    assert (verdict.outcome, verdict.notes) == (Outcome.UNCERTAIN, ("indirect", "no_direction"))
    assert question.direction(percent(3)) is Better.LOWER


def test_the_sign_of_the_values_themselves_outweighs_the_attributes() -> None:
    left = finding("t", effect(MEAN, -20, -18, unit="[points]", better=Better.LOWER))
    right = finding("e", effect(MEAN, -4, -2, unit="[points]", better=Better.LOWER), of="ect")
    argued = [Worthwhile(3, 3, "[points]")]
    assert _judge(left, right, better=Better.HIGHER, worthwhile=argued).favours == "tms"


def test_values_signed_two_ways_are_not_weighed() -> None:
    left = finding("t", effect(MEAN, 18, 20, unit="[points]", better=Better.HIGHER))
    right = finding("e", effect(MEAN, -4, -2, unit="[points]", better=Better.LOWER), of="ect")
    for pair in ((left, right), (replace(right, treatment="tms"), replace(left, treatment="ect"))):
        verdict = _judge(*pair, worthwhile=[Worthwhile(3, 3, "[points]")])
        assert (verdict.outcome, verdict.notes) == (Outcome.UNCERTAIN, ("indirect", "no_direction"))


def test_changes_within_two_groups_name_no_winner() -> None:
    left, right = finding("t", change(18, 20)), finding("e", change(1, 2), of="ect")
    verdict = _judge(left, right, worthwhile=[Worthwhile(3, 3, "[points]")])
    assert (verdict.outcome, verdict.notes) == (Outcome.UNCERTAIN, ("indirect", "within_group"))


@pytest.mark.parametrize("measure", [RATIO, EffectMeasure.NUMBER_NEEDED_TO_TREAT])
def test_a_measure_without_a_scale_of_differences_names_no_winner_across_studies(measure: EffectMeasure) -> None:
    left, right = finding("t", effect(measure, 8, 9)), finding("e", effect(measure, 2, 3), of="ect")
    verdict = _judge(left, right, worthwhile=[Worthwhile(0.1, 0.1, "1")])
    assert (verdict.outcome, verdict.notes) == (Outcome.UNCERTAIN, ("indirect", "no_worthwhile_difference"))


def test_rates_are_weighed_per_the_same_base() -> None:
    few_in_many = so_many_per(25, per_amount=10_000, interval=Interval(20, 30))
    many_in_few = so_many_per(5, interval=Interval(4, 6))
    left, right = finding("t", many_in_few), finding("e", few_in_many, of="ect")
    argued = [Worthwhile(0.5, 0.5, "1")]
    assert _judge(left, right, better=Better.LOWER, worthwhile=argued).favours == "ect"


def test_sources_that_contradict_each_other_name_nobody() -> None:
    for name in ("tms", "ect"):
        verdict = _judge(_tms(60, 70), _ect(30, 40), contradicted=frozenset({name}))
        assert (verdict.outcome, verdict.favours) == (Outcome.UNCERTAIN, None)
        assert verdict.notes == ("indirect", "sources_contradict")
    assert _judge(_tms(60, 70), _ect(30, 40), contradicted=frozenset({"ketamine"})).favours == "tms"


def test_a_pair_of_another_condition_than_the_one_asked_for_needs_care() -> None:
    verdict = _judge(_tms(60, 70), _ect(30, 40), condition="bipolar-depression")
    assert (verdict.outcome, verdict.notes) == (Outcome.UNCERTAIN, ("indirect", "caveats"))
    assert verdict.reasons == (Reason("condition", False, "depression", "depression"),)
    anywhere = [replace(found, condition=None) for found in (_tms(60, 70), _ect(30, 40))]
    assert _judge(*anywhere).favours == _judge(_tms(60, 70), _ect(30, 40), condition=None).favours == "tms"


@pytest.mark.parametrize("right", [(30, 40), (58, 68)])
def test_a_caveat_makes_any_indirect_verdict_uncertain(right: tuple[float, float]) -> None:
    assert _judge(_tms(60, 68), _ect(*right)).outcome is not Outcome.UNCERTAIN
    verdict = _judge(_tms(60, 68), replace(_ect(*right), blinding=Blinding.OPEN_LABEL))
    assert (verdict.outcome, verdict.favours) == (Outcome.UNCERTAIN, None)
    assert verdict.comparability is Comparability.WITH_CAVEATS
    assert verdict.notes == ("indirect", "caveats")
    assert verdict.reasons == (Reason("blinding", False, "double_blind", "open_label"),)


def test_what_is_not_comparable_is_not_weighed() -> None:
    verdict = _judge(_tms(90, 95), replace(_ect(1, 2), age_group=AgeGroup.ADOLESCENTS))
    assert (verdict.outcome, verdict.favours) == (Outcome.NOT_COMPARABLE, None)
    assert (verdict.comparability, verdict.notes) == (Comparability.NOT_COMPARABLE, ("indirect",))
    assert verdict.findings == ("t", "e")


@pytest.mark.parametrize(
    ("left", "right", "findings"),
    [([], [], ()), ([_tms(1, 2)], [], ("t",)), ([], [_ect(1, 2)], ("e",))],
)
def test_where_a_side_has_no_finding_there_is_no_data(
    left: list[Evidence], right: list[Evidence], findings: tuple[str, ...]
) -> None:
    verdict = _judge(left, right)
    assert (verdict.outcome, verdict.favours, verdict.findings) == (Outcome.NO_DATA, None, findings)
    assert verdict.notes == ("no_value",)


def test_a_finding_kept_for_direct_comparison_only_never_stands_in_an_indirect_one() -> None:
    kept = finding("a", percent(90, Interval(85, 95)), comparator=against("saint"), is_direct_only=True)
    assert _judge([kept], [_ect(30, 40)]).outcome is Outcome.NO_DATA
    assert _judge([kept, _tms(1, 2)], [_ect(30, 40)]).findings == ("t", "e")


def test_the_headline_of_each_side_is_weighed() -> None:
    verdict = _judge([_tms(60, 70), replace(_tms(1, 2), id="t2")], [_ect(30, 40), replace(_ect(98, 99), id="e2")])
    assert (verdict.favours, verdict.findings) == ("tms", ("t", "e"))


def test_effects_against_inert_comparators_meet_at_a_common_comparator() -> None:
    sham, active = Comparator(ComparatorKind.SHAM), Comparator(ComparatorKind.ACTIVE, "fluoxetine")
    argued = [Worthwhile(2, 2, "[points]")]
    left = finding("t", effect(MEAN, 8, 9, unit="[points]"), comparator=sham)
    right = finding("e", effect(MEAN, 2, 3, unit="[points]"), of="ect", comparator=sham)
    verdict = _judge(left, right, worthwhile=argued)
    assert (verdict.directness, verdict.favours) == (Directness.COMMON_COMPARATOR, "tms")
    verdict = _judge(left, replace(right, comparator=active), worthwhile=argued)
    assert (verdict.directness, verdict.outcome) == (Directness.CROSS_STUDY, Outcome.NOT_COMPARABLE)
    shared_shares = [replace(found, comparator=sham) for found in (_tms(60, 70), _ect(30, 40))]
    assert _judge(*shared_shares).directness is Directness.CROSS_STUDY


# -- direct ----------------------------------------------------------------------------------------------------------


def _trial(value: Value, arm: Value | None = None, **labels: Any) -> Evidence:
    return finding("d", value, **{"comparator": against("ect", arm), **labels})


@pytest.mark.parametrize(
    ("measure", "low", "high", "better", "winner"),
    [
        (RATIO, 1.1, 2, Better.HIGHER, "tms"),
        (RATIO, 1.1, 2, Better.LOWER, "ect"),
        (RATIO, 0.2, 0.9, Better.HIGHER, "ect"),
        (RATIO, 0.2, 0.9, Better.LOWER, "tms"),
        (RISK, 10.1, 30, Better.HIGHER, "tms"),
        (RISK, -30, -10.1, Better.HIGHER, "ect"),
        (RISK, -30, -10.1, Better.LOWER, "tms"),
    ],
)
def test_a_head_to_head_effect_whose_interval_clears_no_effect_favours_a_side(
    measure: EffectMeasure, low: float, high: float, better: Better, winner: str
) -> None:
    found = _trial(
        effect(measure, low, high, better=better, unit="1" if measure.is_ratio else "%"),
        design=Design.SYSTEMATIC_REVIEW,
    )
    verdict = _judge(found, [])
    assert (verdict.outcome, verdict.favours, verdict.findings) == (Outcome.FAVOURS, winner, ("d",))
    assert (verdict.comparability, verdict.directness) == (Comparability.COMPARABLE, Directness.HEAD_TO_HEAD)
    assert verdict.notes == (("no_worthwhile_difference",) if measure.is_ratio else ())


@pytest.mark.parametrize(
    ("low", "high", "outcome", "note"),
    [
        (-1, 30, Outcome.UNCERTAIN, "interval_holds_no_effect"),
        (0, 30, Outcome.UNCERTAIN, "interval_holds_no_effect"),
        (-30, 0, Outcome.UNCERTAIN, "interval_holds_no_effect"),
        (3, 30, Outcome.UNCERTAIN, "below_worthwhile"),
        (10, 30, Outcome.UNCERTAIN, "below_worthwhile"),
        (-30, -10, Outcome.UNCERTAIN, "below_worthwhile"),
        (-9, 9, Outcome.SIMILAR, None),
        (-10, 10, Outcome.SIMILAR, None),
        (3, 9, Outcome.SIMILAR, None),
        (-10.1, 9, Outcome.UNCERTAIN, "interval_holds_no_effect"),
    ],
)
def test_a_head_to_head_effect_must_clear_no_effect_and_matter(
    low: float, high: float, outcome: Outcome, note: str | None
) -> None:
    verdict = _judge(_trial(effect(RISK, low, high, unit="%")), [])
    assert (verdict.outcome, verdict.favours, verdict.notes) == (outcome, None, (note,) if note else ())


@pytest.mark.parametrize(
    ("value", "note"),
    [
        (Value(ValueKind.EFFECT, 5, measure=RATIO, better=Better.HIGHER), "no_interval"),
        (effect(EffectMeasure.NUMBER_NEEDED_TO_TREAT, 3, 5), "no_interval"),
        (effect(RATIO, 2, 3, better=Better.NEITHER), "no_direction"),
    ],
)
def test_an_effect_without_interval_null_or_direction_names_no_winner(value: Value, note: str) -> None:
    verdict = _judge(_trial(value), [])
    assert (verdict.outcome, verdict.notes) == (Outcome.UNCERTAIN, (note,))


def test_a_ratio_is_not_held_to_a_difference_argued_for_in_another_measure() -> None:
    assert _judge(_trial(effect(RATIO, 1.1, 2)), [], worthwhile=[Worthwhile(5, 5, "1")]).favours == "tms"


@pytest.mark.parametrize(
    ("events", "other", "better", "winner"),
    [
        (60, 20, Better.HIGHER, "tms"),
        (20, 60, Better.HIGHER, "ect"),
        (60, 20, Better.LOWER, "ect"),
        (45, 40, Better.HIGHER, None),
    ],
)
def test_two_arms_of_one_trial_are_weighed_by_newcombes_difference(
    events: int, other: int, better: Better, winner: str | None
) -> None:
    found = _trial(percent(events, events=events, total=100), percent(other, events=other, total=100))
    verdict = _judge(found, [], better=better)
    assert (verdict.directness, verdict.favours) == (Directness.SAME_TRIAL, winner)
    assert verdict.outcome is (Outcome.UNCERTAIN if winner is None else Outcome.FAVOURS)


def test_two_arms_that_clear_nothing_but_zero_do_not_matter_enough() -> None:
    found = _trial(percent(60, events=60, total=100), percent(40, events=40, total=100))
    assert _judge(found, []).notes == ("below_worthwhile",)
    assert _judge(found, [], worthwhile=[]).favours == "tms"
    assert _judge(found, [], worthwhile=[]).notes == ("no_worthwhile_difference",)


@pytest.mark.parametrize(
    ("value", "arm"),
    [
        (percent(60), percent(20, events=20, total=100)),
        (percent(60, events=60, total=100), percent(20)),
        (percent(60, events=60, total=100), percent(20, events=20)),
        (change(1, 2), change(5, 6)),
        (so_many_per(1), so_many_per(9)),
    ],
)
def test_two_arms_without_counts_name_no_winner(value: Value, arm: Value) -> None:
    verdict = _judge(_trial(value, arm), [])
    assert (verdict.outcome, verdict.notes, verdict.findings) == (Outcome.UNCERTAIN, ("no_interval",), ("d",))


@pytest.mark.parametrize(
    "found",
    [
        _trial(words()),
        _trial(percent(60, events=60, total=100)),
        _trial(percent(60), days(1, 2)),
        _trial(days(1, 2), days(5, 6)),
        _trial(money(3), money(9)),
        _trial(effect(RATIO, 2, 3), comparator=against("ketamine")),
        _trial(effect(RATIO, 2, 3), comparator=Comparator(ComparatorKind.SHAM)),
        _trial(effect(RATIO, 2, 3), comparator=None),
        _trial(effect(RATIO, 2, 3), design=Design.NETWORK_META_ANALYSIS),
    ],
)
def test_what_was_not_measured_against_the_other_in_like_numbers_is_not_direct(found: Evidence) -> None:
    assert not _judge([found], [_ect(30, 40)]).directness.is_direct


def test_an_effect_against_the_others_variant_is_direct_where_the_variant_stands_for_it() -> None:
    found = _trial(effect(RATIO, 2, 3), comparator=against("unilateral-ect"))
    family = {"ect": frozenset({"ect", "unilateral-ect"})}
    verdict = judge("tms", "ect", [found], [_ect(1, 2)], Question(ValueKind.EFFECT, Better.HIGHER), family=family)
    assert (verdict.directness, verdict.favours) == (Directness.SAME_TRIAL, "tms")


def test_what_one_study_measured_of_both_outweighs_the_headlines() -> None:
    verdict = _judge([_tms(90, 95), _trial(effect(RATIO, 0.2, 0.9))], [_ect(1, 2)])
    assert (verdict.favours, verdict.findings) == ("ect", ("d",))


@pytest.mark.parametrize(
    ("design", "directness"),
    [
        (Design.RANDOMISED_TRIAL, Directness.SAME_TRIAL),
        (Design.SYSTEMATIC_REVIEW, Directness.HEAD_TO_HEAD),
        (Design.OBSERVATIONAL, Directness.HEAD_TO_HEAD),
    ],
)
def test_one_randomised_trial_is_the_most_direct(design: Design, directness: Directness) -> None:
    assert _judge(_trial(effect(RATIO, 2, 3), design=design), []).directness is directness


def test_an_open_trial_is_said_to_be_one_and_still_counts() -> None:
    verdict = _judge(_trial(effect(RATIO, 2, 3), blinding=Blinding.OPEN_LABEL), [])
    assert verdict.reasons == (Reason("blinding", False, "open_label", "open_label"),)
    assert (verdict.comparability, verdict.favours) == (Comparability.WITH_CAVEATS, "tms")


@pytest.mark.parametrize("value", [effect(RATIO, 2, 3), effect(RISK, -3, 3, unit="%")])
@pytest.mark.parametrize(
    ("labels", "code"),
    [
        ({"design": Design.OBSERVATIONAL}, "design"),
        ({"scope": Scope.WIDER_POOL}, "scope"),
        ({"tier": Tier.C}, "reading"),
        ({"tier": Tier.D}, "reading"),
        ({"condition": "bipolar-depression"}, "condition"),
    ],
)
def test_a_study_of_both_with_any_other_reserve_decides_nothing(
    labels: dict[str, Any], code: str, value: Value
) -> None:
    assert _judge(_trial(value), []).outcome is not Outcome.UNCERTAIN
    verdict = _judge(_trial(value, **labels), [])
    label = str(next(iter(labels.values())))
    assert verdict.reasons == (Reason(code, False, label, label),)
    assert (verdict.comparability, verdict.outcome) == (Comparability.WITH_CAVEATS, Outcome.UNCERTAIN)
    assert verdict.favours is None
    assert verdict.notes[-1] == "caveats"


def test_a_study_of_both_of_no_or_any_condition_is_taken_at_its_word() -> None:
    assert _judge(_trial(effect(RATIO, 2, 3), condition=None), []).favours == "tms"
    assert _judge(_trial(effect(RATIO, 2, 3), condition="ptsd"), [], condition=None).favours == "tms"


def test_a_study_of_both_of_a_narrower_condition_is_said_to_be_one_and_still_counts() -> None:
    narrower = frozenset({"depression"})
    question = Question(ValueKind.EFFECT, Better.HIGHER, (), "mood-disorders", narrower)
    verdict = judge("tms", "ect", [_trial(effect(RATIO, 2, 3))], [], question)
    assert verdict.reasons == (Reason("narrower_condition", False, "depression", "depression"),)
    assert (verdict.comparability, verdict.favours) == (Comparability.WITH_CAVEATS, "tms")


def test_a_pair_of_a_condition_inside_the_one_asked_for_is_about_it() -> None:
    question = Question(ValueKind.PROPORTION, Better.HIGHER, TEN_POINTS, "mood-disorders", frozenset({"depression"}))
    verdict = judge("tms", "ect", [_tms(60, 70)], [_ect(30, 40)], question)
    assert (verdict.favours, verdict.reasons) == ("tms", ())


def test_studies_of_both_that_favour_different_sides_name_nobody() -> None:
    one, two = _trial(effect(RATIO, 2, 3), year=2020), replace(_trial(effect(RATIO, 0.2, 0.9)), id="d2", year=1990)
    mirrored = finding("d3", effect(RATIO, 2, 3), of="ect", comparator=against("tms"), year=1990)
    for left, right in (([one, two], []), ([one], [mirrored])):
        verdict = _judge(left, right)
        assert (verdict.outcome, verdict.favours) == (Outcome.UNCERTAIN, None)
        assert verdict.notes == ("sources_contradict",)
    assert _judge([one, replace(two, value=effect(RATIO, 0.2, 1))], []).favours == "tms"


BETTER_EVIDENCE = [
    ({"tier": Tier.D}, {"scope": Scope.WIDER_POOL}),
    ({"tier": Tier.A, "design": Design.WEB_ARTICLE}, {"tier": Tier.B, "design": Design.SYSTEMATIC_REVIEW}),
    ({"design": Design.SYSTEMATIC_REVIEW}, {"certainty": CertaintyLevel.HIGH}),
    ({"certainty": CertaintyLevel.LOW}, {"certainty": CertaintyLevel.VERY_LOW, "people": 999}),
    ({"people": 999}, {"people": 20, "year": 2021}),
    ({"year": 2021}, {"year": 2020}),
    ({"year": 2021}, {}),
]


@pytest.mark.parametrize(("better", "worse"), BETTER_EVIDENCE)
def test_the_best_direct_finding_of_either_side_decides(better: dict[str, Any], worse: dict[str, Any]) -> None:
    value = effect(RISK, -3, 30, unit="%")
    first = finding("z", value, **{"comparator": against("ect"), **better})
    second = finding("a", value, of="ect", **{"comparator": against("tms"), **worse})
    assert _judge(first, second).findings == ("z",)
    first, second = (
        replace(found, treatment=of, comparator=against(other))
        for found, of, other in ((first, "ect", "tms"), (second, "tms", "ect"))
    )
    assert _judge(second, first).findings == ("z",)


def test_a_printed_effect_is_asked_before_two_arms_and_ids_decide_the_rest() -> None:
    arms = replace(_trial(percent(60, events=60, total=100), percent(20, events=20, total=100)), id="a", people=100)
    ratio = replace(_trial(effect(RATIO, 1.1, 2)), id="z", people=100)
    assert _judge([arms, ratio], []).findings == ("z",)
    assert _judge([ratio, replace(ratio, id="y")], []).findings == ("y",)


# -- promises --------------------------------------------------------------------------------------------------------


def _assert_mirrored(one: Verdict, two: Verdict) -> None:
    assert (two.left, two.right) == (one.right, one.left)
    assert (two.outcome, two.favours) == (one.outcome, one.favours)
    assert (two.comparability, two.directness) == (one.comparability, one.directness)
    assert sorted(two.findings) == sorted(one.findings)
    assert two.reasons == tuple(
        Reason(reason.code, reason.forbids, reason.right, reason.left) for reason in one.reasons
    )


contradictions = st.frozensets(st.sampled_from(["tms", "ect", "ketamine"]), max_size=1)


@thorough
@given(st.data(), questions, contradictions)
def test_swapping_two_treatments_mirrors_their_indirect_verdict(
    data: st.DataObject, question: Question, contradicted: frozenset[str]
) -> None:
    kind = data.draw(st.sampled_from(kinds_of_value))
    scale = data.draw(st.sampled_from([None, "madrs"]))
    left, right = (
        [replace(found, scale=scale) for found in data.draw(st.lists(findings(kind(), of=of), max_size=2))]
        for of in ("tms", "ect")
    )
    verdict = judge("tms", "ect", left, right, question, contradicted=contradicted)
    mirrored = judge("ect", "tms", right, left, question, contradicted=contradicted)
    _assert_mirrored(verdict, mirrored)
    assert mirrored.notes == verdict.notes


@thorough
@given(st.data(), questions)
def test_swapping_two_treatments_names_the_same_winner_whatever_their_findings(
    data: st.DataObject, question: Question
) -> None:
    left, right = (data.draw(st.lists(findings(of=of), max_size=2)) for of in ("tms", "ect"))
    verdict, mirrored = judge("tms", "ect", left, right, question), judge("ect", "tms", right, left, question)
    assert (mirrored.outcome, mirrored.favours) == (verdict.outcome, verdict.favours)
    assert mirrored.comparability is verdict.comparability


@thorough
@given(st.data(), questions)
def test_swapping_two_treatments_mirrors_a_direct_verdict_even_when_both_hold_direct_findings(
    data: st.DataObject, question: Question
) -> None:
    left = data.draw(st.lists(direct("tms", "ect"), min_size=1, max_size=3))
    right = data.draw(st.lists(direct("ect", "tms"), max_size=3))
    assume(len({found.id for found in (*left, *right)}) == len(left) + len(right))
    verdict, mirrored = judge("tms", "ect", left, right, question), judge("ect", "tms", right, left, question)
    assume(verdict.directness.is_direct)
    _assert_mirrored(verdict, mirrored)
    assert mirrored.notes == verdict.notes


@thorough
@given(direct("tms", "ect"), questions)
def test_the_same_trial_told_of_the_other_treatment_names_the_other_winner(found: Evidence, question: Question) -> None:
    of_ect = replace(found, treatment="ect", comparator=replace(found.comparator or against("tms"), treatment="tms"))
    verdict, other = judge("tms", "ect", [found], [], question), judge("tms", "ect", [], [of_ect], question)
    assert (other.outcome, other.favours) == (verdict.outcome, MIRROR[verdict.favours])


@thorough
@given(st.data(), questions)
def test_the_order_of_direct_findings_changes_no_verdict(data: st.DataObject, question: Question) -> None:
    some = data.draw(st.lists(direct("tms", "ect"), min_size=2, max_size=4, unique_by=lambda found: found.id))
    assume(judge("tms", "ect", some, [], question).directness.is_direct)
    shuffled = data.draw(st.permutations(some))
    assert judge("tms", "ect", shuffled, [], question) == judge("tms", "ect", some, [], question)


def _in_weeks(found: Evidence) -> Evidence:
    low, high = (convert(end or 0.0, from_unit="d", to_unit="wk") for end in (found.value.low, found.value.high))
    return replace(found, value=days(low, high, unit="wk"))


@thorough
@given(
    st.tuples(*[st.integers(0, 400)] * 4),
    st.tuples(st.sampled_from([0.37, 2.37, 30.37]), st.sampled_from([0, 8, 150])),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    st.sampled_from(Better),
)
def test_saying_days_in_weeks_changes_no_outcome(
    ends: tuple[int, ...], margin: tuple[float, int], which: tuple[bool, bool, bool], better: Better
) -> None:
    least, greatest = margin[0], sum(margin)
    left, right = (
        finding("t", days(min(ends[:2]), max(ends[:2]))),
        finding("e", days(min(ends[2:]), max(ends[2:])), of="ect"),
    )
    said = _judge(left, right, better=better, worthwhile=[Worthwhile(least, greatest, "d")])
    again = _judge(
        _in_weeks(left) if which[0] else left,
        _in_weeks(right) if which[1] else right,
        better=better,
        worthwhile=[Worthwhile(least / 7, greatest / 7, "wk") if which[2] else Worthwhile(least, greatest, "d")],
    )
    assert (again.outcome, again.favours) == (said.outcome, said.favours)


@thorough
@given(
    st.tuples(*[st.integers(0, 50)] * 4),
    st.sampled_from([0.37, 2.37, 30.37]),
    st.tuples(st.sampled_from([1.0, 4.0, 1024.0]), st.sampled_from([1.0, 4.0, 1024.0])),
)
def test_counting_a_rate_per_another_base_changes_no_winner(
    ends: tuple[int, ...], margin: float, bases: tuple[float, float]
) -> None:
    def _rate(low: float, high: float, base: float) -> Value:
        interval = Interval(low * base, high * base)
        return so_many_per(interval.low, per_amount=base, interval=interval)

    left, right = sorted(ends[:2]), sorted(ends[2:])
    said, again = (
        _judge(
            finding("t", _rate(left[0], left[1], one)),
            finding("e", _rate(right[0], right[1], two), of="ect"),
            worthwhile=[Worthwhile(margin * one, margin * one, "1")],
        )
        for one, two in ((1.0, 1.0), bases)
    )
    assert (again.outcome, again.favours) == (said.outcome, said.favours)


@thorough
@given(st.data(), questions)
def test_a_further_finding_at_the_end_changes_no_indirect_verdict(data: st.DataObject, question: Question) -> None:
    left, right = data.draw(findings()), data.draw(findings(of="ect"))
    assume(not left.is_direct_only and not right.is_direct_only)
    more = [data.draw(st.lists(findings(of=of), max_size=2)) for of in ("tms", "ect")]
    verdict = judge("tms", "ect", [left], [right], question)
    assert judge("tms", "ect", [left, *more[0]], [right, *more[1]], question) == verdict


def _widened(found: Evidence, down: float, up: float) -> Evidence:
    value = found.value
    if value.interval is None:
        return found
    signed = value.kind in (ValueKind.CHANGE, ValueKind.MONEY) or (value.measure and not value.measure.is_ratio)
    lowest, highest = -1e9 if signed else 0.0, 100.0 if value.kind is ValueKind.PROPORTION else 1e9
    wider = Interval(max(lowest, value.interval.low - down), min(highest, value.interval.high + up))
    return replace(found, value=replace(value, interval=wider))


@thorough
@given(st.data(), questions)
def test_a_wider_interval_never_makes_a_winner(data: st.DataObject, question: Question) -> None:
    kind = data.draw(st.sampled_from(kinds_of_value))
    left = [data.draw(direct("tms", "ect") if data.draw(st.booleans()) else findings(kind()))]
    right = [data.draw(findings(kind(), of="ect"))]
    verdict = judge("tms", "ect", left, right, question)
    steps = st.sampled_from([0.0, 0.5, 5.0, 60.0])
    wider_left, wider_right = (
        [_widened(found, data.draw(steps), data.draw(steps)) for found in side] for side in (left, right)
    )
    again = judge("tms", "ect", wider_left, wider_right, question)
    assert again.favours in (verdict.favours, None)


@thorough
@given(st.data(), questions, contradictions)
def test_a_winner_is_named_only_for_comparable_values_and_only_when_the_row_favours(
    data: st.DataObject, question: Question, contradicted: frozenset[str]
) -> None:
    left = data.draw(st.lists(st.one_of(findings(), findings(shares()), direct("tms", "ect")), max_size=2))
    right = data.draw(st.lists(st.one_of(findings(of="ect"), findings(shares(), of="ect")), max_size=2))
    verdict = judge("tms", "ect", left, right, question, contradicted=contradicted)
    assert (verdict.favours is not None) is (verdict.outcome is Outcome.FAVOURS)
    if verdict.outcome is Outcome.FAVOURS:
        assert verdict.favours in ("tms", "ect")
        assert verdict.comparability is not Comparability.NOT_COMPARABLE
        assert verdict.directness.is_direct or verdict.comparability is Comparability.COMPARABLE
        assert {reason.code for reason in verdict.reasons} <= {"blinding", "narrower_condition"}
    if verdict.comparability is Comparability.NOT_COMPARABLE:
        assert verdict.outcome in (Outcome.NOT_COMPARABLE, Outcome.NO_DATA)
    assert set(verdict.findings) <= {found.id for found in (*left, *right)}
    assert set(verdict.notes) <= set(NOTES)


def _is_won(pair: tuple[Evidence, Evidence]) -> bool:
    return _judge(*pair, worthwhile=[Worthwhile(0.37, 0.37, unit) for unit in ("%", "d")]).outcome is Outcome.FAVOURS


@pytest.mark.parametrize(
    "pairs",
    [
        st.tuples(findings(shares()), findings(shares(), of="ect")),
        st.tuples(findings(kinds_of_value[1]()), findings(kinds_of_value[1](), of="ect")),
        st.tuples(direct("tms", "ect"), findings(of="ect")),
    ],
)
def test_the_promises_above_are_tried_on_winners_too(pairs: st.SearchStrategy[tuple[Evidence, Evidence]]) -> None:
    assert _is_won(find(pairs, _is_won, settings=settings(deadline=None, max_examples=5000)))
