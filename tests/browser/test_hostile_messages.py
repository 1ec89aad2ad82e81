"""Pages that send hostile messages: to our frame from around it, and to a partner's page with our element on it."""

import httpx
from playwright.sync_api import Browser, expect

from tests.browser.partners import Partner
from tests.browser.visits import origin_of, visiting

MESSAGES = """
const messages = [
  null, undefined, 0, -1, NaN, Infinity, 1e308, true, "", "height", "<img src=x onerror=alert(1)>", "x".repeat(1e6),
  {}, [], [[[[]]]], new Date(), new Map([["message", "height"]]), new Set([1]), /./, new Error("no"),
  new ArrayBuffer(8),
  {message: "height", value: 0, secret: "S"}, {message: "height", value: 1e9, secret: "S"},
  {message: "height", value: {valueOf: "x"}}, {message: "link", value: "javascript:alert(1)", secret: "S"},
  {message: "link", value: "//evil.example", secret: "S"},
  {context: "iframe.resize", src: "javascript:alert(1)", height: -1},
  {context: "iframe.resize", height: "1px;background:url(//evil.example)"}, {type: "setHeight", id: 1},
  {__proto__: {polluted: 1}},
  JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'),
  {src: "//evil.example/x.json", attributes: "x"}, {then: "x"}, {toString: null, valueOf: null},
];
"""
STATE = "[document.documentElement.outerHTML, location.href, String(({}).polluted), document.title]"


def _fire(target: str) -> str:
    return f"{MESSAGES}; for (const message of messages) {{ {target}.postMessage(message, '*'); }}"


def test_a_frame_hears_nothing(chromium: Browser, packed_room: httpx.Client, partner: Partner) -> None:
    frame = f'<iframe src="{origin_of(packed_room)}/embed/comparisons/preventing-migraine" title="Ours"></iframe>'
    listener = "<script>window.heard = []; addEventListener('message', (event) => heard.push(event.data));</script>"
    address = partner.put_page("/", frame, head=listener)
    with visiting(chromium) as visit:
        visit.open(address)
        visit.page.wait_for_function("heard.length > 0")
        inside = visit.frame("/embed/")
        before, heard = inside.evaluate(STATE), visit.page.evaluate("heard.length")
        asked = list(visit.asked)
        for _ in range(3):
            visit.page.evaluate(_fire("frames[0]"))
        inside.evaluate("new Promise((done) => setTimeout(done, 50))")
        assert inside.evaluate(STATE) == before
        assert visit.page.evaluate("heard.length") == heard
        assert visit.asked == asked
        assert visit.complaints == []


def test_a_page_around_learns_nothing_but_the_height(
    chromium: Browser, packed_room: httpx.Client, partner: Partner
) -> None:
    frame = (
        f'<iframe src="{origin_of(packed_room)}/embed/comparisons/preventing-migraine#?secret=%22%3E%3Cscript%3E" '
        'title="Ours"></iframe>'
    )
    listener = "<script>window.heard = []; addEventListener('message', (event) => heard.push(event.data));</script>"
    address = partner.put_page("/", frame, head=listener)
    with visiting(chromium) as visit:
        visit.open(address)
        visit.page.wait_for_function("heard.length > 1")
        heard = visit.page.evaluate("heard")
        assert {frozenset(one) for one in heard} == {
            frozenset({"context", "src", "height"}),
            frozenset({"message", "value", "secret"}),
        }
        assert all(one.get("secret", '"><script>') == '"><script>' for one in heard)
        assert visit.frame("/embed/").evaluate("document.scripts.length") == 1


def test_a_page_cannot_be_framed_by_another_site(
    chromium: Browser, packed_room: httpx.Client, partner: Partner
) -> None:
    pages = ("/comparisons/preventing-migraine", "/embed", "/docs", "/v1/meta", "/")
    frames = "".join(f'<iframe src="{origin_of(packed_room)}{page}" title="{page}"></iframe>' for page in pages)
    address = partner.put_page("/", frames)
    with visiting(chromium) as visit:
        visit.open(address)
        shown = [frame.url for frame in visit.page.frames[1:]]
        assert shown == ["chrome-error://chromewebdata/"] * len(pages)


def test_the_element_hears_nothing(chromium: Browser, packed_room: httpx.Client, partner: Partner) -> None:
    src = f"{origin_of(packed_room)}/embed/comparisons/preventing-migraine.json"
    head = f'<script type="module" src="{origin_of(packed_room)}/embed/v1.js"></script>'
    address = partner.put_page("/", f'<treatment-comparison src="{src}">fallback</treatment-comparison>', head=head)
    with visiting(chromium) as visit:
        visit.open(address)
        element = visit.page.locator("treatment-comparison")
        expect(element.get_by_role("table")).to_be_visible()
        state = "one => [one.shadowRoot.innerHTML, one.outerHTML, location.href, String(({}).polluted)]"
        before, asked = element.evaluate(state), list(visit.asked)
        visit.page.evaluate(_fire("window"))
        visit.page.evaluate("new Promise((done) => setTimeout(done, 50))")
        assert element.evaluate(state) == before
        assert visit.asked == asked
        assert visit.complaints == []
