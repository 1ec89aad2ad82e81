"""The description of the API: valid, complete, and with examples that are true."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from openapi_spec_validator import validate

from app import VERSION
from app.description.openapi import TAGS
from app.main import create_app
from app.problems import MEDIA_TYPE
from app.settings import Settings
from tests.conftest import ROOT
from tests.contract.descriptions import Description
from tests.readers import read

COMMITTED = ROOT / "docs" / "openapi.json"
CAMEL_CASE = re.compile(r"[a-z]+(?:[A-Z][a-z]+)*\Z")


@pytest.fixture(scope="module")
def description(pack: httpx.Client) -> Description:
    return Description(read(pack, "/openapi.json"))


def schemas_in(member: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in a description, the schemas among them."""
    if isinstance(member, dict):
        yield member
        for inner in member.values():
            yield from schemas_in(inner)
    elif isinstance(member, list):
        for inner in member:
            yield from schemas_in(inner)


def test_the_description_is_valid_openapi(description: Description) -> None:
    assert description.openapi["openapi"].startswith("3.1")
    validate(description.openapi)


def test_the_description_says_what_it_describes(description: Description) -> None:
    told = description.openapi["info"]
    assert told["title"] == "Equipoise"
    assert told["version"] == VERSION
    assert "not medical advice" in told["description"]
    assert told["license"]["identifier"] == "CC-BY-4.0"


def test_no_schema_is_called_by_where_its_code_stands(description: Description) -> None:
    assert [name for name in description.openapi["components"]["schemas"] if "__" in name] == []


def test_every_operation_has_a_name_of_its_own_in_camel_case(description: Description) -> None:
    ids = [operation["operationId"] for _, operation in description.operations()]
    assert len(set(ids)) == len(ids)
    assert all(CAMEL_CASE.match(id_) for id_ in ids), ids


def test_the_operations_of_a_named_edition_are_those_of_the_current_one(description: Description) -> None:
    by_path = {path: operation["operationId"] for path, operation in description.operations()}
    mounted = {path: id_ for path, id_ in by_path.items() if id_.endswith("OfEdition")}
    assert len(mounted) > 10
    for path, id_ in mounted.items():
        assert by_path[path.replace("/editions/{edition_id}", "")] == id_.removesuffix("OfEdition")


def test_every_operation_is_tagged_and_told_in_words(description: Description) -> None:
    known = {tag["name"] for tag in TAGS}
    assert all(tag["description"] for tag in TAGS)
    for path, operation in description.operations():
        assert operation["tags"], path
        assert set(operation["tags"]) <= known
        assert operation["summary"], path
        assert operation["description"].endswith((".", "?")), path
        assert len(operation["summary"]) < 60


def test_every_parameter_is_described_and_no_parameter_can_be_null(description: Description) -> None:
    for path, operation in description.operations():
        for parameter in operation["parameters"]:
            assert parameter.get("description", "").endswith("."), f"{path} {parameter['name']}"
            assert {"type": "null"} not in list(schemas_in(parameter["schema"])), f"{path} {parameter['name']}"
            assert parameter["in"] in ("path", "query")
        named = [parameter["name"] for parameter in operation["parameters"]]
        assert len(set(named)) == len(named)
        assert set(re.findall(r"{(\w+)}", path)) == {
            parameter["name"] for parameter in operation["parameters"] if parameter["in"] == "path"
        }


def test_every_operation_says_how_it_can_fail(description: Description) -> None:
    for path, operation in description.operations():
        responses = operation["responses"]
        assert {"200", "404", "405", "410", "422", "500", "503"} <= responses.keys(), path
        assert {"400", "408", "413", "415"} <= responses.keys() if "requestBody" in operation else "304" in responses
        for status in responses:
            response = description.response(operation, status)
            assert response["description"], f"{path} {status}"
            if int(status) >= 400:
                assert list(response["content"]) == [MEDIA_TYPE]
                example = response["content"][MEDIA_TYPE]["example"]
                assert example["status"] == int(status)
                assert description.faults_of_schema("Problem", example) == []


def test_every_schema_has_an_example_and_every_example_is_valid(description: Description) -> None:
    assert len(description.schemas) > 80
    for name, schema in description.schemas.items():
        assert schema.get("examples"), f"{name} has no example"
        for example in schema["examples"]:
            assert description.faults_of_schema(name, example) == [], name


def test_examples_are_real_records_of_the_edition_that_is_served(pack: httpx.Client, description: Description) -> None:
    (treatment,) = description.schemas["Treatment"]["examples"]
    assert treatment["name"] == read(pack, f"/v1/treatments/{treatment['slug']}")["name"]
    assert treatment["edition"] == read(pack, "/v1/meta")["edition"]


def test_only_the_next_address_of_a_list_can_be_null(description: Description) -> None:
    for name, schema in description.schemas.items():
        for member, told in schema.get("properties", {}).items():
            if {"type": "null"} in list(schemas_in(told)):
                assert member == "next", f"{name}.{member} can be null"


def test_every_object_is_closed_and_has_what_it_needs(description: Description) -> None:
    for name, schema in description.schemas.items():
        if name.endswith("Part"):
            assert set(schema["propertyNames"]["enum"]) == set(schema["dependentSchemas"]), name
        elif schema.get("type") == "object":
            assert schema["additionalProperties"] is False, name
            assert set(schema.get("required", ())) <= set(schema["properties"]), name


def test_frameworks_own_error_shapes_are_not_promised(description: Description) -> None:
    assert not {"HTTPValidationError", "ValidationError"} & description.schemas.keys()
    assert "HTTPValidationError" not in str(description.openapi["paths"])


def test_every_reference_resolves(description: Description) -> None:
    for member in schemas_in(description.openapi):
        reference = member.get("$ref")
        if isinstance(reference, str):
            kind, _, name = reference.removeprefix("#/components/").partition("/")
            assert name in description.openapi["components"][kind], reference


def test_the_description_is_the_same_every_time(pack: httpx.Client) -> None:
    assert pack.get("/openapi.json").content == pack.get("/openapi.json").content


def test_every_whole_number_of_a_document_has_ends_that_every_reader_of_json_holds(description: Description) -> None:
    for name, schema in description.schemas.items():
        for member in schemas_in(schema):
            if member.get("type") == "integer":
                assert -(2**53) < member["minimum"] <= member["maximum"] < 2**53, name
                assert member["format"] in ("int32", "int64"), name


def test_every_answer_says_that_it_is_open_to_every_origin(description: Description) -> None:
    for path, operation in description.operations():
        for status in operation["responses"]:
            assert "Access-Control-Allow-Origin" in description.response(operation, status)["headers"], path


def test_the_committed_description_is_that_of_the_code() -> None:
    described = create_app(Settings(public_url="", cursor_key="none is needed")).openapi()
    assert json.loads(COMMITTED.read_text("utf-8")) == described, "`make openapi` writes docs/openapi.json anew"
