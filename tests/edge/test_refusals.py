"""Refusals: each a problem document that says it is the end, with the headers of every answer."""

import httptools
import pytest

from app.documents.problems import Problem
from app.edge import refusals
from app.edge.headers import CLOSED_POLICY, EVERY_ANSWER
from app.edge.refusals import OUR_MISTAKE, Refusal, answer_to, refusal_of
from app.problems import PROBLEM_TYPES

EVERY_REFUSAL = [told for told in vars(refusals).values() if isinstance(told, Refusal)]


@pytest.mark.parametrize("refusal", EVERY_REFUSAL, ids=lambda refusal: refusal.detail)
def test_a_refusal_is_a_whole_answer(refusal: Refusal) -> None:
    head, _, body = answer_to(refusal, [(b"date", b"now")]).partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert first.startswith(f"HTTP/1.1 {refusal.kind.status} ")
    assert headers["date"] == "now"
    assert headers["connection"] == "close"
    assert headers["content-length"] == str(len(body))
    assert headers["content-security-policy"] == CLOSED_POLICY
    assert EVERY_ANSWER.items() <= headers.items()
    told = Problem.model_validate_json(body)
    assert (told.status, told.detail) == (refusal.kind.status, refusal.detail)
    assert refusal.kind in PROBLEM_TYPES


def test_a_mistake_of_ours_within_the_parser_is_told_as_ours() -> None:
    class Mistaken:
        def on_url(self, _: bytes) -> None:
            raise ZeroDivisionError

    parser = httptools.HttpRequestParser(Mistaken())
    with pytest.raises(httptools.HttpParserError) as raised:
        parser.feed_data(b"GET / HTTP/1.1\r\n\r\n")
    assert refusal_of(raised.value, b"") is OUR_MISTAKE


def test_nothing_of_what_was_sent_is_repeated() -> None:
    parser = httptools.HttpRequestParser(object())
    with pytest.raises(httptools.HttpParserError) as raised:
        parser.feed_data(b"GET / HTTP/1.1\r\nsecret\x01: marker\r\n\r\n")
    told = answer_to(refusal_of(raised.value, b"secret"), [])
    assert b"400" in told
    assert b"secret" not in told
    assert b"marker" not in told
