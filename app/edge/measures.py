"""What a server can tell an operator of itself: of its cache, its edition and its process; nothing of its readers."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from app.edge.cache import Cache
from app.edge.watch import Watch
from app.renderers.metrics_format import Metric, counter, gauge
from app.shelf import Shelf

CLASSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
_STARTED = time.time()
_MEMORY = Path("/proc/self/statm")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def measure_cache(cache: Cache) -> Iterator[Metric]:
    """How often the cache answered, and what it holds."""
    outcomes = {
        "hit": cache.hits,
        "miss": cache.misses,
        "collapsed": cache.shared,
        "passed": cache.passed.total(),
    }
    yield Metric(
        "equipoise_cache_requests_total",
        "counter",
        "Requests by what answered them: a kept answer, one then kept, one that others had asked for, none of these.",
        tuple(({"outcome": name}, count) for name, count in outcomes.items()),
    )
    yield counter(
        "equipoise_cache_not_modified_total", "Requests whose reader had the kept answer.", cache.not_modified
    )
    yield counter("equipoise_cache_evictions_total", "Answers that made room for others.", cache.store.evicted)
    yield counter("equipoise_cache_outdated_total", "Answers dropped as out of date.", cache.store.dropped)
    yield gauge("equipoise_cache_answers", "Answers kept.", len(cache.store))
    yield gauge("equipoise_cache_bytes", "Bytes that kept answers take.", cache.store.bytes)
    yield gauge("equipoise_cache_limit_bytes", "Bytes that kept answers may take.", cache.store.most_bytes)


def measure_readers(cache: Cache, watch: Watch) -> Iterator[Metric]:
    """What readers were answered, and how many are connected."""
    yield Metric(
        "equipoise_responses_total",
        "counter",
        "Responses by the class of their status.",
        tuple(({"status": name}, count) for name, count in zip(CLASSES, _by_class(cache, watch), strict=True)),
    )
    yield gauge("equipoise_connections", "Connections that are open.", len(watch))
    yield gauge("equipoise_connections_limit", "Connections that may be open.", watch.most)


def _by_class(cache: Cache, watch: Watch) -> list[int]:
    by_class: Counter[int] = Counter()
    for status, count in (*cache.passed.items(), *watch.refused.items()):
        by_class[status // 100] += count
    by_class[2] += cache.hits + cache.misses + cache.shared - cache.not_modified
    by_class[3] += cache.not_modified
    return [by_class[number] for number in range(1, 6)]


def measure_shelf(shelf: Shelf) -> Iterator[Metric]:
    """Which edition is read, and whether all is well with it."""
    current = {"id": shelf.current_id}
    yield Metric("equipoise_edition_info", "gauge", "The current edition, in its label.", ((current, 1),))
    reachable = int(shelf.office_is_reachable)
    yield gauge("equipoise_office_reachable", "1 while the office can be reached.", reachable)
    refused = int(shelf.refused is not None)
    yield gauge("equipoise_edition_refused", "1 while the edition that should be current is refused.", refused)


def measure_process() -> Iterator[Metric]:
    """How long the process has lived, and what it takes."""
    yield gauge("equipoise_uptime_seconds", "Since the process started.", round(time.time() - _STARTED, 3))
    yield gauge("process_start_time_seconds", "When the process started, since 1970.", round(_STARTED, 3))
    yield counter("process_cpu_seconds_total", "Processor time used.", round(time.process_time(), 3))
    if _MEMORY.exists():
        resident = int(_MEMORY.read_text("ascii").split()[1]) * _PAGE
        yield gauge("process_resident_memory_bytes", "Memory that is resident.", resident)
