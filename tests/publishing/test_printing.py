"""A printed edition: its file, its tables, its documents, and how it gets to its place."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.database import FORMAT_VERSION, open_edition
from app.documents.cells import AbsentCell
from app.domain.evidence import from_plain
from app.domain.verdicts import RULES_VERSION
from app.models import EditionTable
from app.publishing.compiling import compile_edition
from app.publishing.compiling.records import MODELS, PLACES, RELATED, Stamping
from app.publishing.press import manuscript_digest
from app.publishing.printing import manifest_of, printed, put_into_place, reference_of
from app.publishing.proofing import Manuscript, proof_manuscript
from tests.conftest import PACK, House
from tests.editions import at, edition_file, records_of, rows_of, seal_of

LARGEST_RECORD = 1_000_000


@pytest.fixture(scope="module")
def path(pack_house: House) -> Path:
    """The pack, printed."""
    return edition_file(pack_house, next(pack_house.editions.glob("*.edition")).stem)


@pytest.fixture(scope="module")
def manuscript() -> Manuscript:
    return proof_manuscript(PACK, today=at(2028, 11)().date()).manuscript


def one(path: Path, query: str) -> Any:
    """The only value of the only row."""
    ((value,),) = rows_of(path, query)
    return value


def test_the_file_is_whole_sqlite_in_a_single_file(path: Path) -> None:
    assert path.read_bytes().startswith(b"SQLite format 3\x00")
    assert one(path, "PRAGMA integrity_check") == "ok"
    beside = {file.name for file in path.parent.iterdir() if file.name.startswith(path.stem)}
    assert beside == {path.name, seal_of(path).name}


def test_the_file_has_the_tables_of_the_models_and_the_search_index(path: Path) -> None:
    tables = {name for (name,) in rows_of(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    expected = set(EditionTable.metadata.tables) | {"search", "search_words"}
    assert expected <= tables
    rest = {name for name in tables - expected if not name.startswith(("search_", "sqlite_stat"))}
    assert rest == set()


def test_the_manifest_says_what_the_edition_is(path: Path, manuscript: Manuscript) -> None:
    (row,) = rows_of(path, "SELECT id, rules_version, format_version, counts, manuscript_digest FROM manifest")
    assert row[:3] == (path.stem, RULES_VERSION, FORMAT_VERSION)
    assert json.loads(row[3]) == manuscript.counts()
    assert row[4] == manuscript_digest(PACK)


def test_every_record_of_the_manuscript_is_printed_once(path: Path, manuscript: Manuscript) -> None:
    of_comparisons = dict.fromkeys(("summaries", "qualities"), manuscript.comparisons)
    written = {noun: of_comparisons.get(noun) or getattr(manuscript, noun) for noun in MODELS}
    assert records_of(path).keys() == {(noun, slug) for noun, records in written.items() for slug in records}
    for noun, records in written.items():
        positions = [position for (position,) in rows_of(path, f"SELECT position FROM record WHERE noun = '{noun}'")]
        assert sorted(positions) == list(range(1, len(records) + 1))


def test_every_printed_document_keeps_the_contract_and_names_itself(path: Path) -> None:
    for noun, slug, text, brief in rows_of(path, "SELECT noun, slug, document, brief FROM record"):
        full, listed = MODELS[noun]
        document = json.loads(text)
        assert full.model_validate(document).model_dump(mode="json") | {"updated": document["updated"]} == document
        place = PLACES.get(noun, f"{noun}/{{slug}}").format(slug=slug)
        assert document["links"] == {
            "self": f"/v1/{place}",
            "pinned": f"/v1/editions/{path.stem}/{place}",
            **{name: f"/v1/{told.format(slug=slug)}" for name, told in RELATED.get(noun, {}).items()},
        }
        assert len(text) < LARGEST_RECORD
        shown = json.loads(brief)
        listed.model_validate(shown)
        assert shown.keys() <= document.keys()
        assert shown.get("slug", shown.get("id")) == slug


def test_text_is_printed_as_it_was_written(path: Path) -> None:
    summary = records_of(path)["treatments", "lunavast"][2]["summary"]
    assert '<b>not bold</b> & "quoted", 5 < 6, café, 150 µg, ≥ 4 days' in summary
    text = one(path, "SELECT document FROM record WHERE noun = 'treatments' AND slug = 'lunavast'")
    assert "150 µg" in text
    assert "\\u" not in text


def test_the_columns_of_findings_repeat_their_labels(path: Path, manuscript: Manuscript) -> None:
    columns = "slug, treatment, attribute, category, condition, source, source_type, certainty, design, year"
    rows = rows_of(path, f"SELECT {columns} FROM finding")
    assert len(rows) == len(manuscript.findings)
    for id_, treatment, attribute, category, condition, source, source_type, certainty, design, year in rows:
        owner, written = manuscript.findings[id_]
        assert (treatment, attribute, source) == (owner, written.attribute, written.source)
        assert condition == (written.condition or "")
        assert category == manuscript.attributes[attribute].category
        assert source_type == manuscript.sources[source].type
        assert certainty == (written.certainty.level if written.certainty else "not_rated")
        assert (design, year) == (written.design, manuscript.sources[source].year or 0)


def test_the_columns_of_the_other_nouns_repeat_the_manuscript(path: Path, manuscript: Manuscript) -> None:
    assert dict(rows_of(path, "SELECT slug, variant_of FROM treatment")) == {
        slug: record.variant_of or "" for slug, record in manuscript.treatments.items()
    }
    assert dict(rows_of(path, "SELECT slug, reference_variant FROM treatment"))["neck-cooling"] == "neck-cooling-home"
    assert dict(rows_of(path, "SELECT slug, part_of FROM condition")) == {
        "migraine": "",
        "chronic-migraine": "migraine",
    }
    assert set(rows_of(path, "SELECT treatment, condition FROM treatmentcondition")) == {
        (slug, condition) for slug, record in manuscript.treatments.items() for condition in record.conditions
    }
    assert set(rows_of(path, "SELECT slug, kind, unit, category, position FROM attribute")) == {
        (slug, record.kind, record.unit, record.category, record.position)
        for slug, record in manuscript.attributes.items()
    }
    assert set(rows_of(path, "SELECT slug, type, year FROM source")) == {
        (slug, record.type, record.year or 0) for slug, record in manuscript.sources.items()
    }
    assert dict(rows_of(path, "SELECT slug, condition FROM comparison")) == {
        slug: record.condition for slug, record in manuscript.comparisons.items()
    }
    assert set(rows_of(path, "SELECT comparison, treatment, position FROM comparisontreatment")) == {
        (slug, treatment, place)
        for slug, record in manuscript.comparisons.items()
        for place, treatment in enumerate(record.treatments, start=1)
    }
    assert set(rows_of(path, "SELECT treatment, source_type FROM treatmentsource")) == {
        (owner, manuscript.sources[finding.source].type) for owner, finding in manuscript.findings.values()
    }


def test_every_cell_is_a_value_with_its_evidence_or_an_absence_without(path: Path, manuscript: Manuscript) -> None:
    rows = rows_of(path, "SELECT treatment, attribute, document, evidence, low, high FROM cell")
    for treatment, attribute, text, evidence, low, high in rows:
        document, found = json.loads(text), [from_plain(plain) for plain in json.loads(evidence)]
        assert (treatment, attribute) == (document["treatment"], attribute)
        if document["state"] == "absent":
            AbsentCell.model_validate(document)
            assert (found, low, high) == ([], None, None)
        else:
            assert found[0].id == document["headline"]["id"]
            assert {manuscript.findings[one.id][1].attribute for one in found} == {attribute}
            assert (low is None) is (high is None)
            assert low is None or low <= high
    assert {document["state"] for document in (json.loads(row[2]) for row in rows)} == {"absent", "reported"}


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("lnv", "lunavast"),
        ("hemicranie", "migraine"),
        ("Ménard", "moonrise-trial-2023"),
        ("NCT00000000", "moonrise-trial-2023"),
        ("fortnight", "lunavast-008"),
    ],
)
def test_the_search_index_finds_by_synonym_without_accents_and_by_identifier(path: Path, words: str, slug: str) -> None:
    assert (slug,) in rows_of(path, f"SELECT slug FROM search WHERE search MATCH '{words}'")


@pytest.fixture
def workshop(tmp_path: Path, manuscript: Manuscript) -> tuple[Any, ...]:
    """All that printing needs."""
    compiled = compile_edition(manuscript)
    manifest = manifest_of(
        compiled,
        id_="2028.11.7",
        parent="",
        printed_at="2028-11-24T12:00:00+00:00",
        note="",
        manuscript_digest="sha256:" + "0" * 64,
        counts=manuscript.counts(),
    )
    return compiled, tmp_path, manifest, Stamping(reference_of(manifest), manifest.printed_at, {}), lambda *_: None


def test_a_printed_edition_is_verified_before_it_is_handed_over_and_gone_when_it_was_not_taken(
    workshop: tuple[Any, ...], tmp_path: Path
) -> None:
    with printed(*workshop) as path:
        assert path.parent.parent == tmp_path
        opened = open_edition(path)
        assert (opened.id, opened.digest) == ("2028.11.7", workshop[0].digest)
        opened.close()
    assert [file.name for file in tmp_path.iterdir() if not file.name.endswith(".lock")] == []


def test_a_printed_edition_is_put_into_place_with_its_seal_and_stays(workshop: tuple[Any, ...], tmp_path: Path) -> None:
    with printed(*workshop) as path:
        content = path.read_bytes()
        final = put_into_place(path, tmp_path)
    assert final == tmp_path / "2028.11.7.edition"
    assert final.read_bytes() == content
    open_edition(final).close()
    assert final.stat().st_nlink == 1


@pytest.mark.parametrize("taken", ["2028.11.7.edition", "2028.11.7.edition.sha256"])
def test_an_edition_is_never_put_over_a_file_that_is_there(
    workshop: tuple[Any, ...], tmp_path: Path, taken: str
) -> None:
    (tmp_path / taken).write_text("somebody else's", "utf-8")
    with printed(*workshop) as path, pytest.raises(FileExistsError):
        put_into_place(path, tmp_path)
    assert (tmp_path / taken).read_text("utf-8") == "somebody else's"


def test_the_edition_and_its_folder_are_on_the_disk_before_it_counts(
    workshop: tuple[Any, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    really = os.fsync

    def watched(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        really(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    with printed(*workshop) as path:
        assert synced == ["2028.11.7.edition", "2028.11.7.edition.sha256"]
        put_into_place(path, tmp_path)
    assert synced[2:] == [tmp_path.name]
