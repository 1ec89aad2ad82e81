"""Popular addresses are ready before anyone asks, and what is out of date makes room."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.types import Receive, Scope, Send

from app.edge import warming
from app.edge.cache import Cache
from app.edge.warming import LISTS, MOST_FAILURES, Warmer, addresses_of
from app.queries.popular import Popular
from tests.conftest import PACK, House, build_house, serving
from tests.edge.apps import MAY_BE_KEPT, PINNED, ask
from tests.manuscripts import copy_of_pack, rename_treatment

POPULAR = Popular(("one-vs-other", "other-vs-third"), ("one", "other"))
TREATMENT = "/v1/treatments/lunavast"


class Reading:
    """An app that remembers what it was asked, and answers by a table of what is different."""

    def __init__(self, different: dict[str, int] | None = None, *, size: int = 10) -> None:
        self.asked: list[str] = []
        self.meanwhile: Callable[[str], Awaitable[None]] | None = None
        self._different, self._size = different or {}, size

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """One request."""
        path = scope["path"]
        self.asked.append(path)
        if self.meanwhile is not None:
            await self.meanwhile(path)
        control = PINNED if "/editions/" in path else MAY_BE_KEPT
        headers = [(b"cache-control", control.encode())]
        await send({"type": "http.response.start", "status": self._different.get(path, 200), "headers": headers})
        await send({"type": "http.response.body", "body": b"x" * self._size})


@dataclass
class Editions:
    """Stands for a shelf: which edition is current."""

    current_id: str = "2026.11.1"

    @property
    def id(self) -> str:
        """The edition is itself."""
        return self.current_id

    def current(self) -> "Editions":
        """The current edition."""
        return Editions(self.current_id)


Build = Callable[..., tuple[Cache, Any]]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds a cache, and the shelf whose current edition it follows; a few addresses are popular there."""
    monkeypatch.setattr(warming, "list_popular", lambda _: POPULAR)
    monkeypatch.setattr(warming, "LOOK_SECONDS", 0.001)

    def build(app: Reading, *, most_bytes: int = 1_000_000) -> tuple[Cache, Any]:
        shelf: Any = Editions()
        return Cache(app, most_bytes=most_bytes, current=lambda: shelf.current_id), shelf

    return build


def test_curated_comparisons_come_first_then_their_pages_then_treatments_then_lists() -> None:
    assert list(addresses_of(POPULAR)) == [
        "/v1/comparisons/one-vs-other",
        "/v1/comparisons/other-vs-third",
        "/comparisons/one-vs-other",
        "/embed/comparisons/one-vs-other.json",
        "/embed/comparisons/one-vs-other",
        "/comparisons/other-vs-third",
        "/embed/comparisons/other-vs-third.json",
        "/embed/comparisons/other-vs-third",
        "/v1/treatments/one",
        "/v1/treatments/other",
        *(f"/v1/{noun}" for noun in LISTS),
    ]


def test_every_popular_address_is_kept_and_counted_as_nobodys(built: Build) -> None:
    async def run() -> None:
        app = Reading()
        cache, shelf = built(app)
        await Warmer(cache, shelf).warm()
        assert app.asked == list(addresses_of(POPULAR))
        assert len(cache.store) == len(app.asked)
        assert (cache.hits, cache.misses, cache.shared, cache.passed.total()) == (0, 0, 0, 0)
        assert (await ask(cache, "/v1/treatments/one")).cache_status == "equipoise; hit"

    asyncio.run(run())


def test_half_of_the_store_is_all_it_fills(built: Build) -> None:
    async def run() -> None:
        app = Reading(size=10_000)
        cache, shelf = built(app, most_bytes=100_000)
        await Warmer(cache, shelf).warm()
        assert 40_000 < cache.store.bytes < 62_000
        assert cache.store.evicted == 0

    asyncio.run(run())


def test_a_store_that_readers_have_filled_is_left_to_them(built: Build) -> None:
    async def run() -> None:
        app = Reading(size=8_000)
        cache, shelf = built(app, most_bytes=100_000)
        for number in range(8):
            for _ in range(3):
                await ask(cache, f"/reader/{number}")
        await Warmer(cache, shelf).warm()
        assert all(cache.fresh(b"/reader/%d" % number) for number in range(8))
        assert cache.store.evicted <= 1

    asyncio.run(run())


