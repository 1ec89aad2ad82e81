"""An answer depends on its address, the codings and the validators that a reader sends, and on nothing else."""

from collections.abc import Iterator

import httpx
import pytest
from starlette.routing import compile_path

from tests.addresses import CURRENT
from tests.conftest import House, serving
from tests.contract.test_inventory import inventory
from tests.edge.sockets import asking, line_to

ADDRESSES = [
    *(address.asked for address in CURRENT),
    *(
        "/",
        "/docs",
        "/docs/assets/swagger-ui.css",
        "/favicon.ico",
        "/openapi.json",
        "/comparisons/preventing-migraine",
        "/compare?treatments=lunavast,quellarin",
        "/findings/lunavast-001",
        "/treatments/lunavast",
        "/embed",
        "/embed/v1.js",
        "/embed/comparisons/preventing-migraine",
        "/embed/comparisons/preventing-migraine.json",
        "/embed/compare?treatments=lunavast,quellarin",
        "/embed/compare.json?treatments=lunavast,quellarin",
        "/oembed?url=http://127.0.0.1:8000/comparisons/preventing-migraine",
        "/problems/not-found",
        "/v1/health/live",
        "/v1/editions",
        "/v1/treatments/neck-cooling/schedule.ics?start=2026-12-01",
    ),
    *(f"/v1/comparisons/preventing-migraine/pictures/icons.{suffix}" for suffix in ("svg", "png", "txt")),
    *(f"/v1/compare/pictures/icons.{suffix}?treatments=lunavast,quellarin" for suffix in ("svg", "png", "txt")),
    *(f"/v1/comparisons/preventing-migraine.{suffix}" for suffix in ("csv", "html", "md")),
    "/v1/compare.jsonld?treatments=lunavast,quellarin",
    "/v1/treatments/lunavast.csv-metadata.json",
    "/v1/findings/lunavast-001.fhir.json",
    "/v1/sources/moonrise-trial-2023.ris",
    "/v1/catalog.jsonld",
    "/v1/contexts/1.jsonld",
    "/v1/schemas",
    "/v1/schemas/treatments",
    "/v1/verify",
    "/.well-known/api-catalog",
    "/.well-known/security.txt",
    "/robots.txt",
    "/llms.txt",
    "/feed.atom",
    "/feed.json",
    "/guide",
    "/guide/deprecation",
    "/v1/treatments/nowhere",
    "/v1/treatments?limit=0",
    "/nowhere",
    "/v1/health/ready",
]
EVIL = "evil.example"
MUTATIONS = {
    "Host": EVIL,
    "Origin": f"https://{EVIL}",
    "Referer": f"https://{EVIL}/",
    "User-Agent": EVIL,
    "Accept": "text/html;q=0.1, application/xml",
    "Accept-Language": "tlh",
    "Accept-Charset": "utf-7",
    "Authorization": f"Bearer {EVIL}",
    "Cookie": f"session={EVIL}; edition=2020.01.1",
    "Range": "bytes=0-1",
    "If-Range": '"x"',
    "If-Match": '"x"',
    "If-Modified-Since": "Tue, 24 Nov 2099 00:00:00 GMT",
    "If-Unmodified-Since": "Tue, 24 Nov 1999 00:00:00 GMT",
    "Cache-Control": "no-cache, no-store, only-if-cached",
    "Pragma": "no-cache",
    "Forwarded": f"for=1.2.3.4;host={EVIL};proto=https",
    "Via": "1.1 evil",
    "X-Forwarded-For": "1.2.3.4",
    "X-Forwarded-Host": EVIL,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Port": "444",
    "X-Forwarded-Prefix": f"/{EVIL}",
    "X-Forwarded-Server": EVIL,
    "X-Host": EVIL,
    "X-Original-URL": "/v1/meta",
    "X-Rewrite-URL": "/v1/meta",
    "X-Original-Host": EVIL,
    "X-Real-IP": "1.2.3.4",
    "X-HTTP-Method-Override": "DELETE",
    "X-Method-Override": "DELETE",
    "X-Requested-With": "XMLHttpRequest",
    "X-Request-Id": EVIL,
    "Traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "Content-Type": "application/x-www-form-urlencoded",
    "Sec-Fetch-Site": "cross-site",
    "Sec-GPC": "1",
    "DNT": "1",
    "Save-Data": "on",
    "Early-Data": "1",
    "TE": "trailers",
    "Priority": "u=0",
    "Upgrade-Insecure-Requests": "1",
    "Access-Control-Request-Method": "PUT",
    "Access-Control-Request-Headers": EVIL,
}
NOT_ASKED = {"/metrics", "/assets/{digest}/{name}"}
"""What differs from moment to moment; and files that never change, one of which is asked under its other address."""
OF_THE_MOMENT = ("date", "x-request-id", "cache-status")


def test_every_route_is_asked() -> None:
    asked = {address.partition("?")[0] for address in ADDRESSES}
    for line in inventory():
        template = line.partition(" ")[0]
        pattern = compile_path(template)[0]
        if "{edition_id}" not in template and template not in NOT_ASKED:
            assert any(pattern.match(address) for address in asked), template


@pytest.fixture(scope="module")
def unkept(pack_house: House) -> Iterator[httpx.Client]:
    """A client of a server that keeps no answers, so that every one is made for its request."""
    with serving(pack_house.settings.model_copy(update={"cache_bytes": 0, "warm_up": False})) as client:
        yield client


def heard(client: httpx.Client, address: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """The status, headers and body; a refused Host is not among the mutations, because every host is allowed."""
    with line_to(client) as line:
        others = [f"{name}: {value}" for name, value in headers.items() if name != "Host"]
        line.say(asking(address, *others, host=f"Host: {headers.get('Host', 'x')}"))
        answer = line.hear()
    return answer.status, {k: v for k, v in answer.headers.items() if k not in OF_THE_MOMENT}, answer.body


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_other_header_changes_a_made_answer(unkept: httpx.Client, address: str) -> None:
    baseline = heard(unkept, address, {})
    assert heard(unkept, address, MUTATIONS) == baseline
    assert EVIL.encode() not in baseline[2]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_other_header_changes_a_kept_answer_or_what_is_kept(pack: httpx.Client, address: str) -> None:
    poisoned = heard(pack, address, MUTATIONS)
    assert heard(pack, address, {}) == poisoned
    assert heard(pack, address, MUTATIONS) == poisoned


@pytest.mark.parametrize("name", MUTATIONS)
def test_no_single_header_changes_an_answer(unkept: httpx.Client, name: str) -> None:
    for address in ("/v1/treatments?limit=2", "/comparisons/preventing-migraine"):
        assert heard(unkept, address, {name: MUTATIONS[name]}) == heard(unkept, address, {})
