"""The element when things go wrong, change, or are dressed by a partner."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.partners import OPEN, Partner
from tests.browser.visits import Visit, origin_of, visiting

EMBED = "/embed/comparisons/preventing-migraine.json"
FALLBACK = '<a href="/elsewhere">The comparison</a>'
LISTENER = """
<script>
window.told = [];
for (const name of ["comparison-load", "comparison-error"])
  addEventListener(name, (event) => told.push([name, event.detail]));
</script>
"""


def _page(partner: Partner, room: httpx.Client, element: str, *, more: str = "", path: str = "/") -> str:
    script = f'<script type="module" src="{origin_of(room)}/embed/v1.js"></script>'
    return partner.put_page(path, element + more, head=LISTENER + script)


def _told(visit: Visit, at_least: int = 1) -> list[tuple[str, dict[str, Any]]]:
    visit.page.wait_for_function("least => told.length >= least", arg=at_least)
    return [(name, detail) for name, detail in visit.page.evaluate("told")]


def _reason(visit: Visit) -> str:
    """Why there is no comparison; the fallback must be there instead."""
    ((name, detail),) = _told(visit)
    assert name == "comparison-error"
    expect(visit.page.locator("treatment-comparison > a")).to_be_visible()
    assert visit.page.locator("treatment-comparison").get_by_role("table").count() == 0
    reason: str = detail["reason"]
    return reason


def test_the_element_says_when_it_has_loaded(chromium: Browser, packed_room: httpx.Client, partner: Partner) -> None:
    address = _page(
        partner,
        packed_room,
        f'<treatment-comparison src="{origin_of(packed_room)}{EMBED}">{FALLBACK}</treatment-comparison>',
    )
    with visiting(chromium) as visit:
        visit.open(address)
        ((name, detail),) = _told(visit)
        embed = packed_room.get(EMBED).json()
        assert (name, detail) == ("comparison-load", {"edition": embed["edition"]["id"], "rows": len(embed["rows"])})
        expect(visit.page.locator("treatment-comparison > a")).to_be_hidden()
        for notice in embed["notices"]:
            expect(visit.page.locator("treatment-comparison").get_by_text(notice)).to_be_visible()


RUBBISH = {
    "html": ("<!doctype html><title>Welcome</title>", "text/html", "the answer is no comparison"),
    "another json": ('{"rows": {}, "notices": 7}', "application/json", "the answer is no comparison"),
    "null": ("null", "application/json", "the answer is no comparison"),
    "half a comparison": (
        '{"title": "A", "treatments": ["x"], "rows": [{"cells": [null]}], "notices": ["a", "b"], "sources": []}',
        "application/json",
        "the answer is no comparison",
    ),
    "no disclaimer": (
        '{"title": "A", "question": "B", "treatments": [], "rows": [], "notices": [], "sources": [], "page": "/"}',
        "application/json",
        "the answer lacks its disclaimer",
    ),
}


@pytest.mark.parametrize("kind", RUBBISH)
def test_rubbish_leaves_the_fallback_and_says_so(
    chromium: Browser, packed_room: httpx.Client, partner: Partner, other_site: Partner, kind: str
) -> None:
    body, media_type, reason = RUBBISH[kind]
    src = other_site.put("/rubbish", body, media_type, headers=OPEN)
    address = _page(partner, packed_room, f'<treatment-comparison src="{src}">{FALLBACK}</treatment-comparison>')
    with visiting(chromium) as visit:
        visit.open(address)
        assert _reason(visit) == reason


def test_a_comparison_there_is_not_is_said_with_its_status(
    chromium: Browser, packed_room: httpx.Client, partner: Partner
) -> None:
    src = f"{origin_of(packed_room)}/embed/comparisons/nothing.json"
    address = _page(partner, packed_room, f'<treatment-comparison src="{src}">{FALLBACK}</treatment-comparison>')
    with visiting(chromium) as visit:
        visit.open(address)
        assert _reason(visit).startswith("the server answered 404: There is no such comparison")


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ("", "there is no src"),
        ('src=""', "there is no src"),
        ('src="http://["', "src is no address"),
        ('src="javascript:alert(1)"', "src is no address of the web"),
        ('src="data:application/json,{}"', "src is no address of the web"),
        (f'src="HOST{EMBED}" category="harm"', "the server answered 422: There is no such name."),
        (f'src="HOST{EMBED}" theme="sepia"', "the server answered 422: There is no such value."),
        (f'src="HOST{EMBED}" edition="2020.01.1"', "the server answered 404: There is no such edition."),
    ],
)
def test_what_cannot_be_asked_for_is_said(
    chromium: Browser, packed_room: httpx.Client, partner: Partner, attributes: str, reason: str
) -> None:
    told = attributes.replace("HOST", origin_of(packed_room))
    address = _page(partner, packed_room, f"<treatment-comparison {told}>{FALLBACK}</treatment-comparison>")
    with visiting(chromium) as visit:
        visit.open(address)
        assert _reason(visit) == reason


def test_a_server_that_refuses_other_origins_is_said_to(
    chromium: Browser, packed_room: httpx.Client, partner: Partner, other_site: Partner
) -> None:
    src = other_site.put("/closed.json", packed_room.get(EMBED).text, "application/json")
    address = _page(partner, packed_room, f'<treatment-comparison src="{src}">{FALLBACK}</treatment-comparison>')
    with visiting(chromium) as visit:
        visit.open(address)
        assert _reason(visit) == "the server cannot be reached, or does not answer pages of this origin"


def test_a_server_that_never_answers_is_given_up(
    chromium: Browser, packed_room: httpx.Client, partner: Partner, other_site: Partner
) -> None:
    src = other_site.put("/silent.json", "", "application/json", never=True)
    address = _page(partner, packed_room, f'<treatment-comparison src="{src}">{FALLBACK}</treatment-comparison>')
    with visiting(chromium) as visit:
        visit.page.clock.install()
        visit.open(address)
        expect(visit.page.locator("treatment-comparison > a")).to_be_visible()
        visit.page.clock.fast_forward(21_000)
        assert _reason(visit) == "no answer within 20 seconds"


def test_choices_changed_at_run_time_are_followed(
    chromium: Browser, packed_room: httpx.Client, partner: Partner
) -> None:
    rows = [row["attribute"] for row in packed_room.get(EMBED).json()["rows"]]
    address = _page(
        partner,
        packed_room,
        f'<treatment-comparison src="{origin_of(packed_room)}{EMBED}">{FALLBACK}</treatment-comparison>',
    )
    with visiting(chromium) as visit:
        visit.open(address)
        assert _told(visit)[-1][1]["rows"] == len(rows)
        element = visit.page.locator("treatment-comparison")
        element.evaluate("(one, name) => one.setAttribute('attributes', name)", rows[1])
        assert _told(visit, 2)[-1][1]["rows"] == 1
        element.evaluate("one => { one.removeAttribute('attributes'); one.setAttribute('dir', 'rtl'); }")
        assert _told(visit, 3)[-1][1]["rows"] == len(rows)
        assert element.locator("section").get_attribute("dir") == "rtl"
        element.evaluate("one => one.setAttribute('src', '/nothing-here.json')")
        assert _told(visit, 4)[-1][0] == "comparison-error"
        expect(visit.page.locator("treatment-comparison > a")).to_be_visible()
        expect(element.get_by_role("table")).to_have_count(0)
        assert len(visit.page.evaluate("told")) == 4, "two attributes changed at once are one request"


def test_an_element_taken_away_while_it_loads_says_nothing(
    chromium: Browser, packed_room: httpx.Client, partner: Partner, other_site: Partner
) -> None:
    src = other_site.put("/silent.json", "", "application/json", never=True)
    address = _page(partner, packed_room, f'<treatment-comparison src="{src}">{FALLBACK}</treatment-comparison>')
    with visiting(chromium) as visit:
        visit.page.clock.install()
        visit.open(address)
        visit.page.wait_for_function("customElements.get('treatment-comparison')")
        visit.page.evaluate("document.querySelector('treatment-comparison').remove()")
        visit.page.clock.fast_forward(60_000)
        assert visit.page.evaluate("told") == []
        assert visit.complaints == []


def test_the_script_may_stand_twice_and_elements_many_times(
    chromium: Browser, packed_room: httpx.Client, partner: Partner
) -> None:
    element = f'<treatment-comparison src="{origin_of(packed_room)}{EMBED}">{FALLBACK}</treatment-comparison>'
    again = packed_room.get("/embed/v1.js").text
    once_more = f'<script type="module" src="{origin_of(packed_room)}/embed/v1.js?"></script>'
    more = f'<script type="module">{again}</script>{once_more}'
    address = _page(partner, packed_room, element * 3, more=more)
    with visiting(chromium) as visit:
        visit.open(address)
        assert [name for name, _ in _told(visit, 3)] == ["comparison-load"] * 3
        ids = visit.page.evaluate(
            "[...document.querySelectorAll('treatment-comparison')]"
            ".flatMap(one => [...one.shadowRoot.querySelectorAll('[id]')].map(found => found.id))"
        )
        assert len(ids) == len(set(ids))
        assert visit.complaints == []


def test_a_partner_dresses_the_element(chromium: Browser, packed_room: httpx.Client, partner: Partner) -> None:
    style = (
        "<style>treatment-comparison { --comparison-ink: rgb(1, 2, 3); --comparison-paper: rgb(250, 251, 252); }"
        "treatment-comparison::part(table) { border: 5px solid rgb(9, 8, 7); }"
        "treatment-comparison::part(question) { font-style: italic; } td { color: rgb(200, 0, 0) !important; }</style>"
    )
    src = f"{origin_of(packed_room)}{EMBED}"
    address = _page(partner, packed_room, f'{style}<treatment-comparison src="{src}">{FALLBACK}</treatment-comparison>')
    with visiting(chromium) as visit:
        visit.open(address)
        _told(visit)

        def shown(selector: str, rule: str) -> str:
            found: str = visit.page.locator(f"treatment-comparison {selector}").first.evaluate(
                "(one, rule) => getComputedStyle(one)[rule]", rule
            )
            return found

        assert shown("td", "color") == "rgb(1, 2, 3)"
        assert shown("table", "borderTopWidth") == "5px"
        assert shown("th[scope=row]", "fontStyle") == "italic"


def test_a_citation_in_the_element_leads_to_its_source(
    chromium: Browser, packed_room: httpx.Client, partner: Partner
) -> None:
    src = f"{origin_of(packed_room)}{EMBED}"
    address = _page(partner, packed_room, f'<treatment-comparison src="{src}">{FALLBACK}</treatment-comparison>')
    with visiting(chromium) as visit:
        visit.open(address)
        element = visit.page.locator("treatment-comparison")
        cite = element.get_by_role("link", name="Source 1", exact=True).first
        cite.focus()
        visit.page.keyboard.press("Enter")
        expect(element.locator("li[value='1']")).to_be_focused()
        expect(element.get_by_role("link", name="Open source 1", exact=True)).to_be_visible()
        assert visit.page.url == address
