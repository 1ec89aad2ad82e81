"""Parses one manuscript file: YAML 1.2's plain core with every scalar kept as text, and a place for every part.

No anchors, aliases, tags, duplicate keys or second documents; depth and size are bounded. What is parsed comes from
strangers and the parser is C, so it runs in a process of its own (`parsing_process.py`), which may not open, write or
start anything, and in which memory and time are bounded. This file is that process's whole program and imports nothing
of ours.
"""

import json
import resource
import struct
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import yaml

LARGEST_FILE = 1_000_000
"""Bytes."""
DEEPEST = 20
MOST_MEMORY = 512 * 1024 * 1024
MOST_SECONDS = 20
"""Of processor time, for one file."""
LENGTH = struct.Struct(">I")
_LOADER = getattr(yaml, "CLoader", yaml.Loader)


class Refused(Exception):
    """What is not allowed in a file, what would be right, and where it stands."""

    def __init__(self, what: str, right: str, line: int = 1, column: int = 1) -> None:
        super().__init__(what)
        self.what, self.right, self.line, self.column = what, right, line, column


def parse(raw: bytes) -> tuple[Any, list[int]]:
    """The content of a file, and line and column of each of its nodes, one after the other. Raises Refused."""
    if len(raw) > LARGEST_FILE:
        raise Refused(f"the file is larger than {LARGEST_FILE} bytes", "split it")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Refused("the file begins with a byte order mark", "save it as plain UTF-8")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refused("the file is not UTF-8", "save it as plain UTF-8", line) from None
    return _Builder().build(text)


class _Builder:
    """Builds plain dictionaries, lists and texts from YAML events, remembering where each began."""

    def __init__(self) -> None:
        self._places: list[int] = []

    def build(self, text: str) -> tuple[Any, list[int]]:
        try:
            return self._document(text), self._places
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise Refused(f"this is not YAML: {error.problem}", "mend it", line, column) from None
        except yaml.YAMLError as error:
            raise Refused(f"this is not YAML: {str(error).splitlines()[0]}", "mend it") from None

    def _document(self, text: str) -> Any:
        events = (event for event in yaml.parse(text, Loader=_LOADER))
        content: Any = None
        seen = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    raise _refusal(event, "a second document", "keep one record a file")
                content = self._node(next(events), events, 0)
        if seen == 0:
            raise Refused("the file is empty", "write the record")
        return content

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Any:
        _check(event, depth)
        self._places.extend(_place(event))
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, depth)
        return self._mapping(events, depth)

    def _sequence(self, events: Iterator[yaml.Event], depth: int) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return items

    def _mapping(self, events: Iterator[yaml.Event], depth: int) -> dict[str, Any]:
        members: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise _refusal(event, "a key that is not a word", "use a plain word as the key")
            _check(event, depth)
            key = str(event.value)
            if key in members:
                raise _refusal(event, f"the key {key} a second time", "keep one of them")
            members[key] = self._node(next(events), events, depth + 1)
        return members


def _check(event: yaml.Event, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        raise _refusal(event, "an anchor or alias", "write the value out where it belongs")
    if getattr(event, "tag", None) is not None:
        raise _refusal(event, "a tag", "write the plain value; the schema knows its type")
    if depth > DEEPEST:
        raise _refusal(event, f"nested deeper than {DEEPEST}", "flatten it")


def _refusal(event: yaml.Event, what: str, right: str) -> Refused:
    return Refused(f"{what} is not allowed", right, *_place(event))


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def answer(raw: bytes) -> bytes:
    """What the process answers to a file: its content and places, or why it was refused; JSON, never anything live."""
    try:
        content, places = parse(raw)
        return json.dumps({"content": content, "places": places}).encode("ascii")
    except Refused as refused:
        told = [refused.what, refused.right, refused.line, refused.column]
    except MemoryError:
        told = ["the file needs too much memory to be read", "simplify it", 1, 1]
    return json.dumps({"refused": told}).encode("ascii")


def _confine() -> None:
    """Takes from this process what parsing does not need."""
    for limit in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC):
        resource.setrlimit(limit, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _allow_time() -> None:
    """Allows this file its time; whoever takes more is ended by the system."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + MOST_SECONDS, hard))


def _serve(asked: BinaryIO, told: BinaryIO) -> None:
    while header := asked.read(LENGTH.size):
        _allow_time()
        body = answer(asked.read(*LENGTH.unpack(header)))
        told.write(LENGTH.pack(len(body)) + body)
        told.flush()


if __name__ == "__main__":
    _confine()
    _serve(sys.stdin.buffer, sys.stdout.buffer)
