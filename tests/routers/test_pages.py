"""What people open first: the documentation, without a byte from anywhere else."""

import re

import httpx
import pytest

from tests.readers import read_refusal

ASSETS = re.compile(r'(?:src|href)="([^"]+)"')


def test_the_first_page_leads_to_every_comparison_treatment_and_way_in(pack: httpx.Client) -> None:
    page = pack.get("/")
    assert page.headers["content-type"].startswith("text/html")
    led = set(re.findall(r'href="(/[^"]*)"', page.text))
    for noun in ("comparisons", "treatments"):
        assert {f"/{noun}/{told['slug']}" for told in pack.get(f"/v1/{noun}").json()["items"]} <= led
    assert {"/embed", "/docs", "/openapi.json", "/v1/comparisons", "/v1/rules"} <= led
    for address in led:
        assert pack.get(address).status_code == 200, address
    assert "not medical advice" in page.text


def test_the_documentation_names_no_other_server(pack: httpx.Client) -> None:
    page = pack.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert "//" not in page.text.replace("<!doctype html>", "")


def test_everything_the_documentation_loads_is_here(pack: httpx.Client) -> None:
    loaded = ASSETS.findall(pack.get("/docs").text)
    assert len(loaded) == 6
    for address in loaded:
        assert address.startswith("/")
        response = pack.get(address)
        assert response.status_code == 200, address
        assert len(response.content) > 100


def test_the_documentation_starts_from_this_servers_description(pack: httpx.Client) -> None:
    script = pack.get("/docs/assets/start.js").text
    assert 'url: "/openapi.json"' in script
    assert "validatorUrl: null" in script
    assert "http" not in script


def test_the_documentation_may_load_from_this_server_only(pack: httpx.Client) -> None:
    policy = pack.get("/docs").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("asset", "media_type"),
    [
        ("swagger-ui-bundle.js", "text/javascript"),
        ("swagger-ui.css", "text/css"),
        ("favicon.png", "image/png"),
        ("start.js", "text/javascript"),
        ("docs.css", "text/css"),
    ],
)
def test_every_asset_says_what_it_is(pack: httpx.Client, asset: str, media_type: str) -> None:
    response = pack.get(f"/docs/assets/{asset}")
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert response.headers["cache-control"] == "max-age=3600"


@pytest.mark.parametrize("name", ["none.js", "..%2f..%2fmain.py", "....//main.py", "%00", "static", "start.js%00"])
def test_nothing_but_the_named_assets_is_served(pack: httpx.Client, name: str) -> None:
    read_refusal(pack, f"/docs/assets/{name}", 404)
