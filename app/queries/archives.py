"""Everything in an edition, record by record, without holding all of it."""

from collections.abc import Iterator

from app.database import OpenEdition
from app.queries.stamps import stamped

AT_ONCE = 500
_SOME = f"""
SELECT noun, slug, substance, digest, updated FROM record
WHERE (noun, slug) > (?, ?) ORDER BY noun, slug LIMIT {AT_ONCE}
"""  # noqa: S608  # a number of ours


def each_record(edition: OpenEdition) -> Iterator[tuple[str, str, str]]:
    """Noun, slug and document of every record, in their order."""
    last = ("", "")
    while some := edition.rows(_SOME, last):
        for noun, slug, substance, digest, updated in some:
            yield noun, slug, stamped(edition, noun, slug, substance, digest, updated)
        last = (some[-1][0], some[-1][1])
