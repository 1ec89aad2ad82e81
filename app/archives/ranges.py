"""Ranges of bytes (RFC 9110 §14): one at a time; what asks for several, or cannot be understood, gets the whole."""

import re

UNIT = "bytes"
_RANGE = re.compile(r"bytes=[ \t]*(?P<first>\d{0,18})-(?P<last>\d{0,18})[ \t]*", re.ASCII | re.IGNORECASE)


class Unsatisfiable(ValueError):
    """A range that begins after the end."""


def range_of(header: str, size: int) -> tuple[int, int] | None:
    """The first byte and the one after the last; None for the whole. Raises Unsatisfiable."""
    found = _RANGE.fullmatch(header)
    if found is None or not (found["first"] or found["last"]):
        return None
    if not found["first"]:
        length = int(found["last"])
        if length == 0 or size == 0:
            raise Unsatisfiable
        return max(0, size - length), size
    first = int(found["first"])
    end = int(found["last"]) + 1 if found["last"] else size
    if found["last"] and end <= first:
        return None
    if first >= size:
        raise Unsatisfiable
    return first, min(end, size)
