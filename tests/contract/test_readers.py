"""Many readers at once, and readers while something is published: every answer is whole and of one edition."""

import asyncio
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.addresses import CURRENT
from tests.conftest import House, build_house, serving
from tests.manuscripts import copy_of_pack, rename_treatment
from tests.readers import every_item, members_named, name_of, names, read

PATIENCE = 60
"""Seconds that something may take on a slow machine before a test gives up."""
A_MOMENT = 10
"""Seconds in which a server must notice a new edition; it looks twenty times a second here."""


async def ask_at_once(base: httpx.URL, addresses: list[str]) -> list[httpx.Response]:
    """The answers to questions that are all asked at the same time, each on a connection of its own."""
    limits = httpx.Limits(max_connections=len(addresses), max_keepalive_connections=0)
    async with httpx.AsyncClient(base_url=base, timeout=PATIENCE, limits=limits) as client:
        return list(await asyncio.gather(*(client.get(address) for address in addresses)))


@pytest.mark.parametrize("many", [64, 200])
def test_simultaneous_readers_are_all_answered(crowd: httpx.Client, many: int) -> None:
    asked = [
        "/v1/findings?limit=100",
        "/v1/compare?treatments=lunavast,neck-cooling,quellarin&condition=migraine",
        "/v1/treatments/neck-cooling?include=findings,sources",
        "/v1/search?q=adults",
        "/v1/comparisons/preventing-migraine",
        "/v1/meta",
    ]
    addresses = [asked[place % len(asked)] for place in range(many)]
    answers = asyncio.run(ask_at_once(crowd.base_url, addresses))
    assert [answer.status_code for answer in answers] == [200] * many
    alone = {address: read(crowd, address) for address in asked}
    for address, answer in zip(addresses, answers, strict=True):
        assert answer.json() == alone[address], address


def test_simultaneous_bad_questions_are_all_refused(crowd: httpx.Client) -> None:
    asked = ["/v1/treatments/nowhere", "/v1/findings?limit=0", "/nowhere", "/v1/compare?treatments=lunavast"]
    answers = asyncio.run(ask_at_once(crowd.base_url, asked * 16))
    assert [answer.status_code for answer in answers] == [404, 422, 404, 422] * 16


