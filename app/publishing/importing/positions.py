"""JSON with the line every entry of a bundle stands on, and without what no honest file has."""

import json
import re
from typing import Any

from app.publishing.importing.drafts import Plain, Unreadable

_ENTRIES = re.compile(r'"entry"[ \t\r\n]*:[ \t\r\n]*\[')
_BETWEEN = re.compile(r"[ \t\r\n,]*")


def read_json(text: str) -> Any:
    """A document. Raises Unreadable for one that is broken, too deep, says a thing twice or holds what is no number."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as broken:
        raise Unreadable(f"this is not JSON ({broken.msg}, line {broken.lineno})", "a FHIR bundle as JSON") from None
    except RecursionError:
        raise Unreadable("this is nested too deeply", "a FHIR bundle") from None


def _once(pairs: list[tuple[str, Any]]) -> Plain:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Unreadable("a member stands twice in one object", "each member once")
    return made


def _no_number(text: str) -> Any:
    raise Unreadable(f"{text} is no number", "a finite number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)


def lines_of_entries(text: str, count: int) -> list[int]:
    """The line each entry of a bundle begins on; line 1 where it cannot be found."""
    found = _ENTRIES.search(text)
    lines: list[int] = []
    if found is None:
        return [1] * count
    place, line, seen = found.end(), 1, 0
    for _ in range(count):
        start = _BETWEEN.match(text, place)
        place = start.end() if start else place
        line += text.count("\n", seen, place)
        seen = place
        lines.append(line)
        _, place = _DECODER.raw_decode(text, place)
    return lines
