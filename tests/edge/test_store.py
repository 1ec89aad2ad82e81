"""A bounded store that a flood of strange addresses cannot empty of what is popular."""

import sys
from collections import OrderedDict

from app.edge.answers import Answer, answer_of
from app.edge.codings import IDENTITY
from app.edge.store import MOST_SPARED, SWEPT_AT_ONCE, Store


def _answer(key: bytes, size: int = 1000, *, edition: str = "2026.11.1") -> Answer:
    return answer_of(key, edition, [(b"etag", b'W/"x"')], {IDENTITY: b"x" * size})


def test_the_store_stays_within_its_bytes() -> None:
    store = Store(100_000)
    for number in range(1000):
        store.put(_answer(b"/%d" % number))
        assert store.bytes <= store.most_bytes
    assert 0 < len(store) < 100
    assert store.evicted == 1000 - len(store)


def test_an_answer_larger_than_a_quarter_of_the_store_is_not_kept() -> None:
    store = Store(100_000)
    store.put(_answer(b"/large", 30_000))
    assert store.get(b"/large") is None
    assert store.bytes == 0


def test_a_flood_of_distinct_addresses_leaves_the_popular_ones() -> None:
    store = Store(100_000)
    popular = [b"/popular/%d" % number for number in range(10)]
    misses = 0
    for number in range(20_000):
        store.put(_answer(b"/flood/%d" % number))
        if number % 5:
            continue
        key = popular[number // 5 % 10]
        kept = store.get(key)
        if kept is None:
            misses += 1
            store.put(_answer(key))
        else:
            kept.uses = min(kept.uses + 1, 3)
    assert [key for key in popular if store.get(key) is None] == []
    assert misses <= 3 * len(popular)


def test_a_newer_answer_takes_the_place_of_an_older_one() -> None:
    store = Store(100_000)
    store.put(_answer(b"/a", 1000))
    store.put(_answer(b"/a", 2000))
    kept = store.get(b"/a")
    assert kept is not None
    assert store.bytes == kept.size
    assert len(store) == 1


def test_what_comes_back_after_it_fell_out_goes_among_the_asked_for() -> None:
    store = Store(20_000)
    for number in range(50):
        store.put(_answer(b"/%d" % number))
    assert store.get(b"/0") is None
    store.put(_answer(b"/0"))
    for number in range(100, 150):
        store.put(_answer(b"/%d" % number))
    assert store.get(b"/0") is not None


def test_coded_bodies_that_come_later_leave_an_answer_among_the_newcomers() -> None:
    store = Store(100_000)
    for number in range(1000):
        key = b"/flood/%d" % number
        store.put(_answer(key))
        if store.get(key) is not None:
            store.put(_answer(key, 1200))
    assert len(store._main) == 0
    assert store._small_bytes == store.bytes


def test_a_newer_answer_is_as_popular_as_the_older_one() -> None:
    store = Store(100_000)
    older = _answer(b"/a")
    store.put(older)
    older.uses = 3
    store.put(_answer(b"/a"))
    newer = store.get(b"/a")
    assert newer is not None
    assert newer is not older
    assert newer.uses == 3


def test_an_answer_that_was_replaced_is_held_nowhere() -> None:
    store = Store(1_000_000)
    older = _answer(b"/a")
    before = sys.getrefcount(older)
    store.put(older)
    assert sys.getrefcount(older) > before
    store.put(_answer(b"/a"))
    assert sys.getrefcount(older) == before


def test_making_room_among_the_popular_costs_little_at_a_time() -> None:
    store = Store(10_000_000)
    looks = 0

    class Counted(OrderedDict[bytes, Answer]):
        def move_to_end(self, key: bytes, last: bool = True) -> None:  # as it is there
            nonlocal looks
            looks += 1
            super().move_to_end(key, last)

    store._main = Counted()
    number = 0
    while store.evicted == 0:
        key = b"/popular/%d" % number
        store._remember(key)
        answer = _answer(key)
        answer.uses = 3
        store.put(answer)
        number += 1
    assert len(store) > 10 * MOST_SPARED
    assert looks <= MOST_SPARED


def test_what_is_dropped_takes_no_room_and_is_counted_apart() -> None:
    store = Store(100_000)
    answer = _answer(b"/a")
    store.put(answer)
    store.drop(answer)
    store.drop(answer)
    assert (store.bytes, len(store), store.dropped, store.evicted) == (0, 0, 1, 0)
    assert store._small_bytes == 0


def test_what_was_popular_and_dropped_comes_back_among_the_popular() -> None:
    store = Store(100_000)
    for key, uses in ((b"/popular", 2), (b"/rare", 0)):
        answer = _answer(key)
        store.put(answer)
        answer.uses = uses
        store.drop(answer)
        store.put(_answer(key))
    assert list(store._main) == [b"/popular"]
    assert list(store._small) == [b"/rare"]


def test_a_sweep_drops_what_is_out_of_date_in_small_steps_and_nothing_else() -> None:
    store = Store(10_000_000)
    for number in range(1000):
        key = b"/%d" % number
        if number % 3 == 0:
            store._remember(key)
        store.put(_answer(key, edition="2026.11.1" if number % 2 else "2026.11.2"))
    steps = 0
    for _ in store.sweep(lambda answer: answer.edition == "2026.11.1"):
        steps += 1
        assert store.dropped <= steps * SWEPT_AT_ONCE
        store.put(_answer(b"/meanwhile/%d" % steps, edition="2026.11.2"))
    assert store.dropped == 500
    assert len(store) == 500 + steps
    kept = [*store._small.values(), *store._main.values()]
    assert {answer.edition for answer in kept} == {"2026.11.2"}
    assert store.bytes == sum(answer.size for answer in kept)
    in_order = [int(key.removeprefix(b"/")) for key in store._main if key.count(b"/") == 1]
    assert in_order == sorted(in_order), "the order in which answers will go stays"


def test_names_of_what_fell_out_take_little_however_long_they_are() -> None:
    store = Store(60_000)
    for number in range(200):
        store.put(_answer(b"/%d?%b" % (number, b"x" * 4000)))
    assert store._remembered
    assert all(isinstance(name, int) for name in store._remembered)
