"""A finding's page: its value with everything that decides what it means, what disagrees, and how to cite it."""

import json
import re
from collections.abc import Iterator
from html import unescape

import httpx
import pytest

from tests.conftest import House, build_house, serving
from tests.manuscripts import copy_of_pack, rename_treatment
from tests.readers import Plain, read

PAGE = "/findings/lunavast-001"


def every_finding(client: httpx.Client) -> Iterator[Plain]:
    address: str | None = "/v1/findings?limit=100"
    while address:
        told = read(client, address)
        yield from told["items"]
        address = told["next"]


def words_of(client: httpx.Client, address: str) -> str:
    """The text of a page, as a reader sees it."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(unescape(re.sub(r"<(script|[^>]*)>", " ", answer.text)).split())


def test_every_finding_has_a_page_with_its_value_labels_and_place(pack: httpx.Client) -> None:
    told = list(every_finding(pack))
    assert len(told) > 30
    for finding in told:
        text = words_of(pack, f"/findings/{finding['id']}")
        shown = [finding["display"], finding["locator"], finding["population"]["words"], finding["source"]["citation"]]
        shown += [finding["attribute"]["question"], finding["treatment"]["name"]]
        shown += [
            finding[name]["words" if name == "time_point" else "name"]
            for name in ("condition", "time_point")
            if name in finding
        ]
        for words in shown:
            assert " ".join(words.split()) in text, f"{finding['id']}: {words}"
        assert "not medical advice" in text
        assert "No clinician has reviewed this content yet." in text


def test_a_value_leads_from_where_it_is_shown_to_its_page(pack: httpx.Client) -> None:
    comparison = read(pack, "/v1/comparisons/preventing-migraine")
    cells = [cell for row in comparison["rows"] for cell in row["cells"] if cell["state"] == "reported"]
    wanted = {told["id"] for cell in cells for told in (cell["headline"], *cell["others"])}
    led = re.findall(r'<a class="told" href="/findings/([^"]+)">', pack.get("/comparisons/preventing-migraine").text)
    assert set(led) == wanted
    edition = comparison["edition"]["id"]
    frozen = pack.get(f"/comparisons/preventing-migraine?edition={edition}").text
    assert f'href="/findings/{led[0]}?edition={edition}"' in frozen
    assert "/findings/" in pack.get("/treatments/lunavast").text
    assert 'class="told"' not in pack.get("/embed/comparisons/preventing-migraine").text


def test_every_link_of_a_page_leads_somewhere(pack: httpx.Client) -> None:
    for address in (PAGE, "/findings/neck-cooling-001"):
        for led in set(re.findall(r'href="(/[^"]*)"', pack.get(address).text)):
            assert pack.get(unescape(led)).status_code in (200, 308), led


def test_what_disagrees_stands_beside_it(content: httpx.Client) -> None:
    treatment = read(content, "/v1/treatments/saint")
    told = treatment["disagreements"][0]
    [first, *others] = told["findings"]
    page = content.get(f"/findings/{first}").text
    assert told["statement"].split(".")[0] in unescape(page)
    assert all(f'<a href="/findings/{id_}">{id_}</a>' in page for id_ in others)
    assert "lies outside that of this finding" in page
    attribute = read(content, f"/v1/findings/{first}")["attribute"]["slug"]
    same = read(content, f"/v1/treatments/saint/findings?attribute={attribute}&limit=100")["items"]
    assert len(same) > 1
    assert all(f'<a href="/findings/{one["id"]}">' in page for one in same if one["id"] != first)


def test_it_can_be_cited(pack: httpx.Client) -> None:
    answer = pack.get(PAGE)
    edition = read(pack, "/v1/findings/lunavast-001")["edition"]["id"]
    pinned = f"{PAGE}?edition={edition}"
    assert f'<{PAGE}>; rel="canonical"' in answer.headers["link"]
    assert f'<{pinned}>; rel="cite-as"' in answer.headers["link"]
    assert f'href="{pinned}"' in answer.text
    frozen = pack.get(pinned).text
    assert f'href="/v1/editions/{edition}/findings/lunavast-001.ris"' in frozen
    assert 'href="/v1/findings/lunavast-001.ris"' in answer.text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.DOTALL)
    told = json.loads(block)
    assert (told["@type"], told["identifier"], told["version"]) == ("MedicalWebPage", "lunavast-001", edition)


def test_its_record_leads_to_it(pack: httpx.Client) -> None:
    assert f'<{PAGE}>; rel="alternate"; type="text/html"' in pack.get("/v1/findings/lunavast-001").headers["link"]
    answer = pack.get("/v1/findings/lunavast-001.html")
    assert (answer.status_code, answer.headers["location"]) == (308, PAGE)


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/findings/lunavast-00", 404, '<a href="/findings/lunavast-'),
        ("/findings/nothing-like-it", 404, "Status 404"),
        ("/findings/%3Cscript%3E", 404, "Status 404"),
        (f"{PAGE}?theme=sepia", 422, "<code>theme</code>"),
        (f"{PAGE}?edition=2020.01.1", 404, "Status 404"),
        (f"{PAGE}?depth=lay", 422, "There is no such parameter"),
    ],
)
def test_what_it_cannot_answer_is_said_on_a_page(pack: httpx.Client, address: str, status: int, said: str) -> None:
    answer = pack.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert said in answer.text
    assert "<script>" not in answer.text


@pytest.fixture(scope="module")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("findings")
    house, manuscript = build_house(folder), copy_of_pack(folder)
    house.publish(manuscript)
    rename_treatment(manuscript, "Quellarin forte")
    house.publish(manuscript)
    return house


def test_an_old_page_says_that_a_newer_edition_is_out(two_editions: House) -> None:
    with serving(two_editions.settings) as client:
        old = read(client, "/v1/editions")["items"][1]["id"]
        changed = client.get(f"/findings/quellarin-001?edition={old}").text
        same = client.get(f"/findings/lunavast-001?edition={old}").text
        current = client.get("/findings/quellarin-001")
    assert "is out" in changed
    assert "is out; 0 records" in same
    assert "is out; 0 records" not in changed
    assert "Quellarin forte" in current.text
    assert "Quellarin forte" not in changed
    assert "is out" not in current.text
    assert current.headers["surrogate-key"].split()[1:] == ["findings/quellarin-001", "gathered"]
