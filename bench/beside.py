"""Reads from memory while a large catalogue is published beside them, into the very folder that is being served."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

from bench.answers import ask
from bench.cases import Case, all_of, hit, status
from bench.houses import House, begin_publishing, empty, publish
from bench.load import LoadFailed, Report, put_on
from bench.places import WORK
from bench.servers import running

PAUSE = 10
"""Milliseconds between the requests of one connection: about 1,500 requests a second in all, so that no queue forms."""
CONNECTIONS = 16
WINDOW = 3
MOST_WINDOWS = 60
QUIET_WINDOWS = 3
LONGEST_SWAP = 30


@dataclass(frozen=True, slots=True)
class Beside:
    """Hot reads without and with a publication beside them. Microseconds; a median over windows, and the worst."""

    quiet_p99: float
    busy_p99: float
    worst_p99: float
    quiet_per_second: float
    busy_per_second: float
    windows: int
    was_swapped: bool
    """Whether the server gave out the new edition at the end."""


def measure_beside(served: House, large: House, address: str, minutes: float, say: Callable[[str], None]) -> Beside:
    """Publishes `large` into the folder that `served` is read from. Raises LoadFailed where a read fails."""
    house = replace(served, name="beside")
    empty(house)
    say("publishing what is to be served")
    publish(house, minutes=minutes)
    case = Case("beside", [address], all_of(status(200), hit))
    with running(house.serve(address)):
        load = replace(case.load(CONNECTIONS), pause=PAUSE)
        before = ask(address).json()["edition"]["id"]
        quiet = [put_on(load, WINDOW) for _ in range(QUIET_WINDOWS)]
        say(f"publishing {large.name} beside reads")
        process = begin_publishing(replace(house, data=large.data), WORK / "beside.log")
        busy: list[Report] = []
        try:
            deadline = time.monotonic() + 60 * minutes
            while process.poll() is None and time.monotonic() < deadline and len(busy) < MOST_WINDOWS:
                busy.append(put_on(load, WINDOW))
            _wait(process, deadline)
            busy.append(put_on(load, WINDOW))
        finally:
            _end(process)
        after = _edition_after(address, before) if process.returncode == 0 else before
    if not busy:
        raise LoadFailed("the publication was over before anything was read")
    return Beside(
        quiet_p99=median(report.p99 for report in quiet),
        busy_p99=median(report.p99 for report in busy),
        worst_p99=max(report.p99 for report in busy),
        quiet_per_second=median(report.per_second for report in quiet),
        busy_per_second=median(report.per_second for report in busy),
        windows=len(busy),
        was_swapped=after != before,
    )


def _wait(process: "subprocess.Popen[bytes]", deadline: float) -> None:
    try:
        process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        return


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _edition_after(address: str, before: str) -> str:
    """The edition that is given out once the server has noticed the new one, or the old one after a while."""
    told = before
    deadline = time.monotonic() + LONGEST_SWAP
    while told == before and time.monotonic() < deadline:
        told = str(ask(address).json()["edition"]["id"])
        time.sleep(0.1)
    return told
