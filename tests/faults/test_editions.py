"""Edition files that are not what was sealed: each is refused in a sentence, and never by another kind of error."""

import json
import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from app import database
from app.database import check_records, check_seal, open_edition
from app.errors import EditionRefused
from app.publishing.press import rollback
from app.queries.ledger import current_edition_id, move_current
from app.settings import Settings
from tests.conftest import House, build_house, serving
from tests.editions import (
    at,
    edition_file,
    overwrite,
    publish_at,
    records_of,
    seal_again,
    seal_of,
    sha256,
    spelled,
    tampering,
)
from tests.manuscripts import copy_of_pack, rename_treatment

OFFSETS = 200
LENGTHS = 60
LONGEST_SENTENCE = 200
Plain = dict[str, Any]
SENTENCE = re.compile(r"^2028\.11\.\d\.edition[ :].*[a-z0-9)]$")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three editions and their office."""
    folder = tmp_path_factory.mktemp("faults")
    house, manuscript = build_house(folder), copy_of_pack(folder)
    for number in (1, 2, 3):
        rename_treatment(manuscript, f"Quellarin {number}")
        publish_at(house, manuscript, at(2028, 11))
    return folder


@pytest.fixture
def house(published: Path, tmp_path: Path) -> House:
    """A copy of the three editions that a test may damage."""
    shutil.copytree(published / "editions", tmp_path / "editions")
    shutil.copy(published / "office.db", tmp_path / "office.db")
    return build_house(tmp_path)


@pytest.fixture
def path(house: House) -> Path:
    """The newest edition's file."""
    return edition_file(house, "2028.11.3")


def refusal(path: Path, check: Callable[[Path], object] = open_edition) -> str:
    """Why an edition is refused, when it is opened or by another check, in a sentence for an operator."""
    with pytest.raises(EditionRefused) as refused:
        check(path)
    sentence = str(refused.value)
    assert SENTENCE.match(sentence), sentence
    return sentence


def check_every_record(path: Path) -> None:
    """Opens an edition and holds every record against its digest, as the press does with what it printed."""
    check_records(open_edition(path))


def offsets(content: bytes, number: int) -> list[int]:
    """Places in a file: its beginning, its end, and so many by chance, the same every time."""
    chance = random.Random(20261124)  # noqa: S311  # the same places every time
    return [0, 1, 15, 16, 18, 99, 100, len(content) - 1, *(chance.randrange(len(content)) for _ in range(number - 8))]


def test_a_bit_flipped_anywhere_is_seen(path: Path) -> None:
    content = path.read_bytes()
    for place in offsets(content, OFFSETS):
        damaged = bytearray(content)
        damaged[place] ^= 1 << place % 8
        overwrite(path, bytes(damaged))
        for check in (open_edition, check_seal):
            assert refusal(path, check) == "2028.11.3.edition is not what was sealed: its SHA-256 differs"
    overwrite(path, content)
    open_edition(path).close()
    check_seal(path)


def test_a_bit_flipped_in_an_edition_too_large_to_be_read_at_open_is_seen_by_whoever_reads_it_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = path.read_bytes()
    monkeypatch.setattr(database, "CHECKED_AT_OPEN", len(content) - 1)
    damaged = bytearray(content)
    damaged[-1] ^= 1
    overwrite(path, bytes(damaged))
    open_edition(path).close()
    assert refusal(path, check_seal) == "2028.11.3.edition is not what was sealed: its SHA-256 differs"
    monkeypatch.setattr(database, "CHECKED_AT_OPEN", len(content))
    assert refusal(path) == "2028.11.3.edition is not what was sealed: its SHA-256 differs"


@pytest.mark.parametrize("checked_at_open", [database.CHECKED_AT_OPEN, 0], ids=["small", "large"])
def test_a_truncation_at_any_length_is_seen_and_so_is_a_byte_too_many(
    path: Path, monkeypatch: pytest.MonkeyPatch, checked_at_open: int
) -> None:
    monkeypatch.setattr(database, "CHECKED_AT_OPEN", checked_at_open)
    content = path.read_bytes()
    for length in sorted(offsets(content, LENGTHS)):
        overwrite(path, content[:length])
        for check in (open_edition, check_seal):
            told = refusal(path, check)
            assert told == f"2028.11.3.edition is {length} bytes long and its seal says {len(content)}"
    overwrite(path, content + b"\x00")
    assert refusal(path) == f"2028.11.3.edition is {len(content) + 1} bytes long and its seal says {len(content)}"


def test_a_flipped_byte_under_a_seal_that_agrees_is_refused_or_does_no_harm_to_a_record(path: Path) -> None:
    content, expected = path.read_bytes(), records_of(path)
    refused = 0
    for place in offsets(content, OFFSETS):
        damaged = bytearray(content)
        damaged[place] ^= 0xFF
        overwrite(path, bytes(damaged))
        seal_again(path)
        try:
            check_every_record(path)
        except EditionRefused as damage:
            sentence = str(damage)
            assert SENTENCE.match(sentence), sentence
            assert len(sentence) < LONGEST_SENTENCE
            refused += 1
        else:
            told_now = {name: (digest, told) for name, (digest, _, told) in records_of(path).items()}
            assert told_now == {name: (digest, told) for name, (digest, _, told) in expected.items()}
    assert refused > 10


