"""Runs every judge and writes docs/security/findings.md; fails where a finding is neither mended nor accepted.

With names it asks those judges alone and leaves the others' verdicts as they were.
"""

import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.audit import answers, judges, lags, pages
from tests.audit.fuzzing import fuzz
from tests.audit.verdicts import Verdict, store, stored, write_page
from tests.conftest import DATA, ROOT, build_house, serving

PAGE = ROOT / "docs" / "security" / "findings.md"


def main() -> int:
    """Runs the audit; 1 where something is open."""
    node, modules = ROOT / ".venv" / "bin" / "node", judges.FOLDER / "node"
    commit, bill = judges.run("git", "rev-parse", "--short", "HEAD").stdout.strip(), judges.bill_of_materials()
    with tempfile.TemporaryDirectory() as folder:
        house = build_house(Path(folder))
        house.publish(DATA)
        quiet = house.settings.model_copy(update={"warm_up": False})
        port = free_port()
        named = quiet.model_copy(update={"public_url": f"http://127.0.0.1:{port}"})
        with serving(quiet) as client, serving(named, port=port) as site:
            every: dict[str, Callable[[], Verdict]] = {
                "httplint": lambda: answers.http_lint(client),
                "redbot": lambda: answers.redbot(client),
                "lighthouse": lambda: pages.lighthouse(site, node),
                "extruct": lambda: pages.linked_data(site),
                "structured-data-testing-tool": lambda: pages.previews(site, node),
                "vacuum": judges.vacuum,
                "csp_evaluator": lambda: judges.policies(client, node, modules),
                "loop probe": lambda: lags.held_up(house.settings),
                "schemathesis": lambda: judges.conformance(client),
                "atheris": lambda: fuzz(judges.FOLDER),
                "wapiti": lambda: judges.wapiti(client),
                "bandit": judges.bandit,
                "regexploit": judges.patterns,
                "detect-secrets": judges.secrets,
            }
            verdicts = stored(judges.FOLDER)
            for name in sys.argv[1:] or every:
                told = verdicts[name] = every[name]()
                sys.stdout.write(f"{told.tool}: {told.shown}; {len(told.findings)} found, {len(told.open)} open\n")
                sys.stdout.flush()
                store(judges.FOLDER, verdicts)
                write_page(PAGE, list(verdicts.values()), commit=commit, bill=bill)
    return int(any(told.open for told in verdicts.values()))


def free_port() -> int:
    """A port for a server that has to know its own address before it starts."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
