"""Watches every connection of a server: once a second, one look at each, and no timer for any of them.

Time is counted in beats, about a second each. A server that was itself held up counts fewer of them, so that no reader
pays for our own delays.
"""

from __future__ import annotations

import asyncio
import heapq
import resource
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.edge.hosts import Hosts

if TYPE_CHECKING:
    from app.edge.guard import GuardedProtocol
    from app.edge.refusals import Refusal

SPARE_FILES = 64
"""Open files that are not connections: editions, the office, logs."""
EVICTED_SHARE = 0.1
"""How much room is made at once, where some must be made."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a connection may take, in seconds, and how many there may be."""

    first: int = 10
    """From connecting to the first byte."""
    head: int = 5
    """A request's head, from its first byte to its last."""
    content: int = 15
    """A request's content."""
    unread: int = 15
    """Without taking 16 kB of an answer that waits."""
    idle: int = 75
    """Between two requests; longer than a proxy keeps its own end."""
    parting: int = 2
    """From the last word to the end, so that it is read."""
    connections: int = 4000


class Watch:
    """The beat, the limits and the hosts that all connections of one server share."""

    def __init__(self, limits: Limits | None = None, hosts: Iterable[str] = ()) -> None:
        self.limits = limits or Limits()
        self.most = _affordable(self.limits.connections)
        self.hosts = Hosts(hosts)
        self.second = 1.0
        """How long a beat is; shorter only where a test is in a hurry."""
        self.beat = 0
        self.evicted = 0
        self.cut_off = 0
        """Connections that were ended because nobody read what was sent."""
        self.refused: Counter[int] = Counter()
        """Requests refused before any route saw them, by status."""
        self.on_refusal: Callable[[Refusal], None] | None = None
        self._connections: dict[GuardedProtocol, None] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._room = 0

    def admit(self, newcomer: GuardedProtocol) -> bool:
        """Whether a new connection may stay; idle ones make room for it where it is crowded."""
        self._connections[newcomer] = None
        if self._timer is None:
            self._timer = newcomer.loop.call_later(self.second, self._look)
        if len(self._connections) <= self.most:
            self._room = 0
            return True
        self._room = self._room or self._evict(newcomer)
        if self._room == 0:
            return False
        self._room -= 1
        return True

    def forget(self, connection: GuardedProtocol) -> None:
        """The connection is gone."""
        self._connections.pop(connection, None)

    def note_refusal(self, refusal: Refusal) -> None:
        """Counts a refusal, and tells whoever listens."""
        self.refused[refusal.kind.status] += 1
        if self.on_refusal is not None:
            self.on_refusal(refusal)

    def __len__(self) -> int:
        """How many connections there are."""
        return len(self._connections)

    def _look(self) -> None:
        self.beat += 1
        self._timer = None
        for connection in list(self._connections):
            connection.judge(self.beat)
        if self._connections:
            loop = next(iter(self._connections)).loop
            self._timer = loop.call_later(self.second, self._look)

    def _evict(self, newcomer: GuardedProtocol) -> int:
        """Ends the connections that have been idle longest, else those longest at their head; tells how many."""
        most = max(1, int(self.most * EVICTED_SHARE))
        for may_go in (_is_idle, _is_unheard):
            others = (one for one in self._connections if one is not newcomer and may_go(one))
            found = heapq.nsmallest(most, others, key=lambda one: one.since)
            if found:
                for connection in found:
                    connection.transport.close()
                self.evicted += len(found)
                return len(found)
        return 0


def _is_idle(connection: GuardedProtocol) -> bool:
    return connection.is_idle


def _is_unheard(connection: GuardedProtocol) -> bool:
    """Whether the connection's request is not whole, and there is no other to answer first."""
    return connection.is_unheard


def _affordable(wanted: int) -> int:
    """As many connections as the process may have open files for, leaving room for those being closed."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed == resource.RLIM_INFINITY:
        return wanted
    return max(16, min(wanted, int((allowed - SPARE_FILES) / (1 + EVICTED_SHARE))))
