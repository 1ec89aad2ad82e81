"""Cursors: opaque, signed, and tied to their edition and question."""

import base64
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadRequest
from app.queries.cursors import LONGEST_CURSOR, Cursor, check_question, question_digest, read_cursor

KEY = "a key"
A_CURSOR = Cursor("2026.11.1", "0123456789abcdef", ("lunavast", 3))
URL_SAFE = string.ascii_letters + string.digits + "-_"


def is_refused(token: str, key: str = KEY) -> bool:
    """Whether reading the token is refused as it must be."""
    try:
        read_cursor(token, key)
    except BadRequest as error:
        (fault,) = error.faults
        assert (fault.parameter, fault.code) == ("cursor", "invalid_cursor")
        return True
    return False


@given(
    edition=st.text(max_size=20),
    question=st.text(max_size=16),
    after=st.tuples(st.one_of(st.text(max_size=80), st.integers(-(2**53), 2**53)), st.integers(0, 10**6)),
)
def test_a_cursor_survives_its_token(edition: str, question: str, after: tuple[str | int, ...]) -> None:
    cursor = Cursor(edition, question, after)
    token = cursor.token(KEY)
    assert set(token) <= set(URL_SAFE)
    if len(token) <= LONGEST_CURSOR:
        assert read_cursor(token, KEY) == cursor


@pytest.mark.parametrize("question", ["0123456789abcdef", "0123456789abcde", "0123456789abcd"])
def test_no_character_of_a_token_can_be_changed(question: str) -> None:
    """Of every length, so that also the last character, which may hold unused bits, is looked at."""
    token = Cursor("2026.11.1", question, (1, 2)).token(KEY)
    assert not is_refused(token)
    for place, was in enumerate(token):
        for other in URL_SAFE + "+/=. %é":
            if other != was:
                assert is_refused(token[:place] + other + token[place + 1 :]), (place, other)


def test_no_byte_of_a_token_can_be_flipped() -> None:
    token = A_CURSOR.token(KEY)
    raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    for place in range(len(raw)):
        for bit in range(8):
            flipped = bytearray(raw)
            flipped[place] ^= 1 << bit
            assert is_refused(base64.urlsafe_b64encode(bytes(flipped)).decode().rstrip("="))


@pytest.mark.parametrize("place", range(0, 80, 7))
def test_a_token_cannot_be_cut_or_lengthened(place: int) -> None:
    token = A_CURSOR.token(KEY)
    assert is_refused(token[:place])
    assert is_refused(token + token[:place] + "A")


@pytest.mark.parametrize("token", ["", "=", "==", "A", "é", "☃", "a" * (LONGEST_CURSOR + 1), "null", "W10", " "])
def test_what_is_no_token_is_refused(token: str) -> None:
    assert is_refused(token)
    assert is_refused(A_CURSOR.token(KEY) + "=")


def test_a_token_of_another_key_is_refused() -> None:
    assert is_refused(A_CURSOR.token(KEY), "another key")


def test_the_question_is_the_same_for_every_page_and_another_for_other_filters() -> None:
    first = question_digest("treatments", {"limit": 20, "cursor": None, "form": "drug", "count": False})
    assert first == question_digest("treatments", {"form": "drug", "limit": 3, "cursor": "abc", "sort": None})
    others = [
        question_digest("treatments", {"form": "device"}),
        question_digest("treatments", {}),
        question_digest("sources", {"form": "drug"}),
        question_digest("treatments", {"form": "drug", "sort": "name"}),
        question_digest("treatments", {"form": "drug", "where": ["a:lt:1"]}),
    ]
    assert len({first, *others}) == 6


def test_a_cursor_of_another_question_is_refused() -> None:
    check_question(A_CURSOR, A_CURSOR.question)
    with pytest.raises(BadRequest) as caught:
        check_question(A_CURSOR, "another")
    assert caught.value.faults[0].expected == "the same filters as on the first page, or no cursor"
