"""Errors are problem documents: what was wrong, what would be right, and never what was sent."""

import socket
from urllib.parse import quote

import httpx
import pytest

from app.errors import (
    BadRequest,
    EditionExpired,
    EditionRefused,
    EquipoiseError,
    Fault,
    NotFound,
    NothingPublished,
    OfficeUnavailable,
)
from app.problems import BAD_PARAMETER, MEDIA_TYPE, PROBLEM_TYPES, UNEXPECTED, problem
from tests.addresses import CURRENT
from tests.readers import Parameters, ask, problem_of, read, read_refusal

MARKER = "zzqx7marker"
LISTS = ("attributes", "comparisons", "conditions", "findings", "sources", "treatments")


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        # nothing there
        ("/v1/nowhere", 404, None),
        ("/v2/treatments", 404, None),
        ("/V1/treatments", 404, None),
        ("/v1//treatments", 404, None),
        ("/v1/treatments/", 404, None),
        ("/v1/treatments/lunavast/", 404, None),
        ("/v1/treatments/lunavast/nothing", 404, None),
        ("/v1/treatments/unknown", 404, None),
        ("/v1/treatments/LUNAVAST", 404, "unknown_slug"),
        ("/v1/treatments/lunavast%20", 404, "unknown_slug"),
        ("/v1/treatments/%00", 404, None),
        ("/v1/treatments/lunavast%00", 404, "unknown_slug"),
        ("/v1/treatments/%ff", 404, None),
        ("/v1/treatments/%ed%a0%80", 404, None),
        ("/v1/treatments/%F0%9F%98%80", 404, None),
        ("/v1/treatments/..%2f..%2fetc%2fpasswd", 404, None),
        ("/v1/treatments/%2e%2e", 404, None),
        ("/v1/treatments/%27%20OR%201=1", 404, None),
        ("/v1/treatments/" + "a" * 201, 404, None),
        ("/v1/treatments/" + "a" * 8000, 404, None),
        ("/v1/treatments/" + "a" * 20_000, 414, None),
        ("/v1/editions/2020.01.1", 404, "unknown_slug"),
        ("/v1/editions/2020.01.1/treatments", 404, "unknown_slug"),
        ("/v1/editions/%00/treatments", 404, "unknown_slug"),
        ("/v1/editions/..%2f..%2foffice/treatments", 404, None),
        ("/v1/editions/" + "1" * 5000, 404, None),
        # limits
        ("/v1/treatments?limit=0", 422, "out_of_range"),
        ("/v1/treatments?limit=-1", 422, "out_of_range"),
        ("/v1/treatments?limit=101", 422, "out_of_range"),
        ("/v1/treatments?limit=1e9", 422, "not_an_integer"),
        ("/v1/treatments?limit=1000000000", 422, "out_of_range"),
        ("/v1/treatments?limit=" + "1" + "0" * 30, 422, "out_of_range"),
        ("/v1/treatments?limit=" + "9" * 3900, 422, None),
        ("/v1/treatments?limit=NaN", 422, "not_an_integer"),
        ("/v1/treatments?limit=Infinity", 422, "not_an_integer"),
        ("/v1/treatments?limit=", 422, "not_an_integer"),
        ("/v1/treatments?limit", 422, "not_an_integer"),
        ("/v1/treatments?limit=0x10", 422, "not_an_integer"),
        ("/v1/treatments?limit=%D9%A1", 422, None),
        # the same thing twice, and things that are not there
        ("/v1/treatments?limit=1&limit=2", 422, "repeated"),
        ("/v1/treatments?sort=slug&sort=slug", 422, "repeated"),
        ("/v1/treatments?nonsense=1", 422, "unknown_parameter"),
        ("/v1/treatments?Limit=1", 422, "unknown_parameter"),
        ("/v1/treatments?=1", 422, "unknown_parameter"),
        ("/v1/treatments/lunavast?limit=1", 422, "unknown_parameter"),
        ("/v1/meta?limit=1", 422, "unknown_parameter"),
        ("/v1/editions?limit=1", 422, "unknown_parameter"),
        # what is no text
        ("/v1/search?q=%00", 422, "not_text"),
        ("/v1/search?q=%ff", 422, "not_text"),
        ("/v1/search?q=%ed%a0%80", 422, "not_text"),
        ("/v1/search?q=a%0d%0aSet-Cookie:x", 422, "not_text"),
        ("/v1/treatments?condition=%00", 422, "not_text"),
        ("/v1/treatments?%00=1", 422, "not_text"),
        ("/v1/search?q=" + "a" * 201, 422, "too_long"),
        ("/v1/search?q=" + "a" * 4001, 422, "too_long"),
        # words from closed lists, names, switches
        ("/v1/treatments?count=perhaps", 422, "not_a_boolean"),
        ("/v1/treatments?form=DRUG", 422, "unknown_value"),
        ("/v1/treatments?condition=Migraine", 422, "invalid"),
        ("/v1/treatments?condition=a--b", 422, "invalid"),
        ("/v1/treatments?condition=" + "a" * 81, 422, "too_long"),
        ("/v1/treatments?condition=nowhere", 422, "unknown_slug"),
        ("/v1/treatments?sort=Name", 422, "malformed"),
        ("/v1/treatments?sort=--name", 422, "malformed"),
        ("/v1/treatments?sort=price", 422, "unknown_value"),
        ("/v1/treatments?fields=;", 422, "malformed"),
        ("/v1/treatments?fields=nothing", 422, "unknown_name"),
        ("/v1/treatments/lunavast?include=everything", 422, "unknown_name"),
        ("/v1/treatments?updated_since=soon", 422, "invalid"),
        ("/v1/treatments?where=a", 422, "malformed_filter"),
        ("/v1/treatments?where=price:lt:NaN", 422, "foreign_unit"),
        ("/v1/treatments?cursor=x", 422, "invalid_cursor"),
        ("/v1/findings?year=0", 422, "out_of_range"),
        ("/v1/compare", 422, "missing"),
        ("/v1/compare?treatments=lunavast", 422, "wrong_number"),
        ("/v1/compare?treatments=lunavast,lunavast", 422, "repeated"),
        ("/v1/compare?treatments=neck-cooling,neck-cooling-home", 422, "own_variant"),
        ("/v1/compare?treatments=a,b,c,d,e,f,g,h,i", 422, "unknown_slug"),
        ("/v1/compare?treatments=%F0%9F%98%80,lunavast", 422, "malformed"),
        ("/v1/editions/2026.11.1/changes?since=1", 422, "malformed"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_problem_document(
    pack: httpx.Client, address: str, status: int, code: str | None
) -> None:
    told = read_refusal(pack, address, status)
    if code is not None:
        assert [fault.code for fault in told.errors] == [code]
        assert told.errors[0].expected


@pytest.mark.parametrize(
    ("misspelt", "nearest"), [("limt", "limit"), ("sorted", "sort"), ("conditions", "condition"), ("feilds", "fields")]
)
def test_an_unknown_parameter_is_answered_with_the_nearest(pack: httpx.Client, misspelt: str, nearest: str) -> None:
    (fault,) = read_refusal(pack, "/v1/treatments", 422, {misspelt: "1"}).errors
    assert nearest in fault.candidates
    assert "limit" in fault.expected


def test_every_fault_of_a_question_is_told_at_once(pack: httpx.Client) -> None:
    faults = read_refusal(pack, "/v1/treatments?limit=0&form=x&nonsense=1", 422).errors
    assert {fault.parameter for fault in faults} == {"limit", "form", None}
    assert {fault.code for fault in faults} == {"out_of_range", "unknown_value", "unknown_parameter"}


def asked_everywhere() -> list[str]:
    """Addresses with a marker in every place where a reader can put text."""
    places = [
        f"/{MARKER}",
        f"/v1/{MARKER}",
        f"/problems/{MARKER}",
        f"/docs/assets/{MARKER}",
        f"/v1/editions/{MARKER}",
        f"/v1/editions/{MARKER}/treatments/{MARKER}",
        f"/v1/editions/2026.11.1/changes?since={MARKER}",
        f"/v1/treatments/{MARKER}/findings?category={MARKER}",
        f"/v1/treatments?{MARKER}=1",
        f"/v1/treatments?{MARKER}=1&{MARKER}=2",
        f"/v1/treatments?{MARKER}=%00",
        f"/v1/treatments?x={MARKER}%00",
        f"/v1/treatments?limit={MARKER}&{MARKER}={MARKER}",
        f"/v1/treatments?where={MARKER}",
        f"/v1/treatments?where={MARKER}:lt:3d",
        f"/v1/treatments?where=time-to-effect:{MARKER[:5]}:3d",
        f"/v1/treatments?where=time-to-effect:lt:3{MARKER}",
        f"/v1/treatments?where=time-to-effect:lt:{MARKER}",
        f"/v1/compare?treatments={MARKER}",
        f"/v1/compare?treatments=lunavast,{MARKER}",
        f"/v1/compare?treatments=lunavast,quellarin&condition={MARKER}",
        f"/v1/compare?treatments=lunavast,quellarin&attributes={MARKER}",
        f"/v1/compare?treatments=lunavast,quellarin&fields={MARKER}",
        f"/v1/search?q=a&kind={MARKER}",
        f"/v1/search?q=a&cursor={MARKER}",
        f"/v1/search?q={MARKER}%00",
    ]
    for noun in LISTS:
        places.append(f"/v1/{noun}/{MARKER}")
        for parameter in ("limit", "cursor", "sort", "count", "fields", "updated_since"):
            places.append(f"/v1/{noun}?{parameter}={MARKER}")
    filters = {
        "treatments": ("condition", "category", "variant_of", "form", "source_type"),
        "findings": ("treatment", "attribute", "condition", "category", "source", "source_type", "certainty", "design"),
        "attributes": ("category", "kind"),
        "conditions": ("part_of",),
        "comparisons": ("condition", "treatment"),
        "sources": ("source_type", "year"),
    }
    places += [f"/v1/{noun}?{name}={MARKER}" for noun, told in filters.items() for name in told]
    places += [f"/v1/treatments/lunavast?{name}={MARKER}" for name in ("fields", "include", MARKER)]
    return places


@pytest.mark.parametrize("address", asked_everywhere())
def test_what_was_sent_is_never_echoed(pack: httpx.Client, address: str) -> None:
    response = ask(pack, address)
    assert 400 <= response.status_code < 500
    problem_of(response)
    told = response.text + str(response.headers)
    assert MARKER not in told.lower()
    assert MARKER[:5] not in told


@pytest.mark.parametrize(
    "sent", ["<script>alert(1)</script>", "{0.__class__}", "{known}", "%s%n", "${jndi:ldap://x}", "{{7*7}}"]
)
def test_marks_in_a_question_do_nothing(pack: httpx.Client, sent: str) -> None:
    for address in ("/v1/treatments/{}", "/v1/search?q=a&kind={}", "/v1/treatments?sort={}", "/v1/treatments?{}=1"):
        response = pack.get(address.format(quote(sent, safe="")))
        assert response.status_code in (404, 422)
        problem_of(response)
        assert sent not in response.text
        assert "49" not in response.json()["detail"]


def test_the_instance_is_the_routes_own_path_and_never_what_was_sent(pack: httpx.Client) -> None:
    asked = {
        "/v1/treatments/nowhere": "/v1/treatments/{slug}",
        "/v1/treatments/nowhere/findings": "/v1/treatments/{slug}/findings",
        "/v1/editions/nowhere/sources/nowhere": "/v1/editions/{edition_id}/sources/{slug}",
        "/nowhere": "/",
    }
    for address, instance in asked.items():
        assert read_refusal(pack, address, 404).instance == instance


def test_every_type_leads_to_its_meaning(pack: httpx.Client) -> None:
    for address, status in (("/nowhere", 404), ("/v1/treatments?limit=0", 422)):
        told = read_refusal(pack, address, status)
        assert read(pack, told.type)["title"] == told.title


def test_a_refusal_is_never_kept(pack: httpx.Client) -> None:
    for address in ("/nowhere", "/v1/treatments/nowhere", "/v1/treatments?limit=0"):
        headers = ask(pack, address).headers
        assert headers["cache-control"] == "no-store"
        assert "etag" not in headers


@pytest.mark.parametrize("address", [address.asked for address in CURRENT])
def test_no_address_takes_a_parameter_it_does_not_know(pack: httpx.Client, address: str) -> None:
    joined = "&" if "?" in address else "?"
    faults = read_refusal(pack, f"{address}{joined}utm_source=x", 422).errors
    assert [fault.code for fault in faults] == ["unknown_parameter"]


def test_the_kinds_of_problem_are_told_apart_by_their_names() -> None:
    assert len({kind.slug for kind in PROBLEM_TYPES}) == len(PROBLEM_TYPES)
    assert all(400 <= kind.status < 600 and kind.title and kind.meaning for kind in PROBLEM_TYPES)


def test_a_problem_can_be_made_of_its_parts() -> None:
    response = problem(
        BAD_PARAMETER,
        "Detail.",
        path="/v1/things",
        faults=[Fault("limit", "Too much.", "less", "out_of_range", ("limit",)), Fault("", "No.", "yes")],
        headers={"Retry-After": "5"},
    )
    assert response.status_code == 422
    assert response.media_type == MEDIA_TYPE
    assert response.headers["retry-after"] == "5"
    assert bytes(response.body).count(b'"parameter"') == 1
    assert b"null" not in bytes(response.body)


def test_every_error_a_route_can_raise_has_a_status_of_its_own() -> None:
    raised = [NotFound, BadRequest, EditionExpired, EditionRefused, NothingPublished, OfficeUnavailable]
    assert all(issubclass(kind, EquipoiseError) for kind in raised)
    assert UNEXPECTED.status == 500


def exchange(address: httpx.URL, sent: bytes) -> bytes:
    """What a server answers to bytes that no client library would send."""
    with socket.create_connection((address.host, address.port), timeout=20) as connection:
        connection.sendall(sent)
        heard = b""
        while chunk := connection.recv(65536):
            heard += chunk
    return heard


@pytest.mark.parametrize(
    "target",
    [
        b"/v1/treatments/\xff\xfe",
        b"/v1/search?q=\xff\xfe",
        b"/v1/search?q=caf\xc3\xa9",
        b"/v1/search?q=%",
        b"/v1/search?q=%zz",
        b"/v1/treatments?where=%&where=%%",
        b"http://elsewhere.example/v1/treatments",
        b"*",
        b"/v1/treatments#fragment",
        b"/v1/treatments?a=1?b=2",
        b"/v1/treatments;x=1",
    ],
)
def test_bytes_that_no_browser_sends_break_nothing(pack: httpx.Client, target: bytes) -> None:
    heard = exchange(pack.base_url, b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert heard.startswith((b"HTTP/1.1 2", b"HTTP/1.1 4")), heard[:80]
    assert b"Traceback" not in heard
    assert read(pack, "/v1/health/live") == {"status": "alive"}


def test_odd_headers_break_nothing(pack: httpx.Client) -> None:
    for name, value in (
        ("If-None-Match", "," * 500),
        ("If-None-Match", "W/" * 500),
        ("Accept", "text/html;q=abc"),
        ("Accept-Encoding", "gzip;q=nan, br;q=9e99, *;q=-1"),
        ("Origin", "null"),
        ("Host", "evil.example:99999"),
        ("X-Forwarded-Proto", "javascript"),
        ("Range", "bytes=0-1"),
        ("Content-Length", "0"),
    ):
        response = pack.get("/v1/treatments/lunavast", headers={name: value})
        assert response.status_code == 200, name
        assert response.json()["slug"] == "lunavast"


def test_the_bad_questions_leave_the_good_ones_alone(pack: httpx.Client) -> None:
    asked: Parameters = {"limit": 2}
    before = read(pack, "/v1/treatments", asked)
    for address in asked_everywhere()[:20]:
        ask(pack, address)
    assert read(pack, "/v1/treatments", asked) == before
