"""The galley: what is put in stands there once, with its labels and its words, and keeps the time it last changed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.database import FORMAT_VERSION, OpenEdition, check_records, open_edition
from app.domain.digests import digest_of, edition_digest
from app.models import EditionTable
from app.models.manifests import Manifest
from app.models.searches import FIRST_ROW
from app.publishing.compiling import CompiledEdition
from app.publishing.compiling.records import Substance
from app.publishing.families import synonyms
from app.publishing.galley import TABLES, Galley
from app.publishing.indexing import KINDS
from app.publishing.printing import begun, put_into_place, seal
from app.publishing.proofing import Proof, proof_manuscript
from tests.conftest import PACK
from tests.editions import Rows, at, records_of, rows_of

FIRST_DAY, SECOND_DAY = "2028-10-01T12:00:00+00:00", "2028-11-01T12:00:00+00:00"
LUNAVAST = ("treatments", "lunavast")
Names = dict[str, list[str]]


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_manuscript(PACK, today=at(2028, 11)().date())


@pytest.fixture(scope="module")
def compiled(proof: Proof) -> CompiledEdition:
    assert proof.compiled is not None
    return proof.compiled


@pytest.fixture(scope="module")
def names(proof: Proof) -> Names:
    """The other names of the pack's treatments."""
    return synonyms(proof.manuscript)


def finish(galley: Galley, id_: str) -> Path:
    """Writes the words and the manifest of a galley, seals it and puts it beside its workshop."""
    galley.set_words()
    galley.finish(
        Manifest(
            id=id_,
            digest=galley.digest(),
            parent="",
            printed_at=galley.printed_at,
            note="",
            manuscript_digest="",
            press_digest="",
            rules_version="1",
            format_version=FORMAT_VERSION,
            counts=json.dumps(galley.counts()),
        )
    )
    return put_into_place(seal(galley), galley.path.parent.parent)


@pytest.fixture
def first(tmp_path: Path, compiled: CompiledEdition, names: Names) -> Iterator[OpenEdition]:
    """An edition with every record of the pack."""
    with begun(tmp_path, "2028.10.1", printed_at=FIRST_DAY, before=None, is_fresh=True) as galley:
        galley.put(compiled.substances.by_name.values(), names)
        galley.put_cells(names, compiled.cells)
        path = finish(galley, "2028.10.1")
    edition = open_edition(path)
    yield edition
    edition.close()


Edit = Callable[[Galley], None]


def after(first: OpenEdition, edit: Edit, *, is_fresh: bool = False) -> Path:
    """The next edition: a copy of the first that was edited, or a fresh one that knows it."""
    folder = first.path.parent
    with begun(folder, "2028.11.1", printed_at=SECOND_DAY, before=first, is_fresh=is_fresh) as galley:
        edit(galley)
        path = finish(galley, "2028.11.1")
    check_records(open_edition(path))
    return path


def changed(substance: Substance, **members: Any) -> Substance:
    """A record that says something else."""
    plain = {**substance.plain, **members}
    return replace(substance, plain=plain, digest=digest_of(plain))


def times(path: Path) -> dict[tuple[str, str], str]:
    """When every record last changed."""
    return {name: updated for name, (_, updated, _) in records_of(path).items()}


def found(path: Path, words: str) -> list[tuple[str, str]]:
    """What plain SQLite finds."""
    return rows_of(path, f"SELECT kind, slug FROM search WHERE search MATCH '{words}' ORDER BY rowid")


def test_every_table_of_an_edition_is_made_and_none_twice() -> None:
    named = [table.__table__.name for table in TABLES]  # type: ignore[attr-defined]  # a table has one
    assert sorted(named) == sorted(EditionTable.metadata.tables)


def test_a_fresh_galley_holds_what_was_put_in_as_it_was_compiled(first: OpenEdition, compiled: CompiledEdition) -> None:
    expected = {name: (s.digest, FIRST_DAY, s.plain) for name, s in compiled.substances.by_name.items()}
    assert records_of(first.path) == expected
    assert first.digest == compiled.digest == edition_digest(compiled.substances.digests())
    assert first.counts == {
        "conditions": 2,
        "treatments": 4,
        "attributes": 10,
        "sources": 8,
        "comparisons": 2,
        "findings": 34,
        "absences": 0,
        "disagreements": 0,
    }


