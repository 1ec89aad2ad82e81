"""Security headers by kind of answer: every address is of one kind, and each kind says just what it may do."""

import re

import httpx
import pytest

from app.edge.headers import CLOSED_POLICY, NO_DEVICES
from app.main import create_app
from app.renderers.policies import FRAME_POLICY, PAGE_POLICY
from app.routers.embedding import BUILDER_POLICY
from app.routers.pages import DOCS_POLICY
from app.routers.pictures import PICTURE_POLICY
from tests.conftest import House

SVG = ("/v1/comparisons/preventing-migraine/pictures/icons.svg", "/v1/compare/pictures/icons.svg?treatments={two}")
KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "page": (
        PAGE_POLICY,
        {
            "/comparisons/{slug}": "/comparisons/preventing-migraine",
            "/compare": "/compare?treatments={two}",
            "/findings/{slug}": "/findings/lunavast-001",
            "/treatments/{slug}": "/treatments/lunavast",
            "/": "/",
            "/guide": "/guide",
            "/guide/{name}": "/guide/deprecation",
        },
    ),
    "frame": (
        FRAME_POLICY,
        {
            "/embed/comparisons/{slug}": "/embed/comparisons/preventing-migraine",
            "/embed/compare": "/embed/compare?treatments={two}",
        },
    ),
    "builder": (BUILDER_POLICY, {"/embed": "/embed"}),
    "docs": (DOCS_POLICY, {"/docs": "/docs"}),
    "drawing": (
        PICTURE_POLICY,
        {
            "/v1/comparisons/{slug}/pictures/{name}.svg": SVG[0] + "?theme=auto",
            "/v1/compare/pictures/{name}.svg": SVG[1] + "&theme=auto",
        },
    ),
}
"""Every kind of answer that is shown as a page, with its policy and its addresses; whatever else there is, is data."""
SHOWN = [
    (policy, asked.format(two="lunavast,quellarin"))
    for policy, addresses in KINDS.values()
    for asked in addresses.values()
]
UNANSWERED = [
    (PAGE_POLICY, "/comparisons/nowhere"),
    (PAGE_POLICY, "/findings/nowhere"),
    (PAGE_POLICY, "/treatments/nowhere"),
    (PAGE_POLICY, "/compare"),
    (FRAME_POLICY, "/embed/comparisons/nowhere"),
]
"""Pages that say what went wrong."""
DATA = [
    "/openapi.json",
    "/docs/assets/start.js",
    "/docs/assets/swagger-ui.css",
    "/embed/v1.js",
    "/embed/comparisons/preventing-migraine.json",
    "/embed/compare.json?treatments=lunavast,quellarin",
    "/oembed?url=http://127.0.0.1:8000/comparisons/preventing-migraine",
    "/oembed?url=http://127.0.0.1:8000/comparisons/preventing-migraine&format=xml",
    "/v1/comparisons/preventing-migraine/pictures/icons.png",
    "/v1/comparisons/preventing-migraine/pictures/icons.txt",
    "/v1/treatments/neck-cooling/schedule.ics?start=2026-12-01",
    "/v1/treatments",
    "/v1/health/ready",
    "/v1/treatments?limit=0",
    "/nowhere",
]


def answered(client: httpx.Client, address: str) -> httpx.Response:
    answer = client.get(address)
    assert answer.status_code < 500
    return answer


@pytest.mark.parametrize(("policy", "address"), [*SHOWN, *UNANSWERED])
def test_what_is_shown_as_a_page_has_the_policy_of_its_kind(pack: httpx.Client, policy: str, address: str) -> None:
    answer = answered(pack, address)
    assert (answer.status_code == 200) == ((policy, address) in SHOWN)
    assert answer.headers["content-security-policy"] == policy
    is_framed = policy is FRAME_POLICY
    assert ("frame-ancestors *" in policy) == is_framed
    assert ("x-frame-options" in answer.headers) != is_framed
    if answer.headers["content-type"].startswith("text/html"):
        assert answer.headers["permissions-policy"] == NO_DEVICES
        assert ("cross-origin-opener-policy" in answer.headers) != is_framed


@pytest.mark.parametrize("address", DATA)
def test_data_may_do_nothing_and_be_framed_by_nobody(pack: httpx.Client, address: str) -> None:
    headers = answered(pack, address).headers
    assert headers["content-security-policy"] == CLOSED_POLICY
    assert headers["x-frame-options"] == "DENY"
    assert "text/html" not in headers.get("content-type", "")


def test_files_of_pages_are_data(pack: httpx.Client) -> None:
    html = "".join(pack.get(address).text for _, address in SHOWN)
    files = sorted(set(re.findall(r'"(/assets/[^"]+)"', html)))
    assert len(files) >= 2
    for address in files:
        assert pack.get(address).headers["content-security-policy"] == CLOSED_POLICY


def test_every_html_address_is_of_a_kind_that_was_looked_at(pack_house: House, pack: httpx.Client) -> None:
    """A new address whose answer is a page, and that is in no list here, is found by asking all of them."""
    known = {template for _, addresses in KINDS.values() for template in addresses}
    for _, template in create_app(pack_house.settings).state.templates:
        if "{edition_id}" in template or template in known:
            continue
        filled = template.format(slug="preventing-migraine", name="icons", digest="0", suffix="csv")
        answer = pack.get(filled)
        assert answer.status_code != 200 or "text/html" not in answer.headers["content-type"], template


@pytest.mark.parametrize("policy", [policy for policy, _ in KINDS.values()])
def test_no_policy_lets_anything_in_from_elsewhere(policy: str) -> None:
    directives = {name: set(values) for name, *values in (part.split() for part in policy.split("; "))}
    assert directives.pop("default-src") == {"'none'"}
    assert "frame-ancestors" in directives
    assert "sandbox" in directives or directives["base-uri"] == {"'none'"}
    assert "sandbox" in directives or directives["form-action"] <= {"'none'", "'self'"}
    scripts = directives.get("script-src", set())
    assert scripts <= {"'self'"}
    if scripts and policy is not DOCS_POLICY:  # Swagger UI writes markup
        assert directives["require-trusted-types-for"] == {"'script'"}
    for name, values in directives.items():
        if name.endswith("-src"):
            assert values <= {"'self'", "'none'", "data:", "'unsafe-inline'"}
            assert "data:" not in values or name == "img-src"
            assert "'unsafe-inline'" not in values or (name == "style-src" and policy in (DOCS_POLICY, PICTURE_POLICY))


@pytest.mark.parametrize("address", [*DATA, *(address for _, address in SHOWN)])
def test_no_answer_sets_a_cookie_or_says_what_serves_it(pack: httpx.Client, address: str) -> None:
    headers = answered(pack, address).headers
    for name in ("set-cookie", "server", "x-powered-by", "access-control-allow-credentials"):
        assert name not in headers
