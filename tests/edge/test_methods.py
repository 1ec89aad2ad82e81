"""HEAD answers what GET would, without the body; OPTIONS says what an address takes; nothing else is taken."""

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from app.edge.methods import Methods
from app.problems import ALLOWED
from tests.addresses import CURRENT, PAGES
from tests.edge.calls import call, hello
from tests.readers import problem_of

ASKED = [address.asked for address in CURRENT] + [
    *PAGES,
    "/v1/editions",
    "/v1/health/live",
    "/v1/treatments/nowhere",
    "/v1/treatments?limit=0",
    "/nowhere",
]
VOLATILE = {"date", "cache-status", "age", "x-request-id"}
TAKEN = ["GET", "HEAD", "OPTIONS"]


def knows(path: str) -> bool:
    """Whether the path is an address."""
    return path == "/known"


def test_head_is_asked_as_get_and_loses_every_part_of_the_body() -> None:
    heard = call(Methods(hello, knows=knows), "HEAD", "/known")
    assert heard.status == 200
    assert heard.headers["content-length"] == "8"
    assert heard.body == b""
    assert heard.messages[1]["more_body"] is True


def test_get_passes_through_unchanged() -> None:
    assert call(Methods(hello, knows=knows), "GET", "/known").body == b"GEThello"
    assert call(Methods(hello, knows=knows), "POST", "/known").body == b"POSThello"


def test_options_of_a_known_address_says_what_it_takes_and_of_another_what_get_would_say() -> None:
    known = call(Methods(hello, knows=knows), "OPTIONS", "/known")
    assert (known.status, known.headers["allow"], known.body) == (204, ALLOWED, b"")
    assert call(Methods(hello, knows=knows), "OPTIONS", "/unknown").body == b"GEThello"


def test_what_is_no_request_passes_through() -> None:
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])
        message: Message = {"type": "lifespan.startup.complete"}
        await send(message)

    call(Methods(app, knows=knows), kind="lifespan")
    assert seen == ["lifespan"]


@pytest.mark.parametrize("address", ASKED)
def test_head_answers_the_headers_of_get_and_no_body(pack: httpx.Client, address: str) -> None:
    plain = {"Accept-Encoding": "identity"}
    got, head = pack.get(address, headers=plain), pack.head(address, headers=plain)
    assert head.status_code == got.status_code
    assert head.content == b""
    got_headers = {name: value for name, value in got.headers.items() if name not in VOLATILE}
    assert {name: value for name, value in head.headers.items() if name not in VOLATILE} == got_headers
    assert int(head.headers["content-length"]) == len(got.content)


def test_head_is_answered_304_where_get_would_be(pack: httpx.Client) -> None:
    tag = pack.get("/v1/treatments/lunavast").headers["etag"]
    assert pack.head("/v1/treatments/lunavast", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("address", [*(address.asked for address in CURRENT), *PAGES, "/", "/v1/editions/2020.01.1"])
def test_options_is_answered_for_every_address(pack: httpx.Client, address: str) -> None:
    response = pack.options(address, headers={"Origin": "https://a.example", "Access-Control-Request-Method": "GET"})
    assert response.status_code == 204
    assert response.content == b""
    assert response.headers["allow"] == ALLOWED
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["access-control-allow-methods"] == ALLOWED
    assert "If-None-Match" in response.headers["access-control-allow-headers"]
    assert int(response.headers["access-control-max-age"]) > 0


def test_options_of_nothing_is_not_found(pack: httpx.Client) -> None:
    response = pack.options("/v1/nowhere")
    assert response.status_code == 404
    problem_of(response)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "address", ["/v1/treatments", "/v1/treatments/lunavast", "/v1/editions", "/docs", "/openapi.json"]
)
def test_any_other_method_is_refused_and_told_what_is_taken(pack: httpx.Client, method: str, address: str) -> None:
    response = pack.request(method, address)
    assert response.status_code == 405
    assert response.headers["allow"] == ALLOWED
    assert problem_of(response).type == "/problems/method-not-allowed"


@pytest.mark.parametrize(("size", "status"), [(1, 405), (65_536, 405), (65_537, 413), (300_000, 413)])
def test_content_that_nobody_asked_for_is_thrown_away_or_refused(pack: httpx.Client, size: int, status: int) -> None:
    posted = pack.post("/v1/treatments", content=b"x" * size)
    assert posted.status_code == status
    problem_of(posted)
    assert pack.get("/v1/treatments/lunavast").json()["slug"] == "lunavast"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_request_that_only_reads_has_no_content(pack: httpx.Client, method: str) -> None:
    refused = pack.request(method, "/v1/treatments/lunavast", content=b"x")
    assert refused.status_code == 400
    assert refused.headers["connection"] == "close"


def test_the_connection_goes_on_after_a_refusal(pack: httpx.Client) -> None:
    with httpx.Client(base_url=pack.base_url) as client:
        for _ in range(5):
            assert client.post("/v1/treatments", content=b"x" * 5000).status_code == 405
            assert client.get("/v1/nowhere").status_code == 404
            assert client.get("/v1/health/live").status_code == 200