def test_rows_of_the_index_stand_in_a_range_for_each_kind_and_are_named_by_their_records(first: OpenEdition) -> None:
    rows = rows_of(first.path, "SELECT noun, slug, search_row FROM record")
    indexed = {
        (f"{kind}s", slug): row for row, kind, slug in rows_of(first.path, "SELECT rowid, kind, slug FROM search")
    }
    assert indexed == {(noun, slug): row for noun, slug, row in rows if noun in KINDS}
    for noun, _, row in rows:
        first_row = FIRST_ROW * KINDS.index(noun) if noun in KINDS else -1
        assert first_row < row <= first_row + 34


def test_putting_the_same_in_again_changes_nothing(first: OpenEdition, compiled: CompiledEdition, names: Names) -> None:
    def put_all(galley: Galley) -> None:
        galley.put(compiled.substances.by_name.values(), names)
        galley.put_cells(names, compiled.cells)

    path = after(first, put_all)
    assert records_of(path) == records_of(first.path)
    for query in ("SELECT rowid, * FROM search", "SELECT * FROM finding", "SELECT * FROM word", "SELECT * FROM source"):
        assert rows_of(path, query) == rows_of(first.path, query)
    joined = (
        "SELECT treatment, condition, attribute, low, high,"
        " (SELECT document || evidence FROM cell_content WHERE id = content) FROM cell"
    )
    assert rows_of(path, joined) == rows_of(first.path, joined)


def test_a_record_that_says_something_else_is_the_only_one_that_moves(
    first: OpenEdition, compiled: CompiledEdition, names: Names
) -> None:
    renamed = changed(compiled.substances.by_name[LUNAVAST], name="Lunavast xyzzy", also_known_as=["plugh"])
    path = after(first, lambda galley: galley.put([renamed], names))
    assert {name for name, updated in times(path).items() if updated != FIRST_DAY} == {LUNAVAST}
    assert records_of(path)[LUNAVAST] == (renamed.digest, SECOND_DAY, renamed.plain)
    assert rows_of(path, "SELECT name FROM treatment WHERE slug = 'lunavast'") == [("Lunavast xyzzy",)]
    assert found(path, "xyzzy") == found(path, "plugh") == [("treatment", "lunavast")]
    assert found(path, "lunavastum AND monthly AND injection") == []
    assert set(rows_of(path, "SELECT term, records FROM word WHERE term IN ('xyzzy', 'plugh')")) == {
        ("xyzzy", 1),
        ("plugh", 1),
    }


def test_another_name_of_a_treatment_moves_the_words_of_its_findings_and_not_their_times(
    first: OpenEdition, compiled: CompiledEdition, names: Names
) -> None:
    findings = compiled.substances.of("findings")
    path = after(first, lambda galley: galley.put(findings, {**names, "quellarin": ["plugh"]}))
    slugs = {slug for kind, slug in found(path, "plugh")}
    assert slugs == {s.slug for s in findings if s.plain["treatment"]["slug"] == "quellarin"}
    assert records_of(path) == records_of(first.path)


def test_a_record_that_was_taken_out_leaves_nothing_behind(first: OpenEdition) -> None:
    def take_out(galley: Galley) -> None:
        galley.remove("treatments", "lunavast")
        galley.remove("findings", "lunavast-001")
        galley.remove("comparisons", "preventing-migraine")
        galley.remove("sources", "nothing-of-this-name")

    path = after(first, take_out)
    gone = {LUNAVAST, ("findings", "lunavast-001"), ("comparisons", "preventing-migraine")}
    assert records_of(path) == {name: told for name, told in records_of(first.path).items() if name not in gone}
    for table, column in (
        ("treatment", "slug"),
        ("finding", "slug"),
        ("comparison", "slug"),
        ("comparisontreatment", "comparison"),
    ):
        left = {slug for (slug,) in rows_of(path, f"SELECT {column} FROM {table}")}
        assert not left & {slug for _, slug in gone}
        assert left
    assert not {("treatment", "lunavast"), ("finding", "lunavast-001")} & set(found(path, "lunavast"))


def test_a_record_that_comes_back_in_its_own_galley_is_new_there_only_if_it_says_something_new(
    first: OpenEdition, compiled: CompiledEdition, names: Names
) -> None:
    same = compiled.substances.by_name[LUNAVAST]

    def out_and_in(galley: Galley) -> None:
        galley.remove(*LUNAVAST)
        galley.put([same], names)

    path = after(first, out_and_in)
    assert times(path)[LUNAVAST] == FIRST_DAY
    assert found(path, "lunavastum")[0] == ("treatment", "lunavast")
    assert rows_of(path, "SELECT count(*) FROM treatment WHERE slug = 'lunavast'") == [(1,)]


