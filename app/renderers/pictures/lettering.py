"""How wide words are, and where their lines break. Sizes and widths are in pixels."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files

FONT_FILE = files("app").joinpath("static/fonts/Inter-Regular.otf")
FONT_FAMILY = "Inter"
_WIDTHS: dict[str, int] = json.loads(
    files("app").joinpath("static/fonts/Inter-Regular.widths.json").read_text(encoding="utf-8")
)
"""Thousandths of the size, by character; the empty name is for a character that the font has not."""
OTHER_FONTS = 1.12
"""A reader without the font sees another: the widest one at hand (DejaVu Sans) needs so many times the room."""
ELLIPSIS = "…"
_SPACE = re.compile(r"[ \t\r\n]+")
LEADING = 1.38
"""From one line to the next, in sizes."""


def width_of(words: str, size: float) -> float:
    """How wide a line of words is in the font that is shipped."""
    unknown = _WIDTHS[""]
    return sum(_WIDTHS.get(letter, unknown) for letter in words) * size / 1000


def room_for(words: str, size: float) -> float:
    """How much room a line of words needs, whichever font the reader has."""
    return width_of(words, size) * OTHER_FONTS


def wrapped(words: str, size: float, width: float) -> list[str]:
    """The words in lines that fit; a word too long for any line is cut."""
    lines: list[str] = []
    line = ""
    for word in _fitting(words, size, width):
        longer = f"{line} {word}".strip()
        if line and room_for(longer, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def _fitting(words: str, size: float, width: float) -> Iterator[str]:
    """The words, those that are too long for a line in pieces."""
    for whole in _SPACE.split(words.strip().replace(" %", "\N{NO-BREAK SPACE}%")):
        word = whole
        while len(word) > 1 and room_for(word, size) > width:
            end = len(word) - 1
            while end > 1 and room_for(word[:end], size) > width:
                end -= 1
            joint = max(word.rfind(mark, 0, end) for mark in "/-") + 1
            end = joint if joint > 1 else end
            yield word[:end]
            word = word[end:]
        yield word


def shortened(lines: list[str], most: int, size: float, width: float) -> list[str]:
    """At most so many of the lines; the last one ends in … where some were left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and room_for(last + ELLIPSIS, size) > width:
        last = last[:-1]
    whole_words = last if last == lines[most - 1] else last.rpartition(" ")[0] or last
    return [*lines[: most - 1], whole_words.rstrip(" ,.;") + ELLIPSIS]
