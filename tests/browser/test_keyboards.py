"""Pages walked through with the Tab key alone: everything can be reached, in order, and is seen to be."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.partners import Partner
from tests.browser.visits import NARROW, Visit, origin_of, visiting

FOCUSABLE = "a[href], button, select, textarea, input, summary, iframe, [tabindex='0']"
NOTE = """
(focusable) => {
  const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? [one, ...deep(one.shadowRoot)] : [one]);
  window.expected = deep(document).filter((one) => one.matches(focusable) && one.checkVisibility());
  window.walked = [];
}
"""
STEP = """
() => {
  let active = document.activeElement;
  while (active && active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return false;
  const style = getComputedStyle(active), box = active.getBoundingClientRect();
  walked.push(active);
  const seen = active.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
  return active.tagName === "IFRAME" || (seen && inside) ? true : active.outerHTML.slice(0, 200);
}
"""
MISSED = "expected.filter((one) => !walked.includes(one)).map((one) => one.outerHTML.slice(0, 120))"
IN_ORDER = "walked.every((one, place) => place === 0 || expected.indexOf(walked[place - 1]) < expected.indexOf(one))"


def _walk(visit: Visit) -> None:
    visit.page.evaluate(NOTE, FOCUSABLE)
    wanted: int = visit.page.evaluate("expected.length")
    assert wanted > 1
    for _ in range(wanted):
        visit.page.keyboard.press("Tab")
        told: Any = visit.page.evaluate(STEP)
        assert told is True, f"focus is not seen on {told}"
    assert visit.page.evaluate(MISSED) == []
    assert visit.page.evaluate(IN_ORDER)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/comparisons/preventing-migraine",
        "/treatments/lunavast",
        "/embed/comparisons/preventing-migraine",
        "/comparisons/preventing-migrane",
    ],
)
def test_everything_can_be_reached_with_the_keyboard(chromium: Browser, packed_room: httpx.Client, path: str) -> None:
    with visiting(chromium, width=NARROW, reduced_motion="reduce") as visit:
        visit.open(origin_of(packed_room) + path)
        _walk(visit)


def test_the_element_can_be_reached_with_the_keyboard(
    chromium: Browser, packed_room: httpx.Client, partner: Partner
) -> None:
    room = origin_of(packed_room)
    element = f'<treatment-comparison src="{room}/embed/comparisons/preventing-migraine.json"></treatment-comparison>'
    head = f'<script type="module" src="{room}/embed/v1.js"></script>'
    with visiting(chromium) as visit:
        visit.open(partner.put_page("/", element, head=head))
        expect(visit.page.locator("treatment-comparison").get_by_role("table")).to_be_visible()
        _walk(visit)


def test_the_skip_link_is_first_and_skips(chromium: Browser, packed_room: httpx.Client) -> None:
    with visiting(chromium) as visit:
        visit.open(f"{origin_of(packed_room)}/comparisons/preventing-migraine")
        visit.page.keyboard.press("Tab")
        skip = visit.page.get_by_role("link", name="To the comparison", exact=True)
        expect(skip).to_be_focused()
        box = skip.bounding_box()
        assert box
        assert box["x"] >= 0
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.closest('main') !== null")


def test_a_table_wider_than_the_window_scrolls_with_the_arrow_keys(
    chromium: Browser, packed_room: httpx.Client
) -> None:
    with visiting(chromium, width=NARROW, reduced_motion="reduce") as visit:
        visit.open(f"{origin_of(packed_room)}/comparisons/preventing-migraine")
        region = visit.page.get_by_role("region").first
        assert region.evaluate("one => one.scrollWidth > one.clientWidth")
        region.focus()
        visit.page.keyboard.press("ArrowRight")
        visit.page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0")


def test_a_fold_opens_with_the_keyboard_and_shows_what_disagrees(chromium: Browser, packed_room: httpx.Client) -> None:
    with visiting(chromium) as visit:
        visit.open(f"{origin_of(packed_room)}/comparisons/preventing-migraine")
        fold = visit.page.locator("details.others").first
        fold.locator("summary").focus()
        expect(fold.locator("li").first).to_be_hidden()
        visit.page.keyboard.press("Enter")
        expect(fold.locator("li").first).to_be_visible()


def test_the_builder_works_with_the_keyboard_alone(chromium: Browser, packed_room: httpx.Client) -> None:
    with visiting(chromium) as visit:
        visit.open(f"{origin_of(packed_room)}/embed")
        visit.page.get_by_label("Light or dark").focus()
        visit.page.keyboard.press("End")
        visit.page.get_by_role("button", name="Show it").focus()
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/embed?*theme=dark*")
        expect(visit.page.get_by_label("Light or dark")).to_have_value("dark")
        assert "theme=dark" in visit.page.get_by_label("A frame").input_value()
        assert 'theme="dark"' in visit.page.get_by_label("An element").input_value()