def test_a_store_without_room_is_not_warmed(built: Build) -> None:
    async def run() -> None:
        app = Reading()
        cache, shelf = built(app, most_bytes=0)
        await Warmer(cache, shelf).warm()
        assert app.asked == []

    asyncio.run(run())


def test_it_stops_when_another_edition_is_current(built: Build) -> None:
    async def run() -> None:
        app = Reading()
        cache, shelf = built(app)

        async def publish(path: str) -> None:
            if path == "/v1/treatments/one":
                shelf.current_id = "2026.11.2"

        app.meanwhile = publish
        await Warmer(cache, shelf).warm()
        assert app.asked[-1] == "/v1/treatments/one"

    asyncio.run(run())


def test_it_waits_while_readers_wait(built: Build) -> None:
    async def run() -> None:
        app = Reading()
        cache, shelf = built(app)
        gate = asyncio.Event()

        async def wait(path: str) -> None:
            if path == "/slow":
                await gate.wait()

        app.meanwhile = wait
        reader = asyncio.create_task(ask(cache, "/slow"))
        await asyncio.sleep(0)
        chore = asyncio.create_task(Warmer(cache, shelf).warm())
        for _ in range(5):
            await asyncio.sleep(0.01)
        assert app.asked == ["/slow"]
        gate.set()
        await reader
        await chore
        assert len(app.asked) == 1 + len(list(addresses_of(POPULAR)))

    asyncio.run(run())


def test_what_fails_is_logged_once_and_left_out(built: Build, caplog: pytest.LogCaptureFixture) -> None:
    async def run() -> None:
        app = Reading({"/comparisons/one-vs-other": 500, "/v1/treatments/other": 404})
        cache, shelf = built(app)
        await Warmer(cache, shelf).warm()
        assert app.asked == list(addresses_of(POPULAR))
        assert len(cache.store) == len(app.asked) - 2

    with caplog.at_level(logging.WARNING, "equipoise.edge"):
        asyncio.run(run())
    assert [record.message for record in caplog.records] == [
        "could not warm /comparisons/one-vs-other: it has no answer that can be kept"
    ]


def test_where_everything_fails_the_rest_is_left_to_the_readers(built: Build) -> None:
    async def run() -> None:
        app = Reading(dict.fromkeys(addresses_of(POPULAR), 503))
        cache, shelf = built(app)
        await Warmer(cache, shelf).warm()
        assert len(app.asked) == MOST_FAILURES

    asyncio.run(run())


async def _until(is_so: Callable[[], bool]) -> None:
    for _ in range(2000):
        if is_so():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came to be")


async def _running(warmer: Warmer, story: Callable[[], Awaitable[None]]) -> None:
    chore = asyncio.create_task(warmer.run())
    try:
        await story()
        assert not chore.done()
    finally:
        chore.cancel()
        with suppress(asyncio.CancelledError):
            await chore


