"""What the guides give partners to paste, pasted into a page of another origin."""

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.partners import Partner
from tests.browser.visits import NARROW, WIDE, origin_of, visiting
from tests.guides.snippets import Snippet, snippets_of

GUIDES = ("partners", "start-partners")
WRITTEN = ("https://HOST", "http://localhost:8000")
"""The hosts that the guides are written for."""


def _shown(name: str) -> list[Snippet]:
    return [one for one in snippets_of(name) if one.kind == "html"]


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_a_guide_gives_to_paste_shows_the_comparison(
    chromium: Browser, reading_room: httpx.Client, partner: Partner, name: str, width: int
) -> None:
    texts = [one.text for one in _shown(name)]
    assert all(any(host in text for host in WRITTEN) for text in texts)
    pasted = "\n".join(texts)
    for host in WRITTEN:
        pasted = pasted.replace(host, origin_of(reading_room))
    with visiting(chromium, width=width) as visit:
        visit.open(partner.put_page("/", pasted))
        frame = visit.frame("/embed/")
        element = visit.page.locator("treatment-comparison")
        for shown in (frame.locator("body"), element):
            expect(shown.get_by_role("table").first).to_be_visible()
            expect(shown.get_by_text("not medical advice").first).to_be_visible()
        assert visit.page.locator("iframe").get_attribute("title")
        assert visit.complaints == []
        assert visit.origins() == {partner.origin, origin_of(reading_room)}
        assert visit.kept() == {}


@pytest.mark.parametrize("name", GUIDES)
def test_without_scripts_the_frame_is_whole_and_the_elements_link_leads_to_the_page(
    chromium: Browser, reading_room: httpx.Client, partner: Partner, name: str
) -> None:
    pasted = "\n".join(one.text for one in _shown(name))
    for host in WRITTEN:
        pasted = pasted.replace(host, origin_of(reading_room))
    with visiting(chromium, scripts=False) as visit:
        visit.open(partner.put_page("/", pasted))
        expect(visit.frame("/embed/").get_by_role("table").first).to_be_visible()
        visit.page.locator("treatment-comparison > a").click()
        expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
        assert visit.page.url.startswith(origin_of(reading_room))
