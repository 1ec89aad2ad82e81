"""Keeps what every kind of page looks like, on screens and on paper, for people to look at: `var/artefacts`.

A picture of a page proves nothing by itself; the tests here only make sure that none is empty.
"""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.partners import Partner
from tests.browser.tools import ARTEFACTS
from tests.browser.visits import NARROW, WIDE, Scheme, origin_of, visiting

PAGES = {
    "home": "/",
    "builder": "/embed?comparison=tms-vs-ketamine",
    "comparison": "/comparisons/tms-vs-ketamine",
    "treatment": "/treatments/esketamine",
    "finding": "/findings/tms-saint-snt-013",
    "frame": "/embed/comparisons/tms-vs-ketamine",
    "nothing": "/comparisons/tms-vs-ketamin",
}
PICTURES = ("timeline", "icons", "intervals")
SEEN = "[...document.images].every((one) => one.complete || one.getBoundingClientRect().top > innerHeight)"
TALLEST = 4000
"""Pixels of a page that are kept."""


def _artefact(name: str) -> Path:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    return ARTEFACTS / name


@pytest.mark.parametrize(("width", "scheme"), [(NARROW, "dark"), (WIDE, "light")])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_kept_as_it_looks(
    chromium: Browser, reading_room: httpx.Client, name: str, width: int, scheme: Scheme
) -> None:
    with visiting(chromium, width=width, scheme=scheme) as visit:
        visit.open(origin_of(reading_room) + PAGES[name])
        height = min(visit.page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.wait_until(SEEN)
        path = _artefact(f"{name}-{width}-{scheme}.png")
        assert len(visit.page.screenshot(path=path)) > 5000


def test_the_element_is_kept_as_it_looks(chromium: Browser, reading_room: httpx.Client, partner: Partner) -> None:
    room = origin_of(reading_room)
    element = f'<treatment-comparison src="{room}/embed/comparisons/tms-vs-ketamine.json"></treatment-comparison>'
    style = "<style>body { font: 18px/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; }</style>"
    head = f'{style}<script type="module" src="{room}/embed/v1.js"></script>'
    address = partner.put_page("/", f"<h1>A clinic's own page</h1>{element}", head=head)
    for width in (NARROW, WIDE):
        with visiting(chromium, width=width) as visit:
            visit.open(address)
            expect(visit.page.locator("treatment-comparison").get_by_role("table")).to_be_visible()
            visit.page.set_viewport_size({"width": width, "height": 1600})
            assert len(visit.page.screenshot(path=_artefact(f"element-{width}-light.png"))) > 5000


@pytest.mark.parametrize("name", ["comparison", "finding", "frame", "treatment"])
def test_a_page_is_kept_as_it_is_printed(chromium: Browser, reading_room: httpx.Client, name: str) -> None:
    with visiting(chromium) as visit:
        visit.open(origin_of(reading_room) + PAGES[name])
        printed = visit.page.pdf(path=_artefact(f"{name}.pdf"), format="A4")
        assert printed.startswith(b"%PDF-")
        assert len(printed) > 20_000


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_kept(reading_room: httpx.Client, name: str) -> None:
    for theme in ("light", "dark"):
        answer = reading_room.get(f"/v1/comparisons/tms-vs-ketamine/pictures/{name}.png", params={"theme": theme})
        assert answer.status_code == 200
        _artefact(f"picture-{name}-{theme}.png").write_bytes(answer.content)
