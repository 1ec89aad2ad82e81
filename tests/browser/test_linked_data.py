"""The JSON-LD of pages against the vocabulary of schema.org, by the types that its publisher's package has of it."""

import json
import re
from pathlib import Path
from typing import Any

import httpx

from tests.browser.tools import run_node

PAGES = [
    "/comparisons/tms-vs-ketamine",
    "/comparisons/after-antidepressants-fail",
    "/compare?treatments=tms,ect",
    "/treatments/tms",
    "/treatments/esketamine",
    "/findings/tms-saint-snt-013",
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


def _complaints(folder: Path, blocks: list[str]) -> dict[int, str]:
    """What the compiler says of pieces of linked data, by their place."""
    lines = [f"export const page{place}: WithContext<MedicalWebPage> = {block};" for place, block in enumerate(blocks)]
    imported = 'import type { MedicalWebPage, WithContext } from "schema-dts";'
    (folder / "pages.ts").write_text("\n".join([*lines, imported]), "utf-8")
    words = "--noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler pages.ts"
    said = run_node("node_modules/typescript/bin/tsc", *words.split(), folder=folder).stdout
    found = re.findall(r"^pages\.ts\((\d+),\d+\): (error .*)$", said, re.MULTILINE)
    assert bool(found) == bool(said), said
    return {int(line) - 1: told for line, told in found}


def test_every_type_and_property_is_in_the_vocabulary(reading_room: httpx.Client, tmp_path: Path) -> None:
    blocks = []
    for path in PAGES:
        found = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', reading_room.get(path).text, re.DOTALL
        )
        assert len(found) == 1
        assert json.loads(found[0])["@context"] == "https://schema.org"
        blocks += found
    wrong = [json.dumps({"@context": "https://schema.org", **plain}) for plain in WRONG.values()]
    complaints = _complaints(tmp_path, [*blocks, *wrong])
    assert {place: told for place, told in complaints.items() if place < len(blocks)} == {}
    assert len(complaints) == len(wrong), "the vocabulary was not really asked"
