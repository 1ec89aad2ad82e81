"""Headers that every answer carries: open to every origin unless it says not, framed by none, no guessing of types."""

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from app.edge.headers import CLOSED_POLICY, EVERY_ANSWER, OPENING, PREFLIGHT, Headers
from tests.addresses import CURRENT, PAGES
from tests.edge.calls import call, hello

EVERYWHERE = [
    *(address.asked for address in CURRENT),
    *PAGES,
    "/",
    "/v1/editions",
    "/v1/health/ready",
    "/problems/not-found",
    "/v1/treatments/nowhere",
    "/v1/treatments?limit=0",
    "/nowhere",
]
DATA = [address.asked for address in CURRENT] + ["/v1/treatments/nowhere", "/v1/treatments?limit=0", "/nowhere"]


def test_what_every_answer_carries_is_added_and_its_own_policy_kept() -> None:
    heard = call(Headers(hello))
    assert EVERY_ANSWER.items() <= heard.headers.items()
    assert heard.headers["content-security-policy"] == CLOSED_POLICY
    assert heard.body == b"GEThello"
    assert not PREFLIGHT.keys() & heard.headers.keys()


def test_an_answer_that_is_for_its_own_origin_is_opened_to_no_other() -> None:
    async def closed(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"cross-origin-resource-policy", b"same-origin")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    heard = call(Headers(closed))
    assert not OPENING & (heard.headers.keys() - {"cross-origin-resource-policy"})
    assert heard.headers["cross-origin-resource-policy"] == "same-origin"
    assert {name: heard.headers[name] for name in EVERY_ANSWER.keys() - OPENING} == {
        name: value for name, value in EVERY_ANSWER.items() if name not in OPENING
    }


def test_a_preflight_is_told_what_may_be_sent() -> None:
    assert PREFLIGHT.items() <= call(Headers(hello), "OPTIONS").headers.items()


@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_answer_is_open_to_every_origin_and_varies_by_none(pack: httpx.Client, address: str) -> None:
    without = pack.get(address)
    within = pack.get(address, headers={"Origin": "https://a.example"})
    for response in (without, within):
        assert response.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in response.headers
        assert "ETag" in response.headers["access-control-expose-headers"]
        assert "Link" in response.headers["access-control-expose-headers"]
        assert "origin" not in response.headers.get("vary", "").lower()
        assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert without.content == within.content


@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_answer_is_safe_to_open(pack: httpx.Client, address: str) -> None:
    headers = pack.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "set-cookie" not in headers


@pytest.mark.parametrize("address", DATA)
def test_data_may_load_nothing_at_all(pack: httpx.Client, address: str) -> None:
    assert pack.get(address).headers["content-security-policy"] == CLOSED_POLICY


def test_what_is_unchanged_is_as_open_as_the_answer(pack: httpx.Client) -> None:
    tag = pack.get("/v1/treatments").headers["etag"]
    response = pack.get("/v1/treatments", headers={"If-None-Match": tag, "Origin": "https://a.example"})
    assert response.status_code == 304
    assert response.headers["access-control-allow-origin"] == "*"
