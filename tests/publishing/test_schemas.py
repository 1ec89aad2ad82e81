"""The JSON Schemas of the manuscript: fresh, closed, and true of every file there is."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from app.publishing.manuscript import RECORDS
from app.publishing.reading import ManuscriptFile, read_manuscript
from app.publishing.schemas import manuscript_schemas, write_schemas
from tests.conftest import DATA, PACK
from tests.manuscripts import copy_of_pack

A_NUMBER = r"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$"
OF_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "default")
Schema = dict[str, Any]


def of_texts(schema: Any) -> Any:
    """The schema of the same record with every scalar still as the text that stands in the file."""
    if isinstance(schema, list):
        return [of_texts(member) for member in schema]
    if not isinstance(schema, dict):
        return schema
    turned = {name: of_texts(member) for name, member in schema.items()}
    if schema.get("type") in ("number", "integer"):
        turned = {name: member for name, member in turned.items() if name not in OF_NUMBERS}
        return {**turned, "type": "string", "pattern": A_NUMBER if schema["type"] == "number" else r"^[-+]?\d+$"}
    if schema.get("type") == "boolean":
        return {"type": "string", "enum": ["true", "false"]}
    return turned


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft202012Validator]:
    """A validator for every kind of file, of scalars as texts."""
    return {
        name.removesuffix(".schema.json"): Draft202012Validator(of_texts(copy.deepcopy(schema)))
        for name, schema in manuscript_schemas().items()
    }


def kind_of(file: ManuscriptFile) -> str:
    """Which schema a file is written to."""
    return "findings" if file.holds_findings else file.noun


def complaints(folder: Path, validators: dict[str, Draft202012Validator]) -> list[str]:
    """What the schemas say against the files of a manuscript."""
    files, errors = read_manuscript(folder)
    assert errors == []
    assert {kind_of(file) for file in files} == {*RECORDS, "findings"}
    return [
        f"{file.path} {complaint.json_path}: {complaint.message[:200]}"
        for file in files
        for complaint in validators[kind_of(file)].iter_errors(file.content)
    ]


def test_the_schemas_beside_the_content_are_fresh() -> None:
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (DATA / ".schemas").glob("*.json")}
    assert written == manuscript_schemas(), "run `make schemas`"


def test_there_is_a_schema_for_every_kind_of_file_and_each_is_one() -> None:
    schemas = manuscript_schemas()
    assert schemas.keys() == {f"{noun}.schema.json" for noun in (*RECORDS, "findings")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def objects_of(schema: Any) -> list[Schema]:
    """Every object that a schema describes, however deep."""
    if isinstance(schema, list):
        return [found for member in schema for found in objects_of(member)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if "properties" in schema else []
    return own + [found for member in schema.values() for found in objects_of(member)]


def test_every_record_is_closed_so_that_a_misspelt_key_is_marked_while_it_is_typed() -> None:
    for schema in manuscript_schemas().values():
        described = objects_of(schema)
        assert described
        assert all(one["additionalProperties"] is False for one in described)


@pytest.mark.parametrize("folder", [DATA, PACK], ids=["data", "pack"])
def test_every_file_is_what_its_schema_says(folder: Path, validators: dict[str, Draft202012Validator]) -> None:
    assert complaints(folder, validators) == []


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("treatments/quellarin.yaml", "form: drug", "form: drog"),
        ("treatments/quellarin.yaml", "summary: >-", "sumary: >-"),
        ("treatments/quellarin/findings.yaml", "estimate: 35\n", "estimate: about 35\n"),
        ("treatments/quellarin/findings.yaml", "total: 400\n    population", "totl: 400\n    population"),
        ("sources/hush-trial-2022.yaml", "tier: A", "tier: F"),
        ("attributes/price.yaml", "position: 80", "position: last"),
        ("conditions/migraine.yaml", "icd_10: G43", "icd_10: migraine"),
        ("comparisons/lunavast-vs-quellarin.yaml", "treatments: [lunavast, quellarin]", "treatments: [lunavast]"),
    ],
)
def test_a_file_that_is_not_is_complained_of(
    tmp_path: Path, validators: dict[str, Draft202012Validator], file: str, before: str, after: str
) -> None:
    copied = copy_of_pack(tmp_path)
    text = (copied / file).read_text("utf-8")
    assert before in text
    (copied / file).write_text(text.replace(before, after, 1), "utf-8")
    found = complaints(copied, validators)
    assert found
    assert all(told.startswith(file) for told in found)


def test_schemas_are_written_into_a_folder_that_need_not_be_there(tmp_path: Path) -> None:
    paths = write_schemas(tmp_path / "new" / "folder")
    assert {path.name: json.loads(path.read_text("utf-8")) for path in paths} == manuscript_schemas()
    before = {path: path.read_bytes() for path in paths}
    assert {path: path.read_bytes() for path in write_schemas(tmp_path / "new" / "folder")} == before
