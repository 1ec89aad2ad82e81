"""Workshops: a folder to print in, held while somebody prints there and cleared away when nobody does."""

import fcntl
from pathlib import Path

import pytest

from app.publishing.workshops import PREFIX, clear_workshops, workshop


def rooms(folder: Path) -> list[str]:
    """The workshops in a folder."""
    return sorted(path.name for path in folder.glob(f"{PREFIX}*"))


def test_a_workshop_is_beside_the_editions_and_gone_afterwards(tmp_path: Path) -> None:
    with workshop(tmp_path, "2028.11.1") as room:
        assert room.parent == tmp_path
        assert room.name.startswith(".printing-2028.11.1-")
        (room / "half an edition").write_text("…", "utf-8")
    assert rooms(tmp_path) == []


def test_a_workshop_is_gone_after_an_error_too(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="the printer broke"), workshop(tmp_path, "2028.11.1"):
        raise RuntimeError("the printer broke")
    assert rooms(tmp_path) == []


def test_two_print_the_same_edition_side_by_side(tmp_path: Path) -> None:
    with workshop(tmp_path, "2028.11.1") as one, workshop(tmp_path, "2028.11.1") as two:
        assert one != two
        assert rooms(tmp_path) == sorted([one.name, two.name])
    assert rooms(tmp_path) == []


def test_what_nobody_holds_is_cleared_away_and_what_somebody_holds_is_left(tmp_path: Path) -> None:
    dead, alive, doorless = (tmp_path / f"{PREFIX}2028.10.{number}-x" for number in (1, 2, 3))
    for room in (dead, alive, doorless):
        room.mkdir()
        (room / "half an edition").write_text("…", "utf-8")
    (dead / "held").touch()
    with (alive / "held").open("w") as holding:
        fcntl.flock(holding, fcntl.LOCK_EX)
        clear_workshops(tmp_path)
        assert rooms(tmp_path) == [alive.name]
        assert (alive / "half an edition").is_file()
    clear_workshops(tmp_path)
    assert rooms(tmp_path) == []


def test_a_workshop_somebody_prints_in_is_not_cleared_away(tmp_path: Path) -> None:
    with workshop(tmp_path, "2028.11.1") as room:
        clear_workshops(tmp_path)
        assert room.is_dir()