def test_a_fresh_galley_takes_times_over_from_the_edition_before_where_a_record_says_the_same(
    first: OpenEdition, compiled: CompiledEdition, names: Names
) -> None:
    renamed = changed(compiled.substances.by_name[LUNAVAST], name="Lunavast forte")
    twin = replace(compiled.substances.by_name["sources", "hush-trial-2022"], slug="another")
    every: dict[tuple[str, str], Substance] = {
        **compiled.substances.by_name,
        LUNAVAST: renamed,
        ("sources", "another"): twin,
    }
    path = after(first, lambda galley: galley.put(every.values(), names), is_fresh=True)
    moved = {name for name, updated in times(path).items() if updated == SECOND_DAY}
    assert moved == {LUNAVAST, ("sources", "another")}


def test_cells_of_a_treatment_are_replaced_whole_and_equal_ones_are_kept_once(
    first: OpenEdition, compiled: CompiledEdition
) -> None:
    of_lunavast = [cell for cell in compiled.cells if cell.treatment == "lunavast" and cell.condition != "migraine"]
    path = after(first, lambda galley: galley.put_cells(["lunavast"], of_lunavast))
    kept = rows_of(path, "SELECT DISTINCT condition FROM cell WHERE treatment = 'lunavast'")
    assert {condition for (condition,) in kept} == {"", "*", "chronic-migraine"}
    others = "SELECT * FROM cell WHERE treatment <> 'lunavast'"
    assert rows_of(path, others) == rows_of(first.path, others)
    for edition in (first.path, path):
        used = rows_of(edition, "SELECT DISTINCT content FROM cell ORDER BY content")
        assert used == rows_of(edition, "SELECT id FROM cell_content ORDER BY id")
        said = rows_of(edition, "SELECT treatment, document, evidence FROM cell_content")
        assert len(set(said)) == len(said) < len(rows_of(edition, "SELECT 1 FROM cell"))


def test_the_words_of_the_index_are_counted_in_how_many_records_they_stand(first: OpenEdition) -> None:
    for word in ("lunavast", "injection", "migraine"):
        counted = len(found(first.path, word))
        assert counted > 1
        assert rows_of(first.path, f"SELECT records FROM word WHERE term = '{word}'") == [(counted,)]


def test_the_words_and_the_rows_are_there_whether_a_galley_was_fresh_or_not(
    first: OpenEdition, compiled: CompiledEdition, names: Names
) -> None:
    renamed = changed(compiled.substances.by_name[LUNAVAST], name="Lunavast xyzzy")
    anew = {**compiled.substances.by_name, LUNAVAST: renamed}

    def told(path: Path) -> tuple[Rows, Any, set[Any]]:
        words = {word for (word,) in rows_of(path, "SELECT term FROM word")}
        return records_of(path), sorted(rows_of(path, "SELECT kind, slug, title, synonyms, body FROM search")), words

    moved = told(after(first, lambda galley: galley.put([renamed], names)))
    (first.path.parent / "2028.11.1.edition").unlink()
    (first.path.parent / "2028.11.1.edition.sha256").unlink()
    fresh = told(after(first, lambda galley: galley.put(anew.values(), names), is_fresh=True))
    assert moved == fresh


def test_the_digest_and_the_counts_follow_what_stands_in_the_galley(
    first: OpenEdition, compiled: CompiledEdition
) -> None:
    folder = first.path.parent
    with begun(folder, "2028.11.1", printed_at=SECOND_DAY, before=first, is_fresh=False) as galley:
        assert galley.digest() == compiled.digest
        galley.remove("findings", "lunavast-001")
        galley.insert("absence", [{"treatment": "x", "attribute": "y", "condition": "", "reason": "not_studied"}])
        left = {name: s.digest for name, s in compiled.substances.by_name.items() if name[1] != "lunavast-001"}
        assert galley.digest() == edition_digest(left)
        assert (galley.counts()["findings"], galley.counts()["absences"]) == (33, 1)
    assert not list(folder.glob("2028.11.1*"))


def test_what_was_put_in_is_not_there_for_anyone_before_the_galley_is_finished(
    tmp_path: Path, compiled: CompiledEdition, names: Names
) -> None:
    with begun(tmp_path, "2028.10.1", printed_at=FIRST_DAY, before=None, is_fresh=True) as galley:
        galley.put(compiled.substances.by_name.values(), names)
        assert rows_of(galley.path, "SELECT count(*) FROM record") == [(0,)]
        galley.abandon()
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == []
