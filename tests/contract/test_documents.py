"""Every answer says exactly what was promised: its document model, and the OpenAPI schema made from it."""

from typing import Any

import httpx
import pytest

from app.documents.attributes import Attribute, AttributeBrief
from app.documents.comparisons import Comparison, ComparisonBrief
from app.documents.conditions import Condition, ConditionBrief
from app.documents.contract import Document
from app.documents.findings import Finding, FindingBrief
from app.documents.sources import Source, SourceBrief
from app.documents.treatments import Treatment, TreatmentBrief
from tests.addresses import CURRENT, FILES, every_address
from tests.contract.descriptions import Description
from tests.readers import every_item, name_of, nulls_in, read

NOUNS: dict[str, tuple[type[Document], type[Document]]] = {
    "attributes": (Attribute, AttributeBrief),
    "comparisons": (Comparison, ComparisonBrief),
    "conditions": (Condition, ConditionBrief),
    "findings": (Finding, FindingBrief),
    "sources": (Source, SourceBrief),
    "treatments": (Treatment, TreatmentBrief),
}


@pytest.fixture(scope="module")
def description(pack: httpx.Client) -> Description:
    return Description(read(pack, "/openapi.json"))


@pytest.fixture(scope="module")
def edition(pack: httpx.Client) -> str:
    current: str = read(pack, "/v1/meta")["edition"]["id"]
    return current


def test_the_addresses_that_tests_read_are_all_there_are(description: Description, edition: str) -> None:
    read_as_json = {address.template for address in every_address(edition)}
    assert read_as_json | set(FILES) | {"/v1/verify"} == set(description.openapi["paths"])


def test_every_address_answers_its_document(pack: httpx.Client, edition: str) -> None:
    for address in every_address(edition):
        response = pack.get(address.asked)
        assert response.status_code == 200, address.asked
        address.document.model_validate_json(response.content)


def test_every_answer_validates_against_the_openapi_schema_of_its_operation(
    pack: httpx.Client, edition: str, description: Description
) -> None:
    for address in every_address(edition):
        answer = read(pack, address.asked)
        faults = description.faults_of_answer(address.template, 200, "application/json", answer)
        assert faults == [], address.asked


def test_every_problem_validates_against_the_openapi_schema_of_its_operation(
    pack: httpx.Client, edition: str, description: Description
) -> None:
    for address in every_address(edition):
        joined = "&" if "?" in address.asked else "?"
        response = pack.get(f"{address.asked}{joined}nonsense=1")
        assert response.status_code == 422, address.asked
        problem = response.json()
        assert problem["instance"] == address.template
        media_type = response.headers["content-type"]
        assert description.faults_of_answer(address.template, 422, media_type, problem) == []


def test_a_schema_that_was_promised_can_be_broken(description: Description) -> None:
    """The judge itself: a document with a member too many, too few or of another type is found out."""
    schema = "/v1/treatments/{slug}"
    assert description.faults_of_answer(schema, 200, "application/json", {"slug": 1})
    assert description.faults_of_schema("Reference", {"slug": "a", "name": "A", "more": 1})
    assert description.faults_of_schema("Reference", {"slug": "NO SLUG", "name": "A"})
    assert not description.faults_of_schema("Reference", {"slug": "a", "name": "A"})


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_every_record_of_the_pack_answers_its_document(
    pack: httpx.Client, edition: str, description: Description, noun: str
) -> None:
    whole, brief = NOUNS[noun]
    for item in every_item(pack, f"/v1/{noun}"):
        brief.model_validate(item)
        slug = name_of(item)
        current = read(pack, f"/v1/{noun}/{slug}")
        whole.model_validate(current)
        assert read(pack, f"/v1/editions/{edition}/{noun}/{slug}") == current
        assert description.faults_of_answer(f"/v1/{noun}/{{slug}}", 200, "application/json", current) == []


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_every_record_of_the_real_content_answers_its_document(content: httpx.Client, noun: str) -> None:
    whole, brief = NOUNS[noun]
    every_member = ",".join(whole.model_fields)
    records = every_item(content, f"/v1/{noun}", {"limit": 100, "fields": every_member})
    briefs = every_item(content, f"/v1/{noun}", {"limit": 100})
    assert [name_of(record) for record in records] == [name_of(item) for item in briefs]
    assert records
    for record in records:
        whole.model_validate(record)
    for item in briefs:
        brief.model_validate(item)


@pytest.mark.parametrize("noun", ["comparisons", "treatments"])
def test_the_largest_documents_of_the_real_content_validate_against_the_openapi_schema(
    content: httpx.Client, description: Description, noun: str
) -> None:
    for item in every_item(content, f"/v1/{noun}")[::3]:
        answer = read(content, f"/v1/{noun}/{item['slug']}")
        assert description.faults_of_answer(f"/v1/{noun}/{{slug}}", 200, "application/json", answer) == []


def test_nothing_is_null_but_next_on_a_last_page(pack: httpx.Client, edition: str) -> None:
    for address in every_address(edition):
        assert set(nulls_in(read(pack, address.asked))) <= {"/next"}, address.asked


def test_included_records_answer_their_documents_too(pack: httpx.Client) -> None:
    relations: dict[str, dict[str, type[Document]]] = {
        "/v1/treatments/neck-cooling": {
            "variants": Treatment,
            "conditions": Condition,
            "comparisons": Comparison,
            "sources": Source,
            "findings": Finding,
        },
        "/v1/conditions/migraine": {"treatments": Treatment, "comparisons": Comparison},
        "/v1/attributes/price": {"findings": Finding},
        "/v1/sources/frost-trial-2021": {"findings": Finding},
        "/v1/findings/lunavast-007": {
            "treatment": Treatment,
            "attribute": Attribute,
            "condition": Condition,
            "source": Source,
            "derived_from": Finding,
        },
        "/v1/comparisons/preventing-migraine": {
            "treatments": Treatment,
            "attributes": Attribute,
            "sources": Source,
            "findings": Finding,
        },
    }
    for address, documents in relations.items():
        answer = read(pack, address, {"include": ",".join(documents)})
        included: dict[str, list[Any]] = answer.pop("included")
        assert set(included) == set(documents), address
        for relation, document in documents.items():
            assert included[relation], f"{address} {relation}"
            for record in included[relation]:
                document.model_validate(record)
        assert answer == read(pack, address)


def test_an_answer_of_a_named_edition_is_byte_for_byte_that_of_the_current_one(
    pack: httpx.Client, edition: str
) -> None:
    for address in CURRENT:
        current, pinned = pack.get(address.asked), pack.get(address.of_edition(edition).asked)
        if current.json().get("next") is None:
            assert pinned.content == current.content, address.asked
