"""The parsers of outside input once more, fed by a coverage-guided fuzzer."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.audit.verdicts import Finding, Verdict
from tests.conftest import ROOT

RUNS = 60_000
"""Of each parser, or as many as fit into the seconds."""
SECONDS = 3


def fuzz(folder: Path) -> Verdict:
    """Feeds every parser, each in a process of its own, in the audit's environment with the server's packages."""
    from tests.contract.parsers import PARSERS  # noqa: PLC0415  # the fuzzer's processes import this module first

    paths = [str(ROOT), *(path for path in sys.path if path.endswith("site-packages"))]
    done, findings = 0, []
    for name in PARSERS:
        ended = subprocess.run(
            [
                folder / "bin" / "python",
                "-m",
                "tests.audit.fuzzing",
                name,
                f"-runs={RUNS}",
                f"-max_total_time={SECONDS}",
            ],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        told = re.findall(r"Done (\d+) (?:runs )?in", ended.stderr)
        done += int(told[-1]) if told else 0
        if ended.returncode or not told:
            findings.append(
                Finding(name, ended.stdout[-300:].replace("\n", " ") + ended.stderr[-300:].replace("\n", " "))
            )
    return Verdict("atheris", "3.0.0", f"{done} inputs of {len(PARSERS)} parsers", tuple(findings))


def main() -> None:
    """Feeds one parser until its time is up; ends with an error where it raises."""
    import atheris  # noqa: PLC0415  # it is in the audit's environment alone

    with atheris.instrument_imports(include=["app"]):
        from tests.contract.parsers import PARSERS  # noqa: PLC0415  # what is imported here is watched

    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options, "-max_len=400"], PARSERS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
