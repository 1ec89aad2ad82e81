"""The scrubber: a bit that flips while an edition is served takes it out of service, and nothing else does."""

import errno
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import database
from app.database import check_seal, open_edition
from app.errors import EditionRefused
from app.scrubbing import Scrubber, scrubbing
from app.shelf import Shelf
from tests.conftest import House, build_house, serving
from tests.editions import at, edition_file, overwrite, publish_at
from tests.manuscripts import copy_of_pack, rename_treatment

FIRST, SECOND = "2028.11.1", "2028.12.1"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Two editions."""
    house, data = build_house(tmp_path), copy_of_pack(tmp_path)
    publish_at(house, data, at(2028, 11))
    rename_treatment(data, "Quellarin forte")
    publish_at(house, data, at(2028, 12))
    return house


@pytest.fixture
def shelf(house: House) -> Iterator[Shelf]:
    """A shelf that follows nothing by itself."""
    shelf = Shelf(house.editions, house.office, most_pinned=2, poll_seconds=60)
    shelf.open()
    yield shelf
    shelf.close()


def flip(path: Path, place: int, bit: int) -> None:
    """Turns one bit of a sealed file around."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    overwrite(path, bytes(content))


def scrubber_of(shelf: Shelf) -> Scrubber:
    return Scrubber(shelf, seconds=60, per_second=1 << 40)


def test_a_whole_edition_is_found_whole(shelf: Shelf) -> None:
    scrubber = scrubber_of(shelf)
    assert scrubber.look()
    assert (scrubber.checked, shelf.current_id, shelf.refused) == (SECOND, SECOND, None)


@pytest.mark.parametrize("seed", range(12))
def test_any_bit_that_flips_takes_the_edition_out_of_service_and_the_one_before_is_served(
    house: House, shelf: Shelf, seed: int
) -> None:
    path = edition_file(house, SECOND)
    chance = random.Random(seed)  # noqa: S311  # a choice of bits, no secret
    flip(path, chance.randrange(path.stat().st_size), chance.randrange(8))
    assert not scrubber_of(shelf).look()
    assert shelf.current_id == FIRST
    assert shelf.refused is not None
    assert SECOND in shelf.refused
    shelf.follow()
    assert shelf.current_id == FIRST
    with pytest.raises(EditionRefused):
        shelf.pinned(SECOND)


def test_a_seal_that_is_gone_is_a_damage_too(house: House, shelf: Shelf) -> None:
    (house.editions / f"{SECOND}.edition.sha256").unlink()
    assert not scrubber_of(shelf).look()
    assert shelf.current_id == FIRST


def test_a_process_that_has_no_descriptors_left_condemns_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *told: object, **named: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        assert scrubber_of(shelf).look()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", refuse)
        assert scrubber_of(shelf).look()
    assert (shelf.current_id, shelf.refused) == (SECOND, None)


def test_the_only_edition_stays_with_an_alarm_that_does_not_fade(house: House, tmp_path: Path) -> None:
    for name in (f"{FIRST}.edition", f"{FIRST}.edition.sha256"):
        (house.editions / name).unlink()
    shelf = Shelf(house.editions, house.office, most_pinned=2, poll_seconds=60)
    shelf.open()
    flip(edition_file(house, SECOND), 5000, 3)
    assert not scrubber_of(shelf).look()
    shelf.follow()
    assert shelf.current_id == SECOND
    assert shelf.refused is not None
    shelf.close()


def test_a_file_that_was_put_back_is_served_again(house: House, shelf: Shelf) -> None:
    path = edition_file(house, SECOND)
    whole = path.read_bytes()
    flip(path, 5000, 3)
    assert not scrubber_of(shelf).look()
    path.unlink()
    path.write_bytes(whole)
    shelf.follow()
    assert (shelf.current_id, shelf.refused) == (SECOND, None)


def test_a_large_edition_is_opened_unread_and_found_by_the_scrubber(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "CHECKED_AT_OPEN", 1000)
    path = edition_file(house, SECOND)
    flip(path, path.stat().st_size - 100, 1)
    open_edition(path).close()
    with pytest.raises(EditionRefused):
        check_seal(path)
    with serving(house.settings) as client:
        deadline = time.monotonic() + 20
        while client.get("/v1/meta").json()["edition"]["id"] != FIRST:
            assert time.monotonic() < deadline, "the scrubber found nothing"
            time.sleep(0.05)
        health = client.get("/v1/health/ready").json()
        assert health["status"] == "degraded"
        assert SECOND in health["refused"]
        assert "equipoise_edition_refused 1" in client.get("/metrics").text


def test_reading_stops_at_once_when_the_server_does(shelf: Shelf) -> None:
    with scrubbing(shelf, seconds=3600) as scrubber:
        assert scrubber._thread.is_alive()
    assert not scrubber._thread.is_alive()


TRUNCATED = """
import sys
from pathlib import Path
from app.database import open_edition
from app.errors import EditionRefused
path = Path(sys.argv[1])
edition = open_edition(path)
edition.rows("SELECT 1 FROM manifest")
path.chmod(0o644)
with path.open("r+b") as file:
    file.truncate(8192)
try:
    edition.rows("SELECT sum(length(substance)) FROM record")
except EditionRefused:
    print("refused")
"""


def test_a_file_that_is_cut_off_under_a_reader_is_refused_and_does_not_end_the_process(house: House) -> None:
    command = [sys.executable, "-c", TRUNCATED, str(edition_file(house, SECOND))]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "refused\n")
