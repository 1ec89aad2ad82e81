"""One sentence a row: who may be named in it, how surely, and what is never set side by side."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.comparability import Comparability, Directness
from app.domain.sentences import MISSING, VERBS, Against, Said, favoured, least_sure, row_sentence
from app.domain.verdicts import Verdict
from app.domain.vocabulary import AbsenceReason, Better, CertaintyLevel, ComparatorKind, EffectMeasure, ValueKind
from app.domain.weighing import Outcome
from tests.domain.examples import thorough

MODERATE = CertaintyLevel.MODERATE
SHAM = Against(ComparatorKind.SHAM, "sham", "22 %")
ACTIVE = Against(ComparatorKind.ACTIVE, "ECT", "60 %")


def _verdict(left: str, right: str, favours: str | None = None, **changed: Comparability) -> Verdict:
    outcome = Outcome.FAVOURS if favours else Outcome.UNCERTAIN
    may = changed.get("comparability", Comparability.COMPARABLE)
    return Verdict(left, right, outcome, favours, may, Directness.CROSS_STUDY, (), (), ())


def _cell(name: str, display: str = "38 %", kind: ValueKind | None = ValueKind.PROPORTION, counted: str = "%") -> Said:
    return Said(name, display, kind, MODERATE, treatment=name, counted=counted)


@pytest.mark.parametrize(
    ("levels", "least"),
    [
        ([], CertaintyLevel.NOT_RATED),
        ([CertaintyLevel.HIGH], CertaintyLevel.HIGH),
        ([CertaintyLevel.HIGH, CertaintyLevel.LOW, MODERATE], CertaintyLevel.LOW),
        ([CertaintyLevel.VERY_LOW, CertaintyLevel.NOT_RATED], CertaintyLevel.NOT_RATED),
    ],
)
def test_a_row_is_as_sure_as_its_least_sure_value(levels: list[CertaintyLevel], least: CertaintyLevel) -> None:
    assert least_sure(levels) is least


NAMES = ["tms", "ect", "drug"]
THREE = [_verdict("tms", "ect", "ect"), _verdict("ect", "drug", "ect"), _verdict("tms", "drug")]


def test_the_one_that_every_other_loses_to_is_favoured() -> None:
    assert favoured(NAMES[:2], THREE[:1], MODERATE) == "ect"
    assert favoured(NAMES, THREE, MODERATE) == "ect"


@pytest.mark.parametrize(
    "verdicts",
    [
        [],
        [_verdict("tms", "ect")],
        [THREE[0], _verdict("ect", "drug"), THREE[2]],
        [THREE[0], _verdict("ect", "drug", "drug"), _verdict("tms", "drug", "tms")],
        [*THREE[:2], _verdict("tms", "drug", comparability=Comparability.NOT_COMPARABLE)],
    ],
)
def test_nobody_is_favoured_who_did_not_win_every_pair_of_a_row_that_compares(verdicts: list[Verdict]) -> None:
    assert favoured(NAMES, verdicts, MODERATE) is None


@pytest.mark.parametrize("level", list(CertaintyLevel))
def test_nobody_is_favoured_on_very_low_certainty(level: CertaintyLevel) -> None:
    assert (favoured(NAMES, THREE, level) is None) is (level is CertaintyLevel.VERY_LOW)


@thorough
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.booleans()), min_size=3, max_size=3), st.permutations(NAMES))
def test_the_order_of_names_changes_nobody_favoured(wins: list[tuple[str, bool]], names: list[str]) -> None:
    pairs = (("tms", "ect"), ("ect", "drug"), ("tms", "drug"))
    verdicts = [
        _verdict(*pair, name if name in pair and decided else None)
        for pair, (name, decided) in zip(pairs, wins, strict=True)
    ]
    assert favoured(names, verdicts, MODERATE) == favoured(NAMES, verdicts, MODERATE)


def test_every_certainty_has_its_own_verb() -> None:
    assert set(VERBS) == set(CertaintyLevel)
    assert len(set(VERBS.values())) == len(VERBS)


def test_figures_are_said_with_their_names_and_their_certainty() -> None:
    said = row_sentence(
        "Response", [_named("TMS", source="a"), _named("ECT", "60 %", source="b")], [_verdict("TMS", "ECT")]
    )
    assert said.startswith("Response")
    assert f"TMS: it {VERBS[MODERATE]} 38 %" in said
    assert f"ECT: it {VERBS[MODERATE]} 60 %" in said
    assert said.index("do not show which is better") < said.index("38 %")


def _named(name: str, display: str = "38 %", **told: Any) -> Said:
    return replace(_cell(name, display), finding=f"{name}-1", **told)


def _direct(left: str, right: str, finding: str, favours: str | None = None) -> Verdict:
    verdict = replace(_verdict(left, right, favours), directness=Directness.SAME_TRIAL)
    return replace(verdict, findings=(finding,))


@pytest.mark.parametrize(
    ("sources", "verdict", "told"),
    [
        ("ab", _verdict("TMS", "ECT"), "These figures come from different sources and do not show which is better."),
        ("ab", _verdict("TMS", "ECT", "ECT"), "These figures come from different sources."),
        (
            "ab",
            replace(_verdict("TMS", "ECT"), outcome=Outcome.NOT_COMPARABLE),
            "These figures come from different sources and cannot be compared.",
        ),
        ("aa", _verdict("TMS", "ECT"), "One source gives both figures and does not show which is better."),
        ("aa", _direct("TMS", "ECT", "TMS-1"), "One trial measured both and does not show which is better."),
        ("aa", _direct("TMS", "ECT", "TMS-1", "ECT"), "One trial measured both."),
        (
            "ab",
            _direct("TMS", "ECT", "another", "ECT"),
            "These figures come from different sources and do not show which is better. A study that measured both is "
            "told of in the verdict.",
        ),
    ],
)
def test_a_row_says_where_its_figures_come_from_and_what_that_allows(sources: str, verdict: Verdict, told: str) -> None:
    cells = [_named("TMS", source=sources[0]), _named("ECT", source=sources[1])]
    assert row_sentence("Response", cells, [verdict]).startswith(f"Response. {told} TMS: it")


def test_two_figures_of_one_source_are_not_said_to_be_of_different_ones_beside_a_third() -> None:
    cells = [_named("TMS", source="b"), _named("ECT", source="a"), _named("Drug", source="a")]
    verdicts = [_verdict("TMS", "ECT"), _verdict("TMS", "Drug"), _direct("ECT", "Drug", "ECT-1")]
    said = row_sentence("Harm", cells, verdicts)
    assert said.startswith("Harm. These figures do not all come from one source and do not show which is best. TMS")


def test_what_two_cells_of_one_trial_show_is_not_spoilt_by_a_column_without_a_value() -> None:
    cells = [replace(_named("TMS"), kind=None), _named("ECT", source="a"), _named("Drug", source="a")]
    verdicts = [_verdict("TMS", "ECT"), _verdict("TMS", "Drug"), _direct("ECT", "Drug", "ECT-1", "Drug")]
    assert row_sentence("Harm", cells, verdicts).startswith("Harm. One trial measured both. ECT: it")


def test_studies_of_some_of_many_treatments_are_not_said_to_be_of_all() -> None:
    cells = [_named("TMS", source="a"), _named("ECT", source="b"), _named("Drug", source="c")]
    pairs = [("TMS", "ECT"), ("TMS", "Drug"), ("ECT", "Drug")]
    one = [_verdict(*pairs[0]), _verdict(*pairs[1]), _direct(*pairs[2], "another")]
    assert "A study that measured two of them together is told of in the verdict." in row_sentence("Harm", cells, one)
    two = [*one[:1], _direct(*pairs[1], "a third"), one[2]]
    assert "Studies that measured two of them together are told of" in row_sentence("Harm", cells, two)


def test_figures_that_count_different_things_are_not_set_side_by_side() -> None:
    said = row_sentence("Harm", [_cell("TMS"), _cell("ECT", "3", ValueKind.RATE, "per 1000 session")], [])
    assert "count different things" in said
    assert "38 %" not in said
    said = row_sentence("Harm", [_cell("TMS"), _cell("ECT", counted="other")], [_direct("TMS", "ECT", "another")])
    assert said.endswith("A study that measured both is told of in the verdict.")


@pytest.mark.parametrize("kind", [ValueKind.STATEMENT, ValueKind.LEVEL])
def test_words_are_pointed_at_and_not_ranked(kind: ValueKind) -> None:
    said = row_sentence("Use", [_cell("TMS", "Given daily.", kind), _cell("ECT", "Given weekly.", kind)], [])
    assert said == "Use. For TMS and ECT it is described in words; read what the sources say."


@pytest.mark.parametrize("reason", list(AbsenceReason))
def test_a_treatment_without_a_value_is_named_with_the_reason_and_none_is_made_up(reason: AbsenceReason) -> None:
    said = row_sentence("Response", [_cell("TMS"), replace(_cell("ECT", "", None), missing=reason)], [])
    assert said.endswith(f" {MISSING[reason].format(names='ECT')}")
    assert f"ECT: it {VERBS[MODERATE]}" not in said


def test_every_gap_is_said_in_its_own_way() -> None:
    assert set(MISSING) == set(AbsenceReason)
    assert len(set(MISSING.values())) == len(MISSING)
    assert not any("found" in MISSING[reason] for reason in (AbsenceReason.NOT_APPLICABLE, AbsenceReason.PENDING))


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        (EffectMeasure.ODDS_RATIO, "For TMS (against sham) only a ratio is known, which does not say how many people."),
        (
            EffectMeasure.NUMBER_NEEDED_TO_TREAT,
            "For TMS (against sham) only a number needed to treat is known, which does not say how many people.",
        ),
    ],
)
def test_a_figure_that_does_not_tell_how_many_people_is_not_said(measure: EffectMeasure, told: str) -> None:
    ratio = Said("TMS", "something 3.3", ValueKind.EFFECT, MODERATE, measure=measure, against=SHAM)
    assert row_sentence("Response", [ratio], []) == f"Response. {told}"


@pytest.mark.parametrize("level", list(CertaintyLevel))
def test_people_worked_out_from_a_ratio_are_not_said_to_have_been_reported(level: CertaintyLevel) -> None:
    ratio = Said("TMS", "odds ratio 3.3", ValueKind.EFFECT, level, measure=EffectMeasure.ODDS_RATIO, against=SHAM)
    told = replace(ratio, absolute="90 in 1000", baseline="30 in 1000 (adults given sham)", better=Better.HIGHER)
    said = row_sentence("Response", [told], [])
    assert said.endswith(" 90 in 1000, worked out from 30 in 1000 (adults given sham).")
    assert "reported" not in said


@pytest.mark.parametrize(
    ("told", "figure"),
    [
        (_named("TMS", against=SHAM), "38 %, against 22 % with sham."),
        (_named("TMS", against=Against(ComparatorKind.SHAM, "sham")), "38 %."),
        (_named("TMS", against=ACTIVE), "38 %, against 60 % with ECT."),
        (
            _named(
                "TMS",
                "mean difference −4 points",
                kind=ValueKind.EFFECT,
                measure=EffectMeasure.MEAN_DIFFERENCE,
                better=Better.LOWER,
                against=SHAM,
            ),
            "a mean difference of −4 points against sham, where lower is better.",
        ),
        (
            _named(
                "TMS",
                "change of 9 points",
                kind=ValueKind.CHANGE,
                better=Better.HIGHER,
                against=Against(ComparatorKind.SHAM, "sham", "change of 7 points"),
            ),
            "a change of 9 points, against a change of 7 points with sham, where higher is better.",
        ),
        (_named("TMS", "4 weeks", kind=ValueKind.DURATION, against=SHAM), "4 weeks."),
    ],
)
def test_a_figure_is_said_with_what_it_was_measured_against_and_which_way_is_better(told: Said, figure: str) -> None:
    assert row_sentence("Response", [told], []).endswith(f"it {VERBS[MODERATE]} {figure}")


def test_a_comparator_that_has_a_cell_of_its_own_is_not_told_twice() -> None:
    cells = [_named("TMS", source="a", against=ACTIVE), _named("ECT", "60 %", source="a", against=SHAM)]
    said = row_sentence("Harm", cells, [_direct("TMS", "ECT", "TMS-1")])
    assert "with ECT" not in said
    assert "with sham" in said


def test_a_change_within_a_group_is_not_said_as_an_effect() -> None:
    said = row_sentence("Change", [_named("TMS", "change of 9 points", kind=ValueKind.CHANGE)], [])
    assert said.startswith("Change. A change within one group is not an effect of the treatment. TMS: it")


@pytest.mark.parametrize(
    ("name", "variant", "pool", "called"),
    [
        ("ketamine", "", "", "Ketamine"),
        ("ketamine", "ketamine by infusion", "", "Ketamine by infusion"),
        ("ketamine", "esketamine", "", "Ketamine (here esketamine)"),
        ("ketamine", "ketamine by infusion", "Trials by any route.", "Ketamine"),
        ("iTBS", "", "", "iTBS"),
    ],
)
def test_a_variant_s_figure_is_said_to_be_the_variant_s(name: str, variant: str, pool: str, called: str) -> None:
    said = row_sentence("Harm", [_named(name, variant=variant, pool=pool)], [])
    assert said.startswith(f"Harm. {called}: it")
    assert ("of a wider pool: trials by any route" in said) is bool(pool)


def test_what_was_counted_when_and_in_whom_stands_behind_the_figure() -> None:
    told = _named("TMS", instrument="back pain", time="4 weeks", population="Adults with migraine.")
    assert row_sentence("Pain", [told], []).endswith("38 %; back pain; 4 weeks; adults with migraine.")
    told = replace(told, instrument="adverse event: Headache")
    assert "Headache;" not in row_sentence("Headache", [told], [])
