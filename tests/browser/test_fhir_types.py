"""FHIR bundles against the types that the community keeps of FHIR R5: these know the codes too."""

import json
import re
from pathlib import Path
from typing import Any

import httpx

from tests.browser.tools import run_node

WORDS = "--noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler --types fhir"
BUNDLES = ("comparisons/tms-vs-ketamine", "treatments/esketamine")
WRONG: dict[str, dict[str, Any]] = {
    "a status there is not": {"resourceType": "Evidence", "status": "banana", "variableDefinition": []},
    "no variables": {"resourceType": "Evidence", "status": "active"},
    "a member there is not": {"resourceType": "Citation", "status": "active", "foo": 1},
}


def _complaints(folder: Path, resources: list[dict[str, Any]]) -> dict[int, str]:
    """What the compiler says of resources, by their place."""
    lines = [
        f"export const r{place}: fhir5.{told['resourceType']} = {json.dumps(told)};"
        for place, told in enumerate(resources)
    ]
    (folder / "resources.ts").write_text("\n".join([*lines, 'import type * as fhir5 from "fhir/r5";']), "utf-8")
    said = run_node("node_modules/typescript/bin/tsc", *WORDS.split(), "resources.ts", folder=folder).stdout
    found = re.findall(r"^resources\.ts\((\d+),\d+\): (error .*)$", said, re.MULTILINE)
    assert bool(found) == bool(said), said
    return {int(line) - 1: told for line, told in found}


def _some(resources: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first eight resources of each kind: the compiler takes its time."""
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for told in resources:
        by_kind.setdefault(told["resourceType"], []).append(told)
    return [told for kind in by_kind.values() for told in kind[:8]]


def test_every_resource_is_one_of_fhir_r5(reading_room: httpx.Client, tmp_path: Path) -> None:
    resources = []
    for place in BUNDLES:
        bundle = reading_room.get(f"/v1/{place}.fhir.json").json()
        found = [entry["resource"] for entry in bundle["entry"]]
        resources += [*_some(found), {**bundle, "entry": []}]
    kinds = {told["resourceType"] for told in resources}
    assert kinds == {"Composition", "Evidence", "EvidenceVariable", "Citation", "ArtifactAssessment", "Bundle"}
    assert _complaints(tmp_path, resources) == {}


def test_the_types_find_what_is_wrong(tmp_path: Path) -> None:
    assert sorted(_complaints(tmp_path, list(WRONG.values()))) == [0, 1, 2]
