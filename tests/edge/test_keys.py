"""One key for every way of writing the same address."""

import pytest

from app.edge.keys import canonical_key, key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b"a=1&b=2", b"b=2&a=1"),
        (b"treatments=a,b", b"treatments=a%2Cb"),
        (b"q=two+words", b"q=two%20words"),
        (b"q=%c3%a9", b"q=%C3%A9"),
    ],
)
def test_equal_queries_get_equal_keys(one: bytes, other: bytes) -> None:
    assert canonical_key(b"/v1/search", one) == canonical_key(b"/v1/search", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [(b"a=1", b"a=2"), (b"treatments=a,b", b"treatments=b,a"), (b"q=a%26b=c", b"q=a&b=c"), (b"", b"a=1")],
)
def test_different_questions_keep_different_keys(one: bytes, other: bytes) -> None:
    assert canonical_key(b"/v1/compare", one) != canonical_key(b"/v1/compare", other)


@pytest.mark.parametrize("odd", [b"novalue", b"a=%ff", b"&&"])
def test_a_query_that_cannot_be_read_stays_as_it_is(odd: bytes) -> None:
    assert canonical_key(b"/x", odd) == key_of(b"/x", odd)
