"""Printed cells are set into a comparison: sources numbered, pairs judged, gaps filled with a reason."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.digests import canonical
from app.domain.evidence import Comparator, Evidence
from app.domain.values import Value
from app.domain.vocabulary import AgeGroup, AnalysisSet, Better, Blinding, ComparatorKind, Design, Tier, ValueKind
from app.domain.weighing import Question, Worthwhile
from app.queries.cells import Plain, PrintedCell, print_cell
from app.queries.composing import Column, RowHead, compose_rows, pending_cell, spelled

A_DAY = date(2026, 11, 20)


def evidence(treatment: str, events: int, source: str = "") -> Evidence:
    """So many of a hundred, in a randomised trial against placebo."""
    return Evidence(
        id=f"{treatment}-{source or 'found'}",
        treatment=treatment,
        attribute="response",
        value=Value(ValueKind.PROPORTION, float(events), unit="%", events=events, total=100),
        comparator=Comparator(ComparatorKind.PLACEBO),
        time_low=84,
        time_high=84,
        design=Design.RANDOMISED_TRIAL,
        blinding=Blinding.DOUBLE_BLIND,
        tier=Tier.A,
        analysis_set=AnalysisSet.ALL_RANDOMISED,
        age_group=AgeGroup.ADULTS,
    )


def finding(found: Evidence, source: str) -> Plain:
    """A finding as the press prints it into a cell."""
    return {
        "id": found.id,
        "treatment": found.treatment,
        "display": f"{found.value.estimate:g} %",
        "source": source,
        "certainty": {"level": found.certainty.value, "reasons": []},
        "value": {"kind": "proportion", "estimate": found.value.estimate, "unit": "%"},
        "population": "adults",
    }


def cell(treatment: str, events: int, source: str, *others: str, agreement: str = "single") -> PrintedCell:
    """A printed cell with a headline from one source and others behind it."""
    head = evidence(treatment, events)
    behind = [finding(evidence(treatment, events, other), other) for other in others]
    document = {
        "state": "reported",
        "treatment": treatment,
        "display": f"{events} %",
        "headline": finding(head, source),
        "others": behind,
        "agreement": {"status": agreement, "differing": [], "labels": []},
    }
    return print_cell(document, (head,))


def column(slug: str, **cells: PrintedCell) -> Column:
    """A treatment with its cells."""
    return Column(slug, slug.capitalize(), frozenset({slug}), A_DAY, cells)


def head(slug: str, *, better: Better = Better.HIGHER) -> RowHead:
    """An attribute at the head of a row, in which ten points matter."""
    brief = {"slug": slug, "name": slug.capitalize(), "question": "?", "category": "efficacy", "kind": "proportion"}
    return RowHead(
        slug, slug.capitalize(), spelled(brief), Question(ValueKind.PROPORTION, better, (Worthwhile(10, 10, "%"),))
    )


def composed(columns: list[Column], heads: list[RowHead], told: list[Plain]) -> tuple[list[Plain], dict[str, int]]:
    """The rows as data."""
    rows, numbers = compose_rows(columns, heads, told)
    assert [canonical(json.loads(row)).decode() for row in rows] == rows
    return [json.loads(row) for row in rows], numbers


def test_sources_are_numbered_in_the_order_in_which_they_first_appear() -> None:
    columns = [
        column("left", response=cell("left", 80, "s-one", "s-two", "s-one"), relapse=cell("left", 10, "s-three")),
        column("right", response=cell("right", 20, "s-two"), relapse=cell("right", 10, "s-four", "s-three")),
    ]
    rows, numbers = composed(columns, [head("response"), head("relapse")], [])
    assert numbers == {"s-one": 1, "s-two": 2, "s-three": 3, "s-four": 4}
    first, second = rows[0]["cells"]
    assert first["headline"]["source_number"] == 1
    assert [other["source_number"] for other in first["others"]] == [2, 1]
    assert second["headline"]["source_number"] == 2
    assert "source" not in first["headline"]


def test_a_column_without_a_cell_is_pending_since_the_treatment_was_checked() -> None:
    rows, numbers = composed([column("left"), column("right")], [head("response")], [])
    assert rows[0]["cells"] == [json.loads(pending_cell(slug, A_DAY).text) for slug in ("left", "right")]
    assert rows[0]["cells"][0]["absence"]["reason"] == "pending"
    assert rows[0]["cells"][0]["absence"]["looked_on"] == "2026-11-20"
    assert numbers == {}


@pytest.mark.parametrize(
    ("left", "right", "better", "favours"),
    [
        (80, 20, Better.HIGHER, "left"),
        (20, 80, Better.HIGHER, "right"),
        (80, 20, Better.LOWER, "right"),
        (50, 48, Better.HIGHER, None),
        (80, 20, Better.NEITHER, None),
    ],
)
def test_a_pair_is_judged_by_the_direction_of_the_row(
    left: int, right: int, better: Better, favours: str | None
) -> None:
    columns = [
        column("left", response=cell("left", left, "one")),
        column("right", response=cell("right", right, "two")),
    ]
    (row,), _ = composed(columns, [head("response", better=better)], [])
    (verdict,) = row["verdicts"]
    assert verdict.get("favours") == favours
    assert (verdict["outcome"] == "favours") == (favours is not None)


def test_every_pair_is_judged_once() -> None:
    columns = [column(slug, response=cell(slug, 50, slug)) for slug in ("first", "second", "third", "fourth")]
    (row,), _ = composed(columns, [head("response")], [])
    pairs = [(verdict["left"], verdict["right"]) for verdict in row["verdicts"]]
    assert len(pairs) == len(set(pairs)) == 6
    assert all(left != right for left, right in pairs)


def test_a_contradicted_cell_favours_nobody() -> None:
    columns = [
        column("left", response=cell("left", 80, "one", agreement="contradicts")),
        column("right", response=cell("right", 20, "two")),
    ]
    (row,), _ = composed(columns, [head("response")], [])
    (verdict,) = row["verdicts"]
    assert verdict["outcome"] == "uncertain"
    assert "sources_contradict" in verdict["notes"]


def test_a_disagreement_stands_in_the_rows_that_show_its_findings_and_names_only_those() -> None:
    told = {"topic": "T", "statement": "S", "findings": ["left-found", "elsewhere-1"]}
    columns = [
        column("left", response=cell("left", 80, "one"), relapse=cell("left", 10, "one")),
        column("right", response=cell("right", 20, "two")),
    ]
    rows, _ = composed(columns, [head("response"), head("price")], [told])
    assert rows[0]["disagreements"] == [{"topic": "T", "statement": "S", "findings": ["left-found"]}]
    assert rows[1]["disagreements"] == []


NUMBERS = st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**53), 2**53))


@given(NUMBERS, st.text())
def test_the_quick_spelling_is_the_canonical_one(amount: float, text: str) -> None:
    plain = {"b": [amount, {"text": text, "c": None}], "a": True}
    assert spelled(plain) == canonical(plain).decode()


@pytest.mark.parametrize("amount", [5e-05, 1.5e-05, 1e-06, 1e-07, 10.00005, 1e16, 1e17, -0.0, 0.0001])
def test_very_small_and_very_large_numbers_are_spelled_as_in_digests(amount: float) -> None:
    assert spelled({"a": amount}) == canonical({"a": amount}).decode()
