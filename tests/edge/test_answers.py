"""Answers that are kept: their forms, and what a reader who has one already sends."""

import pytest

from app.edge.answers import answer_of
from app.edge.codings import IDENTITY

HEADERS = [(b"ETag", b'W/"abc"'), (b"cache-control", b"max-age=60"), (b"content-length", b"5"), (b"x-other", b"1")]


@pytest.mark.parametrize(
    ("wanted", "has_it"),
    [
        (b'W/"abc"', True),
        (b'"abc"', True),
        (b'"x", W/"abc"', True),
        (b"*", True),
        (b'"abcd"', False),
        (b"abc", False),
    ],
)
def test_validators_are_compared_weakly(wanted: bytes, has_it: bool) -> None:  # a table of truths
    assert answer_of(b"/", "", HEADERS, {IDENTITY: b"hello"}).is_held_by(wanted) is has_it


def test_a_form_has_its_own_length_and_coding_and_varies_by_it() -> None:
    answer = answer_of(b"/", "", HEADERS, {IDENTITY: b"hello", "br": b"hi"})
    coded = dict(answer.form(["zstd", "br"]).headers)
    assert coded[b"content-length"] == b"2"
    assert coded[b"content-encoding"] == b"br"
    assert coded[b"vary"] == b"Accept-Encoding"
    assert dict(answer.form([]).headers)[b"content-length"] == b"5"


def test_a_304_repeats_what_it_must_and_no_length() -> None:
    again = answer_of(b"/", "", HEADERS, {IDENTITY: b"hello"}).not_modified
    assert again is not None
    assert {name for name, _ in again.headers} == {b"etag", b"cache-control", b"vary"}
    assert again.head.startswith(b"HTTP/1.1 304 Not Modified\r\n")
