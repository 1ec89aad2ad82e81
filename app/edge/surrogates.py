"""Surrogate-Key: what a CDN or Varnish in front may purge an answer by. Few keys, because every answer carries them.

`edition/ID`     what is current while this edition is; all of it goes when another is published
`noun/slug`      the records that the address names; a printed record changes whenever anything shown in it does
`gathered`       put together from more than the one record that the address names: lists, searches, compositions
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl

from app.domain.slugs import is_slug

NAME = b"surrogate-key"
GATHERED = "gathered"
NOUNS = frozenset({"attributes", "comparisons", "conditions", "findings", "sources", "treatments"})
"""The nouns whose records are printed and have an address each."""
GATHERING = frozenset({"include", "edition", "cursor", "treatments"})
"""Parameters with which an answer is more than the record its path names."""
LONGEST = 1000
"""Bytes of all keys together; past it, the records are left out and the answer is gathered."""


def surrogate_keys(path: str, query: bytes, *, edition: str, shown: str) -> bytes:
    """The keys of an answer that holds while `edition` is current, and was read from the edition `shown`."""
    editions = [f"edition/{id_}" for id_ in dict.fromkeys((edition, shown)) if id_]
    *folders, name = path.strip("/").split("/")
    bare, _, suffix = name.partition(".")
    parts = [*folders, bare]
    parts = parts[1:] if parts[0] in ("v1", "embed") else parts
    asked = parse_qsl(query.decode("latin-1"))
    # Every other form tells what findings and sources say, of which the record itself shows only a part; a finding's
    # page shows what stands beside it.
    is_one_record = len(parts) == 2 and parts[0] in NOUNS and suffix in ("", "json") and folders != ["findings"]
    is_one_record = is_one_record and not any(name in GATHERING for name, _ in asked)
    records = list(dict.fromkeys(_records(parts, asked)))
    keys = [*editions, *records, *([] if is_one_record else [GATHERED])]
    told = " ".join(keys).encode()
    return told if len(told) <= LONGEST else " ".join([*editions, GATHERED]).encode()


def _records(parts: list[str], asked: list[tuple[str, str]]) -> Iterator[str]:
    if len(parts) > 1 and parts[0] in NOUNS and is_slug(parts[1]):
        yield f"{parts[0]}/{parts[1]}"
    for name, value in asked:
        if name == "treatments":
            yield from (f"{name}/{slug}" for slug in value.split(",") if is_slug(slug))
