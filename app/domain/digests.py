"""Digests: one spelling of a document, and the one number that stands for it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
STAMPED = frozenset({"digest", "updated", "edition", "links"})
"""Members of a document that say when and where it was printed, and not what it says."""


def canonical(plain: Any) -> bytes:
    """One spelling of a JSON document: sorted keys, no spaces, UTF-8."""
    return _ENCODER.encode(plain).encode()


def digest_of(plain: Any) -> str:
    """`sha256:` and the SHA-256 of the canonical spelling."""
    return "sha256:" + hashlib.sha256(canonical(plain)).hexdigest()


def substance_digest(document: Mapping[str, Any]) -> str:
    """The digest of what a document says, whichever edition printed it."""
    return digest_of({name: member for name, member in document.items() if name not in STAMPED})


def edition_digest(digests: Mapping[tuple[str, str], str]) -> str:
    """The digest of a whole edition: over its sorted (noun, slug, record digest)."""
    return digest_of_sorted((noun, slug, digest) for (noun, slug), digest in sorted(digests.items()))


def digest_of_sorted(records: Iterable[tuple[str, str, str]]) -> str:
    """The same over records that come one by one in order: the canonical spelling of the list is never held whole."""
    whole = hashlib.sha256(b"[")
    for place, record in enumerate(records):
        whole.update((b"," if place else b"") + canonical(list(record)))
    whole.update(b"]")
    return "sha256:" + whole.hexdigest()
