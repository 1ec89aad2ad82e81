"""Every page, frame and element: narrow and wide, light and dark, both directions, scripts on and off.

Each address is looked at in all four pairs of width and scheme; direction and scripts change along with them so that
every address meets each of their values in both widths and in both schemes. axe-core finds nothing wrong in any.
"""

from dataclasses import dataclass

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.audits import violations
from tests.browser.partners import Partner
from tests.browser.visits import NARROW, WIDE, Scheme, Visit, origin_of, visiting

EIGHT = "lunavast,afelin,brovane,calixor,dorvenil,estrolan,fennoxin,galantor"
"""Of the pack that has enough treatments."""
PAGES = {
    "home": "/",
    "builder": "/embed?comparison=tms-vs-ketamine",
    "comparison": "/comparisons/tms-vs-ketamine",
    "short comparison": "/comparisons/itbs-vs-10hz",
    "comparison of eight": f"/compare?treatments={EIGHT}",
    "for clinicians": "/compare?treatments=tms,ect&condition=depression&depth=clinician&category=efficacy",
    "treatment": "/treatments/esketamine",
    "finding": "/findings/tms-saint-snt-013",
    "nothing": "/comparisons/tms-vs-ketamin",
    "guides": "/guide",
    "guide": "/guide/start-frontend",
    "guide with tables": "/guide/verification",
}
FRAMES = {
    "frame": "/embed/comparisons/tms-vs-ketamine",
    "frame of eight": f"/embed/compare?treatments={EIGHT}",
    "frame of nothing": "/embed/comparisons/tms-vs-ketamin",
}
WITHOUT_DIRECTION = {"home", "nothing", "frame of nothing", "guides", "guide", "guide with tables"}
"""Pages that take no choice of direction."""
SCRIPTS = "**/*.js"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How a reader comes to a page."""

    width: int
    scheme: Scheme
    direction: str
    scripts: bool

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}-{self.direction}-{'scripts' if self.scripts else 'noscript'}"


CIRCUMSTANCES = (
    Circumstances(NARROW, "light", "ltr", scripts=True),
    Circumstances(NARROW, "dark", "rtl", scripts=False),
    Circumstances(WIDE, "light", "rtl", scripts=False),
    Circumstances(WIDE, "dark", "ltr", scripts=True),
)
everywhere = pytest.mark.parametrize("how", CIRCUMSTANCES, ids=str)


def _address(room: httpx.Client, path: str, how: Circumstances, *, turned: bool = True) -> str:
    query = f"{'&' if '?' in path else '?'}dir={how.direction}" if turned else ""
    return f"{origin_of(room)}{path}{query}"


def _look(visit: Visit, how: Circumstances, *, turned: bool = True) -> None:
    """What must hold of every page."""
    assert visit.page.locator("html").get_attribute("dir") == (how.direction if turned else "ltr")
    assert visit.overflow() == 0, "a reader has to scroll both ways"
    paper = visit.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (how.scheme == "light")


def _quiet(visit: Visit, *origins: str) -> None:
    assert visit.complaints == []
    assert visit.origins() <= set(origins)
    assert visit.kept() == {}


@everywhere
@pytest.mark.parametrize("name", [*PAGES, *FRAMES])
def test_a_page_works_for_everybody(
    chromium: Browser, reading_room: httpx.Client, crowd: httpx.Client, name: str, how: Circumstances
) -> None:
    room = crowd if name.endswith("eight") else reading_room
    path = {**PAGES, **FRAMES}[name]
    turned = name not in WITHOUT_DIRECTION
    address = _address(room, path, how, turned=turned)
    refused = () if how.scripts else (SCRIPTS,)
    # Scripts are off for the page's own look, and refused where axe-core, a script itself, looks.
    with visiting(chromium, width=how.width, scheme=how.scheme, scripts=how.scripts) as visit:
        visit.open(address)
        _look(visit, how, turned=turned)
        visit.complaints = [told for told in visit.complaints if "404" not in told or "nothing" not in name]
        _quiet(visit, origin_of(room))
        if how.scripts:
            assert visit.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
            assert violations(visit.page) == []
            return
    with visiting(chromium, width=how.width, scheme=how.scheme, refused=refused) as visit:
        visit.open(address)
        assert violations(visit.page) == []


@everywhere
def test_the_element_works_for_everybody(
    chromium: Browser, reading_room: httpx.Client, partner: Partner, how: Circumstances
) -> None:
    room = origin_of(reading_room)
    address = partner.put_page(
        "/",
        f'<h1>Which treatment?</h1><treatment-comparison src="{room}/embed/comparisons/tms-vs-ketamine.json" '
        f'dir="{how.direction}"><a href="{room}/comparisons/tms-vs-ketamine">The comparison</a></treatment-comparison>',
        head=f'<script type="module" src="{room}/embed/v1.js"></script>',
    )
    refused = () if how.scripts else (SCRIPTS,)
    with visiting(chromium, width=how.width, scheme=how.scheme, refused=refused) as visit:
        visit.open(address)
        element = visit.page.locator("treatment-comparison")
        if how.scripts:
            expect(element.get_by_role("table")).to_be_visible()
            assert visit.complaints == []
        else:
            expect(element.get_by_role("link")).to_be_visible()
        assert visit.overflow() == 0
        assert visit.origins() <= {partner.origin, room}
        assert visit.kept() == {}
        assert violations(visit.page) == []


@pytest.mark.parametrize(
    ("path", "theme", "scheme"),
    [("/comparisons/itbs-vs-10hz", "light", "dark"), ("/embed/comparisons/itbs-vs-10hz", "dark", "light")],
)
def test_a_chosen_theme_goes_before_the_device(
    chromium: Browser, reading_room: httpx.Client, path: str, theme: str, scheme: Scheme
) -> None:
    with visiting(chromium, scheme=scheme) as visit:
        visit.open(f"{origin_of(reading_room)}{path}?theme={theme}")
        paper = visit.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (paper == "rgb(255, 255, 255)") == (theme == "light")
        assert violations(visit.page) == []
