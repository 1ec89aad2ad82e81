"""The full-text index. FTS5 tables are made by hand: SQLModel knows no virtual tables."""

from sqlmodel import Field

from app.models import EditionTable

CREATE_INDEX = """
CREATE VIRTUAL TABLE search USING fts5(
    kind UNINDEXED, slug UNINDEXED, title, synonyms, body,
    tokenize = "unicode61 remove_diacritics 2"
)
"""
"""One row a record, in the order in which equally good matches are listed: by kind, then as they were set."""

FIRST_ROW = 1_000_000_000
"""Each kind has so many rows to itself, so that a kind is a range of rows and a new record of it goes among them."""

CREATE_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, 'row')"


class Word(EditionTable, table=True):
    """A word of the index, in how many records it stood when the index was last made whole."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    term: str = Field(primary_key=True)
    records: int
