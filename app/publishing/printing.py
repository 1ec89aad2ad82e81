"""Prints an edition: one SQLite file, set beside the old ones, checked, made durable and sealed."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from app.database import SUFFIX, OpenEdition, check_records, file_digest, open_edition, seal_path
from app.errors import EditionRefused, PressError
from app.folders import make_durable
from app.publishing.galley import Galley
from app.publishing.workshops import workshop

_CHUNK = 1 << 20


@contextmanager
def begun(folder: Path, id_: str, *, printed_at: str, before: OpenEdition | None, is_fresh: bool) -> Iterator[Galley]:
    """A galley in a folder of its own beside the editions, gone again afterwards.

    It begins as a copy of the edition `before`, unless it is to be fresh. Raises PressError where it cannot be written.
    """
    with workshop(folder, id_) as room:
        path = room / f"{id_}{SUFFIX}"
        try:
            if before is not None and not is_fresh:
                _copy(before.path, path)
            galley = Galley(path, printed_at=printed_at, is_fresh=is_fresh, before=before)
            try:
                yield galley
            finally:
                galley.abandon()
        except (sqlite3.Error, SQLAlchemyError) as error:
            told = getattr(error, "orig", None) or error  # a line of its own, where SQLAlchemy adds the statement
            raise PressError(f"the edition could not be written: {told}") from error


def seal(galley: Galley) -> Path:
    """Checks a finished galley, makes it durable and writes its seal. Raises EditionRefused where it is not right."""
    path = galley.path
    sealed = seal_path(path)
    sealed.write_text(f"{path.stat().st_size} {file_digest(path)}\n", "ascii")
    for made in (path, sealed):
        made.chmod(0o444)
        make_durable(made)
    edition = open_edition(path)
    if galley.is_fresh:
        check_records(edition)
    edition.close()
    return path


def put_into_place(printed_path: Path, folder: Path) -> Path:
    """Moves a printed edition to its final name, the seal first, and makes the folder durable.

    Raises FileExistsError where an edition of that name is already there.
    """
    final = folder / printed_path.name
    os.link(seal_path(printed_path), seal_path(final))
    os.link(printed_path, final)
    make_durable(folder)
    return final


def _copy(source: Path, target: Path) -> None:
    """Copies an edition, which must be what was sealed: a flipped bit is not handed on. Raises EditionRefused."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            writing.write(chunk)
    if digest.hexdigest() != seal_path(source).read_text("ascii").split()[1]:
        raise EditionRefused(f"{source.name} is not what was sealed: its SHA-256 differs")
