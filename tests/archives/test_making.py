"""Files of whole editions: made once, whole or not at all, and read by what readers use."""

import csv
import hashlib
import io
import json
import sqlite3
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from app.archives import making
from app.archives.making import ARCHIVES, Archives, Made, available
from app.database import OpenEdition, open_edition
from app.errors import BeingMade, CannotBeMade, NotFound, NotInstalled
from app.queries.archives import each_record
from tests.conftest import House
from tests.editions import records_of


@pytest.fixture
def edition(pack_house: House) -> OpenEdition:
    """The stranger's pack, printed."""
    return open_edition(next(pack_house.editions.glob("*.edition")))


@pytest.fixture
def archives(tmp_path: Path) -> Archives:
    """A place where nothing was made yet."""
    return Archives(tmp_path / "downloads")


def made(archives: Archives, edition: OpenEdition, suffix: str) -> Made:
    """A file, which must be what is said of it."""
    found = archives.get(edition, suffix)
    content = found.path.read_bytes()
    assert (len(content), hashlib.sha256(content).hexdigest()) == (found.size, found.digest)
    return found


def test_every_record_is_a_line_of_json_after_the_edition_s(archives: Archives, edition: OpenEdition) -> None:
    head, *lines = made(archives, edition, "ndjson").path.read_text("utf-8").splitlines()
    assert json.loads(head)["digest"] == edition.digest
    told = [json.loads(line) for line in lines]
    assert [(one["noun"], one["digest"]) for one in told] == [
        (noun, record[0]) for (noun, _), record in sorted(records_of(edition.path).items())
    ]
    assert all(one["edition"]["id"] == edition.id for one in told)


def test_every_record_is_read_in_pieces_once(edition: OpenEdition, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [(noun, slug) for noun, slug, _ in each_record(edition)]
    assert whole == sorted(records_of(edition.path))


def test_the_tables_are_whole_and_described(archives: Archives, edition: OpenEdition) -> None:
    with zipfile.ZipFile(made(archives, edition, "csv.zip").path) as whole:
        assert whole.testzip() is None
        package = json.loads(whole.read("datapackage.json"))
        assert package["id"] == edition.digest
        assert {"datapackage.json", *(told["path"] for told in package["resources"])} == set(whole.namelist())
        for told in package["resources"]:
            text = whole.read(told["path"]).decode("utf-8-sig")
            head, *rows = csv.reader(io.StringIO(text, newline=""))
            assert head == [field["name"] for field in told["schema"]["fields"]]
            if told["name"] in edition.counts:
                assert len(rows) == edition.counts[told["name"]], told["name"]
            key = told["schema"].get("primaryKey")
            if key:
                names = [row[head.index(key)] for row in rows]
                assert len(set(names)) == len(names)


def test_the_database_answers_questions(archives: Archives, edition: OpenEdition) -> None:
    path = made(archives, edition, "sqlite").path
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT value FROM edition WHERE name = 'digest'").fetchall() == [(edition.digest,)]
        [[findings]] = database.execute("SELECT count(*) FROM findings")
        assert findings == edition.counts["findings"]
        question = """
            SELECT f.value_estimate, s.title FROM findings f JOIN sources s ON s.slug = f.source
            WHERE f.id = 'lunavast-001'
        """
        [[estimate, title]] = database.execute(question)
        record = records_of(edition.path)["findings", "lunavast-001"][2]
        assert estimate == record["value"]["estimate"]
        assert title
        [[documents]] = database.execute("SELECT count(*) FROM records")
        assert documents == len(records_of(edition.path))


def test_the_findings_are_a_typed_table(archives: Archives, edition: OpenEdition) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(made(archives, edition, "parquet").path)
    assert table.num_rows == edition.counts["findings"]
    assert str(table.schema.field("value_estimate").type) == "double"
    assert str(table.schema.field("participants").type) == "int64"
    assert table.schema.metadata[b"edition"] == edition.id.encode()
    [row] = [row for row in table.to_pylist() if row["id"] == "lunavast-001"]
    assert row["value_estimate"] == records_of(edition.path)["findings", "lunavast-001"][2]["value"]["estimate"]


@pytest.mark.parametrize("suffix", available())
def test_the_same_edition_makes_the_same_file(tmp_path: Path, edition: OpenEdition, suffix: str) -> None:
    one, two = (Archives(tmp_path / name).get(edition, suffix) for name in ("one", "two"))
    assert one.digest == two.digest


def test_a_file_is_made_once(archives: Archives, edition: OpenEdition, monkeypatch: pytest.MonkeyPatch) -> None:
    first = archives.get(edition, "ndjson")
    monkeypatch.setattr(Archives, "_make", None)
    assert archives.get(edition, "ndjson") == first


def test_a_file_that_is_not_what_its_seal_says_is_made_again(archives: Archives, edition: OpenEdition) -> None:
    first = archives.get(edition, "ndjson")
    first.path.write_bytes(b"half")
    assert made(archives, edition, "ndjson").size == first.size


def test_what_a_killed_process_left_is_no_file_and_goes_after_a_while(
    archives: Archives, edition: OpenEdition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "downloads" / f"{edition.id}.downloads" / ".making-0"
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"x")
    made(archives, edition, "ndjson")
    assert left.exists()
    monkeypatch.setattr(making, "FORGOTTEN_SECONDS", -1.0)
    made(archives, edition, "sqlite")
    assert not left.exists()


def test_a_disk_that_does_not_take_it_leaves_nothing_behind(
    archives: Archives, edition: OpenEdition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_: OpenEdition, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    full = making.Archive("application/x-ndjson", "words", half)
    monkeypatch.setattr(making, "ARCHIVES", {**ARCHIVES, "ndjson": full})
    with pytest.raises(CannotBeMade):
        archives.get(edition, "ndjson")
    assert list((tmp_path / "downloads" / f"{edition.id}.downloads").iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path, edition: OpenEdition) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    with pytest.raises(CannotBeMade):
        Archives(tmp_path / "file").get(edition, "ndjson")


def test_one_is_made_at_a_time_and_others_are_told_so(
    archives: Archives, edition: OpenEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(_: OpenEdition, path: Path) -> None:
        begun.set()
        go_on.wait(20)
        path.write_bytes(b"done")

    monkeypatch.setattr(making, "PATIENCE", 0.01)
    slowly = making.Archive("application/x-ndjson", "words", slow)
    monkeypatch.setattr(making, "ARCHIVES", {**ARCHIVES, "ndjson": slowly})
    thread = threading.Thread(target=archives.get, args=(edition, "ndjson"))
    thread.start()
    assert begun.wait(20)
    with pytest.raises(BeingMade):
        archives.get(edition, "sqlite")
    go_on.set()
    thread.join(20)
    assert archives.get(edition, "ndjson").size == 4


def test_what_there_is_not_is_refused_with_what_there_is(
    archives: Archives, edition: OpenEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotFound) as refused:
        archives.get(edition, "tar")
    assert refused.value.nearest == tuple(ARCHIVES)
    without = making.Archive("application/vnd.apache.parquet", "words", lambda *_: None, lambda: False)
    monkeypatch.setattr(making, "ARCHIVES", {**ARCHIVES, "parquet": without})
    assert available() == ["ndjson", "csv.zip", "sqlite"]
    with pytest.raises(NotInstalled, match="ndjson"):
        archives.get(edition, "parquet")
