"""Tries a publish at every one of its calls that change files: killed, or told that the disk failed or is full."""

import errno
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.database import check_records
from app.shelf import Shelf
from tests.faults.naive import Publisher, careful
from tests.faults.stages import Place, Stage, complaints
from tests.faults.system_calls import Call
from tests.faults.watching import DIE, GO_ON, Acknowledge, Ended, watched

SYNCS = ("fsync", "fdatasync")
CLEAN = {"PressError", "OfficeUnavailable", "AnotherPublished", "EditionRefused", "OSError", "ManuscriptErrors"}
"""What a publish may end with: errors that the command answers with one sentence."""
OS_ERRORS = {"FileNotFoundError", "FileExistsError", "PermissionError", "BlockingIOError"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at a call; with `goes_on` it happens at every later one too, as on a disk that is gone or full."""

    name: str
    decided: int
    goes_on: bool = False


KILL, EIO, ENOSPC = Fault("kill", DIE), Fault("EIO", errno.EIO), Fault("ENOSPC", errno.ENOSPC)
BROKEN = Fault("EIO from there on", errno.EIO, goes_on=True)
FULL = Fault("ENOSPC from there on", errno.ENOSPC, goes_on=True)
READ_ONLY = Fault("EROFS from there on", errno.EROFS, goes_on=True)
GROWS = (
    *("write", "pwrite64", "writev", "pwritev", "fallocate", "ftruncate", "copy_file_range", "fsync", "fdatasync"),
    *("open", "openat", "creat", "mkdir", "mkdirat", "link", "linkat", "symlink", "rename", "renameat"),
)
"""What a full disk refuses; closing and unlinking it does not."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One publish with one fault, and what was wrong afterwards."""

    point: int
    call: str
    fault: str
    ended: Ended
    complaints: list[str]


def calls_of(stage: Stage, folder: Path, publisher: Publisher) -> list[str]:
    """The calls that a publish makes when nothing happens, in their order; it must have done what it should."""
    place, calls = stage.set_up(folder / "undisturbed"), list[str]()

    def note(call: Call) -> int:
        calls.append(f"{call.name} {_named(call, place)}")
        return GO_ON

    ended = watched(lambda acknowledge: publisher(stage, place, acknowledge), note)
    assert (ended.code, ended.acknowledged) == (0, stage.new), ended
    assert complaints(stage, place, stage.new, publishes_again=False) == []
    place.remove()
    return calls


def tried(
    stage: Stage,
    folder: Path,
    publisher: Publisher,
    points: Iterable[int],
    faults: Iterable[Fault],
    *,
    publishes_again: bool = True,
) -> Iterator[Trial]:
    """A publish for every point, counted from 1, and every fault."""
    faults = list(faults)
    for point in points:
        for fault in faults:
            yield _trial(stage, folder, publisher, point, fault, publishes_again=publishes_again)


def starts(stage: Stage, folder: Path) -> Iterator[Trial]:
    """Starts to read, and tries to publish, while the disk is full, broken or read-only from the beginning."""
    place = stage.set_up(folder / "started")

    def read(acknowledge: Acknowledge) -> None:
        shelf = Shelf(place.editions, place.office, most_pinned=2, poll_seconds=60)
        shelf.follow()
        check_records(shelf.current())
        acknowledge(shelf.current_id)

    for fault in (FULL, BROKEN, READ_ONLY):
        for name, action in (("reading", read), ("publishing", lambda tell: careful(stage, place, tell))):
            ended = watched(action, lambda call, fault=fault: fault.decided if call.name in GROWS else GO_ON)  # type: ignore[misc]  # bound at once
            found = complaints(stage, place, "", publishes_again=False)
            if name == "reading" and (ended.code, ended.acknowledged) != (0, stage.old):
                found.append(f"nothing was served: {ended.error}")
            if name == "publishing" and (ended.acknowledged or ended.error not in CLEAN | OS_ERRORS):
                found.append(f"it ended with {ended.error or ended.acknowledged}")
            yield Trial(1, name, fault.name, ended, found)
    found = complaints(stage, place, "")
    place.remove()
    yield Trial(0, "publishing", "the disk is as it was", Ended(0, "", ""), found)


def _trial(
    stage: Stage, folder: Path, publisher: Publisher, point: int, fault: Fault, *, publishes_again: bool
) -> Trial:
    place, seen, hit = stage.set_up(folder / "trial"), 0, ""
    failed_syncs: list[str] = []

    def decide(call: Call) -> int:
        nonlocal seen, hit
        seen += 1
        is_here = seen == point or (fault.goes_on and seen > point and call.name in GROWS)
        if not is_here:
            return GO_ON
        hit = hit or f"{call.name} {_named(call, place)}"
        # SQLite goes on where a folder cannot be synced, as there are disks that never can; we do not.
        if call.name in SYNCS and (Path(call.path) == place.editions or not Path(call.path).is_dir()):
            failed_syncs.append(_named(call, place))
        return fault.decided

    ended = watched(lambda acknowledge: publisher(stage, place, acknowledge), decide)
    found = complaints(stage, place, ended.acknowledged, publishes_again=publishes_again)
    if ended.code > 0 and ended.error not in CLEAN | OS_ERRORS:
        found.append(f"it ended with {ended.error}")
    if ended.acknowledged and failed_syncs and fault.decided != DIE:
        found.append(f"it was acknowledged although {failed_syncs} could not be synced")
    place.remove()
    return Trial(point, hit, fault.name, ended, found)


def _named(call: Call, place: Place) -> str:
    return os.path.relpath(call.path, place.root) if call.path.startswith(str(place.root)) else call.path
