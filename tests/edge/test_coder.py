"""The coder: one answer at a time, only what is still kept, and what is popular before a flood."""

import asyncio

import pytest

from app.edge import coder as module
from app.edge.answers import Answer, answer_of
from app.edge.coder import MOST_WAITING, Coder
from app.edge.codings import CODERS, IDENTITY
from app.edge.store import Store

BODY = b"a treatment beside another one; " * 60


def kept(store: Store, key: bytes, body: bytes = BODY) -> Answer:
    """An answer that a store keeps."""
    answer = answer_of(key, "2026.11.1", [(b"etag", b'W/"x"')], {IDENTITY: body})
    store.put(answer)
    return answer


def test_a_kept_answer_is_kept_again_in_every_coding() -> None:
    async def run() -> None:
        store = Store(1_000_000)
        plain = kept(store, b"/a")
        plain.uses = 2
        coder = Coder(store)
        coder.add(b"/a")
        await coder.idle()
        answer = store.get(b"/a")
        assert answer is not None
        assert set(answer.forms) == {IDENTITY, *CODERS}
        assert answer.forms[IDENTITY].body == BODY
        assert answer.tag == plain.tag
        assert answer.uses == 2
        assert store.bytes == answer.size > plain.size

    asyncio.run(run())


def test_what_is_no_longer_kept_is_not_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    coded: list[bytes] = []

    def code(body: bytes) -> dict[str, bytes]:
        coded.append(body)
        return {}

    monkeypatch.setattr(module, "coded", code)

    async def run() -> None:
        store = Store(1_000_000)
        coder = Coder(store)
        for key in (b"/a", b"/b"):
            kept(store, key, key * 500)
            coder.add(key)
        dropped = store.get(b"/a")
        assert dropped is not None
        store.drop(dropped)
        await coder.idle()
        assert coded == [b"/b" * 500]

    asyncio.run(run())


def test_an_answer_that_was_replaced_meanwhile_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        store = Store(1_000_000)
        kept(store, b"/a")
        coder = Coder(store)
        newer = b"newer, and long enough to be worth coding; " * 40
        monkeypatch.setattr(module, "coded", lambda _: {"br": b"of the older"} if kept(store, b"/a", newer) else {})
        coder.add(b"/a")
        await coder.idle()
        answer = store.get(b"/a")
        assert answer is not None
        assert {form.body for form in answer.forms.values()} == {newer}

    asyncio.run(run())


def test_a_flood_waits_behind_what_was_asked_for_again() -> None:
    async def run() -> None:
        store = Store(100_000_000)
        coder = Coder(store)
        kept(store, b"/popular").uses = 1
        coder.add(b"/popular")
        for number in range(3 * MOST_WAITING):
            key = b"/flood/%d" % number
            kept(store, key, b"small")
            coder.add(key)
            assert len(coder) <= MOST_WAITING
        assert b"/popular" in coder._waiting
        await coder.idle()
        popular = store.get(b"/popular")
        assert popular is not None
        assert len(popular.forms) > 1

    asyncio.run(run())


def test_where_everything_is_popular_the_oldest_gives_way() -> None:
    async def run() -> None:
        store = Store(100_000_000)
        coder = Coder(store)
        for number in range(MOST_WAITING + 5):
            kept(store, b"/%d" % number, b"small").uses = 1
            coder.add(b"/%d" % number)
        assert len(coder) == MOST_WAITING
        assert b"/0" not in coder._waiting
        await coder.idle()

    asyncio.run(run())
