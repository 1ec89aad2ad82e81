"""Cache-Status: what the cache did with a request, and never anything else."""

import asyncio

import httpx
import pytest

from app.edge.statuses import HIT, NAME, with_status
from tests.edge.apps import CountingApp, ask, cache_of

ADDRESS = "/v1/treatments?limit=37"


def test_a_status_takes_the_place_of_the_one_there_is() -> None:
    assert with_status([(b"a", b"1"), (NAME, HIT), (b"b", b"2")], b"other") == [
        (b"a", b"1"),
        (b"b", b"2"),
        (NAME, b"other"),
    ]


def test_readers_are_told_who_filled_the_cache_who_waited_and_who_found_it_full() -> None:
    async def run() -> None:
        app = CountingApp()
        app.gate.clear()
        cache = cache_of(app)
        asking = [asyncio.create_task(ask(cache)) for _ in range(3)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        app.gate.set()
        told = [answer.cache_status for answer in await asyncio.gather(*asking)]
        assert told == ["equipoise; fwd=uri-miss; stored", *["equipoise; fwd=uri-miss; collapsed"] * 2]
        assert (await ask(cache)).cache_status == "equipoise; hit"

    asyncio.run(run())


def test_an_answer_too_large_to_be_kept_is_not_said_to_be_stored() -> None:
    async def run() -> None:
        cache = cache_of(CountingApp(body=b"x" * 30_000), most_bytes=100_000)
        assert [(await ask(cache)).cache_status for _ in range(2)] == ["equipoise; fwd=uri-miss"] * 2

    asyncio.run(run())


def test_a_304_says_what_was_done_like_the_answer_it_stands_for() -> None:
    async def run() -> None:
        cache = cache_of(CountingApp())
        told = [await ask(cache, if_none_match='W/"one"') for _ in range(2)]
        assert [answer.status for answer in told] == [304, 304]
        assert [answer.cache_status for answer in told] == ["equipoise; fwd=uri-miss; stored", "equipoise; hit"]
        assert cache.not_modified == 2

    asyncio.run(run())


def test_over_the_wire_the_second_reader_hits(pack: httpx.Client) -> None:
    pack.get(ADDRESS)
    again = pack.get(ADDRESS)
    assert again.headers["cache-status"] == "equipoise; hit"
    unchanged = pack.get(ADDRESS, headers={"If-None-Match": again.headers["etag"]})
    assert (unchanged.status_code, unchanged.headers["cache-status"]) == (304, "equipoise; hit")
    assert pack.head(ADDRESS).headers["cache-status"] == "equipoise; hit"


@pytest.mark.parametrize("address", ["/v1/health/live", "/v1/nowhere", "/v1/treatments?limit=0", "/metrics"])
def test_what_is_never_kept_is_never_said_to_be(pack: httpx.Client, address: str) -> None:
    for _ in range(2):
        assert pack.get(address).headers["cache-status"] == "equipoise; fwd=uri-miss"


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "DELETE"])
def test_a_method_that_is_no_question_goes_past_the_cache(pack: httpx.Client, method: str) -> None:
    assert pack.request(method, "/v1/treatments").headers["cache-status"] == "equipoise; fwd=method"


@pytest.mark.parametrize("address", [ADDRESS, "/v1/nowhere", "/v1/health/ready", "/docs"])
def test_an_answer_has_one_status(pack: httpx.Client, address: str) -> None:
    for _ in range(2):
        assert len(pack.get(address).headers.get_list("cache-status")) == 1
