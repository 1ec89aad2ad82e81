"""An address that will go says so in every answer, whoever answers it."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import pytest

from app.deprecations import DEPRECATED, POLICY, Deprecation
from app.edge.deprecations import DeprecatedAddresses, Deprecations
from app.main import Server, create_app
from tests.conftest import House, serving

GOING = Deprecation(
    since=datetime(2026, 9, 21, tzinfo=UTC), sunset=datetime(2027, 9, 21, tzinfo=UTC), successor="/v2/sources"
)
RECORD = "/v1/sources/moonrise-trial-2023"
ROUTES = {
    "/v1/sources": "a list",
    RECORD: "a printed record",
    f"{RECORD}?fields=slug": "a part of a record",
    "/v1/sources/nothing": "an error",
    "/guide": "a page",
}
STAYING = ("/v1/treatments", "/v1/treatments/lunavast", "/guide/deprecation", "/v1/sources/moonrise-trial-2023.ris")


@pytest.fixture(scope="module")
def going(pack_house: House) -> Iterator[httpx.Client]:
    """A client of a server some of whose addresses will go."""
    deprecated = dict.fromkeys(("/v1/sources", "/v1/sources/{slug}", "/guide"), GOING)
    with serving(pack_house.settings, Server(create_app(pack_house.settings, deprecated=deprecated))) as client:
        yield client


def _says_so(answer: httpx.Response) -> None:
    headers = answer.headers
    assert headers["deprecation"] == "@1789948800"
    assert datetime.fromtimestamp(int(headers["deprecation"][1:]), UTC) == GOING.since
    assert parsedate_to_datetime(headers["sunset"]) == GOING.sunset
    assert headers["sunset"].endswith("GMT")
    assert headers["link"].count(f'<{POLICY}>; rel="deprecation"') == 1
    assert headers["link"].count('</v2/sources>; rel="successor-version"') == 1
    assert len(headers.get_list("link")) == 1


@pytest.mark.parametrize("address", ROUTES)
def test_an_answer_says_since_when_until_when_and_what_instead(going: httpx.Client, address: str) -> None:
    cold = going.get(address)
    _says_so(cold)
    hot = going.get(address)
    _says_so(hot)
    _says_so(going.head(address))
    _says_so(going.get(address, headers={"Accept-Encoding": "br"}))
    if cold.status_code == 200:
        assert hot.headers["cache-status"] == "equipoise; hit"
        again = going.get(address, headers={"If-None-Match": cold.headers["etag"]})
        assert again.status_code == 304
        _says_so(again)
    if address.startswith("/v1"):
        assert "Deprecation, Sunset" in cold.headers["access-control-expose-headers"]
        assert ('rel="license"' in cold.headers["link"]) == (cold.status_code == 200)


@pytest.mark.parametrize("address", ["/v1/sources/{slug}", "/v1/sources?limit={limit}"])
def test_a_cold_answer_says_so_to_a_reader_who_wants_its_head_or_has_it(
    pack: httpx.Client, going: httpx.Client, address: str
) -> None:
    unread, held = (
        address.format(slug=slug, limit=limit) for slug, limit in (("hush-trial-2022", 2), ("thaw-trial-2020", 3))
    )
    head = going.head(unread)
    assert (head.status_code, head.headers["cache-status"]) == (200, "equipoise; fwd=uri-miss; stored")
    _says_so(head)
    answer = going.get(held, headers={"If-None-Match": pack.get(held).headers["etag"]})
    assert (answer.status_code, answer.headers["cache-status"]) == (304, "equipoise; fwd=uri-miss; stored")
    _says_so(answer)


@pytest.mark.parametrize("address", STAYING)
def test_an_address_that_stays_says_nothing_of_it(going: httpx.Client, address: str) -> None:
    for _ in range(2):
        answer = going.get(address)
        assert answer.status_code == 200
        assert "deprecation" not in answer.headers
        assert "sunset" not in answer.headers


def test_the_description_says_so_too(going: httpx.Client) -> None:
    paths = going.get("/openapi.json").json()["paths"]
    told = {path for path, operations in paths.items() if operations.get("get", {}).get("deprecated")}
    assert told == {"/v1/sources", "/v1/sources/{slug}"}


def test_no_address_is_gone_before_it_is_deprecated() -> None:
    with pytest.raises(ValueError, match="not gone before"):
        Deprecation(since=GOING.sunset, sunset=GOING.since, successor="/v2")


def test_whatever_is_deprecated_is_an_address_of_ours_and_the_policy_is_there(
    pack_house: House, pack: httpx.Client
) -> None:
    templates = {template for _, template in create_app(pack_house.settings).state.templates}
    assert set(DEPRECATED) <= templates
    assert pack.get(POLICY).status_code == 200


def test_whatever_is_no_request_goes_through() -> None:
    seen: list[str] = []

    async def app(scope: object, receive: object, send: object) -> None:
        seen.append("there")

    async def run() -> None:
        await Deprecations(app, addresses=DeprecatedAddresses({}, []))({"type": "lifespan"}, None, None)  # type: ignore[arg-type]  # it asks neither

    asyncio.run(run())
    assert seen == ["there"]
