"""An outside judge of the API: schemathesis reads the description of a running server, and asks whatever it allows and
whatever it does not. It finds statuses, headers, types and documents that were not promised, and errors of ours.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Verdict:
    """What the judge asked and what it found."""

    version: str
    cases: int
    operations: int
    finished: bool
    findings: tuple[str, ...]


def judge(base_url: str, folder: Path, *, examples: int, seed: int, phases: str) -> Verdict:
    """Asks a server as many questions about each operation as `examples` says, the same ones for the same seed."""
    report = folder / f"verdict-{seed}.json"
    command = [
        *(str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(HERE / "schemathesis.toml")),
        *("run", f"{base_url}/openapi.json", "--checks", "all", "--phases", phases, "--workers", "1"),
        *("--max-examples", str(examples), "--seed", str(seed), "--continue-on-failure", "--no-shrink"),
        *("--generation-database", "none", "--report", "json", "--report-json-path", str(report), "--no-color"),
    ]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.contract.real_names", "PYTHONPATH": str(HERE.parents[1])}
    ended = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=3000, check=False
    )
    told = json.loads(report.read_text("utf-8"))
    findings = [
        f"{found['code']} {found['title']}: {operation}"
        for found in told["failures"]
        for operation in found["operations"]
    ]
    if ended.returncode or findings:
        findings.append(ended.stdout[-6000:])
    return Verdict(
        told["schemathesis_version"],
        told["test_cases"]["generated"],
        told["operations"]["tested"],
        bool(told["complete"]) and not told["errors"],
        tuple(findings),
    )
