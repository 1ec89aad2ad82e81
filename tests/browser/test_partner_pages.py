"""The three example pages of the guide for partners, on a partner's own origin."""

import json
import shutil
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.partners import Partner
from tests.browser.tools import run_node
from tests.browser.visits import NARROW, WIDE, origin_of, visiting
from tests.conftest import ROOT
from tests.guides.snippets import snippet

EXAMPLES = ROOT / "docs" / "examples"
WRITTEN = "http://127.0.0.1:8000"
"""The host that the examples are written for."""


def _example(name: str, room: httpx.Client) -> str:
    text = (EXAMPLES / name).read_text("utf-8")
    assert WRITTEN in text
    return text.replace(WRITTEN, origin_of(room))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_frame_needs_one_line_and_no_script(
    chromium: Browser, reading_room: httpx.Client, partner: Partner, scripts: bool
) -> None:
    address = partner.put("/", _example("plain.html", reading_room))
    with visiting(chromium, width=NARROW, scripts=scripts) as visit:
        visit.open(address)
        frame = visit.frame("/embed/")
        expect(frame.get_by_text("not medical advice").first).to_be_visible()
        expect(frame.get_by_role("table").first).to_be_visible()
        assert visit.origins() == {partner.origin, origin_of(reading_room)}
        assert visit.kept() == {}


def test_a_frame_tells_its_height_to_the_page_around_it(
    chromium: Browser, reading_room: httpx.Client, partner: Partner
) -> None:
    listener = snippet("partners: window.addEventListener(").text
    address = partner.put("/", _example("plain.html", reading_room).replace("<h1>", f"<script>{listener}</script><h1>"))
    with visiting(chromium) as visit:
        visit.open(address)
        visit.page.wait_for_function("document.querySelector('iframe').style.height !== ''")
        inner = visit.frame("/embed/").evaluate("document.documentElement.getBoundingClientRect().height")
        outer = visit.page.locator("iframe").evaluate("frame => frame.getBoundingClientRect().height")
        assert abs(inner - outer) <= 1


def test_the_element_works_under_a_strict_policy(
    chromium: Browser, reading_room: httpx.Client, partner: Partner
) -> None:
    address = partner.put("/", _example("strict.html", reading_room))
    with visiting(chromium) as visit:
        visit.open(address)
        expect(visit.page.locator("treatment-comparison").get_by_role("table")).to_be_visible()
        notice = visit.page.locator("treatment-comparison").get_by_text("not medical advice").first
        expect(notice).to_be_visible()
        weight = visit.page.locator("treatment-comparison .value").first.evaluate(
            "one => getComputedStyle(one).fontWeight"
        )
        assert weight == "600", "the element's own style was refused"
        assert visit.complaints == []
        assert visit.origins() == {partner.origin, origin_of(reading_room)}
        assert visit.kept() == {}


def test_a_strict_policy_may_demand_integrity(chromium: Browser, reading_room: httpx.Client, partner: Partner) -> None:
    copied = next(code for code in _copied(reading_room) if "<treatment-comparison" in code)
    assert 'integrity="sha384-' in copied
    page = partner.put_page("/", copied)
    broken = partner.put_page("/broken", copied.replace("sha384-", "sha384-AAAA"))
    with visiting(chromium) as visit:
        visit.open(page)
        expect(visit.page.locator("treatment-comparison").get_by_role("table")).to_be_visible()
        assert visit.complaints == []
        visit.open(broken)
        expect(visit.page.locator("treatment-comparison > a")).to_be_visible()
        assert visit.page.evaluate("customElements.get('treatment-comparison')") is None


def _copied(room: httpx.Client) -> list[str]:
    from html import unescape  # noqa: PLC0415  # only here
    from re import DOTALL, findall  # noqa: PLC0415  # only here

    return [unescape(code) for code in findall(r"<textarea[^>]*>(.*?)</textarea>", room.get("/embed").text, DOTALL)]


def test_without_scripts_the_elements_link_stays(
    chromium: Browser, reading_room: httpx.Client, partner: Partner
) -> None:
    address = partner.put("/", _example("strict.html", reading_room))
    with visiting(chromium, scripts=False) as visit:
        visit.open(address)
        expect(visit.page.locator("treatment-comparison > a")).to_be_visible()


@pytest.fixture(scope="module")
def react_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The React example, built as its package says."""
    folder = tmp_path_factory.mktemp("react")
    shutil.copytree(EXAMPLES / "react", folder, dirs_exist_ok=True)
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["scripts"]["build"].split()
    words = [word.replace("'", "").replace('\\"', '"') for word in wanted[1:]]
    built = run_node("node_modules/esbuild/bin/esbuild", *words, folder=folder)
    assert built.returncode == 0, built.stderr
    return folder


def test_the_element_works_in_react(
    chromium: Browser, reading_room: httpx.Client, partner: Partner, react_build: Path
) -> None:
    address = partner.put("/", _example("react/index.html", reading_room))
    script = (react_build / "app.js").read_text("utf-8").replace(WRITTEN, origin_of(reading_room))
    partner.put("/app.js", script, "text/javascript")
    with visiting(chromium, width=WIDE) as visit:
        visit.open(address)
        element = visit.page.locator("treatment-comparison")
        expect(element.get_by_role("table")).to_be_visible()
        expect(visit.page.get_by_role("status")).to_contain_text("questions, as of edition")
        sentence = element.locator("[part=sentence]").first
        before = sentence.inner_text()
        visit.page.get_by_label("For clinicians").check()
        expect(sentence).not_to_have_text(before)
        assert visit.complaints == []
