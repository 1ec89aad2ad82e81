"""Cache-Status (RFC 9211): what this cache did with a request, said to readers, proxies and whoever debugs them."""

from collections.abc import Iterable

Header = tuple[bytes, bytes]
NAME = b"cache-status"

HIT = b"equipoise; hit"
"""A kept answer. Stands in every head that was made in advance."""
STORED = b"equipoise; fwd=uri-miss; stored"
"""The answer that filled the cache."""
COLLAPSED = b"equipoise; fwd=uri-miss; collapsed"
"""The answer of those who asked while it was being made."""
PASSED = b"equipoise; fwd=uri-miss"
"""An answer that is not kept: an error, one that says so, one that is too large."""
UNREAD = b"equipoise; fwd=bypass"
"""The cache did not look: the address is too long to be a key."""
METHOD = b"equipoise; fwd=method"
"""Neither GET nor HEAD."""


def with_status(headers: Iterable[Header], status: bytes) -> list[Header]:
    """The headers, with this status in place of the one they have."""
    return [*((name, value) for name, value in headers if name != NAME), (NAME, status)]
