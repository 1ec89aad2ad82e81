"""What is asked of the systems: addresses, headers, and what must be true of the answers that are measured."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bench.answers import Answer, ask
from bench.load import Load

Check = Callable[[Sequence[Answer]], None]
LONGEST_SETTLING = 5
LONGEST_WAIT = 0.25
FEWEST_CONNECTIONS = 4


class WrongAnswer(Exception):
    """An answer that is not what is to be measured."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to measure of one system."""

    name: str
    addresses: Sequence[str]
    check: Check
    headers: Mapping[str, str] = field(default_factory=dict)
    is_conditional: bool = False
    """Whether to ask with the answer's own ETag, so that 304 is the answer."""
    connections: int | None = None
    """Where it must be another number than the plan's."""

    def load(self, connections: int) -> Load:
        """What to put on the server; looks at the answers first. Raises WrongAnswer."""
        headers = dict(self.headers)
        if self.is_conditional:
            headers["If-None-Match"] = ask(self.addresses[0], headers).header("etag")
        load = Load(self.addresses, self.connections or connections, headers)
        self._settle(load)
        return replace(load, connections=min(load.connections, self._fitting(load)))

    def _fitting(self, load: Load) -> int:
        """So many connections that nothing waits much longer than a quarter of a second.

        What is still being answered when time is up is not counted, and must be little of the whole.
        """
        took = min(self._timed(load) for _ in range(3))
        return max(FEWEST_CONNECTIONS, round(LONGEST_WAIT / took))

    def _timed(self, load: Load) -> float:
        began = time.perf_counter()
        ask(self.addresses[0], load.headers)
        return time.perf_counter() - began

    def look(self, load: Load) -> None:
        """Looks at some answers. Raises WrongAnswer."""
        shown = [self.addresses[place] for place in (0, len(self.addresses) // 2, -1)]
        self.check([ask(address, load.headers) for address in shown])

    def _settle(self, load: Load) -> None:
        """Waits for an answer that is made in the background, such as a coded body."""
        deadline = time.monotonic() + LONGEST_SETTLING
        while True:
            try:
                self.look(load)
            except WrongAnswer:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
            else:
                return


def all_of(*checks: Check) -> Check:
    """Every one of these."""

    def check(answers: Sequence[Answer]) -> None:
        for one in checks:
            one(answers)

    return check


def status(wanted: int) -> Check:
    """This status."""
    return _each(lambda answer: answer.status == wanted, lambda answer: f"status {answer.status}, not {wanted}")


def hit(answers: Sequence[Answer]) -> None:
    """From the cache, as the answer says itself."""
    _each(lambda answer: "hit" in answer.header("cache-status"), lambda _: "not from the cache")(answers)


def miss(answers: Sequence[Answer]) -> None:
    """Not from the cache, as the answer says itself."""
    _each(lambda answer: "hit" not in answer.header("cache-status"), lambda _: "from the cache, which must be off")(
        answers
    )


def coded(coding: str) -> Check:
    """In this coding."""
    return _each(
        lambda answer: answer.header("content-encoding") == coding,
        lambda answer: f"in the coding {answer.header('content-encoding') or 'identity'}, not {coding}",
    )


def same_bytes(body: bytes) -> Check:
    """The very bytes that we answer."""
    return _each(lambda answer: answer.body == body, lambda answer: f"{len(answer.body)} other bytes")


def same_facts(wanted: Any, *, part: Callable[[Any], Any] = lambda told: told) -> Check:
    """The same data, whatever its order and spacing; `part` takes out what is compared."""
    return _each(lambda answer: bool(part(answer.json()) == wanted), lambda _: "other facts than ours")


def one_of(documents: Mapping[str, Any]) -> Check:
    """One of these documents, whichever was asked for by its slug."""

    def test(answer: Answer) -> bool:
        told = answer.json()
        return bool(documents.get(told["slug"]) == told)

    return _each(test, lambda _: "other facts than ours")


def holds(test: Callable[[Any], bool], what: str) -> Check:
    """Data of which this is true."""
    return _each(lambda answer: test(answer.json()), lambda _: what)


def _each(test: Callable[[Answer], bool], told: Callable[[Answer], str]) -> Check:
    def check(answers: Sequence[Answer]) -> None:
        for answer in answers:
            if not test(answer):
                raise WrongAnswer(told(answer))

    return check
