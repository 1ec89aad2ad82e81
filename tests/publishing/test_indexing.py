"""What a search looks through."""

import pytest

from app.publishing.compiling import compile_edition
from app.publishing.compiling.records import MODELS, PLACES
from app.publishing.indexing import search_rows
from app.publishing.proofing import Manuscript, proof_manuscript
from tests.conftest import PACK
from tests.editions import at

Rows = dict[tuple[str, str], dict[str, str]]


@pytest.fixture(scope="module")
def manuscript() -> Manuscript:
    return proof_manuscript(PACK, today=at(2028, 11)().date()).manuscript


@pytest.fixture(scope="module")
def rows(manuscript: Manuscript) -> Rows:
    return {(row["kind"], row["slug"]): row for row in search_rows(compile_edition(manuscript).substances)}


def test_every_record_has_one_row(rows: Rows, manuscript: Manuscript) -> None:
    expected = {
        (noun.removesuffix("s"), slug) for noun in MODELS if noun not in PLACES for slug in getattr(manuscript, noun)
    }
    assert rows.keys() == expected


def test_rows_stand_in_editorial_order_treatments_first_and_sources_last(rows: Rows) -> None:
    kinds = list(dict.fromkeys(kind for kind, _ in rows))
    assert kinds == ["treatment", "condition", "comparison", "attribute", "finding", "source"]


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