def wait_for(what: Callable[[], bool], seconds: float) -> None:
    """Waits until something is so, and fails when it is not so in time."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


def is_current(client: httpx.Client, edition: str) -> bool:
    """Whether the server reads this edition."""
    return bool(read(client, "/v1/meta")["edition"]["id"] == edition)


def publish_another(house: House, manuscript: Path, name: str) -> str:
    """Publishes the manuscript with another name for quellarin."""
    rename_treatment(manuscript, name)
    return house.publish(manuscript)


def test_a_running_server_notices_a_new_edition(tmp_path: Path) -> None:
    house, manuscript = build_house(tmp_path), copy_of_pack(tmp_path)
    first = house.publish(manuscript)
    with serving(house.settings) as client:
        before = client.get("/v1/treatments/quellarin")
        second = publish_another(house, manuscript, "Quellarin forte")
        assert second != first
        wait_for(partial(is_current, client, second), A_MOMENT)
        after = client.get("/v1/treatments/quellarin")
        assert after.json()["name"] == "Quellarin forte"
        assert after.headers["etag"] != before.headers["etag"]
        assert read(client, f"/v1/editions/{first}/treatments/quellarin")["name"] == "Quellarin"
        assert read(client, "/v1/editions")["current"] == second
        assert read(client, "/v1/health/ready")["edition"]["id"] == second
        assert client.get("/v1/treatments/quellarin", headers={"If-None-Match": before.headers["etag"]}).json()


def test_pages_go_on_in_the_edition_they_began_in(tmp_path: Path) -> None:
    house, manuscript = build_house(tmp_path), copy_of_pack(tmp_path)
    first = house.publish(manuscript)
    with serving(house.settings) as client:
        began = read(client, "/v1/treatments", {"limit": 1, "sort": "-name"})
        second = publish_another(house, manuscript, "Aquellarin")
        wait_for(partial(is_current, client, second), A_MOMENT)
        rest = every_item(client, began["next"])
        assert names(began) + [name_of(item) for item in rest] == [
            "quellarin",
            "neck-cooling-home",
            "neck-cooling",
            "lunavast",
        ]
        page = read(client, began["next"])
        assert page["edition"]["id"] == first
        assert names(read(client, "/v1/treatments", {"sort": "-name"}))[-1] == "quellarin"


def editions_in(answer: Any) -> set[str]:
    """The id of every edition that an answer names."""
    return {told["id"] for told in members_named(answer, "edition") if isinstance(told, dict)}


def names_in(answer: Any) -> set[str]:
    """Every name quellarin has in an answer: in records, in references, wherever it is called by its slug."""
    found: set[str] = set()
    pending = [answer]
    while pending:
        member = pending.pop()
        if isinstance(member, dict):
            if member.get("slug") == "quellarin" and "name" in member:
                found.add(member["name"])
            pending += member.values()
        elif isinstance(member, list):
            pending += member
    return found


MIXABLE = [
    "/v1/treatments?fields=slug,name,edition&limit=100",
    "/v1/findings?fields=id,treatment,edition&limit=100",
    "/v1/treatments/quellarin?include=findings,comparisons,conditions,sources",
    "/v1/conditions/migraine?include=treatments,comparisons",
    "/v1/compare?treatments=lunavast,quellarin",
    "/v1/comparisons/preventing-migraine?include=treatments,findings,attributes,sources",
    "/v1/findings?limit=100",
]
"""Answers that are put together of many records."""


def test_no_answer_mixes_two_editions_while_others_are_published(tmp_path: Path) -> None:
    house, manuscript = build_house(tmp_path, poll_seconds=0.01), copy_of_pack(tmp_path)
    called = {house.publish(manuscript): "Quellarin"}
    heard: list[tuple[str, int, Any]] = []
    mistakes: list[BaseException] = []
    stop = threading.Event()

    def keep_reading(client: httpx.Client, start: int) -> None:
        place = start
        try:
            while not stop.is_set():
                address = MIXABLE[place % len(MIXABLE)]
                response = client.get(address)
                heard.append((address, response.status_code, response.json()))
                place += 1
        except BaseException as error:  # noqa: BLE001  # told to the test, which fails with it
            mistakes.append(error)

    with serving(house.settings) as client, httpx.Client(base_url=client.base_url, timeout=PATIENCE) as shared:
        readers = [threading.Thread(target=keep_reading, args=(shared, start)) for start in range(4)]
        for reader in readers:
            reader.start()
        try:
            for number in range(5):
                name = f"Quellarin the {number}."
                called[publish_another(house, manuscript, name)] = name
                wait_for(partial(is_current, client, list(called)[-1]), PATIENCE)
        finally:
            stop.set()
            for reader in readers:
                reader.join(timeout=PATIENCE)
    assert mistakes == []
    assert len(called) == 6
    read_from: set[str] = set()
    for address, status, answer in heard:
        assert status == 200, address
        editions = editions_in(answer)
        assert len(editions) == 1, f"{address} mixes {editions}"
        (edition,) = editions
        assert names_in(answer) <= {called[edition]}, address
        read_from.add(edition)
    assert len(read_from) > 1, "the readers saw one edition only: nothing was tested"


def test_every_address_names_the_one_edition_it_was_read_from(pack: httpx.Client) -> None:
    current = read(pack, "/v1/meta")["edition"]
    for address in CURRENT:
        named = [told for told in members_named(read(pack, address.asked), "edition") if isinstance(told, dict)]
        assert named, address.asked
        assert all(told == current for told in named), address.asked