def test_an_unforeseen_error_costs_one_edition_its_warmth_and_is_logged_once(
    built: Build, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run() -> None:
        app = Reading()
        cache, shelf = built(app)

        def popular(edition: Any) -> Popular:
            if edition.id == "2026.11.1":
                raise RuntimeError("no")
            return POPULAR

        monkeypatch.setattr(warming, "list_popular", popular)

        async def story() -> None:
            await _until(lambda: bool(caplog.records))
            shelf.current_id = "2026.11.2"
            await _until(lambda: len(app.asked) == len(list(addresses_of(POPULAR))))

        await _running(Warmer(cache, shelf), story)

    with caplog.at_level(logging.WARNING, "equipoise.edge"):
        asyncio.run(run())
    assert [record.message for record in caplog.records] == ["could not warm edition 2026.11.1; its readers will"]


def test_answers_of_an_edition_that_is_no_longer_current_make_room_at_once(built: Build) -> None:
    async def run() -> None:
        app = Reading()
        cache, shelf = built(app, most_bytes=10_000_000)
        for number in range(400):
            await ask(cache, f"/reader/{number}")
        await ask(cache, "/v1/editions/2026.11.1/meta")

        async def story() -> None:
            await _until(lambda: len(app.asked) >= 400 + len(list(addresses_of(POPULAR))))
            shelf.current_id = "2026.11.2"
            await _until(lambda: cache.store.dropped >= 400)
            await _until(lambda: cache.store.get(b"/v1/meta") is not None)

        await _running(Warmer(cache, shelf), story)
        kept = [cache.store.get(key) for key in (b"/v1/editions/2026.11.1/meta", b"/v1/treatments/one")]
        assert [None if answer is None else answer.edition for answer in kept] == ["", "2026.11.2"]
        assert cache.store.get(b"/reader/0") is None

    asyncio.run(run())


def test_a_new_day_puts_everything_out_of_date_that_may_ever_change(built: Build) -> None:
    async def run() -> None:
        app = Reading()
        cache, shelf = built(app)
        day = [date(2026, 11, 23)]
        await ask(cache, "/v1/editions/2026.11.1/meta")

        async def story() -> None:
            await _until(lambda: app.asked[-1] == "/v1/meta")
            await ask(cache, "/reader")
            day[0] = date(2026, 11, 24)
            await _until(lambda: app.asked.count("/v1/meta") == 2)

        await _running(Warmer(cache, shelf, day=lambda: day[0]), story)
        assert cache.store.get(b"/reader") is None
        assert cache.store.get(b"/v1/editions/2026.11.1/meta") is not None
        assert cache.store.get(b"/v1/meta") is not None

    asyncio.run(run())


def _measures(client: httpx.Client) -> dict[str, float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = [sample for family in families for sample in family.samples]
    return {f"{sample.name}{''.join(sample.labels.values())}": sample.value for sample in samples}


def _eventually(client: httpx.Client, is_so: Callable[[dict[str, float]], bool]) -> dict[str, float]:
    """Measures that are so; asked for with pauses, because the chore waits while anyone does."""
    for _ in range(600):
        measures = _measures(client)
        if is_so(measures):
            return measures
        time.sleep(0.05)
    raise AssertionError(measures)


@pytest.fixture
def warm_house(tmp_path: Path) -> House:
    """A house whose servers warm up."""
    house = build_house(tmp_path, warm_up=True)
    house.publish(PACK)
    return house


def test_a_server_is_warm_before_anyone_asks_and_again_after_a_publication(warm_house: House, tmp_path: Path) -> None:
    two, four = tuple("ab"), tuple("abcd")
    expected = len(list(addresses_of(Popular(comparisons=two, treatments=four))))
    with serving(warm_house.settings) as client:
        before = _eventually(client, lambda told: told["equipoise_cache_answers"] >= expected)
        assert before["equipoise_cache_requests_totalhit"] == before["equipoise_cache_requests_totalmiss"] == 0
        assert client.get(TREATMENT).headers["cache-status"] == "equipoise; hit"
        altered = copy_of_pack(tmp_path)
        rename_treatment(altered, "Quellarin, altered")
        second = warm_house.publish(altered)
        now = _eventually(
            client,
            lambda told: (
                told["equipoise_cache_outdated_total"] >= expected and told["equipoise_cache_answers"] >= expected
            ),
        )
        assert f"equipoise_edition_info{second}" in now
        assert now["equipoise_cache_answers"] == expected
        answer = client.get("/v1/treatments/quellarin")
        assert answer.headers["cache-status"] == "equipoise; hit"
        assert answer.json()["name"] == "Quellarin, altered"


def test_a_server_that_is_not_to_warm_up_keeps_nothing_unasked_and_nothing_out_of_date(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    with serving(house.settings) as client:
        assert _measures(client)["equipoise_cache_answers"] == 0
        for address in (TREATMENT, "/v1/meta", "/v1/rules"):
            client.get(address)
        assert _measures(client)["equipoise_cache_answers"] == 3
        altered = copy_of_pack(tmp_path)
        rename_treatment(altered, "Quellarin, altered")
        house.publish(altered)
        now = _eventually(client, lambda told: told["equipoise_cache_outdated_total"] == 3)
        assert now["equipoise_cache_answers"] == now["equipoise_cache_bytes"] == 0
