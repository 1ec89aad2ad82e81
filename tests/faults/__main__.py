"""Runs trials: `python -m tests.faults NAME… [--quick]` prints a JSON line for each, and tells how far it is."""

import json
import logging
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.faults.stages import parsing_here
from tests.faults.system_calls import why_not
from tests.faults.trials import Laboratory


def _progress(what: str, done: int, whole: int) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{what}: {done} of {whole}", end="", file=sys.stderr)  # noqa: T201  # it is its output
    elif done == whole:
        print(f"{what}: {done}", file=sys.stderr)  # noqa: T201  # it is its output


def main(names: list[str]) -> None:
    """Runs the trials of these names."""
    reason = why_not()
    if reason:
        print(json.dumps({"skipped": reason}))  # noqa: T201  # it is its output
        return
    # Editions that are refused are what is being tried.
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory(prefix="faults-") as folder, parsing_here():
        laboratory = Laboratory(Path(folder), _progress)
        for name in names:
            trials = {"crashes": laboratory.crashes, "cuts": laboratory.cuts, "naive": laboratory.naive}[name]
            for result in trials(quick="--quick" in sys.argv):
                print(json.dumps(asdict(result)), flush=True)  # noqa: T201  # it is its output


if __name__ == "__main__":
    main([name for name in sys.argv[1:] if not name.startswith("-")])
