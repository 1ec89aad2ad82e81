"""Flips one bit of an edition that is being served, over and over, and sees who notices."""

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import database
from app.database import open_edition
from app.edge.measures import measure_shelf
from app.errors import EquipoiseError
from app.scrubbing import Scrubber
from app.shelf import Shelf
from tests.faults.stages import Place

Notices = Callable[[Place, str], list[str]]
"""What is wrong after a bit of this edition has flipped; nothing, where it was noticed and all was done."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A bit, and what was wrong when it had flipped."""

    byte: int
    bit: int
    complaints: list[str]


def flipped(place: Place, current: str, number: int, notices: Notices, *, seed: int) -> Iterator[Flip]:
    """Flips so many bits of the edition's file, one after the other, and flips each back."""
    path = place.editions / f"{current}.edition"
    path.chmod(0o644)
    chance, size = random.Random(seed), path.stat().st_size  # noqa: S311  # bits by chance
    for _ in range(number):
        byte, bit = chance.randrange(size), chance.randrange(8)
        _flip(path, byte, bit)
        found = notices(place, current)
        _flip(path, byte, bit)
        yield Flip(byte, bit, found)


def _flip(path: Path, byte: int, bit: int) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        [held] = os.pread(descriptor, 1, byte)
        os.pwrite(descriptor, bytes([held ^ 1 << bit]), byte)
    finally:
        os.close(descriptor)


def at_opening(place: Place, current: str) -> list[str]:
    """Opens the shelf anew, as a server does when it starts."""
    shelf = Shelf(place.editions, place.office, most_pinned=2, poll_seconds=60)
    try:
        shelf.open()
        return _of_shelf(shelf, current)
    except EquipoiseError as error:
        return [f"nothing is served: {error}"]
    finally:
        shelf.close()


def by_the_scrubber(place: Place, current: str) -> list[str]:
    """Serves the edition as one too large to be read at opening, and reads it through."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "CHECKED_AT_OPEN", 0)
        shelf = Shelf(place.editions, place.office, most_pinned=2, poll_seconds=60)
        try:
            shelf.open()
            if shelf.current_id == current:
                Scrubber(shelf, seconds=60, per_second=1 << 50).look()
            return _of_shelf(shelf, current)
        except EquipoiseError as error:
            return [f"nothing is served: {error}"]
        finally:
            shelf.close()


def _of_shelf(shelf: Shelf, damaged: str) -> list[str]:
    alarms = {metric.name: metric.samples for metric in measure_shelf(shelf)}["equipoise_edition_refused"]
    found = []
    if shelf.current_id in ("", damaged):
        found.append(f"{shelf.current_id} is served")
    if not str(shelf.refused).startswith(f"{damaged}: ") or [value for _, value in alarms] != [1]:
        found.append("there is no alarm")
    return found


def trusts_the_size(place: Place, current: str) -> list[str]:
    """Opens it as one too large to be read, and leaves it at that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "CHECKED_AT_OPEN", 0)
        try:
            open_edition(place.editions / f"{current}.edition").close()
        except EquipoiseError:
            return []
    return ["it is served"]


def trusts_the_database(place: Place, current: str) -> list[str]:
    """Asks SQLite whether its file is whole."""
    path = place.editions / f"{current}.edition"
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
            [[told]] = connection.execute("PRAGMA integrity_check(1)").fetchall()
    except sqlite3.Error:
        return []
    return ["it is served"] if told == "ok" else []
