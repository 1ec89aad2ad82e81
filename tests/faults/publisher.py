"""A process that publishes when it is told to, in children of its own that may be killed.

Reads JSON lines from standard input, each a list of publishes to be done at once; forks a child for every one, says
their process ids, and then how they ended.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from app.database import open_office
from app.errors import AnotherPublished
from app.publishing.press import publish

CHANGED, UNCHANGED, ANOTHER, FAILED = 0, 3, 4, 5


def publish_once(told: dict[str, Any]) -> int:
    """Publishes as it was told, and tells how it went."""
    office = open_office(told["office"])
    try:
        done = publish(Path(told["data"]), Path(told["editions"]), office)
    except AnotherPublished:
        return ANOTHER
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
