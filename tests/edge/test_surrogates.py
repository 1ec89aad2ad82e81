"""Surrogate-Key: few keys, and enough to purge every answer that a publication changes."""

import httpx
import pytest

from app.edge.surrogates import LONGEST, surrogate_keys
from tests.conftest import House
from tests.readers import read

EDITION = "2026.11.2"


def keys(address: str, *, shown: str = EDITION) -> list[str]:
    """The keys of an address, without the edition's."""
    path, _, query = address.partition("?")
    first, *rest = surrogate_keys(path, query.encode(), edition=EDITION, shown=shown).decode().split(" ")
    assert first == f"edition/{EDITION}"
    return rest


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/v1/comparisons/one-vs-other", ["comparisons/one-vs-other"]),
        ("/v1/treatments/one?fields=name", ["treatments/one"]),
        ("/comparisons/one-vs-other", ["comparisons/one-vs-other"]),
        ("/comparisons/one-vs-other?depth=clinician&attributes=onset", ["comparisons/one-vs-other"]),
        ("/embed/comparisons/one-vs-other", ["comparisons/one-vs-other"]),
        ("/embed/comparisons/one-vs-other.json", ["comparisons/one-vs-other"]),
        ("/treatments/one", ["treatments/one"]),
        ("/v1/findings/one-001", ["findings/one-001"]),
        ("/v1/findings/one-001.json", ["findings/one-001"]),
    ],
)
def test_an_answer_that_is_one_record_names_it_alone(address: str, expected: list[str]) -> None:
    assert keys(address) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/v1/treatments", ["gathered"]),
        ("/v1/search?q=one", ["gathered"]),
        ("/v1/meta", ["gathered"]),
        ("/oembed?url=x", ["gathered"]),
        ("/v1/treatments/one/findings", ["treatments/one", "gathered"]),
        ("/v1/comparisons/one-vs-other/quality", ["comparisons/one-vs-other", "gathered"]),
        ("/v1/comparisons/one-vs-other?include=sources", ["comparisons/one-vs-other", "gathered"]),
        ("/v1/compare?treatments=one,other&condition=x", ["treatments/one", "treatments/other", "gathered"]),
        ("/v1/compare?treatments=one%2Cother", ["treatments/one", "treatments/other", "gathered"]),
        ("/v1/treatments?cursor=abc", ["gathered"]),
        ("/v1/treatments/one.csv", ["treatments/one", "gathered"]),
        ("/v1/findings/one-001.csv-metadata.json", ["findings/one-001", "gathered"]),
        ("/v1/compare.xlsx?treatments=one,other", ["treatments/one", "treatments/other", "gathered"]),
    ],
)
def test_an_answer_put_together_from_several_says_so(address: str, expected: list[str]) -> None:
    assert keys(address) == expected


def test_an_answer_of_another_edition_goes_with_both() -> None:
    assert keys("/comparisons/a?edition=2026.11.1", shown="2026.11.1") == [
        "edition/2026.11.1",
        "comparisons/a",
        "gathered",
    ]


@pytest.mark.parametrize("address", ["/v1/compare?treatments=a%0d%0ab,%20,../x", "/v1/treatments/Not%20A%20Slug"])
def test_nothing_but_slugs_becomes_a_key(address: str) -> None:
    assert all(key.replace("/", "-").replace("-", "").isalnum() for key in keys(address))


def test_keys_are_bounded() -> None:
    many = ",".join(f"{'x' * 70}-{number}" for number in range(50))
    assert keys(f"/v1/compare?treatments={many}") == ["gathered"]
    assert len(surrogate_keys("/v1/compare", f"treatments={many}".encode(), edition=EDITION, shown="")) <= LONGEST


def test_the_reader_who_fills_the_cache_gets_the_keys_that_the_next_one_gets(pack: httpx.Client) -> None:
    address = "/v1/treatments/lunavast?fields=slug,name"
    first, second = pack.get(address), pack.get(address)
    unchanged = pack.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert unchanged.status_code == 304
    edition = read(pack, "/v1/meta")["edition"]["id"]
    for response in (first, second, unchanged):
        assert response.headers["surrogate-key"] == f"edition/{edition} treatments/lunavast"


@pytest.mark.parametrize("address", ["/meta", "/treatments/lunavast", "/comparisons"])
def test_a_pinned_answer_has_nothing_to_be_purged_by(pack: httpx.Client, pack_house: House, address: str) -> None:
    edition = read(pack, "/v1/meta")["edition"]["id"]
    for _ in range(2):
        assert "surrogate-key" not in pack.get(f"/v1/editions/{edition}{address}").headers


@pytest.mark.parametrize("address", ["/v1/health/live", "/v1/nowhere"])
def test_what_no_cache_may_keep_has_no_keys(pack: httpx.Client, address: str) -> None:
    assert "surrogate-key" not in pack.get(address).headers
