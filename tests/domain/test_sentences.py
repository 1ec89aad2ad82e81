"""One sentence a row: who may be named in it, how surely, and what is never set side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.comparability import Comparability, Directness
from app.domain.sentences import VERBS, Said, favoured, least_sure, row_sentence
from app.domain.verdicts import Verdict
from app.domain.vocabulary import CertaintyLevel, ValueKind
from app.domain.weighing import Outcome
from tests.domain.examples import thorough

MODERATE = CertaintyLevel.MODERATE


def _verdict(left: str, right: str, favours: str | None = None, **changed: Comparability) -> Verdict:
    outcome = Outcome.FAVOURS if favours else Outcome.UNCERTAIN
    may = changed.get("comparability", Comparability.COMPARABLE)
    return Verdict(left, right, outcome, favours, may, Directness.CROSS_STUDY, (), (), ())


def _cell(name: str, display: str = "38 %", kind: ValueKind | None = ValueKind.PROPORTION, counted: str = "%") -> Said:
    return Said(name, display, kind, MODERATE, counted=counted)


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
    said = row_sentence("Response", [_cell("TMS"), _cell("ECT", "60 %")], [_verdict("tms", "ect")])
    assert said.startswith("Response")
    assert f"TMS: it {VERBS[MODERATE]} 38 %" in said
    assert f"ECT: it {VERBS[MODERATE]} 60 %" in said
    assert said.index("do not show which is better") < said.index("38 %")


def test_figures_that_count_different_things_are_not_set_side_by_side() -> None:
    said = row_sentence("Harm", [_cell("TMS"), _cell("ECT", "3", ValueKind.RATE, "per 1000 session")], [])
    assert "count different things" in said
    assert "38 %" not in said


@pytest.mark.parametrize("kind", [ValueKind.STATEMENT, ValueKind.LEVEL])
def test_words_are_pointed_at_and_not_ranked(kind: ValueKind) -> None:
    said = row_sentence("Use", [_cell("TMS", "Given daily.", kind), _cell("ECT", "Given weekly.", kind)], [])
    assert "TMS and ECT" in said
    assert "Given" not in said


def test_a_treatment_without_a_value_is_named_and_none_is_made_up() -> None:
    said = row_sentence("Response", [_cell("TMS"), _cell("ECT", "", None)], [])
    assert "ECT" in said
    assert f"ECT: it {VERBS[MODERATE]}" not in said


def test_a_bare_ratio_is_not_said_as_if_it_were_people() -> None:
    ratio = Said("TMS", "odds ratio 3.3", ValueKind.EFFECT, MODERATE, is_ratio=True)
    assert "3.3" not in row_sentence("Response", [ratio], [])
    absolute = Said("TMS", "odds ratio 3.3", ValueKind.EFFECT, MODERATE, is_ratio=True, absolute="90 more in 1000")
    assert "90 more in 1000" in row_sentence("Response", [absolute], [])
