"""Folders to print in, beside the editions: each is held by the process that prints there, and cleared away after it.

A process that is killed lets go of its lock, and the next publish clears its folder away.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

PREFIX = ".printing-"
_DOOR = ".workshops.lock"
_HELD = "held"


@contextmanager
def workshop(folder: Path, name: str) -> Iterator[Path]:
    """A folder of one's own beside the editions, held while one prints there and gone afterwards."""
    with ExitStack() as held:
        with _locked(folder / _DOOR):
            path = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{name}-", dir=folder))
            held.enter_context(_locked(path / _HELD))
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)


def clear_workshops(folder: Path) -> None:
    """Clears away the workshops that nobody holds: what killed processes left."""
    with _locked(folder / _DOOR):
        for path in folder.glob(f"{PREFIX}*"):
            with suppress(BlockingIOError, FileNotFoundError), _locked(path / _HELD, patient=False):
                shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked(path: Path, *, patient: bool = True) -> Iterator[None]:
    """Holds a lock file that dies with its holder. Raises BlockingIOError where one is not patient."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if patient else fcntl.LOCK_NB))
        yield
    finally:
        os.close(descriptor)
