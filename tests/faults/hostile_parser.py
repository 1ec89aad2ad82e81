"""A parser that a file has taken over: what it does is the first word of the file. It runs in the parser's place."""

import importlib.util
import os
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).parents[2] / "app" / "publishing" / "parsing.py"
_spec = importlib.util.spec_from_file_location("parsing", PROGRAM)
assert _spec is not None
assert _spec.loader is not None
parsing: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(parsing)
honest = parsing.parse


def _die(number: int) -> None:
    signal.signal(number, signal.SIG_DFL) if number != signal.SIGKILL else None
    os.kill(os.getpid(), number)


def _spin() -> None:
    while True:
        pass


def _grow() -> None:
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def _say(answer: bytes, size: int | None = None) -> None:
    os.write(1, struct.pack(">I", len(answer) if size is None else size) + answer)


def _say_half() -> None:
    _say(b"{", 100)
    os._exit(0)


def _attempt(what: Callable[[], object]) -> str:
    try:
        what()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return "allowed"


def _confined(folder: str) -> tuple[Any, list[int]]:
    """What it may not do."""
    told = {
        "read": _attempt(lambda: Path("/etc/passwd").read_bytes()),
        "write": _attempt(lambda: Path(folder, "written").write_bytes(b"x")),
        "connect": _attempt(lambda: socket.create_connection(("127.0.0.1", 9), timeout=1)),
        "memory": _attempt(lambda: bytearray(parsing.MOST_MEMORY)),
        "environment": ",".join(sorted(name for name in os.environ if name.startswith(("EQUIPOISE", "HOME")))),
    }
    return told, [1, 1] * 6


BEHAVIOURS: dict[str, Callable[[], object]] = {
    "segfault": lambda: _die(signal.SIGSEGV),
    "abort": lambda: _die(signal.SIGABRT),
    "killed": lambda: _die(signal.SIGKILL),
    "leaves": lambda: os._exit(0),
    "spins": _spin,
    "sleeps": lambda: time.sleep(600),
    "grows": _grow,
    "half": _say_half,
    "endless": lambda: _say(b"", (1 << 32) - 1),
    "garbage": lambda: _say(b"\x80\x04garbage"),
    "number": lambda: _say(b"42"),
    "nested": lambda: _say(b"[" * 100_000),
    "refuses": lambda: _say(b'{"refused": 3}'),
    "pickle": lambda: _say(b"\x80\x04\x95cos\nsystem\n(S'true'\ntR."),
}


def parse(raw: bytes) -> tuple[Any, list[int]]:
    """Does what the file says, or parses it."""
    word, _, rest = raw.decode("utf-8", "replace").partition(":")
    if word == "confined":
        return _confined(rest.strip())
    if word in BEHAVIOURS:
        BEHAVIOURS[word]()
        time.sleep(600)
    return honest(raw)  # type: ignore[no-any-return]  # the honest parser's own


if __name__ == "__main__":
    parsing.parse = parse
    parsing.MOST_SECONDS = 1
    parsing._confine()
    parsing._serve(sys.stdin.buffer, sys.stdout.buffer)
