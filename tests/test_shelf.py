"""The shelf of a running server: the current edition, pinned ones, and what it does when one is refused."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

import app.shelf
from app.database import Office, OpenEdition, open_edition, open_office
from app.errors import EditionExpired, EditionRefused, NotFound, NothingPublished
from app.migrations import upgrade_office
from app.publishing.press import rollback
from app.queries.ledger import current_edition_id, move_current
from app.settings import Settings
from app.shelf import Shelf
from tests.conftest import House, build_house
from tests.editions import at, edition_file, overwrite, publish_at, seal_of
from tests.manuscripts import copy_of_pack, rename_treatment

EDITIONS = 10
NEVER = 60.0


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ten editions and their office, 2028.11.1 to 2028.11.10."""
    folder = tmp_path_factory.mktemp("shelf")
    house, manuscript = build_house(folder), copy_of_pack(folder)
    for number in range(1, EDITIONS + 1):
        rename_treatment(manuscript, f"Quellarin {number}")
        publish_at(house, manuscript, at(2028, 11))
    return folder


@pytest.fixture
def house(printed: Path, tmp_path: Path) -> House:
    """A copy of the ten editions that a test may damage."""
    shutil.copytree(printed / "editions", tmp_path / "editions")
    shutil.copy(printed / "office.db", tmp_path / "office.db")
    return build_house(tmp_path)


@contextmanager
def shelf_of(house: House, *, most_pinned: int = 3, poll_seconds: float = NEVER) -> Iterator[Shelf]:
    """An open shelf; it follows only when told to, unless it polls."""
    shelf = Shelf(house.editions, house.office, most_pinned=most_pinned, poll_seconds=poll_seconds)
    shelf.open()
    try:
        yield shelf
    finally:
        shelf.close()


def count(edition: OpenEdition) -> int:
    """How many records an edition holds; it fails where it cannot be read."""
    [[records]] = edition.rows("SELECT count(*) FROM record")
    return int(records)


def state(shelf: Shelf) -> tuple[str, str | None]:
    """The edition that is served, and the one that was refused."""
    return shelf.current().id, shelf.refused.partition(": ")[0] if shelf.refused else None


def name_current(house: House, id_: str) -> None:
    """Moves `current` without asking whether the edition can be read."""
    with house.office.writing() as session:
        move_current(session, id_, what="test", at="")


