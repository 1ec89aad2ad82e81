"""The JSON-LD of pages against the vocabulary of schema.org, by the types that its publisher's package has of it."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.browser.tools import run_node

PAGES = [
    "/comparisons/tms-vs-ketamine",
    "/comparisons/after-antidepressants-fail",
    "/compare?treatments=tms,ect",
    "/treatments/tms",
    "/treatments/esketamine",
]
WRONG: dict[str, dict[str, Any]] = {
    "a property there is not": {"@type": "MedicalWebPage", "nam": "x"},
    "a property of another type": {
        "@type": "MedicalWebPage",
        "mainEntity": {"@type": "Drug", "seriousAdverseOutcome": {"@type": "MedicalSymptom", "name": "x"}},
    },
    "a value of another type": {"@type": "MedicalWebPage", "about": {"@type": "ItemList", "numberOfItems": [True]}},
    "a type there is not": {"@type": "MedicalWebPage", "mainEntity": {"@type": "MedicalCure", "name": "x"}},
}


def _typed(folder: Path, blocks: list[str]) -> str:
    """What the compiler says of pieces of linked data; empty where nothing is wrong."""
    lines = ['import type { MedicalWebPage, WithContext } from "schema-dts";']
    lines += [f"export const page{place}: WithContext<MedicalWebPage> = {block};" for place, block in enumerate(blocks)]
    (folder / "pages.ts").write_text("\n".join(lines), "utf-8")
    words = "--noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler pages.ts"
    return run_node("node_modules/typescript/bin/tsc", *words.split(), folder=folder).stdout


def test_every_type_and_property_is_in_the_vocabulary(reading_room: httpx.Client, tmp_path: Path) -> None:
    blocks = []
    for path in PAGES:
        found = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', reading_room.get(path).text, re.DOTALL
        )
        assert len(found) == 1
        assert json.loads(found[0])["@context"] == "https://schema.org"
        blocks += found
    assert _typed(tmp_path, blocks) == ""


@pytest.mark.parametrize("kind", WRONG)
def test_the_vocabulary_is_really_asked(tmp_path: Path, kind: str) -> None:
    assert "error" in _typed(tmp_path, [json.dumps({"@context": "https://schema.org", **WRONG[kind]})])
