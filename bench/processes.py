"""What /proc tells of running processes: processor time, memory, and who else is at work on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")
_AFTER_NAME = 2
"""In /proc/…/stat the fields are counted from the one after the name, which may hold spaces."""
_PARENT, _USER, _SYSTEM, _WAITED_USER, _WAITED_SYSTEM = 3 - _AFTER_NAME, 13, 14, 15, 16


@dataclass(frozen=True, slots=True)
class Memory:
    """Of a process and its children, in MiB: shared pages divided among their sharers, and what is its own alone."""

    proportional: float
    anonymous: float


def _fields(pid: int) -> list[str]:
    text = (_PROC / str(pid) / "stat").read_text("ascii", "replace")
    return text.rpartition(")")[2].split()


def family(pid: int) -> list[int]:
    """A process and all its descendants that are alive."""
    parents: dict[int, list[int]] = {}
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            try:
                parents.setdefault(int(_fields(int(entry.name))[_PARENT]), []).append(int(entry.name))
            except (OSError, IndexError):
                continue
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def busy_seconds(pid: int) -> float:
    """Processor time of a process and its descendants so far, with that of children who have ended."""
    ticks = 0
    for one in family(pid):
        try:
            fields = _fields(one)
        except OSError:
            continue
        ticks += sum(int(fields[place - _AFTER_NAME]) for place in (_USER, _SYSTEM, _WAITED_USER, _WAITED_SYSTEM))
    return ticks / _TICKS


def memory(pid: int) -> Memory:
    """Memory of a process and its descendants now."""
    totals = {"Pss": 0, "Anonymous": 0}
    for one in family(pid):
        try:
            text = (_PROC / str(one) / "smaps_rollup").read_text("ascii")
        except OSError:
            continue
        for line in text.splitlines():
            name, _, told = line.partition(":")
            if name in totals:
                totals[name] += int(told.split()[0])
    return Memory(totals["Pss"] / 1024, totals["Anonymous"] / 1024)


def machine_busy_seconds() -> float:
    """Processor time that all processes together have used since the machine started, over all cores."""
    first = (_PROC / "stat").read_text("ascii").splitlines()[0].split()[1:]
    user, nice, system, _idle, _waiting, irq, soft, *_ = (int(part) for part in first)
    return (user + nice + system + irq + soft) / _TICKS