def eventually(condition: Callable[[], bool], *, seconds: float = 20) -> bool:
    """Whether something becomes true before a deadline."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.01)
    return condition()


def test_a_shelf_opens_the_current_edition_and_not_the_newest(house: House) -> None:
    rollback(house.office, house.editions, "2028.11.3")
    with shelf_of(house) as shelf:
        assert shelf.current().id == "2028.11.3"
        assert (shelf.refused, shelf.office_is_reachable) == (None, True)


def test_a_shelf_follows_what_is_published_and_what_is_rolled_back(house: House) -> None:
    with shelf_of(house, poll_seconds=0.02) as shelf:
        assert shelf.current().id == "2028.11.10"
        rollback(house.office, house.editions, "2028.11.2")
        assert eventually(lambda: shelf.current().id == "2028.11.2")
        name_current(house, "2028.11.7")
        assert eventually(lambda: shelf.current().id == "2028.11.7")


def test_a_reader_that_took_an_edition_reads_it_to_the_end_while_another_becomes_current(house: House) -> None:
    with shelf_of(house, most_pinned=1) as shelf:
        taken = shelf.current()
        expected = count(taken)
        for id_ in ("2028.11.1", "2028.11.2", "2028.11.3"):
            name_current(house, id_)
            shelf.follow()
        assert count(taken) == expected
        assert shelf.current().id == "2028.11.3"
        assert count(taken) == expected


def test_nothing_published_is_said_in_a_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    for has_tables in (False, True):
        if has_tables:
            upgrade_office(house.office)
        with pytest.raises(NothingPublished) as refused, shelf_of(house):
            pass
        assert str(refused.value) == "there is no edition to read in editions; run `equipoise publish`"


def test_a_shelf_that_was_not_opened_has_nothing(house: House) -> None:
    with pytest.raises(NothingPublished):
        Shelf(house.editions, house.office, most_pinned=1, poll_seconds=NEVER).current()


def damage_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    overwrite(path, bytes(content))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "a changed byte": damage_byte,
    "a truncation": lambda path: overwrite(path, path.read_bytes()[:-100]),
    "an empty file": lambda path: overwrite(path, b""),
    "another seal": lambda path: overwrite(seal_of(path), b"1 2\n"),
    "no seal": lambda path: seal_of(path).unlink(),
    "no file": lambda path: path.unlink(),
    "another edition's file": lambda path: overwrite(path, path.with_name("2028.11.2.edition").read_bytes()),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_new_current_edition_that_is_refused_leaves_the_one_before_it_served(house: House, damage: str) -> None:
    rollback(house.office, house.editions, "2028.11.9")
    DAMAGES[damage](edition_file(house, "2028.11.10"))
    with shelf_of(house) as shelf:
        name_current(house, "2028.11.10")
        for _ in range(2):
            shelf.follow()
            assert shelf.current().id == "2028.11.9"
            assert count(shelf.current()) > 0
            assert shelf.refused is not None
            assert shelf.refused.startswith("2028.11.10: ")


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_shelf_whose_current_edition_is_broken_at_the_start_opens_the_newest_that_can_be_read(
    house: House, damage: str
) -> None:
    for id_ in ("2028.11.10", "2028.11.9"):
        DAMAGES[damage](edition_file(house, id_))
    with shelf_of(house) as shelf:
        assert shelf.current().id == "2028.11.8"
        assert shelf.refused is not None


def test_a_refused_edition_is_told_no_more_once_it_was_mended_or_rolled_back(house: House) -> None:
    whole = edition_file(house, "2028.11.10").read_bytes()
    damage_byte(edition_file(house, "2028.11.10"))
    with shelf_of(house) as shelf:
        assert state(shelf) == ("2028.11.9", "2028.11.10")
        name_current(house, "2028.11.9")
        shelf.follow()
        assert state(shelf) == ("2028.11.9", None)
        name_current(house, "2028.11.10")
        shelf.follow()
        assert state(shelf) == ("2028.11.9", "2028.11.10")
        overwrite(edition_file(house, "2028.11.10"), whole)
        shelf.follow()
        assert state(shelf) == ("2028.11.10", None)


def test_nothing_that_can_be_read_is_said_with_the_reason(house: House) -> None:
    for number in range(1, EDITIONS + 1):
        damage_byte(edition_file(house, f"2028.11.{number}"))
    with pytest.raises(NothingPublished, match="is not what was sealed") as refused, shelf_of(house):
        pass
    assert "run `equipoise publish`" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_office_that_cannot_be_reached_at_the_start_leaves_the_newest_edition_by_its_numbers(house: House) -> None:
    (house.editions / "copy of something.edition").write_text("not an edition", "utf-8")
    (house.editions / "2028.11.edition").write_text("not an edition", "utf-8")
    overwrite(house.editions.parent / "office.db", b"not a database" * 1000)
    with shelf_of(house) as shelf:
        assert shelf.current().id == "2028.11.10"
        assert not shelf.office_is_reachable


def test_an_office_that_lost_its_ledger_leaves_the_newest_edition_and_is_told(house: House) -> None:
    (house.editions.parent / "office.db").unlink()
    upgrade_office(house.office)
    with shelf_of(house) as shelf:
        shelf.follow()
        assert shelf.current().id == "2028.11.10"
        assert not shelf.office_is_reachable


def test_an_office_that_goes_away_is_told_and_one_that_comes_back_is_followed(house: House) -> None:
    office = house.editions.parent / "office.db"
    with shelf_of(house) as shelf:
        office.rename(office.with_name("away.db"))
        shelf.follow()
        assert (shelf.current().id, shelf.office_is_reachable) == ("2028.11.10", False)
        assert count(shelf.current()) > 0
        office.with_name("away.db").replace(office)
        rollback(house.office, house.editions, "2028.11.4")
        shelf.follow()
        assert (shelf.current().id, shelf.office_is_reachable) == ("2028.11.4", True)


def test_a_pinned_edition_is_opened_once_and_the_least_recently_asked_for_is_put_away(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    really = open_edition

    def watched(path: Path) -> OpenEdition:
        if path.parent == house.editions:
            opened.append(path.name.removesuffix(".edition").rpartition(".")[2])
        return really(path)

    monkeypatch.setattr(app.shelf, "open_edition", watched)
    with shelf_of(house, most_pinned=2) as shelf:
        for number in (1, 2, 1, 3, 1, 2, 10):
            assert shelf.pinned(f"2028.11.{number}").id == f"2028.11.{number}"
    assert opened == ["10", "1", "2", "3", "2"]


def test_a_reader_of_an_edition_that_was_put_away_reads_on(house: House) -> None:
    with shelf_of(house, most_pinned=1) as shelf:
        taken = shelf.pinned("2028.11.1")
        expected = count(taken)
        for number in range(2, EDITIONS):
            shelf.pinned(f"2028.11.{number}")
        assert count(taken) == expected


def test_an_edition_that_never_was_is_not_found_and_the_newest_are_named(house: House) -> None:
    with shelf_of(house) as shelf:
        for asked in ("2028.11.11", "", "..", "../editions/2028.11.1", "2028.11.1.edition", "\x00", "2028.11.01"):
            with pytest.raises(NotFound) as unknown:
                shelf.pinned(asked)
            assert unknown.value.nearest == ("2028.11.10", "2028.11.9", "2028.11.8")


def test_an_edition_whose_file_was_taken_away_is_no_longer_kept(house: House) -> None:
    with shelf_of(house) as shelf:
        edition_file(house, "2028.11.5").unlink()
        with pytest.raises(EditionExpired):
            shelf.pinned("2028.11.5")


def test_a_pinned_edition_that_is_damaged_is_refused_and_the_current_one_is_not_touched(house: House) -> None:
    damage_byte(edition_file(house, "2028.11.5"))
    with shelf_of(house) as shelf:
        with pytest.raises(EditionRefused):
            shelf.pinned("2028.11.5")
        assert (shelf.current().id, shelf.refused) == ("2028.11.10", None)


def test_a_pinned_edition_is_found_while_the_office_is_away(house: House) -> None:
    with shelf_of(house) as shelf:
        (house.editions.parent / "office.db").unlink()
        assert shelf.pinned("2028.11.5").id == "2028.11.5"
        with pytest.raises(NotFound):
            shelf.pinned("2028.11.11")


def test_many_readers_may_pin_many_editions_at_once(house: House) -> None:
    with shelf_of(house, most_pinned=2) as shelf, ThreadPoolExecutor(8) as pool:
        expected = count(shelf.current())
        asked = [f"2028.11.{number % EDITIONS + 1}" for number in range(60)]
        answers = list(pool.map(lambda id_: (shelf.pinned(id_).id, count(shelf.pinned(id_))), asked))
    assert answers == [(id_, expected) for id_ in asked]


def test_an_unforeseen_error_while_following_does_not_end_the_following(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = threading.Event()

    def fail_once(office: Office) -> str | None:
        is_ours = office is house.office and threading.current_thread().name == "follow-current"
        if is_ours and not failed.is_set():
            failed.set()
            raise RuntimeError("unforeseen")
        return current_edition_id(office)

    monkeypatch.setattr(app.shelf, "current_edition_id", fail_once)
    with shelf_of(house, poll_seconds=0.01) as shelf:
        assert failed.wait(20)
        name_current(house, "2028.11.6")
        assert eventually(lambda: shelf.current().id == "2028.11.6")


def test_a_closed_shelf_follows_no_more(house: House) -> None:
    before = set(threading.enumerate())
    with shelf_of(house, poll_seconds=0.01) as shelf:
        (follower,) = {thread for thread in set(threading.enumerate()) - before if thread.name == "follow-current"}
    assert not follower.is_alive()
    name_current(house, "2028.11.6")
    assert shelf.current().id == "2028.11.10"


def test_a_shelf_reads_the_office_that_it_was_given(house: House) -> None:
    settings = Settings(office=house.settings.office, editions=house.editions)
    office = open_office(settings.office)
    with shelf_of(House(settings, office)) as shelf:
        assert shelf.office is office
