"""Printed records answered by the edge itself: the very answers of their routes."""

from collections.abc import Callable

import pytest

from app.edge.cache import Cache
from app.edge.printed import PrintedRecords
from tests.conftest import House, serving
from tests.editions import edition_file

PLACES = (
    "treatments/lunavast",
    "findings/lunavast-001",
    "attributes/price",
    "conditions/migraine",
    "sources/hush-trial-2022",
    "comparisons/lunavast-vs-quellarin",
    "comparisons/lunavast-vs-quellarin/summary-of-findings",
    "comparisons/lunavast-vs-quellarin/quality",
)
ITS_ROUTE_S = {"date", "x-request-id"}
"""What differs from one answer to the next, or is said only by a route."""


@pytest.fixture(scope="module")
def edition(pack_house: House) -> str:
    """The id of the only edition."""
    return edition_file(pack_house, next(pack_house.editions.glob("*.edition")).stem).stem


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The addresses that the edge answered itself."""
    seen: list[bytes] = []
    really: Callable[[Cache, bytes], object] = Cache.printed

    def noting(cache: Cache, raw: bytes) -> object:
        answer = really(cache, raw)
        if answer is not None:
            seen.append(raw)
        return answer

    monkeypatch.setattr(Cache, "printed", noting)
    return seen


@pytest.mark.parametrize("is_pinned", [False, True])
def test_the_edge_answers_what_the_route_answers_header_for_header(
    pack_house: House, edition: str, read: list[bytes], is_pinned: bool
) -> None:
    prefix = f"/v1/editions/{edition}/" if is_pinned else "/v1/"
    with pytest.MonkeyPatch.context() as patched, serving(pack_house.settings) as client:
        patched.setattr(PrintedRecords, "read", lambda *_: None)
        expected = {place: client.get(prefix + place) for place in PLACES}
    assert read == []
    with serving(pack_house.settings) as client:
        for place, told in expected.items():
            answer = client.get(prefix + place)
            assert answer.status_code == told.status_code == 200
            assert answer.content == told.content
            assert {n: v for n, v in answer.headers.items() if n not in ITS_ROUTE_S} == {
                n: v for n, v in told.headers.items() if n not in ITS_ROUTE_S
            }
            assert client.get(prefix + place).headers["cache-status"] == "equipoise; hit"
    assert read == [(prefix + place).encode() for place in PLACES]


@pytest.mark.parametrize(
    "address",
    [
        "/v1/treatments/nowhere",
        "/v1/treatments/lunavast?fields=name",
        "/v1/treatments/lunavast/quality",
        "/v1/treatments/lunavast/",
        "/v1/treatments/Lunavast",
        "/v1/summaries/lunavast-vs-quellarin",
        "/v1/editions/2000.01.1/treatments/lunavast",
        "/v1/treatments",
    ],
)
def test_every_other_address_goes_to_its_route(pack_house: House, read: list[bytes], address: str) -> None:
    with serving(pack_house.settings) as client:
        answer = client.get(address)
    assert read == []
    assert answer.status_code in (200, 404)
    assert answer.headers["x-request-id"]


def test_a_reader_who_has_a_record_is_told_so_by_the_edge_too(pack_house: House, read: list[bytes]) -> None:
    with serving(pack_house.settings) as client:
        tag = client.get("/v1/findings/lunavast-002").headers["etag"]
    with serving(pack_house.settings) as client:
        answer = client.get("/v1/findings/lunavast-002", headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")
        assert client.head("/v1/findings/lunavast-003").headers["content-length"] != "0"
    assert len(read) == 3
