"""Makes the coded bodies of kept answers in the background: one at a time, and only of what is still kept."""

import asyncio
from collections import OrderedDict
from itertools import islice

from app.edge.answers import coded_again
from app.edge.codings import IDENTITY, coded
from app.edge.store import Store

MOST_WAITING = 1000
LOOKED_AT = 16


class Coder:
    """Codes what waits, and keeps each answer again with its coded bodies."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: OrderedDict[bytes, None] = OrderedDict()
        self._work: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        """How many answers wait."""
        return len(self._waiting)

    def add(self, key: bytes) -> None:
        """The kept answer of this key is to be coded."""
        self._waiting[key] = None
        if len(self._waiting) > MOST_WAITING:
            self._give_one_up()
        if self._work is None or self._work.done():
            self._work = asyncio.get_running_loop().create_task(self._code_all())

    async def idle(self) -> None:
        """Waits until nothing waits."""
        if self._work is not None:
            await asyncio.wait({self._work})

    def _give_one_up(self) -> None:
        """Forgets the oldest that nobody asked for again, so that a flood leaves what is popular its turn."""
        oldest = list(islice(self._waiting, LOOKED_AT))
        del self._waiting[next((key for key in oldest if not self._is_popular(key)), oldest[0])]

    def _is_popular(self, key: bytes) -> bool:
        answer = self._store.get(key)
        return answer is not None and answer.uses > 0

    async def _code_all(self) -> None:
        while self._waiting:
            key, _ = self._waiting.popitem(last=False)
            answer = self._store.get(key)
            if answer is None or len(answer.forms) > 1:
                continue
            bodies = await asyncio.to_thread(coded, answer.forms[IDENTITY].body)
            if bodies and self._store.get(key) is answer:
                self._store.put(coded_again(answer, bodies))
