"""The head of an answer: its validator, its freshness and its links, by whichever way it is answered."""

import hashlib
from collections.abc import Mapping, Sequence

from app.renderers.formats import alternates_of

CURRENT = "max-age=60, stale-while-revalidate=600, stale-if-error=86400"
"""An answer from the current edition: fresh for a minute, usable a day when the server is down."""
PINNED = "max-age=31536000, immutable"
"""An answer from a named edition never changes."""
LICENCE_LINK = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'

_NOUNS_OF_PARTS = {"summary-of-findings": "summaries", "quality": "qualities"}


def head_of(
    body: bytes, links: Mapping[str, str], cache: str, alternates: Sequence[tuple[str, str]] = ()
) -> dict[str, str]:
    """The head of an answer with this body: `links` are addresses by their relation, `alternates` its other forms."""
    told = [LICENCE_LINK, *(f'<{_unsplit(address)}>; rel="{relation}"' for relation, address in links.items())]
    told += [f'<{_unsplit(address)}>; rel="alternate"; type="{media_type}"' for address, media_type in alternates]
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    return {"etag": tag, "cache-control": cache, "link": ", ".join(told)}


def _unsplit(address: str) -> str:
    """An address as it may stand in Link: many readers split that at every comma, also at those of an address."""
    return address.replace(",", "%2C")


def record_links(place: str, edition: str, *, base: str) -> dict[str, str]:
    """Where a record stands in the current edition, where it never changes, and what its form is."""
    noun, _, rest = place.partition("/")
    described = _NOUNS_OF_PARTS.get(rest.partition("/")[2], noun)
    return {
        "canonical": f"{base}/v1/{place}",
        "cite-as": f"{base}/v1/editions/{edition}/{place}",
        "describedby": f"{base}/v1/schemas/{described}",
    }


def record_alternates(place: str, edition: str, *, base: str, is_pinned: bool) -> list[tuple[str, str]]:
    """The other forms of a record, in the edition that was asked for; none of what stands below a record."""
    noun, _, slug = place.partition("/")
    return [] if "/" in slug else alternates_of(noun, slug, mount_of(edition, is_pinned=is_pinned), base)


def mount_of(edition: str, *, is_pinned: bool) -> str:
    """What the addresses of an edition begin with."""
    return f"/v1/editions/{edition}" if is_pinned else "/v1"


def record_head(body: bytes, place: str, edition: str, *, base: str, is_pinned: bool) -> dict[str, str]:
    """The head of a record's answer."""
    links = record_links(place, edition, base=base)
    alternates = record_alternates(place, edition, base=base, is_pinned=is_pinned)
    return head_of(body, links, PINNED if is_pinned else CURRENT, alternates)