def test_a_truncation_under_a_seal_that_agrees_is_refused(path: Path) -> None:
    content = path.read_bytes()
    for length in (0, 1, 16, 100, 4095, 4096, 8192, len(content) // 2, len(content) // 2 // 4096 * 4096):
        overwrite(path, content[:length])
        seal_again(path)
        assert refusal(path).startswith("2028.11.3.edition cannot be read as an edition")


def test_a_file_of_anything_under_a_seal_that_agrees_is_refused(path: Path) -> None:
    for content in (b"", b"\x00" * 4096, b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 5000, b"{}", b"\n"):
        overwrite(path, content)
        seal_again(path)
        assert refusal(path).startswith("2028.11.3.edition cannot be read as an edition")


def test_a_record_that_was_edited_under_a_seal_that_agrees_is_caught_by_its_digest(path: Path) -> None:
    with tampering(path) as connection:
        changed = connection.execute(
            "UPDATE record SET substance = replace(substance, '240', '340') WHERE slug = 'lunavast-001'"
        )
        assert changed.rowcount == 1
    check_seal(path)
    assert refusal(path, check_every_record) == "2028.11.3.edition: findings/lunavast-001 is not what its digest says"


def test_a_digest_that_was_edited_too_is_caught_by_the_edition_s(path: Path) -> None:
    digest, _, document = records_of(path)["sources", "hush-trial-2022"]
    assert digest == "sha256:" + sha256(spelled(document))
    document["year"] = 2023
    with tampering(path) as connection:
        connection.execute(
            "UPDATE record SET substance = ?, digest = ? WHERE noun = 'sources' AND slug = 'hush-trial-2022'",
            [json.dumps(document), "sha256:" + sha256(spelled(document))],
        )
    told = refusal(path, check_every_record)
    assert told == "2028.11.3.edition: its records do not add up to the edition's digest"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM record WHERE slug = 'lunavast'",
        "INSERT INTO record SELECT * FROM another",
        "UPDATE record SET slug = 'lunavast-x' WHERE slug = 'lunavast'",
        "UPDATE record SET noun = 'treatment' WHERE slug = 'lunavast'",
        "UPDATE manifest SET digest = 'sha256:' || hex(zeroblob(32))",
    ],
)
def test_records_that_are_missing_added_or_renamed_do_not_add_up(path: Path, statement: str) -> None:
    with tampering(path) as connection:
        connection.execute("CREATE TEMP TABLE another AS SELECT * FROM record LIMIT 1")
        connection.execute("UPDATE another SET slug = slug || '-x'")
        assert connection.execute(statement).rowcount == 1
    told = refusal(path, check_every_record)
    assert told == "2028.11.3.edition: its records do not add up to the edition's digest"


@pytest.mark.parametrize(
    "substance",
    [
        "[]",
        "null",
        "7",
        '"text"',
        "{}",
        "{",
        "",
        '{"digest": 7}',
        "[" * 100_000,
        '{"x": NaN}',
        '{"x": "\\ud800"}',
        b"\xff\xfe{}",
        b"{}",
        7,
    ],
    ids=lambda told: str(told)[:12],
)
def test_a_record_that_is_no_document_is_refused_and_not_stumbled_over(path: Path, substance: object) -> None:
    with tampering(path) as connection:
        connection.execute("UPDATE record SET substance = ? WHERE slug = 'lunavast'", [substance])
    told = refusal(path, check_every_record)
    assert told == "2028.11.3.edition: treatments/lunavast is not what its digest says"


def test_a_record_whose_text_is_not_utf_8_is_refused_without_repeating_it(path: Path) -> None:
    with tampering(path) as connection:
        connection.execute("UPDATE record SET substance = CAST(substance || x'ff' AS TEXT) WHERE noun = 'comparisons'")
    assert refusal(path, check_every_record) == "2028.11.3.edition cannot be read (OperationalError)"


@pytest.mark.parametrize("counts", ["", "{", "\udcff"])
def test_a_manifest_that_cannot_be_read_is_refused(path: Path, counts: str) -> None:
    with tampering(path) as connection:
        connection.execute("UPDATE manifest SET counts = ?", [counts.encode("utf-8", "surrogateescape")])
    assert refusal(path).startswith("2028.11.3.edition cannot be read as an edition")


def test_an_edition_under_another_s_name_is_refused(house: House) -> None:
    for old, new in ((edition_file(house, "2028.11.1"), edition_file(house, "2028.11.9")),):
        shutil.copy(old, new)
        shutil.copy(seal_of(old), seal_of(new))
    assert refusal(edition_file(house, "2028.11.9")) == "2028.11.9.edition says that it is edition 2028.11.1"


def test_the_seal_of_another_edition_is_refused(house: House, path: Path) -> None:
    overwrite(seal_of(path), seal_of(edition_file(house, "2028.11.1")).read_bytes())
    assert "2028.11.3.edition is" in refusal(path)


