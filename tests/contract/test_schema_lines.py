"""Every manuscript file names its schema in its first line, so that an editor completes and checks while typing."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from tests.conftest import DATA

FILES = sorted(path for path in DATA.rglob("*.yaml") if ".schemas" not in path.parts)


class PluginLoader(yaml.SafeLoader):
    """Reads scalars as an editor's plugin does, by the core schema of YAML 1.2: a bare `2025` is a number."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # PyYAML's own way of holding them


for tag, pattern, starts in (
    ("bool", r"(?:true|false)\Z", "tf"),
    ("null", r"(?:~|null|)\Z", ["~", "n", ""]),
    ("int", r"[-+]?[0-9]+\Z", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z", "-+.0123456789"),
):
    PluginLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(starts))


def schema_of(path: Path) -> Path:
    """The schema that a file's first line names."""
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema="), path
    return (path.parent / first.partition("=")[2]).resolve()


def test_every_manuscript_file_names_the_schema_it_is_checked_against() -> None:
    assert len(FILES) > 400
    for path in FILES:
        schema = schema_of(path)
        assert schema.is_file(), path
        noun = "findings" if len(path.relative_to(DATA).parts) > 2 else path.relative_to(DATA).parts[0]
        assert schema.name == f"{noun}.schema.json", path


@pytest.mark.parametrize("schema", sorted({schema_of(path) for path in FILES}), ids=lambda path: str(path.name))
def test_a_plugin_that_reads_bare_numbers_as_numbers_has_nothing_to_warn_of(schema: Path) -> None:
    validator = Draft202012Validator(json.loads(schema.read_text("utf-8")))
    for path in (path for path in FILES if schema_of(path) == schema):
        told = yaml.load(path.read_text("utf-8"), PluginLoader)  # noqa: S506  # it is a safe loader
        faults = [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(told)]
        assert faults == [], path
