"""What a search looks through."""

import pytest

from app.publishing.compiling import CompiledEdition
from app.publishing.compiling.records import MODELS
from app.publishing.families import synonyms
from app.publishing.indexing import KINDS, search_text
from app.publishing.proofing import Manuscript, Proof, proof_manuscript
from app.queries.searches import NOUNS
from app.queries.stamps import PLACES
from tests.conftest import PACK
from tests.editions import at

Rows = dict[tuple[str, str], dict[str, str]]


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_manuscript(PACK, today=at(2028, 11)().date())


@pytest.fixture(scope="module")
def manuscript(proof: Proof) -> Manuscript:
    return proof.manuscript


@pytest.fixture(scope="module")
def compiled(proof: Proof) -> CompiledEdition:
    assert proof.compiled is not None
    return proof.compiled


@pytest.fixture(scope="module")
def rows(compiled: CompiledEdition, manuscript: Manuscript) -> Rows:
    """Title, other names and text of every record that is searched."""
    told = synonyms(manuscript)
    return {
        (substance.noun.removesuffix("s"), substance.slug): dict(
            zip(("title", "synonyms", "body"), search_text(substance, told), strict=True)
        )
        for substance in compiled.substances.by_name.values()
        if substance.noun in KINDS
    }


def test_every_record_but_what_stands_at_a_comparison_s_address_is_searched(rows: Rows, manuscript: Manuscript) -> None:
    assert set(KINDS) == set(MODELS) - set(PLACES)
    assert rows.keys() == {(noun.removesuffix("s"), slug) for noun in KINDS for slug in getattr(manuscript, noun)}


def test_treatments_stand_first_and_sources_last_and_readers_are_told_the_same_order() -> None:
    assert KINDS == ("treatments", "conditions", "comparisons", "attributes", "findings", "sources")
    assert tuple(NOUNS.values()) == KINDS


def test_the_other_names_of_treatments_are_taken_from_those_that_are_given(compiled: CompiledEdition) -> None:
    finding = compiled.substances.by_name["findings", "lunavast-008"]
    assert search_text(finding, {"lunavast": ["one", "two"]})[1] == "one · two"
    assert search_text(finding, {"lunavast": []})[1] == ""
    comparison = compiled.substances.by_name["comparisons", "lunavast-vs-quellarin"]
    assert search_text(comparison, {"lunavast": ["x"], "quellarin": []})[1] == "Lunavast · x · Quellarin"


def test_a_treatment_is_found_by_its_synonyms_and_its_slug(rows: Rows) -> None:
    row = rows["treatment", "lunavast"]
    assert row["title"] == "Lunavast"
    assert row["synonyms"] == "LNV-1 · lunavastum · lunavast"
    assert row["body"].startswith("A monthly injection that does not exist")


def test_a_condition_is_found_by_what_is_known_of_it(rows: Rows) -> None:
    row = rows["condition", "migraine"]
    assert "hémicrânie" in row["synonyms"]
    assert "How long an attack lasts · 4 to 72 hours" in row["body"]


def test_an_attribute_is_found_by_its_question(rows: Rows) -> None:
    row = rows["attribute", "price"]
    assert row["synonyms"] == "fee · cost · price"
    assert row["body"].startswith("What does it cost? · ")


def test_a_comparison_is_found_by_the_synonyms_of_its_treatments(rows: Rows) -> None:
    words = rows["comparison", "lunavast-vs-quellarin"]["synonyms"].split(" · ")
    assert {"Lunavast", "LNV-1", "Quellarin", "QLN"} <= set(words)


def test_a_finding_is_found_by_its_value_in_words_and_by_its_treatment(rows: Rows) -> None:
    row = rows["finding", "lunavast-008"]
    assert row["title"] == "Time until fewer migraines of Lunavast"
    assert row["synonyms"] == "LNV-1 · lunavastum"
    assert row["body"] == (
        "about 1 to 2 weeks (typical) · within the first fortnight"
        " · Adults with ≥ 4 migraine days a month (the invented MOONRISE trial)"
    )


def test_a_source_is_found_by_every_identifier(rows: Rows) -> None:
    words = rows["source", "moonrise-trial-2023"]["synonyms"]
    assert words == "10.5555/invented.moonrise.2023 · NCT00000000 · moonrise-trial-2023"
    assert "Ménard" in rows["source", "moonrise-trial-2023"]["body"]


def test_no_row_holds_a_word_for_something_that_is_missing(rows: Rows) -> None:
    for row in rows.values():
        for text in row.values():
            assert "None" not in text.split()
            assert not text.startswith(" ·")
            assert "· ·" not in text
