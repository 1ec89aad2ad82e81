"""Makes a file of a whole edition once, and finds it from then on.

A file is written into a folder of its own with its size and SHA-256 beside it, and the folder is renamed into place:
whoever finds it finds it whole. One is made at a time in a process, so that asking for many cannot stop the readers.
"""

import hashlib
import logging
import secrets
import shutil
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.archives.csv_file import write_csv_zip
from app.archives.ndjson_file import write_ndjson
from app.archives.parquet_file import can_write_parquet, write_parquet
from app.archives.sqlite_file import write_sqlite
from app.database import OpenEdition
from app.errors import BeingMade, CannotBeMade, NotFound, NotInstalled

log = logging.getLogger("equipoise.archives")
FOLDER_SUFFIX = ".downloads"
SEAL = "seal"
UNFINISHED, FORGOTTEN_SECONDS = ".making-", 3600.0
"""What an unfinished file's folder is called, and after how long nobody is at it any more."""
PATIENCE = 0.5
"""Seconds that one who asks waits for another's file: whoever waits keeps a thread from other readers."""


@dataclass(frozen=True, slots=True)
class Archive:
    """One way of having a whole edition."""

    media_type: str
    words: str
    write: Callable[[OpenEdition, Path], None]
    is_there: Callable[[], bool] = lambda: True


ARCHIVES: Mapping[str, Archive] = {
    "ndjson": Archive("application/x-ndjson", "every record, one a line", write_ndjson),
    "csv.zip": Archive("application/zip", "every table as CSV, with a data package", write_csv_zip),
    "sqlite": Archive("application/vnd.sqlite3", "every table and record as a database", write_sqlite),
    "parquet": Archive("application/vnd.apache.parquet", "every finding, typed", write_parquet, can_write_parquet),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made."""

    suffix: str
    path: Path
    size: int
    digest: str
    """SHA-256, in hex."""

    @property
    def media_type(self) -> str:
        """What it is."""
        return ARCHIVES[self.suffix].media_type


class Archives:
    """The files of whole editions, in a folder beside each edition or below another that is named."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._making = threading.Lock()

    def get(self, edition: OpenEdition, suffix: str) -> Made:
        """A file, made now where it is not there yet.

        Raises NotFound for a suffix there is not, NotInstalled where its library is missing, BeingMade while others
        have one made, CannotBeMade where the disk does not take it.
        """
        archive = ARCHIVES.get(suffix)
        if archive is None:
            raise NotFound("form", list(ARCHIVES))
        if not archive.is_there():
            raise NotInstalled(f"{suffix} files are not made here; ask for {' or '.join(available())}.")
        found = self._find(edition, suffix)
        if found is not None:
            return found
        if not self._making.acquire(timeout=PATIENCE):
            raise BeingMade("Another file is being made; ask again in a moment.")
        try:
            return self._find(edition, suffix) or self._make(edition, suffix, archive)
        except OSError as refused:
            log.warning("could not make %s of edition %s (%s)", suffix, edition.id, refused.strerror)
            raise CannotBeMade("The file cannot be made here now; the records themselves can be read.") from refused
        finally:
            self._making.release()

    def _place(self, edition: OpenEdition) -> Path:
        return (self._folder or edition.path.parent) / f"{edition.id}{FOLDER_SUFFIX}"

    def _find(self, edition: OpenEdition, suffix: str) -> Made | None:
        folder = self._place(edition) / suffix
        path = folder / file_name(edition.id, suffix)
        try:
            size, digest, sealed = (folder / SEAL).read_text("ascii").split()
            is_whole = path.stat().st_size == int(size) and sealed == edition.digest
        except (OSError, ValueError):
            return None
        return Made(suffix, path, int(size), digest) if is_whole else None

    def _make(self, edition: OpenEdition, suffix: str, archive: Archive) -> Made:
        place = self._place(edition)
        place.mkdir(parents=True, exist_ok=True)
        making = place / f"{UNFINISHED}{secrets.token_hex(8)}"
        making.mkdir()
        _clear_up(making)
        try:
            path = making / file_name(edition.id, suffix)
            archive.write(edition, path)
            with path.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            (making / SEAL).write_text(f"{path.stat().st_size} {digest} {edition.digest}\n", "ascii")
            # A folder that is there was left by another process, which was first, or is not what its seal says.
            if self._find(edition, suffix) is None:
                shutil.rmtree(place / suffix, ignore_errors=True)
                with suppress(FileExistsError):
                    making.rename(place / suffix)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        found = self._find(edition, suffix)
        if found is None:
            raise OSError(0, "what was made cannot be found")
        log.info("made %s of edition %s, %d bytes", suffix, edition.id, found.size)
        return found


def file_name(edition: str, suffix: str) -> str:
    """What a file is called where it was downloaded."""
    return f"equipoise-{edition}.{suffix}"


def available() -> list[str]:
    """The suffixes of the files that can be made here."""
    return [suffix for suffix, archive in ARCHIVES.items() if archive.is_there()]


def _clear_up(making: Path) -> None:
    """Removes what a process left that was killed while it made something: it is much older than what is begun now."""
    now = making.stat().st_mtime
    for left in making.parent.glob(f"{UNFINISHED}*"):
        if left != making and now - left.stat().st_mtime > FORGOTTEN_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
