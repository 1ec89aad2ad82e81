"""The front: every request has a name of ours, and a mistake that nothing caught ends in a problem or in silence."""

import logging
import re

import httpx
import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.edge.access_log import AccessLog, Made
from app.edge.front import Front
from app.problems import UNEXPECTED, problem
from tests.edge.calls import Heard, call, hello
from tests.edge.test_last_resort import OF_THE_HOUSE, fails, fails_late

NAME = re.compile(r"[0-9a-f]{16}")


class Noting(AccessLog):
    """An access log that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__("", [])
        self.noted: list[Made] = []

    def note(self, made: Made) -> None:
        self.noted.append(made)


def asked(app: ASGIApp, **more: object) -> tuple[Heard, Made]:
    log = Noting()
    heard = call(Front(app, log=log, answer=lambda: problem(UNEXPECTED, "A mistake.", path="/")), **more)  # type: ignore[arg-type]  # parts of a scope
    (made,) = log.noted
    return heard, made


def test_an_answer_has_the_name_that_its_line_has() -> None:
    heard, made = asked(hello, path="/v1/treatments")
    assert NAME.fullmatch(heard.headers["x-request-id"])
    assert made.request == heard.headers["x-request-id"]
    assert (made.method, made.path, made.status, made.bytes) == ("GET", "/v1/treatments", 200, 8)
    assert made.milliseconds >= 0
    assert not made.is_cut


def test_the_name_is_never_the_readers() -> None:
    sent = b"0123456789abcdef"
    heard, _ = asked(hello, headers=[(b"x-request-id", sent), (b"traceparent", sent)])
    assert heard.headers["x-request-id"] != sent.decode()


def test_a_mistake_before_the_answer_is_a_problem_and_logged_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    heard, made = asked(fails)
    assert heard.status == made.status == 500
    assert heard.headers["content-type"] == "application/problem+json"
    assert made.request in caplog.text
    assert OF_THE_HOUSE not in caplog.text.replace("raise RuntimeError(OF_THE_HOUSE)", "")


def test_an_answer_that_breaks_off_is_not_finished_and_its_line_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "equipoise.edge"):
        heard, made = asked(fails_late)
    assert [message["type"] for message in heard.messages] == ["http.response.start"]
    assert made.is_cut
    assert "RuntimeError" in caplog.text


async def of_an_edition(scope: Scope, receive: Receive, send: Send) -> None:
    """An answer that says which editions it may be purged by."""
    keys = b"edition/2026.11.2 edition/2026.10.1 treatments/x"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"surrogate-key", keys)]})
    await send({"type": "http.response.body", "body": b""})


def test_the_line_has_the_edition_that_was_shown() -> None:
    assert asked(of_an_edition)[1].edition == "2026.10.1"


def test_the_name_is_known_inside() -> None:
    inside: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        inside.append(scope["state"]["request_id"])
        await hello(scope, receive, send)

    assert asked(app)[1].request == inside[0]


def test_the_lifespan_passes_through() -> None:
    heard: list[Message] = call(Front(hello, log=Noting(), answer=problem), kind="lifespan").messages  # type: ignore[arg-type]  # never called
    assert heard


def test_answers_that_were_made_are_named_and_kept_ones_are_the_same_for_everyone(pack: httpx.Client) -> None:
    names = {pack.get("/v1/nowhere").headers["x-request-id"] for _ in range(3)}
    assert len(names) == 3
    pack.get("/v1/meta")
    assert "x-request-id" not in pack.get("/v1/meta").headers
