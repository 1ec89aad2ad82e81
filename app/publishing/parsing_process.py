"""The process that parses manuscript files, as the press uses it: one for many files, and it may die of any of them.

A file that is too much for it is refused like any other that is wrong; the next one is parsed by a new process. What
comes back is JSON, so that even a parser which a file has taken over can hand back nothing but text.
"""

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

from app.publishing import parsing
from app.publishing.parsing import LENGTH, Refused

PATIENCE = 120.0
"""Seconds after which a silent process is given up, however slow the machine; its processor time ends sooner."""
LARGEST_ANSWER = 256 * 1024 * 1024
PROGRAM = Path(parsing.__file__)
_KEPT = ("PATH", "LD_LIBRARY_PATH", "LANG")


class ParsingProcess:
    """One process, which parses one file after the other."""

    def __init__(self, program: Path = PROGRAM, *, patience: float = PATIENCE) -> None:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self._patience, self._deadline = patience, 0.0
        self._process = subprocess.Popen(  # noqa: S603  # the program is ours, and no shell reads it
            [sys.executable, "-I", str(program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd="/",
            env=environment,
        )
        self._pipes = cast("tuple[IO[bytes], IO[bytes]]", (self._process.stdin, self._process.stdout))
        self._to, self._from = (pipe.fileno() for pipe in self._pipes)
        os.set_blocking(self._to, False)
        self.is_alive = True
        self.is_asked = False
        """Whether it has a file whose answer nobody has heard."""

    def ask(self, raw: bytes) -> None:
        """Hands a file over. Raises Refused; then the process is dead."""
        self._deadline = time.monotonic() + self._patience
        self.is_asked = True
        try:
            self._send(LENGTH.pack(len(raw)) + raw)
        except (OSError, _Silent):
            raise self._obituary() from None

    def hear(self) -> tuple[Any, list[int]]:
        """The content of the file and the places of its nodes. Raises Refused; then the process may be dead."""
        try:
            (size,) = LENGTH.unpack(self._receive(LENGTH.size))
            if size > LARGEST_ANSWER:
                raise _Silent
            answer = json.loads(self._receive(size))
            self.is_asked = False
            if "refused" not in answer:
                return answer["content"], answer["places"]
            what, right, line, column = answer["refused"]
        except (OSError, _Silent, ValueError, LookupError, TypeError, RecursionError):
            raise self._obituary() from None
        raise Refused(str(what), str(right), int(line), int(column))

    def close(self) -> None:
        """Ends the process."""
        self.is_alive = False
        self._process.kill()
        self._process.wait()
        self.let_go()

    def let_go(self) -> None:
        """Closes our ends of its pipes; a process whose readers are gone ends by itself."""
        for pipe in self._pipes:
            pipe.close()

    def _send(self, data: bytes) -> None:
        while data:
            _wait(self._to, select.POLLOUT, self._deadline)
            data = data[os.write(self._to, data) :]

    def _receive(self, size: int) -> bytes:
        received = bytearray()
        while len(received) < size:
            _wait(self._from, select.POLLIN, self._deadline)
            part = os.read(self._from, size - len(received))
            if not part:
                raise _Silent
            received += part
        return bytes(received)

    def _obituary(self) -> Refused:
        """Why a file is refused that the process did not survive."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        ended = self._process.returncode
        self.close()
        if ended in (None, -signal.SIGXCPU):
            return Refused("the file takes too long to be read", "simplify it")
        return Refused("the file cannot be read: the parser ended over it", "simplify it")


class _Silent(Exception):
    """No answer came."""


def _wait(descriptor: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(descriptor, event)
    if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise _Silent


_idle: list[ParsingProcess] = []
_lock = threading.Lock()


@contextmanager
def parsing_process() -> Iterator["Parser"]:
    """A parser for many files. Its process is kept for the next who asks; several may be used at once."""
    parser = Parser()
    try:
        yield parser
    finally:
        parser.give_back()


class Parser:
    """Parses files in a process of its own, and in another one where that died."""

    def __init__(self) -> None:
        self._process: ParsingProcess | None = None

    def ask(self, raw: bytes) -> None:
        """Hands a file over, to be parsed while others are handed to others. Raises Refused."""
        if self._process is None or not self._process.is_alive:
            with _lock:
                found = _idle.pop() if _idle else None
            self._process = found or ParsingProcess()
        self._process.ask(raw)

    def hear(self) -> tuple[Any, list[int]]:
        """The content of the file that was handed over, and the places of its nodes. Raises Refused."""
        if self._process is None:
            raise Refused("the file was never handed over", "read it again")
        return self._process.hear()

    def give_back(self) -> None:
        """Lets others use the process."""
        process, self._process = self._process, None
        if process is None or not process.is_alive:
            return
        if process.is_asked:
            process.close()  # its answer would be taken for the answer to another file
            return
        with _lock:
            _idle.append(process)


def _end_idle() -> None:
    with _lock:
        while _idle:
            _idle.pop().close()


_of_our_parent: list[ParsingProcess] = []


def _leave_to_our_parent() -> None:
    """In a process that was forked: the parsers are its parent's."""
    for process in _idle:
        process.let_go()
    _of_our_parent.extend(_idle)
    _idle.clear()
    _lock.release()


atexit.register(_end_idle)
os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_leave_to_our_parent)
