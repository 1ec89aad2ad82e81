"""What a judge found, and the page on which it is told."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.audit.accepted import ACCEPTED


@dataclass(frozen=True)
class Finding:
    """One thing a judge found: where or which rule, and in its words."""

    name: str
    words: str


@dataclass(frozen=True)
class Verdict:
    """What one judge was shown and what it found."""

    tool: str
    version: str
    shown: str
    findings: tuple[Finding, ...] = ()
    day: str = field(default_factory=lambda: f"{datetime.now(UTC):%Y-%m-%d}")

    @property
    def open(self) -> list[Finding]:
        """The findings that nobody accepted."""
        return [finding for finding in self.findings if finding.name not in ACCEPTED.get(self.tool, {})]


OPENING = """# What outside judges found

Written by `make audit`; each line is of the day it names, for a judge can be asked again alone. No table is written by
hand. A finding is **open** until it is mended or accepted; what is accepted stands with its reason in
`tests/audit/accepted.py`. No live feed of vulnerabilities is asked: least safe versions are kept by hand in
`tests/contract/floors.toml`. What was mended stands in [mended.md](mended.md).

"""


def store(folder: Path, verdicts: dict[str, Verdict]) -> None:
    """Keeps verdicts, so that one judge can be asked again."""
    (folder / "verdicts.json").write_text(json.dumps({name: asdict(told) for name, told in verdicts.items()}), "utf-8")


def stored(folder: Path) -> dict[str, Verdict]:
    """The verdicts that were kept."""
    path = folder / "verdicts.json"
    kept = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {
        name: Verdict(**{**told, "findings": tuple(Finding(**one) for one in told["findings"])})
        for name, told in kept.items()
    }


def write_page(path: Path, verdicts: list[Verdict], *, commit: str, bill: int) -> None:
    """Writes the findings down."""
    lines = [
        f"Last written at `{commit}`.\n",
        "| tool | version | run on | shown | found | open |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {told.tool} | {told.version} | {told.day} | {told.shown} | {len(told.findings)} | {len(told.open)} |"
        for told in verdicts
    ]
    lines += [f"\nThe bill of materials (CycloneDX, `.audit/bill.json`) lists {bill} packages of the server.\n"]
    lines += ["## Accepted\n", "| tool | what | times | why |", "|---|---|---|---|"]
    for told in verdicts:
        for name, reason in ACCEPTED.get(told.tool, {}).items():
            times = sum(finding.name == name for finding in told.findings)
            if times:
                lines.append(f"| {told.tool} | {name} | {times} | {reason} |")
    still = [(told, finding) for told in verdicts for finding in told.open]
    lines += ["\n## Open\n", *(f"- {told.tool}, {finding.name}: {finding.words}" for told, finding in still)]
    if not still:
        lines.append("None.")
    path.write_text(OPENING + "\n".join(lines) + "\n", "utf-8")
