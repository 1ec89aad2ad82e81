"""Other ways of writing an address: remembered, and never too many."""

from app.edge.aliases import LONGEST, MOST_BYTES, Aliases


def test_an_address_leads_to_its_key() -> None:
    aliases = Aliases()
    aliases.put(b"/a?b=2&a=1", b"/a?a=1&b=2")
    assert aliases.get(b"/a?b=2&a=1") == b"/a?a=1&b=2"
    assert aliases.get(b"/a?a=1&b=2") is None


def test_an_address_that_is_its_own_key_needs_no_place() -> None:
    aliases = Aliases()
    aliases.put(b"/a", b"/a")
    assert len(aliases) == aliases.bytes == 0


def test_a_flood_takes_the_place_of_the_oldest_and_never_of_all_at_once() -> None:
    aliases = Aliases()
    before = 0
    for number in range(5000):
        aliases.put(b"/a?z=%d&a=%b" % (number, b"x" * 500), b"/a?a=%b&z=%d" % (b"x" * 500, number))
        assert aliases.bytes <= MOST_BYTES
        assert len(aliases) >= before - 2
        before = len(aliases)
    assert 500 < len(aliases) < 5000
    assert aliases.get(b"/a?z=4999&a=%b" % (b"x" * 500)) is not None
    assert aliases.get(b"/a?z=0&a=%b" % (b"x" * 500)) is None


def test_an_address_written_twice_is_counted_once() -> None:
    aliases = Aliases()
    for _ in range(3):
        aliases.put(b"/b", b"/a")
    assert aliases.bytes == 4


def test_an_endless_address_is_not_remembered() -> None:
    aliases = Aliases()
    aliases.put(b"/" + b"x" * LONGEST, b"/a")
    assert len(aliases) == 0
