"""What a server tells of itself: numbers that add up."""

import asyncio
import os
from typing import Any

import pytest

from app.edge.cache import Cache
from app.edge.measures import measure_cache, measure_process, measure_readers, measure_shelf
from app.edge.refusals import FOREIGN_HOST, NO_ROOM
from app.edge.watch import Watch
from app.renderers.metrics_format import Metric
from tests.edge.apps import CountingApp, ask, cache_of


def told(metrics: Any) -> dict[str, float]:
    """Every value by its name and labels."""
    return {
        "".join([metric.name, *(f" {value}" for value in labels.values())]): value
        for metric in metrics
        for labels, value in metric.samples
    }


async def busy_cache() -> Cache:
    """A cache that answered five readers: one miss, two hits, two times what it had; and six with nothing kept."""
    cache = cache_of(CountingApp())
    for headers in ({}, {}, {}, {"if_none_match": "*"}, {"if_none_match": 'W/"one"'}):
        await ask(cache, **headers)
    for status in (404, 404, 422, 500, 307, 204):
        failing = cache_of(CountingApp(status=status))
        await ask(failing)
        cache.passed += failing.passed
    return cache


def test_every_request_is_counted_once_by_what_answered_it() -> None:
    values = told(measure_cache(asyncio.run(busy_cache())))
    assert values["equipoise_cache_requests_total hit"] == 4
    assert values["equipoise_cache_requests_total miss"] == 1
    assert values["equipoise_cache_requests_total collapsed"] == 0
    assert values["equipoise_cache_requests_total passed"] == 6
    assert values["equipoise_cache_not_modified_total"] == 2


def test_every_response_is_counted_once_by_its_class() -> None:
    watch = Watch()
    watch.note_refusal(FOREIGN_HOST)
    watch.note_refusal(NO_ROOM)
    values = told(measure_readers(asyncio.run(busy_cache()), watch))
    assert [values[f"equipoise_responses_total {number}xx"] for number in range(1, 6)] == [0, 4, 3, 4, 2]
    assert values["equipoise_connections"] == 0
    assert values["equipoise_connections_limit"] == watch.most


def test_what_is_kept_is_told_in_bytes_and_answers() -> None:
    async def run() -> dict[str, float]:
        cache = cache_of(CountingApp(), most_bytes=50_000)
        for number in range(100):
            await ask(cache, f"/{number}")
        kept = cache.fresh(b"/99")
        assert kept is not None
        cache.store.drop(kept)
        return told(measure_cache(cache))

    values = asyncio.run(run())
    assert 0 < values["equipoise_cache_bytes"] <= values["equipoise_cache_limit_bytes"] == 50_000
    assert values["equipoise_cache_outdated_total"] == 1
    assert values["equipoise_cache_answers"] + values["equipoise_cache_evictions_total"] == 99


@pytest.mark.parametrize(("reachable", "refused"), [(True, None), (False, "2026.11.2: it is not what was sealed")])
def test_the_edition_and_what_is_wrong_with_it_are_told(reachable: bool, refused: str | None) -> None:
    class Shelf:
        current_id = "2026.11.1"
        office_is_reachable = reachable

    shelf: Any = Shelf()
    shelf.refused = refused
    assert told(measure_shelf(shelf)) == {
        "equipoise_edition_info 2026.11.1": 1,
        "equipoise_office_reachable": int(reachable),
        "equipoise_edition_refused": int(refused is not None),
    }


def test_the_process_tells_its_age_and_its_memory() -> None:
    values = told(measure_process())
    assert values["equipoise_uptime_seconds"] >= 0
    assert values["process_resident_memory_bytes"] > 1_000_000
    assert values["process_resident_memory_bytes"] % os.sysconf("SC_PAGE_SIZE") == 0


def test_counters_are_called_totals_and_gauges_are_not() -> None:
    cache = asyncio.run(busy_cache())
    metrics: list[Metric] = [*measure_cache(cache), *measure_readers(cache, Watch()), *measure_process()]
    assert len({metric.name for metric in metrics}) == len(metrics)
    for metric in metrics:
        assert (metric.kind == "counter") == metric.name.endswith("_total"), metric.name
        assert metric.meaning.endswith(".")
