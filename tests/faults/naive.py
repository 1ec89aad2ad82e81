"""Publishers that make the mistakes publishers make. Each works as long as nothing happens, and must be caught.

`CAREFUL` is ours, as it is. A publisher is given a stage, the house, and what it acknowledges with.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.database import SUFFIX, Office, seal_path
from app.folders import make_durable
from app.models.editions import Edition
from app.publishing import press, printing, workshops
from app.publishing.printing import put_into_place
from app.queries.ledger import move_current
from tests.faults.stages import CLOCK, Place, Stage
from tests.faults.watching import Acknowledge

Publisher = Callable[[Stage, Place, Acknowledge], None]


def careful(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Publishes as we do."""
    acknowledge(press.publish(stage.data, place.editions, place.office, clock=CLOCK).edition)


def acknowledges_first(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Says that it published when everything is written and nothing is committed."""
    put = put_into_place

    def put_and_tell(path: Path, folder: Path) -> Path:
        final = put(path, folder)
        acknowledge(path.name.removesuffix(SUFFIX))
        return final

    with _with(press, put_into_place=put_and_tell):
        press.publish(stage.data, place.editions, place.office, clock=CLOCK)


def ledger_before_file(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Commits that an edition is current, and puts its file into place afterwards."""

    def make_current(office: Office, folder: Path, path: Path, row: Edition) -> None:
        _enter(office, row)
        put_into_place(path, folder)

    with _with(press, _make_current=make_current):
        careful(stage, place, acknowledge)


def in_place(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Writes the edition under its final name, where readers look already, and then its seal."""

    def make_current(office: Office, folder: Path, path: Path, row: Edition) -> None:
        _enter(office, row)
        for made in (path, seal_path(path)):
            with made.open("rb") as reading, (folder / made.name).open("wb", buffering=0) as writing:
                shutil.copyfileobj(reading, writing, 1 << 16)
                os.fsync(writing.fileno())
            (folder / made.name).chmod(0o444)

    with _with(press, _make_current=make_current):
        careful(stage, place, acknowledge)


def two_commits(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Commits the row of the ledger, and then in another transaction what is current."""

    def make_current(office: Office, folder: Path, path: Path, row: Edition) -> None:
        id_, at = row.id, row.printed_at
        with office.writing() as session:
            session.add(row)
            session.flush()
            put_into_place(path, folder)
        with office.writing() as session:
            move_current(session, id_, what="publish", at=at)

    with _with(press, _make_current=make_current):
        careful(stage, place, acknowledge)


def leaves_litter(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Prints in folders that nobody clears away after an accident."""
    with _with(workshops, PREFIX=".draft-"):
        careful(stage, place, acknowledge)


def overlooks_errors(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Goes on when the disk says that it could not keep something."""

    def sync(path: Path) -> None:
        with suppress(OSError):
            sync_as_ever(path)

    sync_as_ever = make_durable
    with _with(printing, make_durable=sync):
        careful(stage, place, acknowledge)


def never_syncs(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Trusts the disk with everything but the office."""
    with _with(printing, make_durable=lambda _: None):
        careful(stage, place, acknowledge)


def never_syncs_the_folder(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Makes files durable and not their names."""
    sync_as_ever = make_durable
    with _with(printing, make_durable=lambda path: None if path.is_dir() else sync_as_ever(path)):
        careful(stage, place, acknowledge)


def names_before_it_syncs(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
    """Gives the file its final name and commits; what the file holds is made durable after that."""
    sync_as_ever = make_durable
    late: list[Path] = []

    def sync(path: Path) -> None:
        if path.is_dir():
            sync_as_ever(path)
        else:
            late.append(path)

    with _with(printing, make_durable=sync):
        edition = press.publish(stage.data, place.editions, place.office, clock=CLOCK).edition
    acknowledge(edition)
    for path in late:
        sync_as_ever(place.editions / path.name)


def _office_with(synchronous: str) -> Publisher:
    def publisher(stage: Stage, place: Place, acknowledge: Acknowledge) -> None:
        @event.listens_for(place.office.engine, "connect")
        def _less(connection: sqlite3.Connection, _: object) -> None:
            connection.execute(f"PRAGMA synchronous={synchronous}")

        careful(stage, place, acknowledge)

    publisher.__name__ = f"office_with_synchronous_{synchronous.lower()}"
    return publisher


office_off, office_normal, office_full = map(_office_with, ("OFF", "NORMAL", "FULL"))
CAUGHT_BY_KILLS: tuple[Publisher, ...] = (
    acknowledges_first,
    ledger_before_file,
    in_place,
    two_commits,
    leaves_litter,
)
CAUGHT_BY_ERRORS: tuple[Publisher, ...] = (overlooks_errors,)
CAUGHT_BY_POWER_CUTS: tuple[Publisher, ...] = (
    never_syncs,
    never_syncs_the_folder,
    names_before_it_syncs,
    office_off,
    office_full,
    acknowledges_first,
)


def _enter(office: Office, row: Edition) -> None:
    id_, at = row.id, row.printed_at
    with office.writing() as session:
        session.add(row)
        session.flush()
        move_current(session, id_, what="publish", at=at)


@contextmanager
def _with(module: Any, **replaced: Any) -> Iterator[None]:
    """A module with some of its names meaning something else."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in replaced.items():
            patch.setattr(module, name, value)
        yield
