"""The last answers with their validators: what did not change is not sent twice."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and how to ask whether it changed."""

    etag: str
    answer: Any
    is_for_ever: bool


class Memory:
    """Keeps so many answers; the oldest go first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def get(self, address: str) -> Kept | None:
        """What is kept of an address."""
        kept = self._kept.get(address)
        if kept is not None:
            self._kept.move_to_end(address)
        return kept

    def put(self, address: str, headers: httpx.Headers, answer: Any) -> None:
        """Keeps an answer that can be asked after."""
        if "etag" not in headers or not self._most:
            return
        self._kept[address] = Kept(headers["etag"], answer, "immutable" in headers.get("cache-control", ""))
        self._kept.move_to_end(address)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
