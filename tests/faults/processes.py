"""A publisher in a process of its own, as a test drives it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, House


class Publisher:
    """A process that publishes when it is told to."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        assert self._heard() == {"ready": True}

    def begin(self, house: House, *manuscripts: Path) -> list[int]:
        """Tells the process to publish manuscripts at once, and answers which of its children do."""
        place = {"editions": str(house.editions), "office": house.settings.office}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([{"data": str(data), **place} for data in manuscripts]) + "\n")
        self._process.stdin.flush()
        children: list[int] = self._heard()["children"]
        return children

    def end(self) -> list[int]:
        """Waits until the children ended, and tells how."""
        codes: list[int] = self._heard()["ended"]
        return codes

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the publisher ended by itself"
        heard: dict[str, Any] = json.loads(line)
        return heard


@contextmanager
def publisher_process() -> Iterator[Publisher]:
    """A process that waits to be told."""
    command = [sys.executable, "-m", "tests.faults.publisher"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Publisher(process)
        assert process.stdin is not None
        process.stdin.close()
