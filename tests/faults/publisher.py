"""A process that publishes when it is told to, in children of its own that may be killed.

Reads JSON lines from standard input, each a list of publishes to be done at once; forks a child for every one, says
their process ids, and then how they ended. With `die_at` a child kills itself at that many things Python does with
files, so that every moment of a publish can be tried.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from app.database import open_office
from app.errors import AnotherPublished
from app.publishing.press import publish

WATCHED = ("open", "os.", "shutil.", "sqlite3.", "fcntl.", "tempfile.")
"""Audit events that are something done with files."""
CHANGED, UNCHANGED, ANOTHER, FAILED = 0, 3, 4, 5


class Moments:
    """Counts what Python does with files, and dies at a given one."""

    def __init__(self, die_at: int | None) -> None:
        self.seen = 0
        self._die_at = die_at

    def __call__(self, event: str, _: tuple[Any, ...]) -> None:
        if event.startswith(WATCHED):
            self.seen += 1
            if self.seen == self._die_at:
                os.kill(os.getpid(), signal.SIGKILL)


def publish_once(told: dict[str, Any]) -> int:
    """Publishes as it was told, and tells how it went."""
    office = open_office(told["office"])
    moments = Moments(told.get("die_at"))
    sys.addaudithook(moments)
    try:
        done = publish(Path(told["data"]), Path(told["editions"]), office)
    except AnotherPublished:
        return ANOTHER
    count = told.get("count_into")
    if count:
        seen = moments.seen
        Path(count).write_text(str(seen), "ascii")
    return CHANGED if done.is_new else UNCHANGED


def say(**told: Any) -> None:
    """One line to whoever started this process."""
    print(json.dumps(told), flush=True)  # noqa: T201  # it is how two processes talk


def begin(told: dict[str, Any]) -> int:
    """Forks a child that publishes, and tells its process id."""
    child = os.fork()
    if child == 0:
        code = FAILED
        try:
            code = publish_once(told)
        finally:
            os._exit(code)
    return child


def main() -> None:
    """Until standard input ends."""
    say(ready=True)
    for line in sys.stdin:
        children = [begin(told) for told in json.loads(line)]
        say(children=children)
        say(ended=[os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children])


if __name__ == "__main__":
    main()
