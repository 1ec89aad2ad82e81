"""What may be kept is held back whole; what may not passes as it comes."""

import asyncio

import pytest
from starlette.types import Message

from app.edge.recording import Recording

PARTS = (b"one", b"two")


def recorded(
    status: int, cache_control: str, *, vary: str = "", is_head: bool = False
) -> tuple[Recording, list[Message]]:
    """A recording of an answer in two parts, and what went through meanwhile."""
    sent: list[Message] = []

    async def run() -> Recording:
        async def send(message: Message) -> None:
            sent.append(message)

        recording = Recording(send, is_head=is_head)
        headers = [(b"Cache-Control", cache_control.encode()), *([(b"Vary", vary.encode())] if vary else [])]
        await recording({"type": "http.response.start", "status": status, "headers": headers})
        for number, part in enumerate(PARTS):
            await recording({"type": "http.response.body", "body": part, "more_body": number == 0})
        return recording

    return asyncio.run(run()), sent


def test_what_may_be_kept_is_held_back() -> None:
    recording, sent = recorded(200, "max-age=60, stale-while-revalidate=600")
    assert recording.is_held
    assert bytes(recording.body) == b"onetwo"
    assert not recording.never_changes
    assert sent == []


def test_what_never_changes_says_so() -> None:
    assert recorded(200, "max-age=31536000, immutable")[0].never_changes


@pytest.mark.parametrize(
    ("status", "cache_control"),
    [(404, "max-age=60"), (200, "no-store"), (200, "private, max-age=60"), (200, ""), (206, "max-age=60")],
)
def test_what_may_not_passes_part_by_part(status: int, cache_control: str) -> None:
    recording, sent = recorded(status, cache_control)
    assert not recording.is_held
    assert sent[0]["status"] == status
    assert [message["body"] for message in sent[1:]] == list(PARTS)
    assert sent[1]["more_body"] is True


@pytest.mark.parametrize(
    ("vary", "is_held"),
    [("Accept-Encoding", True), ("Accept", False), ("Accept-Encoding, Accept-Language", False), ("*", False)],
)
def test_what_depends_on_anything_else_a_reader_sends_is_not_kept(vary: str, is_held: bool) -> None:
    assert recorded(200, "max-age=60", vary=vary)[0].is_held is is_held


def test_a_head_passes_without_its_body() -> None:
    _, sent = recorded(404, "no-store", is_head=True)
    assert b"".join(message["body"] for message in sent[1:]) == b""


@pytest.mark.parametrize(("is_head", "body"), [(False, b"onetwo"), (True, b"")])
def test_what_was_held_back_can_still_be_sent(is_head: bool, body: bytes) -> None:
    recording, sent = recorded(200, "max-age=60", is_head=is_head)
    asyncio.run(recording.release())
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[1]["body"] == body
    assert not recording.is_held
