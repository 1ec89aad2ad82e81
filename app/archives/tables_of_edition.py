"""The rows of a whole edition, table by table."""

import json
from collections.abc import Iterator

from app.database import OpenEdition
from app.documents.gatherings import GatheredRow
from app.queries.archives import each_record
from app.renderers.tables.nouns import rows_of_record


def each_row(edition: OpenEdition) -> Iterator[tuple[str, GatheredRow]]:
    """Every row with its table, in the order of the records."""
    for noun, _, text in each_record(edition):
        yield from rows_of_record(noun, json.loads(text))
