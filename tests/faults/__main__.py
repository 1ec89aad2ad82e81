"""Runs trials: `python -m tests.faults NAME… [--quick]` prints a JSON line for each, and tells how far it is.

With `--page PATH` what was found is written into a page as well.
"""

import argparse
import json
import logging
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.faults.page import write_page
from tests.faults.stages import parsing_here
from tests.faults.system_calls import why_not
from tests.faults.trials import Laboratory, Result

NAMES = ("naive", "cuts", "flips", "starts", "crashes", "kills", "races")


def _progress(what: str, done: int, whole: int) -> None:
    """Tells how far it is, in one line on a terminal and now and then elsewhere."""
    told = f"{what}: {done} of {whole}" if whole else f"{what}: {done}"
    if sys.stderr.isatty():
        print(f"\r\033[K{told}", end="", flush=True, file=sys.stderr)  # noqa: T201  # it is its output
    elif done == whole or done % 100 == 0:
        print(told, flush=True, file=sys.stderr)  # noqa: T201  # it is its output


def main() -> int:
    """Runs the trials that are named, all of them where none is; 1 where something was wrong or was not caught."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", choices=[*NAMES, []])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--page", type=Path)
    told = parser.parse_args()
    reason = why_not()
    if reason:
        print(json.dumps({"skipped": reason}))  # noqa: T201  # it is its output
        return 0
    # Editions that are refused are what is being tried.
    logging.disable(logging.CRITICAL)
    begun, results = time.monotonic(), list[Result]()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder, parsing_here():
        laboratory = Laboratory(Path(folder), _progress)
        for name in told.names or NAMES:
            for result in getattr(laboratory, name)(quick=told.quick):
                print(json.dumps(asdict(result)), flush=True)  # noqa: T201  # it is its output
                results.append(result)
    if told.page:
        write_page(told.page, results, seconds=time.monotonic() - begun)
    return int(any(bool(result.wrong) != result.is_naive for result in results))


if __name__ == "__main__":
    sys.exit(main())
