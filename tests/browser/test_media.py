"""Forced colours, no wish for motion, and paper."""

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import origin_of, visiting

SHOWN = ["/comparisons/preventing-migraine", "/embed/comparisons/preventing-migraine", "/treatments/lunavast"]
LOST = """
() => [...document.querySelectorAll("body *")].filter((one) => {
  const text = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!text || !one.checkVisibility()) return false;
  let behind = one;
  while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
  const paper = behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)";
  return getComputedStyle(one).color === paper;
}).map((one) => one.outerHTML.slice(0, 100))
"""
"""Elements whose text has the colour of what is behind it."""


@pytest.mark.parametrize("path", [*SHOWN, "/", "/embed"])
def test_forced_colours_lose_nothing(chromium: Browser, packed_room: httpx.Client, path: str) -> None:
    with visiting(chromium, scheme="dark", forced_colors="active") as visit:
        visit.open(origin_of(packed_room) + path)
        assert visit.page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert visit.page.evaluate(LOST) == []
        paper = visit.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for part in (".notice", ".cite", ".scroll"):
            for border in visit.page.locator(part).evaluate_all(
                "found => found.map((one) => getComputedStyle(one))"
                ".map((style) => [style.borderInlineStartColor, style.borderInlineStartStyle])"
            ):
                assert border[1] != "none"
                assert border[0] != paper
        link = visit.page.locator("a").last
        link.focus()
        assert link.evaluate("one => getComputedStyle(one).outlineStyle") != "none"


@pytest.mark.parametrize(("wish", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_who_wants_no_motion(
    chromium: Browser, packed_room: httpx.Client, wish: str, behaviour: str
) -> None:
    with visiting(chromium, reduced_motion=wish) as visit:
        visit.open(origin_of(packed_room) + SHOWN[0])
        assert visit.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour
        assert visit.page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("path", SHOWN)
@pytest.mark.parametrize("theme", ["auto", "dark"])
def test_paper_shows_what_a_screen_folds_away(
    chromium: Browser, packed_room: httpx.Client, path: str, theme: str
) -> None:
    with visiting(chromium, scheme="dark") as visit:
        visit.open(f"{origin_of(packed_room)}{path}?theme={theme}")
        visit.page.emulate_media(media="print")
        expect(visit.page.get_by_text("not medical advice").first).to_be_visible()
        sources = visit.page.locator(".sources li")
        assert sources.count() > 0
        for place in range(sources.count()):
            expect(sources.nth(place)).to_be_visible()
        links = visit.page.locator(".sources a")
        printed = links.evaluate_all("found => found.map((one) => getComputedStyle(one, '::after').content)")
        assert links.count() > 0
        assert all("https://" in told or "attr(href)" in told for told in printed), printed
        expect(visit.page.locator(".paper")).to_contain_text(f"{origin_of(packed_room)}{path}".replace("/embed/", "/"))
        assert visit.page.locator("body").evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
        assert visit.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        assert visit.page.evaluate(LOST) == []
        for box in visit.page.locator(".scroll").all():
            assert box.evaluate("one => getComputedStyle(one).overflowX") == "visible"
