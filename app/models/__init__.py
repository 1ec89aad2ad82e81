"""What is stored: tables only, one file a noun, in two kinds that never share a database.

An edition is sealed and read-only; its tables are `EditionTable`s. The office changes; its tables are `OfficeTable`s,
and Alembic migrates them.
"""

from sqlalchemy import MetaData
from sqlmodel import SQLModel


class EditionTable(SQLModel):
    """A table of an edition file."""

    metadata = MetaData()


class OfficeTable(SQLModel):
    """A table of the office database."""

    metadata = MetaData()
