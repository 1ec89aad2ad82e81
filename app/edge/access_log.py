"""The access log: a line of JSON for every answer that was made, and one a second for those given out of memory.

A line has the route as it is written in the API and never as it was asked, so there is no search, no parameter and no
reader in it: no query, no address, no header. Whoever answers only appends to a queue; a thread of its own writes, and
where it cannot keep up or the disk is full, lines are dropped and counted, and nobody waits.
"""

import json
import logging
import os
import re
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from app.edge.answers import Answer, Form
from app.edge.refusals import Refusal

log = logging.getLogger("equipoise.edge")

OFF, STANDARD_OUTPUT = "", "-"
MOST_WAITING = 20_000
MOST_KEPT_WAITING = 200_000
EVERY_SECOND = 1.0
PATIENCE = 2.0
"""Seconds that the end of the server waits for the last lines."""
NO_ROUTE = "none"
_EDITION = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{1,9}")
Noted = TypeVar("Noted")
Templates = Sequence[tuple[re.Pattern[str], str]]


@dataclass(frozen=True, slots=True)
class Made:
    """An answer that was made for one request."""

    ended: float
    request: str
    method: str
    path: str
    status: int
    milliseconds: float
    bytes: int
    edition: str
    is_cut: bool
    """Whether it ended before it was whole."""


class AccessLog:
    """Takes notes of what was answered, and writes them to a file or to standard output."""

    def __init__(self, target: str, templates: Templates) -> None:
        self.is_on = target != OFF
        self.dropped = 0
        self._write = _to_standard_output if target == STANDARD_OUTPUT else _appending_to(Path(target))
        self._templates = templates
        self._made: deque[Made] = deque()
        self._kept: deque[tuple[Answer, Form, bool]] = deque(maxlen=MOST_KEPT_WAITING)
        self._refused: Counter[Refusal] = Counter()
        self._is_ending = threading.Event()
        self._place = lru_cache(maxsize=4096)(self._found_place)
        self.note_kept: Callable[[tuple[Answer, Form, bool]], None] | None = self._kept.append if self.is_on else None
        """Notes a kept answer, the form it was given in, and whether only its head was asked for."""

    def note(self, made: Made) -> None:
        """Notes an answer that was made."""
        if not self.is_on:
            return
        if len(self._made) >= MOST_WAITING:
            self.dropped += 1
        else:
            self._made.append(made)

    def note_refusal(self, refusal: Refusal) -> None:
        """Notes a request that was refused before any route saw it."""
        if self.is_on:
            self._refused[refusal] += 1

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Writes once a second until the block ends, and then what is left."""
        if not self.is_on:
            yield
            return
        self._is_ending.clear()
        thread = threading.Thread(target=self._keep_writing, name="access log", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._is_ending.set()
            thread.join(PATIENCE)

    def _keep_writing(self) -> None:
        is_well = True
        while True:
            is_last = self._is_ending.wait(EVERY_SECOND)
            dropped = self.dropped
            lines = [json.dumps(line, separators=(",", ":")) for line in self._lines(dropped)]
            try:
                if lines:
                    self._write("".join(f"{line}\n" for line in lines).encode())
                self.dropped -= dropped
                is_well = True
            except OSError as error:
                self.dropped += len(lines) - bool(dropped)
                if is_well:
                    log.warning("the access log cannot be written: %s", error.strerror)
                is_well = False
            if is_last:
                return

    def _lines(self, dropped: int) -> Iterator[dict[str, object]]:
        for made in _taken(self._made):
            template, pinned = self._place(made.path)
            yield {
                "time": _written(made.ended),
                "request": made.request,
                "method": made.method,
                "route": template,
                "status": made.status,
                "ms": round(made.milliseconds, 2),
                "bytes": made.bytes,
                "edition": made.edition or pinned,
                **({"cut": True} if made.is_cut else {}),
            }
        now = _written(time.time())
        yield from self._lines_of_kept(now)
        for refusal in list(self._refused):
            count = self._refused.pop(refusal)
            yield {"time": now, "refused": refusal.kind.slug, "status": refusal.kind.status, "count": count}
        if dropped:
            yield {"time": now, "dropped": dropped}

    def _lines_of_kept(self, now: str) -> Iterator[dict[str, object]]:
        counts: Counter[tuple[str, int, str]] = Counter()
        sizes: Counter[tuple[str, int, str]] = Counter()
        for answer, form, is_head in _taken(self._kept):
            template, pinned = self._place(answer.key.partition(b"?")[0].decode("latin-1"))
            kind = (template, 304 if form is answer.not_modified else 200, answer.edition or pinned)
            counts[kind] += 1
            sizes[kind] += 0 if is_head else len(form.body)
        for kind, count in counts.items():
            route, status, edition = kind
            told = {"route": route, "status": status, "count": count, "bytes": sizes[kind], "edition": edition}
            yield {"time": now, "kept": True, **told}

    def _found_place(self, path: str) -> tuple[str, str]:
        """The route of a path as it is written, and the edition that the path names."""
        for pattern, template in self._templates:
            found = pattern.match(path)
            if found is not None:
                edition = found.groupdict().get("edition_id", "")
                return template, edition if _EDITION.fullmatch(edition) else ""
        return NO_ROUTE, ""


def _taken(queue: deque[Noted]) -> Iterator[Noted]:
    """What is in the queue now; what comes while it is taken waits for the next time."""
    for _ in range(len(queue)):
        yield queue.popleft()


def _written(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _to_standard_output(batch: bytes) -> None:
    while batch:
        batch = batch[os.write(1, batch) :]


def _appending_to(path: Path) -> Callable[[bytes], None]:
    """Opens the file anew each time, so that it may be moved away for a new one."""

    def append(batch: bytes) -> None:
        with path.open("ab", buffering=0) as opened:
            opened.write(batch)

    return append
