"""Ranges of bytes, as RFC 9110 has them."""

import pytest

from app.archives.ranges import Unsatisfiable, range_of

SIZE = 100


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=0-99", (0, 100)),
        ("bytes=10-", (10, 100)),
        ("bytes=10-500", (10, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-500", (0, 100)),
        ("BYTES=99-", (99, 100)),
        ("bytes= 1-2 ", (1, 3)),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("lines=0-1", None),
        ("bytes=٣-", None),
        ("", None),
        (f"bytes={'9' * 40}-", None),
    ],
)
def test_a_range_is_from_one_byte_to_another_or_the_whole(header: str, expected: tuple[int, int] | None) -> None:
    assert range_of(header, SIZE) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_had(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        range_of(header, SIZE)


def test_nothing_has_no_ranges() -> None:
    with pytest.raises(Unsatisfiable):
        range_of("bytes=-1", 0)
