"""/catalog.jsonld and /editions/{id}/dataset.jsonld, read by an outside JSON-LD processor that may ask nobody."""

import hashlib
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from pyld import jsonld

from app.archives.making import available
from app.renderers.dcat_format import DCAT, DCT, FOAF, MEDIA_TYPES, SPDX, XSD
from app.renderers.linked_vocabulary import OURS
from tests.conftest import House, build_house, serving
from tests.manuscripts import copy_of_pack, rename_treatment
from tests.readers import Plain, read, read_refusal

CATALOGUE = "/v1/catalog.jsonld"
PUBLIC = "https://treatments.example"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Two editions of the pack."""
    folder = tmp_path_factory.mktemp("datasets")
    house, manuscript = build_house(folder), copy_of_pack(folder)
    house.publish(manuscript, note="the first")
    rename_treatment(manuscript, "Quellarin forte")
    house.publish(manuscript)
    return house


@pytest.fixture(scope="module")
def room(house: House) -> Iterator[httpx.Client]:
    """A client of a server of them."""
    with serving(house.settings) as client:
        yield client


@pytest.fixture(scope="module")
def editions(room: httpx.Client) -> list[Plain]:
    """The editions, newest first."""
    items: list[Plain] = read(room, "/v1/editions")["items"]
    return items


def expanded(client: httpx.Client, address: str) -> Plain:
    """The document with every word spelled out; nothing may be loaded."""

    def load(asked: str, _: Any) -> Plain:
        raise AssertionError(f"{asked} was asked for")

    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/ld+json"
    [node] = jsonld.expand(answer.json(), {"documentLoader": load, "base": f"{client.base_url}{address}"})
    told: Plain = node
    return told


def one(node: Plain, word: str) -> Any:
    """The only value of a word."""
    [told] = node[word]
    return told.get("@value", told.get("@id", told))


def words_of(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for name, inner in node.items():
            yield name
            yield from words_of(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from words_of(inner)


def test_an_edition_is_a_data_set_with_what_harvesters_need(room: httpx.Client, editions: list[Plain]) -> None:
    new, old = editions
    node = expanded(room, f"{new['address']}/dataset.jsonld")
    assert node["@id"] == f"{room.base_url}{new['address']}"
    assert node["@type"] == [f"{DCAT}Dataset", f"{OURS}Edition"]
    assert one(node, f"{DCT}title") == f"Equipoise, edition {new['id']}"
    assert "not medical advice" in one(node, f"{DCT}description").lower()
    assert one(node, f"{DCT}license") == "https://creativecommons.org/licenses/by/4.0/"
    assert one(one(node, f"{DCT}publisher"), f"{FOAF}name") == "Equipoise"
    assert node[f"{DCT}issued"] == [
        {"@type": f"{XSD}dateTime", "@value": new["printed_at"].replace("Z", "+00:00")},
    ]
    assert one(node, f"{DCAT}version") == one(node, f"{DCT}identifier") == new["id"]
    assert one(node, f"{OURS}digest") == new["digest"]
    assert one(node, f"{DCAT}previousVersion") == f"{room.base_url}{old['address']}"
    assert room.get(one(node, f"{DCT}conformsTo")).status_code == 200
    assert f"{DCAT}previousVersion" not in expanded(room, f"{old['address']}/dataset.jsonld")


def test_every_distribution_is_what_is_served(room: httpx.Client, editions: list[Plain]) -> None:
    for edition in editions:
        node = expanded(room, f"{edition['address']}/dataset.jsonld")
        files = node[f"{DCAT}distribution"]
        assert len(files) == len(available())
        for told in files:
            answer = room.get(one(told, f"{DCAT}downloadURL"))
            [size] = told[f"{DCAT}byteSize"]
            assert size == {"@type": f"{XSD}nonNegativeInteger", "@value": str(len(answer.content))}
            checksum = one(told, f"{SPDX}checksum")
            assert checksum["@type"] == [f"{SPDX}Checksum"]
            assert one(checksum, f"{SPDX}algorithm") == f"{SPDX}checksumAlgorithm_sha256"
            assert checksum[f"{SPDX}checksumValue"] == [
                {"@type": f"{XSD}hexBinary", "@value": hashlib.sha256(answer.content).hexdigest()}
            ]
            media_type = answer.headers["content-type"]
            assert one(one(told, f"{DCT}format"), "http://www.w3.org/2000/01/rdf-schema#label") == media_type
            assert told.get(f"{DCAT}mediaType", [{"@id": MEDIA_TYPES + media_type}]) == [
                {"@id": MEDIA_TYPES + media_type}
            ]
            assert (f"{DCAT}mediaType" in told) == ("/x-" not in media_type)
            assert room.get(one(told, f"{DCAT}accessURL")).status_code == 200
            assert one(told, f"{DCT}conformsTo").startswith("http")


def test_the_catalogue_has_every_edition_and_the_current_one_with_its_files(
    room: httpx.Client, editions: list[Plain]
) -> None:
    node = expanded(room, CATALOGUE)
    assert node["@type"] == [f"{DCAT}Catalog"]
    assert one(node, f"{OURS}digest") == editions[0]["digest"]
    sets = node[f"{DCAT}dataset"]
    assert [told["@id"] for told in sets] == [f"{room.base_url}{edition['address']}" for edition in editions]
    assert [f"{DCAT}distribution" in told for told in sets] == [True, False]
    assert one(sets[1], f"{OURS}note") == "the first"
    whole = expanded(room, f"{editions[0]['address']}/dataset.jsonld")
    assert sets[0] == whole
    for record in node[f"{DCAT}record"]:
        assert record["@type"] == [f"{DCAT}CatalogRecord"]
        topic = one(record, f"{FOAF}primaryTopic")
        assert expanded(room, record["@id"].removeprefix(str(room.base_url).rstrip("/")))["@id"] == topic


def test_every_word_means_something(room: httpx.Client, editions: list[Plain]) -> None:
    for address in (CATALOGUE, f"{editions[0]['address']}/dataset.jsonld"):
        document = room.get(address).json()
        known = document.pop("@context")
        assert isinstance(known, dict)
        assert set(words_of(document)) <= known.keys()


def test_addresses_are_whole_where_the_server_knows_its_own(house: House) -> None:
    with serving(house.settings.model_copy(update={"public_url": PUBLIC})) as client:
        node = client.get(CATALOGUE).json()
        dataset = node["dataset"][0]
    assert node["id"] == f"{PUBLIC}{CATALOGUE}"
    assert all(told["downloadURL"].startswith(f"{PUBLIC}/v1/editions/") for told in dataset["distribution"])


def test_it_is_found_and_asked_for_as_everything_else(room: httpx.Client, editions: list[Plain]) -> None:
    mount = editions[0]["address"]
    address = read(room, mount)["dataset"]
    assert address == f"{mount}/dataset.jsonld"
    assert (
        f'<{address}>; rel="alternate"; type="application/ld+json"'
        in room.get(f"{mount}/datapackage.json").headers["link"]
    )
    for place in (address, CATALOGUE):
        answer = room.get(place)
        assert answer.headers["cache-control"] == "max-age=60"
        again = room.get(place, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert room.head(place).headers["content-length"] == answer.headers["content-length"]
        read_refusal(room, f"{place}?a=1", 422)
    read_refusal(room, "/v1/editions/2000.01.1/dataset.jsonld", 404)
