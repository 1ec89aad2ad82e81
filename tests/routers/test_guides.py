"""The guides as pages: every link leads somewhere. What they show is done in tests/guides."""

import re

import httpx

from app.renderers.guide_format import GUIDES
from tests.readers import read


def test_every_guide_is_a_page_in_the_list(pack: httpx.Client) -> None:
    listed = re.findall(r'href="/guide/([a-z-]+)"', pack.get("/guide").text)
    assert listed == list(GUIDES)
    for name in GUIDES:
        page = pack.get(f"/guide/{name}")
        assert page.status_code == 200
        assert page.headers["content-type"].startswith("text/html")
        assert page.text.count("<h1") == 1
        assert page.text.count('<meta name="description" content="') == 1
        assert "&lt;!--" not in page.text
        assert "<script" not in page.text.replace("&lt;script", "")


def test_every_link_inside_the_guides_leads_somewhere(content: httpx.Client) -> None:
    for name in GUIDES:
        for address in set(re.findall(r'href="(/[^"]*)"', content.get(f"/guide/{name}").text)):
            assert content.get(address).status_code == 200, f"{name}: {address}"


def test_a_misspelt_guide_is_a_page_that_says_so(pack: httpx.Client) -> None:
    page = pack.get("/guide/start-fronted")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert pack.get("/guide?a=1").status_code == 422


def test_a_guide_is_told_by_the_list_of_everything(pack: httpx.Client) -> None:
    assert read(pack, "/v1/meta")["links"]["guide"] == "/guide"
    assert 'href="/guide"' in pack.get("/").text
