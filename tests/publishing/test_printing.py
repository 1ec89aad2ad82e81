"""A printed edition: its file, its tables, its documents, and how it gets to its place."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.database import FORMAT_VERSION, OpenEdition, check_records, check_seal, open_edition
from app.documents.cells import AbsentCell
from app.domain.verdicts import RULES_VERSION
from app.errors import EditionRefused, PressError
from app.models import EditionTable
from app.models.manifests import Manifest
from app.publishing.compiling import CompiledEdition
from app.publishing.compiling.records import MODELS
from app.publishing.families import synonyms
from app.publishing.galley import Galley
from app.publishing.press import press_digest
from app.publishing.printing import begun, put_into_place, seal
from app.publishing.proofing import Manuscript, Proof, proof_manuscript
from app.queries.cells import cell_of
from app.queries.records import get_record
from app.queries.stamps import PLACES, RELATED
from tests.conftest import PACK, House
from tests.editions import at, edition_file, overwrite, records_of, rows_of, seal_of, tampering

LARGEST_RECORD = 1_000_000


@pytest.fixture(scope="module")
def path(pack_house: House) -> Path:
    """The pack, printed."""
    return edition_file(pack_house, next(pack_house.editions.glob("*.edition")).stem)


@pytest.fixture(scope="module")
def edition(path: Path) -> Iterator[OpenEdition]:
    """The same, open."""
    edition = open_edition(path)
    yield edition
    edition.close()


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


def one(path: Path, query: str) -> Any:
    """The only value of the only row."""
    ((value,),) = rows_of(path, query)
    return value


def test_the_file_is_whole_sqlite_in_a_single_file(path: Path) -> None:
    assert path.read_bytes().startswith(b"SQLite format 3\x00")
    assert one(path, "PRAGMA integrity_check") == "ok"
    # Whoever asked for a download of it has had a folder made beside it.
    beside = {file.name for file in path.parent.iterdir() if file.is_file() and file.name.startswith(path.stem)}
    assert beside == {path.name, seal_of(path).name}


def test_the_file_has_the_tables_of_the_models_and_the_search_index(path: Path) -> None:
    tables = {name for (name,) in rows_of(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    expected = set(EditionTable.metadata.tables) | {"search"}
    assert expected <= tables
    rest = {name for name in tables - expected if not name.startswith(("search_", "sqlite_stat"))}
    assert rest == set()


def test_the_manifest_says_what_the_edition_is(path: Path, manuscript: Manuscript) -> None:
    (row,) = rows_of(path, "SELECT id, rules_version, format_version, counts, press_digest FROM manifest")
    assert row[:3] == (path.stem, RULES_VERSION, FORMAT_VERSION)
    assert json.loads(row[3]) == manuscript.counts()
    assert row[4] == press_digest()


def test_every_record_of_the_manuscript_is_printed_once(path: Path, manuscript: Manuscript) -> None:
    of_comparisons = dict.fromkeys(("summaries", "qualities"), manuscript.comparisons)
    written = {noun: of_comparisons.get(noun) or getattr(manuscript, noun) for noun in MODELS}
    assert records_of(path).keys() == {(noun, slug) for noun, records in written.items() for slug in records}


def test_part_by_part_the_press_prints_what_a_manuscript_compiled_in_one_piece_says(
    path: Path, compiled: CompiledEdition
) -> None:
    printed = {name: (digest, told) for name, (digest, _, told) in records_of(path).items()}
    assert printed == {name: (s.digest, s.plain) for name, s in compiled.substances.by_name.items()}
    assert one(path, "SELECT digest FROM manifest") == compiled.digest
    query = "SELECT treatment, condition, attribute, low, high FROM cell"
    assert set(rows_of(path, query)) == {(c.treatment, c.condition, c.attribute, c.low, c.high) for c in compiled.cells}


def test_every_document_keeps_the_contract_when_it_is_read_and_names_itself(path: Path, edition: OpenEdition) -> None:
    brief = "iif(brief_length, substr(substance, 1, brief_length) || '}', brief)"
    for noun, slug, digest, updated, substance, shown in rows_of(
        path, f"SELECT noun, slug, digest, updated, substance, {brief} FROM record"
    ):
        full, listed = MODELS[noun]
        printed = get_record(edition, noun, slug)
        document = json.loads(printed.text)
        assert full.model_validate(document).model_dump(mode="json") | {"updated": updated} == document
        assert (printed.digest, document["digest"], document["updated"]) == (digest, digest, updated)
        assert document["edition"] == {"id": path.stem, "digest": edition.digest}
        place = PLACES.get(noun, f"{noun}/{{slug}}").format(slug=slug)
        assert document["links"] == {
            "self": f"/v1/{place}",
            "pinned": f"/v1/editions/{path.stem}/{place}",
            **{name: f"/v1/{told.format(slug=slug)}" for name, told in RELATED.get(noun, {}).items()},
        }
        assert printed.text.startswith(substance[:-1])
        assert len(printed.text) < LARGEST_RECORD
        told = json.loads(shown)
        assert listed.model_validate(document, extra="ignore").model_dump(mode="json") == told
        assert told.get("slug", told.get("id")) == slug


def test_text_is_printed_as_it_was_written(path: Path) -> None:
    summary = records_of(path)["treatments", "lunavast"][2]["summary"]
    assert '<b>not bold</b> & "quoted", 5 < 6, café, 150 µg, ≥ 4 days' in summary
    text = one(path, "SELECT substance FROM record WHERE noun = 'treatments' AND slug = 'lunavast'")
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
    found = manuscript.findings.values()
    labels = {
        *(("condition", name, slug) for slug, record in manuscript.treatments.items() for name in record.conditions),
        *(("category", manuscript.attributes[finding.attribute].category, owner) for owner, finding in found),
        *(("source_type", manuscript.sources[finding.source].type, owner) for owner, finding in found),
    }
    assert set(rows_of(path, "SELECT kind, value, treatment FROM treatment_label")) == labels
    assert one(path, "SELECT count(*) FROM treatment_label") == len(labels)
    absences = [(owner, told.attribute, told.condition or "", told.reason) for owner, told in manuscript.absences]
    assert sorted(rows_of(path, "SELECT treatment, attribute, condition, reason FROM absence")) == sorted(absences)
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


def test_every_cell_is_a_value_with_its_evidence_or_an_absence_without(path: Path, manuscript: Manuscript) -> None:
    shown = "s.document, s.evidence, s.known, c.low, c.high, s.treatment"
    query = f"SELECT c.treatment, c.attribute, {shown} FROM cell c"
    rows = rows_of(path, f"{query} JOIN cell_content s ON s.id = c.content")
    assert len(rows) == one(path, "SELECT count(*) FROM cell")
    for treatment, attribute, text, evidence, known, low, high, owner in rows:
        printed = cell_of(text, evidence, known)
        document, found = json.loads(printed.numbered({})), printed.evidence
        assert treatment == owner == document["treatment"]
        if document["state"] == "absent":
            AbsentCell.model_validate(document)
            assert (found, low, high) == ((), None, None)
        else:
            assert found[0].id == document["headline"]["id"]
            assert {manuscript.findings[one.id][1].attribute for one in found} == {attribute}
            assert (low is None) is (high is None)
            assert low is None or low <= high
    assert {cell_of(*row[2:5]).is_reported for row in rows} == {True, False}


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


Begun = Callable[..., Any]


@pytest.fixture
def printing(tmp_path: Path, compiled: CompiledEdition, manuscript: Manuscript) -> Begun:
    """Sets every record into a galley, and finishes it: ready to be sealed."""

    @contextmanager
    def printing(*, before: OpenEdition | None = None, id_: str = "2028.11.7", digest: str = "") -> Iterator[Galley]:
        told = "2028-11-24T12:00:00+00:00"
        with begun(tmp_path, id_, printed_at=told, before=before, is_fresh=before is None) as galley:
            galley.put(compiled.substances.by_name.values(), synonyms(manuscript))
            galley.set_words()
            galley.finish(
                Manifest(
                    id=id_,
                    digest=digest or galley.digest(),
                    parent="",
                    printed_at=told,
                    note="",
                    manuscript_digest="",
                    press_digest=press_digest(),
                    rules_version=RULES_VERSION,
                    format_version=FORMAT_VERSION,
                    counts=json.dumps(galley.counts()),
                )
            )
            yield galley

    return printing


def left_in(folder: Path) -> list[str]:
    """Everything that lies in a folder but locks."""
    return sorted(file.name for file in folder.iterdir() if not file.name.endswith(".lock"))


def test_a_printed_edition_is_verified_before_it_is_handed_over_and_gone_when_it_was_not_taken(
    printing: Begun, tmp_path: Path, compiled: CompiledEdition
) -> None:
    with printing() as galley:
        path = seal(galley)
        assert path.parent.parent == tmp_path
        opened = open_edition(path)
        assert (opened.id, opened.digest) == ("2028.11.7", compiled.digest)
        opened.close()
        check_seal(path)
    assert left_in(tmp_path) == []


def test_a_printed_edition_is_put_into_place_with_its_seal_and_stays(printing: Begun, tmp_path: Path) -> None:
    with printing() as galley:
        path = seal(galley)
        content = path.read_bytes()
        final = put_into_place(path, tmp_path)
    assert final == tmp_path / "2028.11.7.edition"
    assert final.read_bytes() == content
    check_records(open_edition(final))
    assert final.stat().st_nlink == 1
    assert left_in(tmp_path) == ["2028.11.7.edition", "2028.11.7.edition.sha256"]


@pytest.mark.parametrize("taken", ["2028.11.7.edition", "2028.11.7.edition.sha256"])
def test_an_edition_is_never_put_over_a_file_that_is_there(printing: Begun, tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("somebody else's", "utf-8")
    with printing() as galley:
        path = seal(galley)
        with pytest.raises(FileExistsError):
            put_into_place(path, tmp_path)
    assert (tmp_path / taken).read_text("utf-8") == "somebody else's"


def test_the_edition_and_its_folder_are_on_the_disk_before_it_counts(
    printing: Begun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, int]] = []
    really = os.fsync

    def watched(descriptor: int) -> None:
        file = Path(f"/proc/self/fd/{descriptor}").readlink()
        synced.append((file.name, 0 if file.is_dir() else file.stat().st_size))
        really(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    with printing() as galley:
        assert synced == []
        path = seal(galley)
        assert synced == [(file.name, file.stat().st_size) for file in (path, seal_of(path))]
        put_into_place(path, tmp_path)
    assert synced[2:] == [(tmp_path.name, 0)]


@pytest.mark.parametrize("digest", ["sha256:" + "0" * 64, "anything"])
def test_a_fresh_edition_whose_records_do_not_add_up_is_not_handed_over(
    printing: Begun, tmp_path: Path, digest: str
) -> None:
    with (
        printing(digest=digest) as galley,
        pytest.raises(EditionRefused, match=r"its records do not add up to the edition's digest$"),
    ):
        seal(galley)
    assert left_in(tmp_path) == []


def test_a_record_that_was_printed_wrong_is_found_before_the_edition_is_handed_over(
    printing: Begun, tmp_path: Path
) -> None:
    with printing() as galley:
        seal_of(galley.path).touch()
        with tampering(galley.path) as connection:
            connection.execute("UPDATE record SET substance = replace(substance, '240', '340')")
        seal_of(galley.path).unlink()
        with pytest.raises(EditionRefused, match=r"is not what its digest says$"):
            seal(galley)
    assert left_in(tmp_path) == []


@pytest.fixture
def before(printing: Begun, tmp_path: Path) -> Path:
    """An edition that another can begin as a copy of."""
    with printing(id_="2028.11.6") as galley:
        return put_into_place(seal(galley), tmp_path)


def test_a_galley_begins_as_a_copy_of_the_edition_before_which_stays_as_it_is(
    printing: Begun, tmp_path: Path, before: Path
) -> None:
    content = before.read_bytes()
    with printing(before=open_edition(before)) as galley:
        assert galley.path.stat().st_ino != before.stat().st_ino
        path = put_into_place(seal(galley), tmp_path)
    assert before.read_bytes() == content
    assert records_of(path) == records_of(before)
    assert one(path, "SELECT id FROM manifest") == "2028.11.7"
    assert one(path, "PRAGMA integrity_check") == "ok"


def test_a_flipped_bit_is_not_handed_on_to_the_edition_that_begins_as_a_copy(
    printing: Begun, tmp_path: Path, before: Path
) -> None:
    edition = open_edition(before)
    content = bytearray(before.read_bytes())
    content[-1] ^= 1
    overwrite(before, bytes(content))
    with (
        pytest.raises(EditionRefused, match=r"^2028\.11\.6\.edition is not what was sealed: its SHA-256 differs$"),
        printing(before=edition),
    ):
        pytest.fail("it was begun")
    assert left_in(tmp_path) == ["2028.11.6.edition", "2028.11.6.edition.sha256"]


def test_what_sqlite_cannot_write_is_an_error_of_the_press(tmp_path: Path) -> None:
    with (
        pytest.raises(PressError, match=r"^the edition could not be written: no such table: nowhere$"),
        begun(tmp_path, "2028.11.7", printed_at="", before=None, is_fresh=True) as galley,
    ):
        galley.insert("nowhere", [{"x": 1}])
    assert left_in(tmp_path) == []
