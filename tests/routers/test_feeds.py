"""What changed as feeds, and where a language model begins."""

import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest

from tests.conftest import PACK, build_house, serving
from tests.manuscripts import copy_of_pack, rewrite
from tests.readers import read, read_refusal

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_feed_tells_of_every_edition_what_changed_in_it(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    copy = copy_of_pack(tmp_path)
    path = copy / "treatments" / "quellarin" / "findings.yaml"
    rewrite(path, "estimate: 35\n      events: 140\n", "estimate: 37\n      events: 148\n")
    house.publish(copy, note="A <corrected> figure & more.")
    with serving(house.settings) as client:
        atom, feed = client.get("/feed.atom"), client.get("/feed.json")
        assert atom.headers["content-type"] == "application/atom+xml"
        assert feed.headers["content-type"] == "application/feed+json"
        root = ElementTree.fromstring(atom.content)  # noqa: S314  # our own answer
        titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
        assert titles == [item["title"] for item in feed.json()["items"]]
        assert [re.match(r"Edition (\S+):", title or "")[1] for title in titles] == ["2026.11.2", "2026.11.1"]  # type: ignore[index]  # it matches
        newest = feed.json()["items"][0]
        assert newest["content_text"].startswith("A <corrected> figure & more.")
        assert "changed findings/quellarin" in newest["content_text"]
        assert "/value/estimate" in newest["content_text"]
        ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
        assert len(set(ids)) == 2
        assert datetime.fromisoformat(root.findtext(f"{ATOM}updated") or "").tzinfo
        for item in feed.json()["items"]:
            assert read(client, item["url"])["edition"] in item["title"]
        assert client.get("/feed.atom", headers={"If-None-Match": atom.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.json", "/llms.txt"])
def test_none_of_these_takes_a_parameter(pack: httpx.Client, address: str) -> None:
    assert read_refusal(pack, f"{address}?a=1", 422).errors


def test_a_language_model_is_led_to_the_twin_of_every_page(content: httpx.Client) -> None:
    response = content.get("/llms.txt")
    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    lines = response.text.splitlines()
    assert lines[0] == "# Equipoise"
    assert lines[2].startswith("> ")
    assert "not medical advice" in response.text
    assert [line for line in lines if line.startswith("## ")] == [
        "## Comparisons",
        "## Treatments",
        "## The API",
        "## Optional",
    ]
    addresses = re.findall(r"\]\((\S+?)\)", response.text)
    twins = [address for address in addresses if address.endswith(".md")]
    counts = read(content, "/v1/meta")["counts"]
    assert len(twins) == counts["comparisons"] + counts["treatments"]
    for address in addresses:
        answer = content.get(address)
        assert answer.status_code == 200, address
        assert not address.endswith(".md") or answer.headers["content-type"].startswith("text/markdown")
