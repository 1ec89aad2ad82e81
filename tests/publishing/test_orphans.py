"""What a publish that never finished leaves behind, and an office that was lost."""

from pathlib import Path

import pytest

from app import database
from app.database import open_edition, open_office
from app.migrations import upgrade_office
from app.publishing.orphans import set_orphans_aside
from app.publishing.press import is_published
from app.queries.ledger import current_edition_id, list_ledger
from tests.conftest import PACK, House, build_house
from tests.editions import at, edition_file, overwrite, publish_at, seal_again, seal_of
from tests.manuscripts import copy_of_pack, rename_treatment


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    return copy_of_pack(tmp_path)


@pytest.fixture
def house(tmp_path: Path, manuscript: Path) -> House:
    """A house with two editions."""
    house = build_house(tmp_path)
    publish_at(house, manuscript, at(2028, 10), note="the first")
    rename_treatment(manuscript, "Quellarin forte")
    publish_at(house, manuscript, at(2028, 11), note="the second")
    return house


def without_office(house: House) -> House:
    """The same editions, after their office was lost."""
    folder = house.editions.parent
    for file in folder.glob("office.db*"):
        file.unlink()
    return House(house.settings, open_office(house.settings.office))


def names(house: House) -> list[str]:
    """Every file of the editions' folder that is not hidden."""
    return sorted(path.name for path in house.editions.iterdir() if not path.name.startswith("."))


def test_what_the_ledger_knows_stays_where_it_is(house: House) -> None:
    before = names(house)
    assert set_orphans_aside(house.editions, house.office) == []
    assert names(house) == before


@pytest.mark.parametrize(
    "left", [("2028.12.1.edition", "2028.12.1.edition.sha256"), ("2028.12.1.edition.sha256",), ("2028.12.1.edition",)]
)
def test_an_unfinished_edition_is_set_aside_and_its_id_can_be_used(
    house: House, manuscript: Path, left: tuple[str, ...]
) -> None:
    for name in left:
        (house.editions / name).write_text("left behind", "utf-8")
    rename_treatment(manuscript, "Quellarin fortissimum")
    done = publish_at(house, manuscript, at(2028, 12))
    assert (done.edition, done.is_new) == ("2028.12.1", True)
    open_edition(edition_file(house, "2028.12.1")).close()
    for name in left:
        assert (house.editions / name.replace(".edition", ".orphan")).read_text("utf-8") == "left behind"


def test_a_stray_copy_of_an_edition_is_set_aside_too(house: House) -> None:
    (house.editions / "copy of 2028.11.1.edition").write_bytes(edition_file(house, "2028.11.1").read_bytes())
    assert set_orphans_aside(house.editions, house.office) == ["copy of 2028.11.1.edition"]
    assert "copy of 2028.11.1.orphan" in names(house)


def test_a_lost_office_takes_every_edition_in_again_in_order(house: House, manuscript: Path) -> None:
    before = list_ledger(house.office)
    lost = without_office(house)
    done = publish_at(lost, manuscript, at(2028, 12))
    assert (done.edition, done.is_new) == ("2028.11.1", False)
    assert list_ledger(lost.office) == before
    assert current_edition_id(lost.office) == "2028.11.1"
    assert is_published(manuscript, lost.editions, lost.office)


def test_a_publish_after_a_lost_office_continues_the_chain(house: House, manuscript: Path) -> None:
    lost = without_office(house)
    rename_treatment(manuscript, "Quellarin fortissimum")
    assert publish_at(lost, manuscript, at(2028, 11)).edition == "2028.11.2"
    assert [(edition.id, edition.parent, edition.sequence) for edition in list_ledger(lost.office)] == [
        ("2028.11.2", "2028.11.1", 3),
        ("2028.11.1", "2028.10.1", 2),
        ("2028.10.1", "", 1),
    ]


@pytest.mark.parametrize("checked_at_open", [database.CHECKED_AT_OPEN, 0], ids=["small", "large"])
def test_a_lost_office_does_not_take_in_what_is_damaged(
    house: House, manuscript: Path, monkeypatch: pytest.MonkeyPatch, checked_at_open: int
) -> None:
    monkeypatch.setattr(database, "CHECKED_AT_OPEN", checked_at_open)
    content = edition_file(house, "2028.11.1").read_bytes()
    overwrite(edition_file(house, "2028.11.1"), content[:-1] + bytes([content[-1] ^ 1]))
    lost = without_office(house)
    done = publish_at(lost, manuscript, at(2028, 11))
    assert (done.edition, done.is_new) == ("2028.11.1", True)
    assert [edition.id for edition in list_ledger(lost.office)] == ["2028.11.1", "2028.10.1"]
    assert "2028.11.1.orphan" in names(lost)


def test_a_lost_office_beside_nothing_that_can_be_read_begins_anew(house: House, manuscript: Path) -> None:
    for id_ in ("2028.10.1", "2028.11.1"):
        overwrite(edition_file(house, id_), b"damaged")
        seal_again(edition_file(house, id_))
    lost = without_office(house)
    done = publish_at(lost, manuscript, at(2028, 11))
    assert (done.edition, done.is_new) == ("2028.11.1", True)
    assert [edition.id for edition in list_ledger(lost.office)] == ["2028.11.1"]


def test_an_empty_folder_without_an_office_has_nothing_to_take_in(tmp_path: Path) -> None:
    house = build_house(tmp_path / "empty")
    upgrade_office(house.office)
    assert set_orphans_aside(house.editions, house.office) == []
    assert publish_at(house, PACK, at(2028, 11)).is_new
    assert seal_of(edition_file(house, "2028.11.1")).is_file()
