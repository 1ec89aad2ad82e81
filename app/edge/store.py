"""A bounded store of answers that a flood of strange addresses cannot empty of what is popular.

S3-FIFO (Yang et al., SOSP 2023): a small queue takes every newcomer; only what was asked for again moves on into the
main queue, and what fell out of the small queue unasked is remembered by name for a while, so that it goes straight to
the main queue when it does come back. A newer answer takes the very place of the older one of its key.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator

from app.edge.answers import Answer

SMALL_SHARE = 0.1
"""The part of the bytes that newcomers may take."""
LARGEST_SHARE = 0.25
"""An answer larger than this part of the store is not kept."""
MOST_USES = 3
MOST_REMEMBERED = 20_000
MOST_SPARED = 64
"""How many popular answers are spared, at most, before one of them must go: what making room may cost."""
SWEPT_AT_ONCE = 128


class Store:
    """Answers by key, within a number of bytes."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self.evicted = 0
        """Answers that had to make room for others."""
        self.dropped = 0
        """Answers that were out of date."""
        self._answers: dict[bytes, Answer] = {}
        self._small: OrderedDict[bytes, Answer] = OrderedDict()
        self._main: OrderedDict[bytes, Answer] = OrderedDict()
        self._small_bytes = 0
        self._remembered: OrderedDict[int, None] = OrderedDict()
        """Hashes of keys: a key may be as long as an address."""
        self.get = self._answers.get
        """The answer of a key, or None. Whoever uses it sets `uses`."""

    def __len__(self) -> int:
        """How many answers are kept."""
        return len(self._answers)

    def put(self, answer: Answer) -> None:
        """Keeps an answer; in place of an older one of the same key."""
        if answer.size > self.most_bytes * LARGEST_SHARE:
            return
        older = self._answers.get(answer.key)
        if older is not None:
            self._replace(older, answer)
        elif hash(answer.key) in self._remembered:
            del self._remembered[hash(answer.key)]
            self._main[answer.key] = answer
        else:
            self._small[answer.key] = answer
            self._small_bytes += answer.size
        self._answers[answer.key] = answer
        self.bytes += answer.size
        while self.bytes > self.most_bytes:
            self._make_room()

    def drop(self, answer: Answer) -> None:
        """Lets go of an answer that is out of date; one that was popular comes back among the popular."""
        if self._answers.get(answer.key) is not answer:
            return
        if answer.uses > 1 or answer.key in self._main:
            self._remember(answer.key)
        self._forget(answer)
        self.dropped += 1

    def sweep(self, is_outdated: Callable[[Answer], bool]) -> Iterator[None]:
        """Drops what is out of date, a few answers at a time: whoever sweeps does something else between two steps."""
        for queue in (self._small, self._main):
            left = len(queue)
            while left > 0:
                for _ in range(min(left, SWEPT_AT_ONCE, len(queue))):
                    key, answer = next(iter(queue.items()))
                    queue.move_to_end(key)
                    if is_outdated(answer):
                        self.drop(answer)
                left -= SWEPT_AT_ONCE
                yield

    def _replace(self, older: Answer, newer: Answer) -> None:
        newer.uses = older.uses
        self.bytes -= older.size
        if older.key in self._small:
            self._small[older.key] = newer
            self._small_bytes += newer.size - older.size
        else:
            self._main[older.key] = newer

    def _make_room(self) -> None:
        small_is_full = self._small_bytes > self.most_bytes * SMALL_SHARE
        if self._small and (small_is_full or not self._main):
            self._take_from_small()
        else:
            self._take_from_main()

    def _take_from_small(self) -> None:
        key, answer = next(iter(self._small.items()))
        if answer.uses > 1:
            answer.uses = 0
            del self._small[key]
            self._small_bytes -= answer.size
            self._main[key] = answer
            return
        self._evict(answer)
        self._remember(key)

    def _take_from_main(self) -> None:
        for _ in range(MOST_SPARED):
            key, answer = next(iter(self._main.items()))
            if answer.uses == 0:
                break
            answer.uses -= 1
            self._main.move_to_end(key)
        self._evict(answer)

    def _evict(self, answer: Answer) -> None:
        self._forget(answer)
        self.evicted += 1

    def _forget(self, answer: Answer) -> None:
        del self._answers[answer.key]
        self.bytes -= answer.size
        if self._small.pop(answer.key, None) is None:
            del self._main[answer.key]
        else:
            self._small_bytes -= answer.size

    def _remember(self, key: bytes) -> None:
        self._remembered[hash(key)] = None
        while len(self._remembered) > MOST_REMEMBERED:
            self._remembered.popitem(last=False)
