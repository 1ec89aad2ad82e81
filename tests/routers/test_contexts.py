"""The JSON-LD forms and their context, read by an outside processor that may ask nobody else."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from pyld import jsonld

from app.renderers.linked_vocabulary import OURS, THEIRS
from app.renderers.record_heads import PINNED
from tests.readers import members_named, read

CONTEXT = "/v1/contexts/1.jsonld"
RECORDS = {
    "comparisons/preventing-migraine": "MedicalWebPage",
    "treatments/neck-cooling": "MedicalWebPage",
    "findings/lunavast-001": "Finding",
    "compare?treatments=lunavast,quellarin": "MedicalWebPage",
}


def linked(client: httpx.Client, place: str) -> dict[str, Any]:
    """A record's JSON-LD."""
    path, _, query = place.partition("?")
    answer = client.get(f"/v1/{path}.jsonld", params=dict([query.split("=")]) if query else None)
    assert answer.headers["content-type"] == "application/ld+json"
    document: dict[str, Any] = answer.json()
    return document


def expanded(client: httpx.Client, place: str) -> Any:
    """The same with every word spelled out; only the context's own address may be read."""

    def load(address: str, _: Any) -> dict[str, Any]:
        assert address == f"{client.base_url}{CONTEXT}"
        return {"contextUrl": None, "documentUrl": address, "document": client.get(CONTEXT).json()}

    options = {"documentLoader": load, "base": f"{client.base_url}/v1/{place}"}
    return jsonld.expand(linked(client, place), options)


def words_of(member: Any) -> Iterator[str]:
    """Every name of a member, however deep."""
    if isinstance(member, dict):
        for name, inner in member.items():
            yield name
            yield from words_of(inner)
    elif isinstance(member, list):
        for inner in member:
            yield from words_of(inner)


def test_the_context_is_ours_open_to_everybody_and_never_changes(pack: httpx.Client) -> None:
    answer = pack.get(CONTEXT)
    assert answer.headers["cache-control"] == PINNED
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json()["@context"]["eq"] == OURS


@pytest.mark.parametrize("place", RECORDS)
def test_every_word_of_a_record_means_something(pack: httpx.Client, place: str) -> None:
    document = linked(pack, place)
    known = pack.get(CONTEXT).json()["@context"]
    assert document["@context"] == CONTEXT
    assert {name for name in words_of(document) if not name.startswith("@")} <= known.keys()
    assert {told for told in members_named(document, "@type") if isinstance(told, str)} <= known.keys()
    assert document["@type"] == RECORDS[place]


@pytest.mark.parametrize("place", RECORDS)
def test_a_processor_reads_as_many_findings_with_their_values_as_the_record_has(pack: httpx.Client, place: str) -> None:
    [node] = expanded(pack, place)
    words = {name for name in words_of(node) if not name.startswith("@")}
    assert all(word.startswith((OURS, THEIRS)) for word in words)
    findings = [node] if RECORDS[place] == "Finding" else node[f"{OURS}finding"]
    assert len(findings) == len([*members_named(linked(pack, place), "locator")])
    for finding in findings:
        assert finding["@type"] == [f"{OURS}Finding"]
        assert finding["@id"].startswith(f"{pack.base_url}/v1/findings/")
        assert f"{OURS}kind" in finding[f"{OURS}value"][0]
        assert finding[f"{OURS}source"][0]["@id"].startswith(f"{pack.base_url}/v1/sources/")


def test_a_value_says_what_the_record_s_value_says(pack: httpx.Client) -> None:
    told, record = linked(pack, "findings/lunavast-001")["value"], read(pack, "/v1/findings/lunavast-001")["value"]
    assert {name: told[name] for name in ("kind", "estimate", "unit")} == {
        name: record[name] for name in ("kind", "estimate", "unit")
    }


def test_no_word_of_schema_org_is_used_for_what_it_does_not_mean(content: httpx.Client) -> None:
    for comparison in read(content, "/v1/comparisons?limit=100")["items"]:
        document = linked(content, f"comparisons/{comparison['slug']}")
        words = set(words_of(document))
        assert not words & {"duplicateTherapy", "evidenceLevel", "recommendationStrength", "reviewedBy", "lastReviewed"}
        for drug in members_named(document, "drug"):
            assert drug.keys() == {"@type", "name"}
