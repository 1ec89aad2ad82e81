"""The cache: right before it is fast."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.edge.codings import IDENTITY
from app.edge.keys import LONGEST_ADDRESS
from tests.conftest import PACK, build_house, serving
from tests.edge.apps import PINNED, CountingApp, ask, cache_of
from tests.manuscripts import copy_of_pack, rename_treatment

COMPARISON = "/v1/comparisons/preventing-migraine"
LARGE = b"a treatment beside another one; " * 60


def test_an_answer_is_computed_once_and_given_out_again() -> None:
    async def run() -> None:
        app = CountingApp()
        cache = cache_of(app)
        answers = [await ask(cache) for _ in range(3)]
        assert [(answer.status, answer.body) for answer in answers] == [(200, b"x" * 10)] * 3
        assert app.asked == 1
        assert (cache.misses, cache.hits, cache.shared) == (1, 2, 0)

    asyncio.run(run())


def test_misses_of_one_address_wait_for_one_computation() -> None:
    async def run() -> None:
        app = CountingApp()
        app.gate.clear()
        cache = cache_of(app)
        asking = [asyncio.create_task(ask(cache)) for _ in range(20)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        app.gate.set()
        assert {(answer.status, answer.body) for answer in await asyncio.gather(*asking)} == {(200, b"x" * 10)}
        assert app.asked == 1
        assert (cache.misses, cache.hits, cache.shared) == (1, 0, 19)

    asyncio.run(run())


def test_equal_queries_share_one_answer() -> None:
    async def run() -> None:
        app = CountingApp()
        cache = cache_of(app)
        for query in ("a=1&b=2", "b=2&a=1", "a=1&b=2", "b=2&a=1"):
            await ask(cache, query=query)
        assert app.asked == 1
        assert cache.hits == 3

    asyncio.run(run())


def test_only_ways_of_writing_an_address_that_is_kept_are_remembered() -> None:
    async def run() -> None:
        cache = cache_of(CountingApp(status=404))
        await ask(cache, query="b=2&a=1")
        assert len(cache._aliases) == 0
        cache = cache_of(CountingApp())
        await ask(cache, query="b=2&a=1")
        assert len(cache._aliases) == 1
        assert cache.fresh(b"/a?b=2&a=1") is not None

    asyncio.run(run())


def test_errors_and_answers_that_must_not_be_stored_are_asked_for_every_time() -> None:
    async def run() -> None:
        never = ("no-store", "private, max-age=60", "no-cache")
        for app in (CountingApp(status=404), *(CountingApp(cache_control=told) for told in never)):
            cache = cache_of(app)
            await ask(cache)
            await ask(cache)
            assert app.asked == 2
            assert len(cache.store) == 0
            assert (cache.misses, cache.hits, cache.passed.total()) == (0, 0, 2)

    asyncio.run(run())


def test_another_edition_is_never_answered_with_this_ones_bytes() -> None:
    async def run() -> None:
        current = ["2026.11.1"]
        app = CountingApp()
        cache = cache_of(app, lambda: current[0])
        await ask(cache)
        current[0] = "2026.11.2"
        assert cache.fresh(b"/a") is None
        assert len(cache.store) == 0, "what is found out of date takes no more room"
        await ask(cache)
        assert app.asked == 2

    asyncio.run(run())


@pytest.mark.parametrize("after", [["2026.11.2"], ["2026.11.2", "2026.11.1"]])
def test_what_was_being_made_while_the_edition_changed_is_not_kept(after: list[str]) -> None:
    async def run() -> None:
        current = ["2026.11.1"]
        app = CountingApp()
        app.gate.clear()
        cache = cache_of(app, lambda: current[0])
        first = asyncio.create_task(ask(cache))
        waiting = asyncio.create_task(ask(cache))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        for edition in after:
            current[0] = " ".join(edition).replace(" ", "")  # opened anew: another object, whichever id it has
        app.gate.set()
        assert (await first).body == (await waiting).body == b"x" * 10
        assert app.asked == 2
        assert len(cache.store) == 0

    asyncio.run(run())


def test_whoever_waited_past_a_publication_is_answered_by_the_new_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        current = ["2026.11.1"]
        app = CountingApp()
        app.gate.clear()
        cache = cache_of(app, lambda: current[0])
        send = cache._send

        async def publish_and_send(*arguments: Any) -> None:
            current[0] = "2026.11.2"
            await send(*arguments)

        monkeypatch.setattr(cache, "_send", publish_and_send)
        asking = [asyncio.create_task(ask(cache)) for _ in range(2)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        app.gate.set()
        told = [answer.cache_status for answer in await asyncio.gather(*asking)]
        assert told == ["equipoise; fwd=uri-miss; stored", "equipoise; fwd=uri-miss"]
        assert app.asked == 2

    asyncio.run(run())


def test_an_answer_that_never_changes_outlives_editions() -> None:
    async def run() -> None:
        current = ["2026.11.1"]
        app = CountingApp(cache_control=PINNED)
        cache = cache_of(app, lambda: current[0])
        await ask(cache)
        current[0] = "2026.11.2"
        await ask(cache)
        assert app.asked == 1

    asyncio.run(run())


def test_head_is_answered_from_what_get_keeps_without_a_body() -> None:
    async def run() -> None:
        app = CountingApp()
        cache = cache_of(app)
        await ask(cache)
        answer = await ask(cache, method="HEAD")
        assert (answer.status, answer.body) == (200, b"")
        assert app.asked == 1

    asyncio.run(run())


@pytest.mark.parametrize("app", [CountingApp(), CountingApp(status=404), CountingApp(cache_control="no-store")])
def test_a_head_that_is_not_kept_has_no_body_either(app: CountingApp) -> None:
    async def run() -> None:
        assert (await ask(cache_of(app), method="HEAD")).body == b""

    asyncio.run(run())


def test_an_app_that_fails_fails_for_everyone_who_waits_and_blocks_nobody() -> None:
    async def run() -> None:
        class Failing(CountingApp):
            async def __call__(self, _scope: Any, _receive: Any, _send: Any) -> None:
                self.asked += 1
                await asyncio.sleep(0)
                raise RuntimeError("no")

        app = Failing()
        cache = cache_of(app)
        outcomes = await asyncio.gather(*(ask(cache) for _ in range(3)), return_exceptions=True)
        assert all(isinstance(outcome, RuntimeError) for outcome in outcomes)
        assert not cache.is_computing

    asyncio.run(run())


def test_a_miss_never_blocks_a_hit() -> None:
    async def run() -> None:
        app = CountingApp()
        cache = cache_of(app)
        await ask(cache, "/kept")
        app.gate.clear()
        slow = asyncio.create_task(ask(cache, "/slow"))
        await asyncio.sleep(0)
        assert (await ask(cache, "/kept")).status == 200
        assert not slow.done()
        app.gate.set()
        await slow

    asyncio.run(run())


def test_an_address_too_long_to_be_a_key_is_answered_and_not_kept() -> None:
    async def run() -> None:
        app = CountingApp()
        cache = cache_of(app)
        answer = await ask(cache, query=f"a={'x' * LONGEST_ADDRESS}")
        assert (answer.status, answer.cache_status) == (200, "equipoise; fwd=bypass")
        assert len(cache.store) == 0

    asyncio.run(run())


def test_a_flood_of_distinct_queries_leaves_the_popular_answers_with_their_codings() -> None:
    async def run() -> None:
        app = CountingApp(body=LARGE)
        cache = cache_of(app, most_bytes=400_000)
        popular = [f"/popular/{number}" for number in range(8)]
        for _ in range(3):
            for path in popular:
                await ask(cache, path)
        await cache.coder.idle()
        for number in range(600):
            await ask(cache, "/flood", f"n={number}")
            if number % 20 == 0:
                await cache.coder.idle()
            if number % 25 == 0:
                await ask(cache, popular[number // 25 % len(popular)])
        asked = app.asked
        for path in popular:
            assert (await ask(cache, path)).cache_status == "equipoise; hit"
        assert app.asked == asked
        assert cache.store.evicted > 400
        assert cache.store.bytes <= cache.store.most_bytes
        kept = cache.store.get(popular[0].encode())
        assert kept is not None
        assert set(kept.forms) > {IDENTITY}

    asyncio.run(run())


def test_warming_keeps_an_answer_and_counts_as_nobodys_request() -> None:
    async def run() -> None:
        app = CountingApp()
        cache = cache_of(app)
        assert await cache.warm("/a?c=1&b=2") is not None
        assert await cache.warm("/a?b=2&c=1") is not None
        assert app.asked == 1
        assert (cache.hits, cache.misses, cache.shared, cache.passed.total()) == (0, 0, 0, 0)
        assert (await ask(cache, query="b=2&c=1")).cache_status == "equipoise; hit"

    asyncio.run(run())


def test_warming_what_cannot_be_kept_keeps_and_counts_nothing() -> None:
    async def run() -> None:
        cache = cache_of(CountingApp(status=500))
        assert await cache.warm("/a") is None
        assert len(cache.store) == 0
        assert cache.passed.total() == 0

    asyncio.run(run())


def test_a_reader_who_comes_while_an_answer_is_warmed_waits_for_it() -> None:
    async def run() -> None:
        app = CountingApp()
        app.gate.clear()
        cache = cache_of(app)
        warming = asyncio.create_task(cache.warm("/a"))
        await asyncio.sleep(0)
        reading = asyncio.create_task(ask(cache))
        await asyncio.sleep(0)
        app.gate.set()
        assert (await reading).cache_status == "equipoise; fwd=uri-miss; collapsed"
        assert await warming is not None
        assert app.asked == 1

    asyncio.run(run())


def test_a_kept_answer_is_the_same_in_every_coding(pack: httpx.Client) -> None:
    plain = pack.get(COMPARISON, headers={"Accept-Encoding": "identity"})
    for _ in range(200):
        coded = pack.get(COMPARISON, headers={"Accept-Encoding": "br"})
        if coded.headers.get("content-encoding") == "br":
            break
    assert coded.headers["content-encoding"] == "br"
    assert coded.json() == plain.json()
    assert coded.headers["etag"] == plain.headers["etag"]
    assert coded.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_a_server_answers_the_new_edition_as_soon_as_it_is_current(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    first = house.publish(PACK)
    with serving(house.settings) as client:
        assert client.get("/v1/meta").json()["edition"]["id"] == first
        altered = copy_of_pack(tmp_path)
        rename_treatment(altered, "Quellarin, altered")
        second = house.publish(altered)
        seen = ""
        for _ in range(500):
            seen = client.get("/v1/meta").json()["edition"]["id"]
            if seen == second:
                break
        assert seen == second
        assert client.get(f"/v1/editions/{first}/meta").json()["edition"]["id"] == first


def test_a_page_frozen_to_an_older_edition_is_kept_while_the_current_one_stays(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    first = house.publish(PACK)
    altered = copy_of_pack(tmp_path)
    rename_treatment(altered, "Quellarin, altered")
    second = house.publish(altered)
    frozen = f"/comparisons/preventing-migraine?edition={first}"
    with serving(house.settings) as client:
        assert client.get(frozen).headers["surrogate-key"].split()[:2] == [f"edition/{second}", f"edition/{first}"]
        again = client.get(frozen)
        assert again.headers["cache-status"] == "equipoise; hit"
        assert second in again.text, "it says that there is a newer edition"


def test_the_cache_takes_no_more_than_it_may(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    settings = house.settings.model_copy(update={"cache_bytes": 200_000})
    with serving(settings) as client:
        for limit in range(1, 60):
            assert client.get(f"/v1/findings?limit={limit}").status_code == 200
        measures = client.get("/metrics").text
    kept = next(line for line in measures.splitlines() if line.startswith("equipoise_cache_bytes "))
    assert 0 < int(kept.split()[1]) <= 200_000


def test_a_cache_without_room_answers_all_the_same(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    with serving(house.settings.model_copy(update={"cache_bytes": 0})) as client:
        for _ in range(2):
            response = client.get("/v1/meta")
            assert response.status_code == 200
            assert response.headers["cache-status"] == "equipoise; fwd=uri-miss"
