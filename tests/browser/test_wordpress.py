"""A pasted address in WordPress: the frame is stripped, boxed in and hidden until it says the secret word."""

import html
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.partners import Partner
from tests.browser.visits import origin_of, visiting

SECRET = "aB3dE5fG7h"  # noqa: S105  # as long as WordPress's
KEPT = {
    "a": {"href"},
    "blockquote": set(),
    "iframe": {"src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"},
}
"""What WordPress leaves of an oEmbed answer that it does not know."""
MOST_READ = 150 * 1024
"""How much of a page WordPress reads to find the answer's address."""
FORCED = 'sandbox="allow-scripts" security="restricted" class="wp-embedded-content"'
LISTENER = """
<script>
window.told = [];
addEventListener("message", (event) => {
  const frame = document.querySelector("iframe");
  if (event.source !== frame.contentWindow) return;
  const data = event.data;
  if (!data || !data.secret || !data.message || /[^a-zA-Z0-9]/.test(data.secret)) return;
  if (data.secret !== "SECRET") return;
  told.push([event.origin, data.message, data.value]);
  if (data.message === "height") {
    frame.height = Math.min(Math.max(parseInt(data.value, 10), 200), 1000);
    frame.style.clip = frame.style.position = "";
    document.querySelector("blockquote").style.display = "none";
  }
});
</script>
""".replace("SECRET", SECRET)
"""What WordPress's own script does with a frame's messages."""


class _Filter(HTMLParser):
    """Keeps the elements and attributes that WordPress keeps."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in KEPT:
            told = "".join(f' {name}="{html.escape(value or "")}"' for name, value in attrs if name in KEPT[tag])
            self.kept.append(f"<{tag}{told}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in KEPT:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.kept.append(html.escape(data))


def _discovered(page: str) -> str:
    """The address of the oEmbed answer, found as WordPress finds it."""
    head = page.encode()[:MOST_READ].decode(errors="ignore").partition("</head>")[0]
    links = [tag for tag in re.findall(r"<link[^>]*>", head) if 'type="application/json+oembed"' in tag]
    assert len(links) == 1
    found = re.search(r'href="([^"]+)"', links[0])
    assert found
    return html.unescape(found.group(1))


def _embedded(client: httpx.Client, pasted: str) -> str:
    """What WordPress puts in the place of a pasted address."""
    endpoint = _discovered(client.get(pasted).text)
    answer = client.get(f"{endpoint}&maxwidth=645&maxheight=968&dnt=1")
    assert answer.status_code == 200, answer.text
    document = answer.json()
    assert document["type"] == "rich"
    parser = _Filter()
    parser.feed(document["html"])
    kept = "".join(parser.kept)
    assert re.fullmatch(r"<blockquote>.*?</blockquote><iframe [^>]*></iframe>", kept)
    assert 'title="' in kept
    secret = f'#?secret={SECRET}"'
    return re.sub(r'<iframe src="([^"]+)"', rf'<iframe {FORCED} data-secret="{SECRET}" src="\1{secret}', kept)


@pytest.mark.parametrize("name", ["comparisons/tms-vs-ketamine", "compare?treatments=tms,ect&condition=depression"])
def test_wordpress_shows_a_pasted_comparison(
    chromium: Browser, reading_room: httpx.Client, partner: Partner, name: str
) -> None:
    embedded = _embedded(reading_room, f"{origin_of(reading_room)}/{name}")
    hidden = embedded.replace("<iframe ", '<iframe style="position:absolute;clip:rect(1px,1px,1px,1px)" ')
    address = partner.put_page("/post", LISTENER + hidden)
    with visiting(chromium) as visit:
        visit.open(address)
        visit.page.wait_for_function("told.length > 0")
        frame = visit.page.locator("iframe")
        expect(frame).to_be_visible()
        assert frame.evaluate("frame => frame.style.clip") == ""
        assert 200 <= int(frame.get_attribute("height") or 0) <= 1000
        told = visit.page.evaluate("told")
        assert {origin for origin, _, _ in told} == {"null"}
        inside = visit.frame("/embed/")
        expect(inside.get_by_text("not medical advice").first).to_be_visible()
        assert visit.complaints == []
        assert visit.origins() == {partner.origin, origin_of(reading_room)}
        assert visit.kept() == {}


def test_without_scripts_the_link_stands_in_for_the_frame(
    chromium: Browser, reading_room: httpx.Client, partner: Partner
) -> None:
    page = f"{origin_of(reading_room)}/comparisons/tms-vs-ketamine"
    address = partner.put_page("/post", _embedded(reading_room, page))
    with visiting(chromium, scripts=False) as visit:
        visit.open(address)
        link = visit.page.locator("blockquote a")
        expect(link).to_be_visible()
        assert urlsplit(link.get_attribute("href") or "").path == "/comparisons/tms-vs-ketamine"


def test_a_link_in_the_frame_is_told_with_the_secret(
    chromium: Browser, reading_room: httpx.Client, partner: Partner
) -> None:
    page = f"{origin_of(reading_room)}/comparisons/tms-vs-ketamine"
    address = partner.put_page("/post", LISTENER + _embedded(reading_room, page))
    with visiting(chromium) as visit:
        visit.open(address)
        visit.page.wait_for_function("told.length > 0")
        visit.frame("/embed/").locator(".credit a").first.click()
        visit.page.wait_for_function('told.some(([, message]) => message === "link")')
        links = [value for _, message, value in visit.page.evaluate("told") if message == "link"]
        assert links == [page]
