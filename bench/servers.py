"""Starts a server under test on its own core, waits for its first answer, and ends it with all its children."""

import http.client
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.answers import ask, is_answering
from bench.places import ROOT, SERVER_CORE, WORK

LONGEST_START = 180
LONGEST_END = 10
_LOOK_EVERY = 0.004


class DidNotStart(Exception):
    """A server that never answered."""


@dataclass(frozen=True, slots=True)
class Command:
    """How a server is started, and the address whose answer says that it is up."""

    words: Sequence[str]
    ready: str
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = ROOT


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    pid: int
    seconds_to_answer: float
    """From its start to its first answer."""


@contextmanager
def running(command: Command, *, log: Path | None = None) -> Iterator[Running]:
    """A started server, ended afterwards. Raises DidNotStart."""
    if is_answering():
        raise DidNotStart("the port answers already: something else listens there")
    log = log or WORK / "server.log"
    with log.open("wb") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            ["taskset", "-c", str(SERVER_CORE), *command.words],
            cwd=command.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **command.environment},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            yield Running(process.pid, _wait(process, command.ready, began, log))
        finally:
            _end(process)


def _wait(process: "subprocess.Popen[bytes]", ready: str, began: float, log: Path) -> float:
    while time.perf_counter() - began < LONGEST_START:
        if process.poll() is not None:
            break
        try:
            if ask(ready, wait=LONGEST_START).status == 200:
                return time.perf_counter() - began
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(_LOOK_EVERY)
    raise DidNotStart(log.read_text("utf-8", "replace").strip()[-500:] or "it said nothing")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends the session that was started for it, and nothing else."""
    for signal_ in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, signal_)
        except ProcessLookupError:
            break
        try:
            process.wait(LONGEST_END)
        except subprocess.TimeoutExpired:
            continue
        break
    process.wait()
