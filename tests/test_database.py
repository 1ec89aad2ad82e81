"""Opening editions and the office."""

import json
import shutil
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from app import database
from app.database import (
    FORMAT_VERSION,
    Office,
    check_records,
    check_seal,
    file_digest,
    open_edition,
    open_office,
    seal_path,
    sealed_digest,
)
from app.errors import EditionRefused, NotFound, OfficeUnavailable
from app.migrations import upgrade_office
from app.models.editions import Current, Edition, Movement
from app.queries.ledger import list_ledger
from tests.conftest import House
from tests.editions import overwrite, records_of, rows_of, seal_again, seal_of, sha256, tampering


@pytest.fixture
def path(pack_house: House, tmp_path: Path) -> Path:
    """A copy of a published edition's file, with its seal."""
    published = next(pack_house.editions.glob("*.edition"))
    copied = tmp_path / published.name
    for file in (published, seal_of(published)):
        shutil.copy(file, copied.parent / file.name)
    return copied


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with its tables and nothing in them."""
    office = open_office(f"sqlite:///{tmp_path}/office.db")
    upgrade_office(office)
    return office


def an_edition(number: int, *, parent: str = "") -> Edition:
    """A row of the ledger."""
    return Edition(
        id=f"2026.11.{number}",
        sequence=number,
        parent=parent,
        digest="sha256:" + "0" * 64,
        manuscript_digest="",
        file_sha256="0" * 64,
        file_bytes=1,
        printed_at="2026-11-24T12:00:00+00:00",
        note="",
        counts="{}",
    )


def test_an_open_edition_says_what_its_manifest_says(path: Path) -> None:
    edition = open_edition(path)
    (row,) = rows_of(path, "SELECT id, digest, printed_at, rules_version, note FROM manifest")
    assert (edition.id, edition.digest, edition.printed_at, edition.rules_version, edition.note) == row
    assert edition.counts["treatments"] == 4
    edition.close()


def test_a_file_s_digest_is_its_sha_256_however_large(tmp_path: Path) -> None:
    for size in (0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1):
        file = tmp_path / "file"
        file.write_bytes(b"x" * size)
        assert file_digest(file) == sha256(b"x" * size)


def test_the_seal_stands_beside_the_edition(tmp_path: Path) -> None:
    assert seal_path(tmp_path / "2026.11.1.edition") == tmp_path / "2026.11.1.edition.sha256"


def test_an_edition_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        open_edition(tmp_path / "2026.11.1.edition")
    (tmp_path / "2026.11.2.edition").mkdir()
    with pytest.raises(NotFound):
        open_edition(tmp_path / "2026.11.2.edition")


@pytest.mark.parametrize("folder", ["with spaces", "100%", "what?", "a#b", "é ≥ µ", "mode=rw&x"])
def test_an_edition_opens_in_a_folder_of_any_name(path: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    for file in (path, seal_of(path)):
        shutil.copy(file, tmp_path / folder / file.name)
    open_edition(tmp_path / folder / path.name).close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM record",
        "UPDATE manifest SET note = 'x'",
        "CREATE TABLE another (x)",
        "CREATE TEMP TABLE another (x)",
        "PRAGMA user_version = 7",
        "VACUUM",
    ],
)
def test_an_open_edition_cannot_be_written_to(path: Path, statement: str) -> None:
    path.chmod(0o644)
    before = path.read_bytes()
    edition = open_edition(path)
    with pytest.raises(EditionRefused, match=r"cannot be read \(OperationalError\)$"):
        edition.rows(statement)
    edition.close()
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} == {path.name, seal_of(path).name}


@pytest.mark.parametrize("readers", [64, 200])
def test_as_many_readers_as_there_are_all_get_their_answer_at_once(path: Path, readers: int) -> None:
    edition = open_edition(path)
    expected = len(records_of(path))
    together = threading.Barrier(readers, timeout=60)

    def count(_: int) -> int:
        together.wait()
        [[counted]] = edition.rows("SELECT count(*) FROM record")
        together.wait()
        return int(counted)

    with ThreadPoolExecutor(readers) as pool:
        assert list(pool.map(count, range(readers))) == [expected] * readers
    edition.close()


def test_an_edition_that_one_thread_let_go_of_is_read_on_by_others_and_by_the_same_again(path: Path) -> None:
    edition = open_edition(path)
    expected = edition.rows("SELECT noun, slug FROM record")
    read, let_go, told = threading.Event(), threading.Event(), []

    def reader() -> None:
        told.append(edition.rows("SELECT noun, slug FROM record"))
        read.set()
        let_go.wait(timeout=60)
        told.append(edition.rows("SELECT noun, slug FROM record"))

    thread = threading.Thread(target=reader)
    thread.start()
    assert read.wait(timeout=60)
    edition.close()
    let_go.set()
    thread.join(timeout=60)
    assert told == [expected, expected]
    assert edition.rows("SELECT noun, slug FROM record") == expected


def test_what_was_made_of_an_edition_is_kept_by_kind_and_key_for_a_while(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "MOST_KEPT", 2)
    edition, another = open_edition(path), open_edition(path)
    made: list[str] = []

    def make(what: str) -> str:
        made.append(what)
        return what

    for kind, key in (("cell", 1), ("cell", 1), ("head", 1), ("cell", 1), ("head", 1)):
        assert edition.kept(kind, key, lambda told=f"{kind} {key}": make(told)) == f"{kind} {key}"  # type: ignore[misc]  # a default binds it
    assert made == ["cell 1", "head 1"]
    edition.kept("cell", 2, lambda: make("cell 2"))
    edition.kept("cell", 1, lambda: make("cell 1 again"))
    assert made[2:] == ["cell 2", "cell 1 again"]
    assert another.kept("cell", 1, lambda: make("another edition's")) == "another edition's"


def test_values_are_bound_and_never_read_as_sql(path: Path) -> None:
    edition = open_edition(path)
    assert edition.rows("SELECT 1 FROM record WHERE slug = ?", ("' OR 1 = 1 --",)) == []
    edition.close()


def test_a_page_that_turns_out_to_be_damaged_is_refused_where_it_is_read_and_the_others_are_read_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "CHECKED_AT_OPEN", 0)
    ((root,),) = rows_of(path, "SELECT rootpage FROM sqlite_master WHERE name = 'cell'")
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    overwrite(path, bytes(content))
    edition = open_edition(path)
    with pytest.raises(EditionRefused) as refused:
        edition.rows("SELECT * FROM cell")
    assert str(refused.value) == f"{path.name} cannot be read (DatabaseError)"
    assert len(edition.rows("SELECT noun FROM record")) == 64
    edition.close()


def test_a_large_edition_opens_without_being_read_whole_and_a_small_one_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    really = file_digest

    def watched(file: Path) -> str:
        read.append(file.name)
        return really(file)

    monkeypatch.setattr(database, "file_digest", watched)
    size = path.stat().st_size
    for limit, expected in ((size - 1, []), (size, [path.name])):
        monkeypatch.setattr(database, "CHECKED_AT_OPEN", limit)
        read.clear()
        open_edition(path).close()
        assert read == expected


def test_what_an_edition_was_sealed_with_is_told_without_reading_it(path: Path) -> None:
    assert sealed_digest(path) == sha256(path.read_bytes())
    seal_of(path).unlink()
    for check in (sealed_digest, check_seal):
        with pytest.raises(EditionRefused, match="has no readable seal beside it"):
            check(path)


def test_the_records_of_a_published_edition_are_what_their_digests_say(path: Path) -> None:
    edition = open_edition(path)
    check_records(edition)
    edition.close()


def test_a_record_with_another_member_under_a_seal_that_agrees_opens_and_is_found_out(path: Path) -> None:
    _, _, told = records_of(path)["treatments", "lunavast"]
    told["name"] = "Lunavast forte"
    with tampering(path) as connection:
        connection.execute("UPDATE record SET substance = ? WHERE slug = 'lunavast'", [json.dumps(told)])
    edition = open_edition(path)
    with pytest.raises(EditionRefused) as refused:
        check_records(edition)
    assert str(refused.value) == f"{path.name}: treatments/lunavast is not what its digest says"
    edition.close()


def test_an_edition_of_another_layout_is_refused_by_its_number(path: Path) -> None:
    with tampering(path) as connection:
        connection.execute("UPDATE manifest SET format_version = format_version + 1")
    with pytest.raises(EditionRefused) as refused:
        open_edition(path)
    assert str(refused.value) == (f"{path.name} has layout {FORMAT_VERSION + 1}; this program reads {FORMAT_VERSION}")


def test_an_edition_without_a_manifest_or_with_two_is_refused(path: Path) -> None:
    with tampering(path) as connection:
        connection.execute(
            "INSERT INTO manifest SELECT '2026.11.9', digest, parent, printed_at, note,"
            " manuscript_digest, press_digest, rules_version, format_version, counts FROM manifest"
        )
    with pytest.raises(EditionRefused, match=f"{path.name} cannot be read as an edition"):
        open_edition(path)
    with tampering(path) as connection:
        connection.execute("DELETE FROM manifest")
    with pytest.raises(EditionRefused, match=f"{path.name} cannot be read as an edition"):
        open_edition(path)


@pytest.mark.parametrize("seal", ["", "12", "one two", "1 2 3", "-1 abc", "\x00", "9" * 5000 + " x"])
def test_a_seal_that_is_not_one_is_said_to_be_unreadable_or_wrong(path: Path, seal: str) -> None:
    overwrite(seal_of(path), seal.encode())
    with pytest.raises(EditionRefused, match=f"^{path.name} (has no readable seal|is .* bytes long)"):
        open_edition(path)


def test_an_edition_without_its_seal_is_refused_by_name(path: Path) -> None:
    seal_of(path).unlink()
    with pytest.raises(EditionRefused) as refused:
        open_edition(path)
    assert str(refused.value) == f"{path.name} has no readable seal beside it ({path.name}.sha256)"


def test_another_sqlite_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2026.11.1.edition"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE manifest (id TEXT)")
        connection.commit()
    seal_again_or_new(path)
    with pytest.raises(EditionRefused, match=r"cannot be read as an edition \(OperationalError\)"):
        open_edition(path)


def seal_again_or_new(path: Path) -> None:
    """Seals a file that has no seal yet."""
    seal_of(path).touch()
    seal_again(path)


def test_what_is_written_in_the_office_is_kept_whole(office: Office) -> None:
    with office.writing() as session:
        session.add(an_edition(1))
        session.flush()
        session.add(Movement(edition="2026.11.1", before="", what="publish", at=""))
    assert [edition.id for edition in list_ledger(office)] == ["2026.11.1"]


def test_what_fails_half_way_is_not_kept_at_all(office: Office) -> None:
    def fail() -> None:
        with office.writing() as session:
            session.add(an_edition(1))
            session.flush()
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail()
    assert list_ledger(office) == []


def test_two_editions_cannot_follow_the_same_one(office: Office) -> None:
    with office.writing() as session:
        session.add(an_edition(1))
    with pytest.raises(IntegrityError), office.writing() as session:
        session.add(an_edition(2))
    with office.writing() as session:
        session.add(an_edition(2, parent="2026.11.1"))
    assert len(list_ledger(office)) == 2


def test_the_current_edition_must_be_in_the_ledger(office: Office) -> None:
    with pytest.raises(IntegrityError), office.writing() as session:
        session.add(Current(id=1, edition="2026.11.1", moved_at=""))


def test_an_office_commit_is_on_the_disk_before_it_is_answered(office: Office) -> None:
    extra = 3
    with office.writing() as session:
        assert session.connection().execute(text("PRAGMA synchronous")).scalar_one() == extra
        assert session.connection().execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_writers_queue_and_each_sees_what_the_one_before_wrote(office: Office) -> None:
    writers = 8
    together = threading.Barrier(writers, timeout=60)

    def follow(_: int) -> None:
        together.wait()
        with office.writing() as session:
            newest = session.exec(select(Edition).order_by(col(Edition.sequence).desc()).limit(1)).first()
            number = newest.sequence + 1 if newest else 1
            session.add(an_edition(number, parent=newest.id if newest else ""))

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(follow, range(writers)))
    assert [edition.sequence for edition in list_ledger(office)] == list(range(writers, 0, -1))


def test_an_office_that_somebody_holds_too_long_is_unavailable_to_a_writer_and_open_to_readers(
    office: Office, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "office.db", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert list_ledger(office) == []
        with pytest.raises(OfficeUnavailable), office.writing() as session:
            session.add(an_edition(1))
        holder.execute("ROLLBACK")
    with office.writing() as session:
        session.add(an_edition(1))


def test_an_office_without_tables_or_of_another_kind_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "words.db").write_text("not a database " * 1000, "utf-8")
    for name in ("empty.db", "words.db", "no/such/folder.db"):
        office = open_office(f"sqlite:///{tmp_path}/{name}")
        with pytest.raises(OfficeUnavailable):
            list_ledger(office)
        with pytest.raises(OfficeUnavailable), office.writing() as session:
            session.add(an_edition(1))


def test_an_office_that_was_put_back_is_read_again(office: Office, tmp_path: Path) -> None:
    with office.writing() as session:
        session.add(an_edition(1))
    file = tmp_path / "office.db"
    file.rename(tmp_path / "elsewhere.db")
    with pytest.raises(OfficeUnavailable):
        list_ledger(office)
    (tmp_path / "elsewhere.db").replace(file)
    assert [edition.id for edition in list_ledger(office)] == ["2026.11.1"]


@pytest.mark.parametrize("url", ["nonsense", "", "oracle-of-delphi://x/y", "postgresql+nodriver://u:secret@h/d"])
def test_an_office_url_that_cannot_be_used_is_told_without_repeating_it(url: str) -> None:
    with pytest.raises(OfficeUnavailable) as refused:
        open_office(url)
    assert "EQUIPOISE_OFFICE" in str(refused.value)
    assert "secret" not in str(refused.value)
