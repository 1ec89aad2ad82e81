"""A frame frozen to an edition says that a newer one is out and how much changed; one that stays current does not."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.partners import Partner
from tests.browser.visits import origin_of, visiting
from tests.conftest import build_house, serving
from tests.manuscripts import copy_of_pack, rename_treatment

FRAME = "/embed/comparisons/preventing-migraine"


@pytest.fixture(scope="module")
def reprinted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, str, str]]:
    """A server with two editions, and the ids of the first and the second."""
    folder = tmp_path_factory.mktemp("reprinted")
    house = build_house(folder)
    manuscript = copy_of_pack(folder)
    first = house.publish(manuscript)
    rename_treatment(manuscript, "Quellarin, renamed")
    second = house.publish(manuscript)
    with serving(house.settings) as client:
        yield client, first, second


def _changes(client: httpx.Client, first: str) -> str:
    (told,) = [
        notice
        for notice in client.get(f"{FRAME}.json", params={"edition": first}).json()["notices"]
        if "newer" in notice
    ]
    return str(told)


def test_a_frozen_frame_says_what_it_missed(
    chromium: Browser, reprinted: tuple[httpx.Client, str, str], partner: Partner
) -> None:
    client, first, second = reprinted
    room = origin_of(client)
    frames = "".join(
        f'<iframe src="{room}{FRAME}{query}" title="{title}" width="800" height="600"></iframe>'
        for query, title in ((f"?edition={first}", "frozen"), (f"?edition={second}", "newest"), ("", "current"))
    )
    with visiting(chromium) as visit:
        visit.open(partner.put_page("/", frames))
        frozen, newest, current = visit.page.frames[1:]
        warning = frozen.locator(".warning")
        expect(warning).to_contain_text(f"This is edition {first}. A newer one, {second}, is out;")
        expect(warning).to_contain_text("shown here changed since.")
        assert warning.inner_text() == _changes(client, first), "the frame and the element say the same"
        expect(frozen.get_by_role("columnheader", name="Quellarin", exact=True).first).to_be_visible()
        for frame in (newest, current):
            expect(frame.locator(".warning")).to_have_count(0)
            expect(frame.get_by_role("columnheader", name="Quellarin, renamed").first).to_be_visible()


def test_the_number_is_that_of_the_records_shown_that_changed(reprinted: tuple[httpx.Client, str, str]) -> None:
    client, first, second = reprinted
    told = client.get(f"/v1/editions/{first}/comparisons/preventing-migraine").json()
    shown = {("comparisons", told["slug"])}
    shown |= {(noun, one["slug"]) for noun in ("treatments", "sources") for one in told[noun]}
    shown |= {("attributes", row["attribute"]["slug"]) for row in told["rows"]}
    cells = [cell for row in told["rows"] for cell in row["cells"] if cell["state"] == "reported"]
    shown |= {("findings", one["id"]) for cell in cells for one in (cell["headline"], *cell["others"])}
    items = client.get(f"/v1/editions/{second}/changes", params={"since": first}).json()["items"]
    changed = {(one["noun"], one["slug"]) for one in items if one["kind"] in ("changed", "removed")}
    assert len(shown & changed) > 1
    assert f"; {len(shown & changed)} records shown here changed since." in _changes(client, first)
