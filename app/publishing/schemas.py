"""JSON Schemas of the manuscript: what an editor's YAML plugin completes from and checks against."""

import json
from pathlib import Path
from typing import Any

from app.publishing.manuscript import RECORDS, Entry, FindingsFile


def manuscript_schemas() -> dict[str, dict[str, Any]]:
    """The schema of every kind of manuscript file, by file name."""
    models: dict[str, type[Entry]] = {**RECORDS, "findings": FindingsFile}
    return {
        f"{noun}.schema.json": {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
        for noun, model in models.items()
    }


def write_schemas(folder: Path) -> list[Path]:
    """Writes every schema into a folder, and tells where."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in manuscript_schemas().items():
        path = folder / name
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
        paths.append(path)
    return paths
