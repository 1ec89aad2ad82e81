"""The head of an answer: its validator, its freshness and its links, by whichever way it is answered."""

import hashlib
from collections.abc import Mapping

CURRENT = "max-age=60, stale-while-revalidate=600, stale-if-error=86400"
"""An answer from the current edition: fresh for a minute, usable a day when the server is down."""
PINNED = "max-age=31536000, immutable"
"""An answer from a named edition never changes."""
LICENCE_LINK = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'


def head_of(body: bytes, links: Mapping[str, str], cache: str) -> dict[str, str]:
    """The head of an answer with this body: `links` are addresses by their relation."""
    # Many readers of Link split it at every comma, also at those of an address.
    addresses = {relation: address.replace(",", "%2C") for relation, address in links.items()}
    told = [LICENCE_LINK, *(f'<{address}>; rel="{relation}"' for relation, address in addresses.items())]
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    return {"etag": tag, "cache-control": cache, "link": ", ".join(told)}


def record_links(place: str, edition: str, *, base: str) -> dict[str, str]:
    """Where a record stands in the current edition, and where it never changes."""
    return {"canonical": f"{base}/v1/{place}", "cite-as": f"{base}/v1/editions/{edition}/{place}"}


def record_head(body: bytes, place: str, edition: str, *, base: str, is_pinned: bool) -> dict[str, str]:
    """The head of a record's answer."""
    return head_of(body, record_links(place, edition, base=base), PINNED if is_pinned else CURRENT)
