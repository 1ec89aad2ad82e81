"""Drops what is out of date, and keeps the answers to popular addresses ready: from the start, and in each new edition.

Asking for them is a chore of low priority: one address at a time, each followed by a pause as long as it took, and none
while a reader waits for an answer. It never makes what is kept push out something else.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime

from app.edge.answers import Answer
from app.edge.cache import Cache
from app.edge.memory import give_memory_back
from app.queries.popular import Popular, list_popular
from app.shelf import Shelf

log = logging.getLogger("equipoise.edge")

LISTS = ("comparisons", "treatments", "attributes", "conditions", "findings", "sources", "meta")
SHARE = 0.5
"""The part of the store's bytes that answers nobody asked for yet may take."""
LOOK_SECONDS = 0.25
MOST_FAILURES = 3
"""After so many of them the rest is left to the readers."""
MOST_YIELDS = 200
"""How often an address waits for readers, a hundredth of a second each, before it is asked for all the same."""


def today() -> date:
    """Today, in UTC."""
    return datetime.now(UTC).date()


def addresses_of(popular: Popular) -> Iterator[str]:
    """The addresses worth having ready, the most popular first."""
    yield from (f"/v1/comparisons/{slug}" for slug in popular.comparisons)
    for slug in popular.comparisons:
        yield f"/comparisons/{slug}"
        yield f"/embed/comparisons/{slug}.json"
        yield f"/embed/comparisons/{slug}"
    yield from (f"/v1/treatments/{slug}" for slug in popular.treatments)
    yield from (f"/v1/{noun}" for noun in LISTS)


@asynccontextmanager
async def keeping_warm(cache: Cache, shelf: Shelf, *, asks_first: bool) -> AsyncIterator[None]:
    """Keeps a cache in date for as long as this context lasts, and warm where it is to ask before the readers do."""
    chore = asyncio.create_task(Warmer(cache, shelf, asks_first=asks_first).run())
    try:
        yield
    finally:
        chore.cancel()
        with suppress(asyncio.CancelledError):
            await chore


class Warmer:
    """Drops what is out of date, and warms what is popular."""

    def __init__(self, cache: Cache, shelf: Shelf, *, asks_first: bool = True, day: Callable[[], date] = today) -> None:
        self._cache, self._shelf, self._asks_first, self._day = cache, shelf, asks_first, day

    async def run(self) -> None:
        """Until it is cancelled."""
        seen = ("", self._day())
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            now = (self._shelf.current_id, self._day())
            if now == seen:
                continue
            # Pages say whether a review is overdue, so a new day puts every answer out of date that may ever change.
            await self._sweep(is_new_day=now[1] != seen[1])
            seen = now
            if not self._asks_first:
                continue
            try:
                await self.warm()
                await asyncio.to_thread(give_memory_back)
            except Exception:
                log.exception("could not warm edition %s; its readers will", now[0])

    async def _sweep(self, *, is_new_day: bool) -> None:
        def is_outdated(answer: Answer) -> bool:
            return bool(answer.edition) and (is_new_day or answer.edition != self._shelf.current_id)

        for _ in self._cache.store.sweep(is_outdated):
            await asyncio.sleep(0)

    async def warm(self) -> None:
        """Asks for the popular addresses of the current edition until it is no longer current, or there is no room."""
        edition, store = self._shelf.current(), self._cache.store
        popular = await asyncio.to_thread(list_popular, edition)
        room, evicted, failed = store.most_bytes * SHARE, store.evicted, 0
        for address in addresses_of(popular):
            if self._shelf.current_id != edition.id or room <= 0 or store.evicted != evicted:
                return
            began = asyncio.get_running_loop().time()
            answer = await self._kept(address)
            if answer is not None:
                room -= answer.size
            elif failed == 0:
                log.warning("could not warm %s: it has no answer that can be kept", address)
            failed += answer is None
            if failed == MOST_FAILURES:
                return
            await asyncio.sleep(asyncio.get_running_loop().time() - began)

    async def _kept(self, address: str) -> Answer | None:
        """The answer, kept in every coding; None where it cannot be kept."""
        for _ in range(MOST_YIELDS):
            if not self._cache.is_computing:
                break
            await asyncio.sleep(0.01)
        answer = await self._cache.warm(address)
        if answer is not None:
            self._cache.coder.add(answer.key)
        await self._cache.coder.idle()
        return None if answer is None else self._cache.store.get(answer.key)
