"""/v1/schemas: JSON Schemas that the records they describe keep to."""

import httpx
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from app.renderers.schema_format import DIALECT, SCHEMAS
from tests.conftest import House, serving
from tests.readers import Plain, read, read_refusal

RECORDS = {
    "attributes": "/v1/attributes/half-fewer-days",
    "changes": "/v1/editions/2026.11.1/changes",
    "comparisons": "/v1/comparisons/preventing-migraine",
    "conditions": "/v1/conditions/migraine",
    "editions": "/v1/editions/2026.11.1",
    "findings": "/v1/findings/lunavast-001",
    "qualities": "/v1/comparisons/preventing-migraine/quality",
    "rules": "/v1/rules",
    "schedules": "/v1/treatments/neck-cooling/schedule?start=2026-12-01",
    "sources": "/v1/sources/moonrise-trial-2023",
    "summaries": "/v1/comparisons/preventing-migraine/summary-of-findings",
    "treatments": "/v1/treatments/neck-cooling",
}


def schema_at(client: httpx.Client, address: str) -> Plain:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/schema+json"
    schema: Plain = response.json()
    return schema


def faults(schema: Plain, answer: object) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(answer)]


def test_the_list_leads_to_every_schema(pack: httpx.Client) -> None:
    items = read(pack, "/v1/schemas")["items"]
    assert [told["name"] for told in items] == sorted(SCHEMAS)
    for told in items:
        schema = schema_at(pack, told["address"])
        assert schema["$schema"] == DIALECT
        assert schema["$id"] == told["address"]
        assert schema["title"] == told["title"]
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_record_keeps_to_its_schema_and_a_broken_one_does_not(pack: httpx.Client, name: str) -> None:
    schema, record = schema_at(pack, f"/v1/schemas/{name}"), read(pack, RECORDS[name])
    assert faults(schema, record) == []
    assert faults(schema, {**record, "more": 1})
    assert faults(schema, dict(list(record.items())[1:])) or "since" in record


def test_a_problem_keeps_to_its_schema(pack: httpx.Client) -> None:
    schema = schema_at(pack, "/v1/schemas/problems")
    assert faults(schema, pack.get("/v1/schemas/treatmens").json()) == []


@pytest.mark.parametrize("name", ["attributes", "comparisons", "findings", "qualities", "summaries", "treatments"])
def test_a_record_says_where_its_schema_is(pack: httpx.Client, name: str) -> None:
    assert f'</v1/schemas/{name}>; rel="describedby"' in pack.get(RECORDS[name]).headers["link"]


def test_a_misspelt_schema_is_answered_with_the_nearest(pack: httpx.Client) -> None:
    (fault,) = read_refusal(pack, "/v1/schemas/treatmens", 404).errors
    assert fault.candidates == ["treatments"]


def test_a_schema_knows_the_address_it_is_reached_at(pack_house: House) -> None:
    settings = pack_house.settings.model_copy(update={"public_url": "https://example.org/"})
    with serving(settings) as client:
        assert schema_at(client, "/v1/schemas/rules")["$id"] == "https://example.org/v1/schemas/rules"
