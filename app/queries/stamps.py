"""The stamp of a record: what every document says of itself beside its substance, put on when it is read.

An edition stores what its records say. Which edition a reader has in hand, and so what a record's digest, its addresses
and its last change are called in it, is the same for all of them and is written behind the substance on the way out.
"""

import json
from collections.abc import Mapping
from typing import Any

from app.database import OpenEdition

PLACES: Mapping[str, str] = {
    "summaries": "comparisons/{slug}/summary-of-findings",
    "qualities": "comparisons/{slug}/quality",
}
"""Where records stand whose address is not their noun and slug; see docs/decisions/0007."""

RELATED: Mapping[str, Mapping[str, str]] = {
    "comparisons": {"summary_of_findings": PLACES["summaries"], "quality": PLACES["qualities"]},
}
"""Further addresses that a record's links name."""


def place_of(noun: str, slug: str) -> str:
    """A record's address below an edition."""
    return PLACES.get(noun, f"{noun}/{{slug}}").format(slug=slug)


def stamped(edition: OpenEdition, noun: str, slug: str, substance: str, digest: str, updated: str) -> str:
    """A record's whole document, JSON: its substance with the stamp of the edition it is read from."""
    place = place_of(noun, slug)
    further = "".join(f',"{name}":"/v1/{told.format(slug=slug)}"' for name, told in RELATED.get(noun, {}).items())
    links = f'{{"self":"/v1/{place}","pinned":"/v1/editions/{edition.id}/{place}"{further}}}'
    return _written(edition, substance, digest, updated, links)


def composed_stamp(edition: OpenEdition, address: str, substance: str, digest: str, updated: str) -> str:
    """The same for an answer that was composed on request, which stands at an address of its own."""
    links = json.dumps({"self": f"/v1/{address}", "pinned": f"/v1/editions/{edition.id}/{address}"})
    return _written(edition, substance, digest, updated, links)


def _written(edition: OpenEdition, substance: str, digest: str, updated: str, links: str) -> str:
    return (
        f'{substance[:-1]},"digest":"{digest}","updated":"{updated}"'
        f',"edition":{{"id":"{edition.id}","digest":"{edition.digest}"}},"links":{links}}}'
    )


def document_of(
    edition: OpenEdition, noun: str, slug: str, substance: str, digest: str, updated: str
) -> dict[str, Any]:
    """The same as a plain document."""
    document: dict[str, Any] = json.loads(stamped(edition, noun, slug, substance, digest, updated))
    return document
