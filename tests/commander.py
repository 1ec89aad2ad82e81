"""A process that has the command line ready, and gives every command in a child of its own.

Starting Python and importing everything takes a second or two; a child that is forked after that takes none. Reads one
JSON line a command from standard input (words, folder, environment, and where output goes) and says how it ended.
"""

import json
import os
import sys
import traceback
from typing import Any

from app.cli import app


def run(told: dict[str, Any]) -> int:
    """Gives one command, which writes into files, and tells its exit code."""
    for descriptor, path in enumerate((os.devnull, told["stdout"], told["stderr"])):
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(opened, descriptor)
    return give(told)


def give(told: dict[str, Any]) -> int:
    """Gives one command as a fresh process would, and tells its exit code."""
    os.chdir(told["folder"])
    os.environ.clear()
    os.environ.update(told["environment"])
    try:
        app(args=told["words"], prog_name="equipoise")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001  # what Python does with an error that nobody caught
        traceback.print_exc()
        return 1
    return 0


def main() -> None:
    """Until standard input ends."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            code = run(json.loads(line))
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201  # it is how two processes talk


if __name__ == "__main__":
    main()
