"""An edition whose every text tries to run: nothing does, in pages, frames, the element, pictures and linked data."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from app.errors import ManuscriptErrors
from tests.browser.hostility import ATTACKS, RUN, hostile_pack
from tests.browser.partners import Partner
from tests.browser.visits import origin_of, visiting
from tests.conftest import build_house, serving
from tests.manuscripts import copy_of_pack, rewrite

PAGES = [
    "/",
    "/comparisons/preventing-migraine?depth=clinician",
    "/compare?treatments=lunavast,neck-cooling,quellarin",
    "/treatments/lunavast",
    "/treatments/neck-cooling",
    "/findings/lunavast-001",
    "/embed?comparison=preventing-migraine",
    "/embed/comparisons/preventing-migraine?depth=clinician",
    "/v1/comparisons/preventing-migraine/pictures/timeline.svg",
    "/v1/comparisons/preventing-migraine/pictures/icons.svg",
    "/v1/comparisons/preventing-migraine/pictures/intervals.svg",
]
MADE = """
() => [...document.querySelectorAll("script, img, svg, iframe, [onerror], [onload], [srcdoc]")]
  .filter((one) => /pwned/.test(one.outerHTML) && one.type !== "application/ld+json"
    && !one.matches(".preview, picture *")
    && one.namespaceURI !== "http://www.w3.org/2000/svg")
  .map((one) => one.outerHTML.slice(0, 200))
"""
"""Elements that an attack made."""


@pytest.fixture(scope="module")
def hostile_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server that reads the hostile edition."""
    folder = tmp_path_factory.mktemp("hostile")
    house = build_house(folder)
    house.publish(hostile_pack(folder))
    with serving(house.settings) as client:
        yield client


def test_the_attacks_are_there(hostile_room: httpx.Client) -> None:
    text = hostile_room.get("/v1/comparisons/preventing-migraine").json()
    told = json.dumps(text, ensure_ascii=False)
    spoken = [attack for attack in ATTACKS if json.dumps(attack, ensure_ascii=False)[1:-1] in told]
    assert spoken == list(ATTACKS)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs(chromium: Browser, hostile_room: httpx.Client, path: str) -> None:
    # bypass_csp: the policies would stop what came through; here nothing may come through.
    with visiting(chromium, bypass_csp=True) as visit:
        visit.open(origin_of(hostile_room) + path)
        visit.page.wait_for_timeout(100)
        for frame in visit.page.frames:
            assert frame.evaluate("window.pwned") is None
            assert frame.evaluate(MADE) == []
            hrefs = frame.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.href)")
            assert [href for href in hrefs if href.startswith(("javascript:", "data:"))] == []
            assert "49" not in frame.evaluate("document.title")
        assert visit.complaints == []
        assert visit.origins() == {origin_of(hostile_room)}


def test_nothing_runs_in_the_element(chromium: Browser, hostile_room: httpx.Client, partner: Partner) -> None:
    room = origin_of(hostile_room)
    src = f"{room}/embed/comparisons/preventing-migraine.json"
    address = partner.put_page(
        "/",
        f'<treatment-comparison src="{src}" depth="clinician">fallback</treatment-comparison>',
        head=f'<script type="module" src="{room}/embed/v1.js"></script>',
    )
    with visiting(chromium) as visit:
        visit.open(address)
        element = visit.page.locator("treatment-comparison")
        expect(element.get_by_role("table")).to_be_visible()
        assert visit.page.evaluate("window.pwned") is None
        made = element.evaluate(
            "one => one.shadowRoot.querySelectorAll('script, img, svg, iframe, [onerror], [onload], style').length"
        )
        assert made == 0
        expect(element).to_contain_text("<script>")
        assert visit.complaints == []


def test_linked_data_ends_where_it_should(hostile_room: httpx.Client) -> None:
    for path in ("/comparisons/preventing-migraine", "/treatments/lunavast", "/findings/lunavast-001"):
        text = hostile_room.get(path).text
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        told = json.loads(block)
        assert RUN in json.dumps(told)
        assert "<" not in block


def test_a_pasted_address_brings_no_script(chromium: Browser, hostile_room: httpx.Client, partner: Partner) -> None:
    asked = {"url": "http://127.0.0.1:8000/comparisons/preventing-migraine"}
    html = hostile_room.get("/oembed", params=asked).json()["html"]
    xml = hostile_room.get("/oembed", params={**asked, "format": "xml"}).text
    assert ET.fromstring(xml).findtext("html") == html  # noqa: S314  # our own answer
    with visiting(chromium) as visit:
        visit.open(partner.put_page("/", html.replace("http://127.0.0.1:8000", origin_of(hostile_room))))
        assert visit.page.evaluate("window.pwned") is None
        assert visit.page.locator("main > *").count() == 2
        assert visit.page.locator("script, img").count() == 0


@pytest.mark.parametrize("name", ["timeline", "icons", "intervals"])
def test_a_drawing_holds_no_foreign_element(hostile_room: httpx.Client, name: str) -> None:
    svg = hostile_room.get(f"/v1/comparisons/preventing-migraine/pictures/{name}.svg").text
    kinds = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}  # noqa: S314  # our own answer
    assert not kinds & {"script", "image", "iframe", "foreignObject", "img", "a"}
    assert all(target.startswith("#") for target in re.findall(r'href="([^"]*)"', svg))
    png = hostile_room.get(f"/v1/comparisons/preventing-migraine/pictures/{name}.png")
    assert png.status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example/x",
        'https://example.com/\\"><script>alert(1)</script>',
    ],
)
def test_an_address_that_could_run_is_refused_at_the_press(tmp_path: Path, address: str) -> None:
    manuscript = copy_of_pack(tmp_path)
    rewrite(manuscript / "sources" / "cold-collar-page.yaml", "https://example.com/invented/cold-collar", address)
    with pytest.raises(ManuscriptErrors) as refused:
        build_house(tmp_path).publish(manuscript)
    assert any("an address begins with https://" in str(error) for error in refused.value.errors)
