"""A bounded store that a flood of strange addresses cannot empty of what is popular."""

from app.edge.answers import Answer, answer_of
from app.edge.codings import IDENTITY
from app.edge.store import Store


def _answer(key: bytes, size: int = 1000) -> Answer:
    return answer_of(key, "2026.11.1", [(b"etag", b'W/"x"')], {IDENTITY: b"x" * size})


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
