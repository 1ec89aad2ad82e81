"""Runs every judge and writes docs/security/findings.md; fails where a finding is neither mended nor accepted."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.audit import judges, lags
from tests.audit.fuzzing import fuzz
from tests.audit.verdicts import Verdict, write_page
from tests.conftest import DATA, ROOT, build_house, serving

PAGE = ROOT / "docs" / "security" / "findings.md"


def main() -> int:
    """Runs the audit; 1 where something is open."""
    node, modules = ROOT / ".venv" / "bin" / "node", judges.FOLDER / "node"
    with tempfile.TemporaryDirectory() as folder:
        house = build_house(Path(folder))
        house.publish(DATA)
        with serving(house.settings.model_copy(update={"warm_up": False})) as client:
            asked: list[Callable[[], Verdict]] = [
                *(judges.bandit, judges.secrets, judges.patterns),
                *(lambda: judges.http_lint(client), lambda: judges.policies(client, node, modules)),
                *(lambda: judges.wapiti(client), lambda: judges.conformance(client), lambda: fuzz(judges.FOLDER)),
                lambda: lags.held_up(house.settings),
            ]
            verdicts = []
            for ask in asked:
                verdicts.append(ask())
                told = verdicts[-1]
                sys.stdout.write(f"{told.tool}: {told.shown}; {len(told.findings)} found, {len(told.open)} open\n")
                sys.stdout.flush()
    commit = judges.run("git", "rev-parse", "--short", "HEAD").stdout.strip()
    write_page(PAGE, verdicts, commit=commit, bill=judges.bill_of_materials())
    return int(any(told.open for told in verdicts))


if __name__ == "__main__":
    sys.exit(main())
