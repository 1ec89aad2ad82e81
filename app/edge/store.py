"""A bounded store of answers that a flood of strange addresses cannot empty of what is popular.

S3-FIFO (Yang et al., SOSP 2023): a small queue takes every newcomer; only what was asked for again moves on into the
main queue, and what fell out of the small queue unasked is remembered by name for a while, so that it goes straight to
the main queue when it does come back.
"""

from collections import OrderedDict, deque

from app.edge.answers import Answer

SMALL_SHARE = 0.1
"""The part of the bytes that newcomers may take."""
LARGEST_SHARE = 0.25
"""An answer larger than this part of the store is not kept."""
MOST_USES = 3
MOST_REMEMBERED = 20_000


class Store:
    """Answers by key, within a number of bytes."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self.evicted = 0
        self._answers: dict[bytes, Answer] = {}
        self._small: deque[Answer] = deque()
        self._main: deque[Answer] = deque()
        self._small_bytes = 0
        self._remembered: OrderedDict[bytes, None] = OrderedDict()
        self.get = self._answers.get
        """The answer of a key, or None. Whoever uses it sets `uses`."""

    def __len__(self) -> int:
        """How many answers are kept."""
        return len(self._answers)

    def put(self, answer: Answer) -> None:
        """Keeps an answer; in place of an older one of the same key."""
        if answer.size > self.most_bytes * LARGEST_SHARE:
            return
        older = self._answers.pop(answer.key, None)
        if older is not None:
            self.bytes -= older.size
        self._answers[answer.key] = answer
        self.bytes += answer.size
        if older is not None or answer.key in self._remembered:
            self._remembered.pop(answer.key, None)
            self._main.append(answer)
        else:
            self._small.append(answer)
            self._small_bytes += answer.size
        while self.bytes > self.most_bytes:
            self._make_room()

    def _make_room(self) -> None:
        small_is_full = self._small_bytes > self.most_bytes * SMALL_SHARE
        if self._small and (small_is_full or not self._main):
            self._take_from_small()
        else:
            self._take_from_main()

    def _take_from_small(self) -> None:
        answer = self._small.popleft()
        self._small_bytes -= answer.size
        if self._answers.get(answer.key) is not answer:
            return
        if answer.uses > 1:
            answer.uses = 0
            self._main.append(answer)
            return
        self._forget(answer)
        self._remembered[answer.key] = None
        while len(self._remembered) > MOST_REMEMBERED:
            self._remembered.popitem(last=False)

    def _take_from_main(self) -> None:
        answer = self._main.popleft()
        if self._answers.get(answer.key) is not answer:
            return
        if answer.uses > 0:
            answer.uses -= 1
            self._main.append(answer)
            return
        self._forget(answer)

    def _forget(self, answer: Answer) -> None:
        del self._answers[answer.key]
        self.bytes -= answer.size
        self.evicted += 1
