"""The API's description against Redocly's stricter rules. `make conformance` asks Spectral and OWASP too."""

import json
from pathlib import Path

from tests.browser.tools import run_node
from tests.conftest import ROOT

LINT = """
import { lint, loadConfig } from '@redocly/openapi-core';
const config = await loadConfig({ configPath: process.argv[3] });
const problems = await lint({ ref: process.argv[2], config });
console.log(JSON.stringify(problems.map((told) => `${told.ruleId} ${told.location[0].pointer}: ${told.message}`)));
"""

RULES = ROOT / "tests" / "conformance" / "redocly.yaml"


def _complaints(folder: Path, description: Path) -> list[str]:
    (folder / "lint.mjs").write_text(LINT, "utf-8")
    said = run_node("lint.mjs", str(description), str(RULES), folder=folder)
    assert said.returncode == 0, said.stderr
    complaints: list[str] = json.loads(said.stdout)
    return complaints


def test_the_description_keeps_to_the_stricter_rules(tmp_path: Path) -> None:
    assert _complaints(tmp_path, ROOT / "docs" / "openapi.json") == []


def test_a_description_that_breaks_a_rule_is_found_out(tmp_path: Path) -> None:
    description = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
    del description["security"]
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(description), "utf-8")
    assert any("security-defined" in told for told in _complaints(tmp_path, broken))
