"""The cache: right before it is fast."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from app.edge.cache import Cache
from tests.conftest import PACK, build_house, serving

COMPARISON = "/v1/comparisons/preventing-migraine"


class _App:
    """An app that counts how often it is asked, and answers what it is told to."""

    def __init__(self, *, status: int = 200, cache_control: str = "max-age=60") -> None:
        self.asked = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self._status, self._cache_control = status, cache_control

    async def __call__(self, _scope: Any, _receive: Any, send: Any) -> None:
        self.asked += 1
        await self.gate.wait()
        headers = [(b"etag", b'W/"one"'), (b"cache-control", self._cache_control.encode())]
        await send({"type": "http.response.start", "status": self._status, "headers": headers})
        await send({"type": "http.response.body", "body": b"x" * 10})


async def _ask(cache: Cache, path: str = "/a", query: str = "", method: str = "GET") -> tuple[int, bytes]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [],
    }  # fmt: skip
    await cache(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def _cache(app: _App, current: Callable[[], str] = lambda: "2026.11.1") -> Cache:
    return Cache(app, most_bytes=1_000_000, current=current)


def test_an_answer_is_computed_once_and_given_out_again() -> None:
    async def run() -> None:
        app = _App()
        cache = _cache(app)
        assert [await _ask(cache) for _ in range(3)] == [(200, b"x" * 10)] * 3
        assert app.asked == 1

    asyncio.run(run())


def test_misses_of_one_address_wait_for_one_computation() -> None:
    async def run() -> None:
        app = _App()
        app.gate.clear()
        cache = _cache(app)
        asking = [asyncio.create_task(_ask(cache)) for _ in range(20)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        app.gate.set()
        assert set(await asyncio.gather(*asking)) == {(200, b"x" * 10)}
        assert app.asked == 1

    asyncio.run(run())


def test_equal_queries_share_one_answer() -> None:
    async def run() -> None:
        app = _App()
        cache = _cache(app)
        for query in ("a=1&b=2", "b=2&a=1", "a=1&b=2"):
            await _ask(cache, query=query)
        assert app.asked == 1

    asyncio.run(run())


def test_errors_and_answers_that_must_not_be_stored_are_asked_for_every_time() -> None:
    async def run() -> None:
        for app in (_App(status=404), _App(cache_control="no-store"), _App(cache_control="private, max-age=60")):
            cache = _cache(app)
            await _ask(cache)
            await _ask(cache)
            assert app.asked == 2
            assert len(cache.store) == 0

    asyncio.run(run())


def test_another_edition_is_never_answered_with_this_ones_bytes() -> None:
    async def run() -> None:
        current = ["2026.11.1"]
        app = _App()
        cache = _cache(app, lambda: current[0])
        await _ask(cache)
        current[0] = "2026.11.2"
        await _ask(cache)
        assert app.asked == 2

    asyncio.run(run())


def test_an_answer_that_never_changes_outlives_editions() -> None:
    async def run() -> None:
        current = ["2026.11.1"]
        app = _App(cache_control="max-age=31536000, immutable")
        cache = _cache(app, lambda: current[0])
        await _ask(cache)
        current[0] = "2026.11.2"
        await _ask(cache)
        assert app.asked == 1

    asyncio.run(run())


def test_head_is_answered_from_what_get_keeps_without_a_body() -> None:
    async def run() -> None:
        app = _App()
        cache = _cache(app)
        await _ask(cache)
        assert await _ask(cache, method="HEAD") == (200, b"")
        assert app.asked == 1

    asyncio.run(run())


def test_an_app_that_fails_fails_for_everyone_who_waits_and_blocks_nobody() -> None:
    async def run() -> None:
        class Failing(_App):
            async def __call__(self, _scope: Any, _receive: Any, _send: Any) -> None:
                self.asked += 1
                await asyncio.sleep(0)
                raise RuntimeError("no")

        app = Failing()
        cache = _cache(app)
        outcomes = await asyncio.gather(*(_ask(cache) for _ in range(3)), return_exceptions=True)
        assert all(isinstance(outcome, RuntimeError) for outcome in outcomes)
        assert cache._computing == {}

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


def test_a_server_answers_the_new_edition_as_soon_as_it_is_current(tmp_path_factory: Any) -> None:
    house = build_house(tmp_path_factory.mktemp("edge"))
    first = house.publish(PACK)
    with serving(house.settings) as client:
        assert client.get("/v1/meta").json()["edition"]["id"] == first
        altered = tmp_path_factory.mktemp("altered") / "pack"
        _copy_altered(altered)
        second = house.publish(altered)
        seen = ""
        for _ in range(500):
            seen = client.get("/v1/meta").json()["edition"]["id"]
            if seen == second:
                break
        assert seen == second
        assert client.get(f"/v1/editions/{first}/meta").json()["edition"]["id"] == first


def _copy_altered(folder: Any) -> None:
    import shutil  # noqa: PLC0415  # only here

    shutil.copytree(PACK, folder)
    condition = folder / "conditions" / "migraine.yaml"
    condition.write_text(condition.read_text("utf-8").replace("name: Migraine", "name: Migraine, altered", 1), "utf-8")
