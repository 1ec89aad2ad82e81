"""Every table as a table of a SQLite database, with the whole documents, the columns' meanings and the edition."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from app.archives.tables_of_edition import each_row
from app.database import OpenEdition
from app.domain.wording import DISCLAIMER
from app.queries.archives import each_record
from app.renderers.tables.columns import Column
from app.renderers.tables.nouns import KEYS, TABLES, columns_of_table

_TYPES = {"string": "TEXT", "number": "REAL", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT"}


def write_sqlite(edition: OpenEdition, path: Path) -> None:
    """Writes the file. Raises OSError where the disk does not take it."""
    try:
        _write(edition, path)
    except sqlite3.Error as refused:
        raise OSError(0, type(refused).__name__) from refused


def _write(edition: OpenEdition, path: Path) -> None:
    columns = {table: columns_of_table(table, edition.id) for table in TABLES}
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=OFF")
        database.execute("PRAGMA synchronous=OFF")
        database.execute("BEGIN")
        for statement in _tables(columns):
            database.execute(statement)
        database.executemany("INSERT INTO edition VALUES (?, ?)", _about(edition))
        database.executemany("INSERT INTO columns VALUES (?, ?, ?, ?, ?)", _meanings(columns))
        inserts = {table: f"INSERT INTO {table} VALUES ({','.join('?' * len(of))})" for table, of in columns.items()}  # noqa: S608  # names of ours
        for table, row in each_row(edition):
            database.execute(inserts[table], [column.of(row) for column in columns[table]])
        database.executemany("INSERT INTO records VALUES (?, ?, ?)", each_record(edition))
        database.execute("COMMIT")
        database.execute("VACUUM")


def _tables(columns: dict[str, tuple[Column, ...]]) -> Iterator[str]:
    yield "CREATE TABLE edition (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
    yield 'CREATE TABLE columns ("table" TEXT, "column" TEXT, title TEXT, datatype TEXT, description TEXT)'
    yield "CREATE TABLE records (noun TEXT, slug TEXT, document TEXT, PRIMARY KEY (noun, slug))"
    for table, of in columns.items():
        key = KEYS.get(table, "slug")
        told = [f'"{one.name}" {_TYPES[one.datatype]}{" PRIMARY KEY" if one.name == key else ""}' for one in of]
        yield f"CREATE TABLE {table} ({', '.join(told)})"


def _about(edition: OpenEdition) -> list[tuple[str, Any]]:
    return [
        ("id", edition.id),
        ("digest", edition.digest),
        ("printed_at", edition.printed_at),
        ("rules_version", edition.rules_version),
        ("licence", "CC BY 4.0"),
        ("disclaimer", DISCLAIMER),
    ]


def _meanings(columns: dict[str, tuple[Column, ...]]) -> Iterator[tuple[str, ...]]:
    for table, of in columns.items():
        yield from ((table, one.name, one.title, one.datatype, one.description) for one in of)
