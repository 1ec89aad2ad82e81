"""Cells as an edition keeps them: text with places for the numbers of sources, and what the rules need beside it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from app.domain.digests import canonical
from app.domain.sentences import Against
from app.domain.vocabulary import AbsenceReason, ComparatorKind
from app.queries.cells import PLACE, Plain, PrintedCell, cell_of, print_cell, row_of
from tests.queries.test_composing import cell, evidence, finding

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)


def absent() -> Plain:
    """A cell nobody could fill."""
    words = {"reason": "not_studied", "words": "Not studied", "looked_in": "registers", "looked_on": "2026-11-20"}
    return {"state": "absent", "treatment": "left", "display": "Not studied", "absence": words}


def with_headline(**members: object) -> PrintedCell:
    """A cell whose headline says more."""
    found = evidence("left", 80)
    headline = {**finding(found, "one"), **members}
    agreement = {"status": "single", "differing": [], "labels": []}
    document = {"state": "reported", "treatment": "left", "display": "80 %", "headline": headline, "others": []}
    return print_cell({**document, "agreement": agreement}, (found,))


def test_a_cell_comes_back_from_its_row_as_it_was() -> None:
    against = {"kind": "placebo", "words": "placebo pills", "display": "30 %"}
    for printed in (
        cell("left", 80, "one", "two", agreement="contradicts"),
        with_headline(comparator=against, instrument="response", time_point="12 weeks", variant_name="left, twice"),
        print_cell(absent()),
    ):
        assert cell_of(*row_of(printed)) == printed


def test_its_sources_get_their_numbers_and_nothing_else_changes() -> None:
    printed = cell("left", 80, "s-one", "s-two", "s-one")
    numbers = {"s-two": 1}
    document = json.loads(printed.numbered(numbers))
    assert numbers == {"s-two": 1, "s-one": 2}
    assert document["headline"]["source_number"] == 2
    assert [other["source_number"] for other in document["others"]] == [1, 2]
    assert "source" not in document["headline"]
    assert canonical(document).decode() == printed.numbered(numbers)
    assert printed.text.count(PLACE) == 6


@given(st.text(), SLUGS)
def test_no_text_is_taken_for_a_place(text: str, source: str) -> None:
    found = evidence("left", 80)
    headline = finding(found, source) | {"population": text.replace(PLACE, "")}
    agreement = {"status": "single", "differing": [], "labels": []}
    document = {"state": "reported", "treatment": "left", "display": '"source":"x"', "headline": headline}
    printed = print_cell({**document, "others": [], "agreement": agreement}, (found,))
    told = json.loads(cell_of(*row_of(printed)).numbered({}))
    assert told["headline"]["population"] == text.replace(PLACE, "")
    assert told["headline"]["source_number"] == 1


def test_an_absent_cell_says_why_and_shows_no_finding() -> None:
    printed = print_cell(absent())
    assert json.loads(printed.numbered({})) == absent()
    said = printed.as_said("Left")
    assert (said.name, said.kind, said.missing) == ("Left", None, AbsenceReason.NOT_STUDIED)
    assert not printed.is_reported
    assert printed.findings == printed.reasons == ()


def test_what_a_sentence_needs_is_known_without_the_document() -> None:
    baseline = {"per_1000": 300, "words": "People on placebo."}
    printed = with_headline(
        comparator={"kind": "placebo", "words": "placebo", "display": "30 %"},
        absolute={"display": "500 in 1000", "baseline": baseline},
    )
    said = printed.as_said("Left")
    assert said.against == Against(ComparatorKind.PLACEBO, "placebo", "30 %")
    assert (said.absolute, said.baseline, said.counted) == ("500 in 1000", "300 in 1000 (people on placebo)", "in 1000")
    assert said.source == "one"
