"""Every finding in one Parquet file, where pyarrow is installed: it is large, so it is an extra."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from app.archives.tables_of_edition import each_row
from app.database import OpenEdition
from app.documents.gatherings import GatheredRow
from app.domain.wording import DISCLAIMER
from app.renderers.tables.nouns import columns_of_table

LIBRARY = "pyarrow"
AT_ONCE = 5000
_TYPES = {"string": "string", "number": "float64", "integer": "int64", "boolean": "bool_", "date": "date32"}


def can_write_parquet() -> bool:
    """Whether the library is there."""
    return find_spec(LIBRARY) is not None


def write_parquet(edition: OpenEdition, path: Path) -> None:
    """Writes the file; the columns are those of every table of findings, typed."""
    arrow: Any = import_module(LIBRARY)
    parquet: Any = import_module(f"{LIBRARY}.parquet")
    columns = columns_of_table("findings", edition.id)
    about = {"edition": edition.id, "digest": edition.digest, "licence": "CC BY 4.0", "disclaimer": DISCLAIMER}
    fields = [
        arrow.field(one.name, getattr(arrow, _TYPES[one.datatype])(), metadata={"description": one.description})
        for one in columns
    ]
    schema = arrow.schema(fields, metadata=about)
    rows = (row for table, row in each_row(edition) if table == "findings")
    with parquet.ParquetWriter(path, schema, compression="zstd") as out:
        for some in _batches(rows):
            told = {one.name: [one.of(row) for row in some] for one in columns}
            arrays = [arrow.array(told[field.name], type=field.type) for field in fields]
            out.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _batches(rows: Iterator[GatheredRow]) -> Iterator[list[GatheredRow]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some
