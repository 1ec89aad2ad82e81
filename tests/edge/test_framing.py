"""Framing: the fields that say where a request ends, each understood in one way or not at all."""

import pytest

from app.edge import refusals
from app.edge.framing import LARGEST_CONTENT, check_framing, framing_of
from app.edge.refusals import Refusal, Refused

LENGTH, CODING = b"content-length", b"transfer-encoding"


def test_a_field_that_stands_twice_is_read_as_one_list() -> None:
    framing = framing_of([(CODING, b"gzip"), (b"host", b"x"), (CODING, b"chunked")])
    assert framing[CODING] == b"gzip,chunked"
    assert framing[LENGTH] == b""


@pytest.mark.parametrize(
    ("headers", "method", "version"),
    [
        ([], b"GET", "1.1"),
        ([(LENGTH, b"0")], b"GET", "1.0"),
        ([(CODING, b"Chunked")], b"POST", "1.1"),
        ([(LENGTH, b"%d" % LARGEST_CONTENT)], b"POST", "1.1"),
        ([(b"content-encoding", b"identity")], b"POST", "1.1"),
        ([(b"expect", b"100-Continue")], b"POST", "1.1"),
    ],
)
def test_what_is_said_plainly_passes(headers: list[tuple[bytes, bytes]], method: bytes, version: str) -> None:
    check_framing(framing_of(headers), method, version)


@pytest.mark.parametrize(
    ("headers", "method", "version", "refusal"),
    [
        ([(CODING, b"chunked")], b"POST", "1.0", refusals.OLD_CHUNKS),
        ([(CODING, b"chunked, chunked")], b"POST", "1.1", refusals.TRANSFER_CODING),
        ([(b"content-encoding", b"br")], b"POST", "1.1", refusals.CODED),
        ([(b"expect", b"100-continue"), (b"expect", b"x")], b"POST", "1.1", refusals.EXPECTS),
        ([(LENGTH, b"%d" % (LARGEST_CONTENT + 1))], b"POST", "1.1", refusals.LARGE_CONTENT),
        ([(LENGTH, b"1")], b"OPTIONS", "1.1", refusals.NO_CONTENT),
        ([(CODING, b"chunked")], b"HEAD", "1.1", refusals.NO_CONTENT),
    ],
)
def test_what_could_be_understood_otherwise_is_refused(
    headers: list[tuple[bytes, bytes]], method: bytes, version: str, refusal: Refusal
) -> None:
    with pytest.raises(Refused) as raised:
        check_framing(framing_of(headers), method, version)
    assert raised.value.refusal is refusal
