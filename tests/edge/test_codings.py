"""Content codings: what a reader prefers, and bodies that come back as they were."""

import gzip
import tracemalloc

import brotli
import pytest
import zstandard

from app.edge.codings import CODERS, LONGEST_REMEMBERED, SMALLEST_WORTH_CODING, Preferences, coded

BODY = b"a treatment and another treatment, side by side; " * 200


@pytest.mark.parametrize(
    ("header", "preferred"),
    [
        (b"", ()),
        (b"gzip", ("gzip",)),
        (b"gzip, deflate, br, zstd", ("zstd", "br", "gzip")),
        (b"br;q=0.5, gzip;q=0.9", ("gzip", "br")),
        (b"br;q=0, gzip", ("gzip",)),
        (b"*", ("zstd", "br", "gzip")),
        (b"*;q=0, br", ("br",)),
        (b"identity, gzip;q=0.5", ()),
        (b"gzip;q=nonsense", ()),
        (b"GZIP", ("gzip",)),
    ],
)
def test_a_reader_gets_what_it_prefers(header: bytes, preferred: tuple[str, ...]) -> None:
    assert Preferences().of(header) == preferred


def test_a_flood_of_strange_headers_is_not_remembered_for_ever() -> None:
    preferences = Preferences()
    for number in range(5000):
        preferences.of(b"x-%d" % number)
        assert min(number + 1, 512) - 1 <= len(preferences._remembered) <= 512
    assert preferences.of(b"br") == ("br",)
    preferences.of(b"br, " + b"x" * 1000)
    assert all(len(header) <= LONGEST_REMEMBERED for header in preferences._remembered)


def test_every_coded_body_comes_back_as_it_was() -> None:
    bodies = coded(BODY)
    assert set(bodies) == set(CODERS)
    assert gzip.decompress(bodies["gzip"]) == BODY
    assert brotli.decompress(bodies["br"]) == BODY
    assert zstandard.ZstdDecompressor().decompress(bodies["zstd"]) == BODY


def test_a_coded_body_takes_no_more_memory_than_it_is_long() -> None:
    bodies = [b"%d: %b" % (number, BODY) for number in range(20)]
    coded(bodies[0])
    tracemalloc.start()
    kept = [coded(body) for body in bodies]
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < sum(len(smaller) + 500 for one in kept for smaller in one.values())


def test_a_body_too_small_to_be_worth_it_is_not_coded() -> None:
    assert coded(BODY[: SMALLEST_WORTH_CODING - 1]) == {}
