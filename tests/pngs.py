"""Reads a PNG as the tests need it: eight bits, with or without an alpha channel, not interlaced."""

import struct
import zlib
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}
"""By colour type."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """The pixels of a picture, line by line."""

    width: int
    height: int
    channels: int
    lines: tuple[bytes, ...]

    def colour(self, x: int, y: int) -> tuple[int, ...]:
        """Red, green and blue of one pixel."""
        start = x * self.channels
        return tuple(self.lines[y][start : start + 3])

    def other_than(self, paper: tuple[int, ...]) -> int:
        """How many pixels are of another colour."""
        return sum(
            bytes(paper) != line[start : start + 3]
            for line in self.lines
            for start in range(0, len(line), self.channels)
        )

    def columns_other_than(self, paper: tuple[int, ...]) -> list[int]:
        """The columns that hold a pixel of another colour."""
        return [x for x in range(self.width) if any(self.colour(x, y) != paper for y in range(self.height))]


def read_png(content: bytes) -> Pixels:
    """The pixels of a PNG file."""
    assert content.startswith(SIGNATURE)
    chunks: dict[bytes, bytes] = {}
    place = len(SIGNATURE)
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        name = content[place + 4 : place + 8]
        chunks[name] = chunks.get(name, b"") + content[place + 8 : place + 8 + length]
        place += length + 12
    width, height, depth, colour_type, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (depth, interlaced) == (8, 0)
    channels = CHANNELS[colour_type]
    return Pixels(width, height, channels, _lines(zlib.decompress(chunks[b"IDAT"]), width * channels, channels))


def _lines(raw: bytes, length: int, channels: int) -> tuple[bytes, ...]:
    lines: list[bytes] = []
    above = bytes(length)
    for start in range(0, len(raw), length + 1):
        line = bytearray(raw[start + 1 : start + 1 + length])
        _unfilter(raw[start], line, above, channels)
        above = bytes(line)
        lines.append(above)
    return tuple(lines)


def _unfilter(how: int, line: bytearray, above: bytes, channels: int) -> None:
    """Undoes one of PNG's five filters (ISO/IEC 15948, 9.2)."""
    for place in range(len(line)):
        left = line[place - channels] if place >= channels else 0
        corner = above[place - channels] if place >= channels else 0
        guess = (0, left, above[place], (left + above[place]) // 2, _paeth(left, above[place], corner))[how]
        line[place] = (line[place] + guess) & 0xFF


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))
