"""Reads the edition being served through, over and over, and takes it out of service where a bit of it has flipped.

A large edition is opened without being read; and a disk may forget what it once held. The reading is slow on purpose:
readers come first.
"""

import errno
import hashlib
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.database import OpenEdition, sealed_digest
from app.errors import EditionRefused
from app.shelf import Shelf

log = logging.getLogger("equipoise.scrubbing")
CHUNK = 1 << 20
PER_SECOND = 64 << 20
"""Bytes that are read in a second at most."""
LOOK_SECONDS = 1.0
"""How often it looks whether another edition has become current."""


class Scrubber:
    """Checks the current edition in the background, from its opening on and then every so many seconds."""

    def __init__(self, shelf: Shelf, *, seconds: float, per_second: int = PER_SECOND) -> None:
        self._shelf, self._seconds, self._pause = shelf, seconds, CHUNK / per_second
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._scrub_until_closed, name="scrubber", daemon=True)
        self.checked: str = ""
        """The edition that was last read through and found whole."""

    def start(self) -> None:
        """Begins to read."""
        self._thread.start()

    def close(self) -> None:
        """Stops reading, wherever it is."""
        self._closing.set()
        self._thread.join()

    def look(self) -> bool:
        """Reads the current edition through once; False where it was found damaged."""
        edition = self._shelf.current()
        try:
            wanted = sealed_digest(edition.path)
            found = self._digest(edition)
        except (EditionRefused, OSError) as error:
            if _is_want(error):
                log.warning("the current edition could not be looked through for now: %s", error)
                return True
            self._shelf.condemn(edition.id, f"{edition.id}: {error}")
            return False
        if found is None:
            return True
        if found != wanted:
            self._shelf.condemn(edition.id, f"{edition.id}: {edition.path.name} is no longer what was sealed")
            return False
        self.checked = edition.id
        return True

    def _digest(self, edition: OpenEdition) -> str | None:
        """The SHA-256 of the edition's file; None where reading it has become pointless."""
        digest = hashlib.sha256()
        with Path(edition.path).open("rb") as reading:
            while chunk := reading.read(CHUNK):
                digest.update(chunk)
                if self._closing.wait(self._pause) or self._shelf.current_id != edition.id:
                    return None
        return digest.hexdigest()

    def _scrub_until_closed(self) -> None:
        while not self._closing.is_set():
            before = self._shelf.current_id
            try:
                self.look()
            except Exception:
                log.exception("could not look the current edition through")
            until = time.monotonic() + self._seconds
            while time.monotonic() < until and self._shelf.current_id == before:
                if self._closing.wait(min(LOOK_SECONDS, self._seconds)):
                    return


def _is_want(error: Exception) -> bool:
    """Whether the process lacks something, and nothing is wrong with the file: no descriptors, no memory."""
    cause = error if isinstance(error, OSError) else error.__cause__
    return isinstance(cause, OSError) and cause.errno in (errno.EMFILE, errno.ENFILE, errno.ENOMEM)


@contextmanager
def scrubbing(shelf: Shelf, *, seconds: float) -> Iterator[Scrubber]:
    """A scrubber that reads as long as one is in here."""
    scrubber = Scrubber(shelf, seconds=seconds)
    scrubber.start()
    try:
        yield scrubber
    finally:
        scrubber.close()