def until(client: httpx.Client, wanted: Callable[[Plain], bool]) -> Plain:
    """What /v1/health/ready says once it is what is wanted; it fails after a deadline."""
    deadline = time.monotonic() + 20
    while True:
        answer: Plain = client.get("/v1/health/ready").json()
        if wanted(answer):
            return answer
        assert time.monotonic() < deadline, answer
        time.sleep(0.02)


def name_current(house: House, id_: str) -> None:
    """Moves `current` without asking whether the edition can be read."""
    with house.office.writing() as session:
        move_current(session, id_, what="test", at="")


def served(client: httpx.Client) -> str:
    """The edition that is served, read from a record and not from what the server says of itself."""
    answer = client.get("/v1/treatments/quellarin")
    assert answer.status_code == 200
    document = answer.json()
    assert document["name"] == "Quellarin " + document["edition"]["id"].rpartition(".")[2]
    id_: str = document["edition"]["id"]
    return id_


def test_a_running_server_keeps_what_it_serves_when_the_new_edition_is_broken_and_says_so(house: House) -> None:
    rollback(house.office, house.editions, "2028.11.2")
    path = edition_file(house, "2028.11.3")
    whole = path.read_bytes()
    with serving(house.settings) as client:
        assert until(client, lambda answer: answer["status"] == "ready")["warnings"] == []
        for damaged in (whole[:-1], whole[:5000] + b"\x00\xff" + whole[5002:], b""):
            overwrite(path, damaged)
            name_current(house, "2028.11.3")
            told = until(client, lambda answer: answer["status"] == "degraded")
            assert str(told["refused"]).startswith("2028.11.3: 2028.11.3.edition is ")
            assert told["office"] == "reachable"
            assert len(str(told["warnings"])) > 10
            assert served(client) == "2028.11.2"
            pinned = client.get("/v1/editions/2028.11.3/meta")
            assert pinned.status_code == 503
            assert pinned.json()["type"] == "/problems/edition-unreadable"
            rollback(house.office, house.editions, "2028.11.2")
            until(client, lambda answer: answer["status"] == "ready" and "refused" not in answer)
        overwrite(path, whole)
        name_current(house, "2028.11.3")
        until(client, lambda answer: answer["edition"]["id"] == "2028.11.3")
        assert served(client) == "2028.11.3"


def test_a_server_whose_current_edition_is_broken_at_the_start_serves_the_newest_that_can_be_read(house: House) -> None:
    overwrite(edition_file(house, "2028.11.3"), b"damaged")
    with serving(house.settings) as client:
        assert served(client) == "2028.11.2"
        told = client.get("/v1/health/ready").json()
        assert told["status"] == "degraded"
        assert told["refused"].startswith("2028.11.3: ")
        assert client.get("/v1/health/live").json() == {"status": "alive"}


def test_a_running_server_follows_a_rollback_within_a_second_and_one_to_a_broken_file_is_refused(house: House) -> None:
    overwrite(edition_file(house, "2028.11.2"), b"damaged")
    assert Settings().poll_seconds <= 0.5
    with serving(house.settings) as client:
        assert served(client) == "2028.11.3"
        with pytest.raises(EditionRefused):
            rollback(house.office, house.editions, "2028.11.2")
        assert current_edition_id(house.office) == "2028.11.3"
        rollback(house.office, house.editions, "2028.11.1")
        until(client, lambda answer: answer["edition"]["id"] == "2028.11.1")
        assert served(client) == "2028.11.1"


@pytest.mark.parametrize("lose", ["deleted", "overwritten", "emptied"])
def test_while_the_office_cannot_be_reached_reads_go_on_and_the_server_says_so(house: House, lose: str) -> None:
    office = house.editions.parent / "office.db"
    kept = office.read_bytes()
    with serving(house.settings) as client:
        assert until(client, lambda answer: answer["status"] == "ready")["office"] == "reachable"
        if lose == "deleted":
            office.unlink()
        else:
            office.write_bytes(b"" if lose == "emptied" else b"no database " * 2000)
        told = until(client, lambda answer: answer["office"] == "unreachable")
        assert told["status"] == "degraded"
        assert told["warnings"] == ["The office cannot be reached; the last known edition is served."]
        assert served(client) == "2028.11.3"
        assert client.get("/v1/editions/2028.11.1/treatments/quellarin").json()["name"] == "Quellarin 1"
        assert client.get("/v1/search", params={"q": "collar"}).status_code == 200
        listed = client.get("/v1/editions")
        assert listed.status_code == 503
        assert listed.json()["type"] == "/problems/office-unavailable"
        office.write_bytes(kept)
        until(client, lambda answer: answer["status"] == "ready")
        assert client.get("/v1/editions").status_code == 200


def test_a_server_started_without_an_office_serves_the_newest_edition(house: House) -> None:
    (house.editions.parent / "office.db").unlink()
    with serving(house.settings) as client:
        assert served(client) == "2028.11.3"
        assert client.get("/v1/health/ready").json()["office"] == "unreachable"
