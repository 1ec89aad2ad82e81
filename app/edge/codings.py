"""Content codings: which one a reader prefers, and a body in each of them, made once."""

import gzip
from collections.abc import Callable, Mapping

import brotli
import zstandard

IDENTITY = ""
SMALLEST_WORTH_CODING = 600
"""Bytes. Below it, a coded body saves less than a packet."""
SLOW_BROTLI, FAST_BROTLI = 9, 5
LARGE = 200_000
"""Bytes. Above it, Brotli's higher quality costs more than it saves."""
MOST_REMEMBERED = 512
LONGEST_REMEMBERED = 200
"""Bytes of a header that is remembered; browsers send about 30."""

CODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "zstd": lambda body: zstandard.ZstdCompressor(level=12).compress(body),
    "br": lambda body: brotli.compress(body, quality=FAST_BROTLI if len(body) > LARGE else SLOW_BROTLI),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
"""In the order we prefer them where a reader likes several equally."""


def coded(body: bytes) -> dict[str, bytes]:
    """The body in every coding that makes it smaller; nothing for one too small to be worth it."""
    if len(body) < SMALLEST_WORTH_CODING:
        return {}
    made = {name: coder(body) for name, coder in CODERS.items()}
    # Copied, because zstandard's bytes hold on to as much memory as the plain body has.
    return {name: bytes(memoryview(smaller)) for name, smaller in made.items() if len(smaller) < len(body)}


class Preferences:
    """Reads Accept-Encoding (RFC 9110 §12.5.3), and remembers what it read."""

    def __init__(self) -> None:
        self._remembered: dict[bytes, tuple[str, ...]] = {}

    def of(self, header: bytes) -> tuple[str, ...]:
        """The codings of ours that the reader accepts, the best first."""
        known = self._remembered.get(header)
        if known is None:
            known = _accepted(header)
            if len(header) <= LONGEST_REMEMBERED:
                self._remembered[header] = known
            if len(self._remembered) > MOST_REMEMBERED:
                del self._remembered[next(iter(self._remembered))]
        return known


def _accepted(header: bytes) -> tuple[str, ...]:
    weights: dict[str, float] = {}
    for part in header.decode("latin-1").lower().split(","):
        name, _, parameters = part.strip().partition(";")
        weights[name.strip()] = _weight(parameters)
    rest = weights.get("*", 0.0)
    ours = {name: weights.get(name, rest) for name in CODERS}
    plain = weights.get("identity", 0.0)
    wanted = [name for name, weight in ours.items() if weight > 0 and weight >= plain]
    return tuple(sorted(wanted, key=lambda name: -ours[name]))


def _weight(parameters: str) -> float:
    name, _, number = parameters.strip().partition("=")
    if not parameters.strip():
        return 1.0
    try:
        return max(0.0, min(1.0, float(number))) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
