"""The full-text index. FTS5 tables are made by hand: SQLModel knows no virtual tables."""

CREATE_INDEX = """
CREATE VIRTUAL TABLE search USING fts5(
    kind UNINDEXED, slug UNINDEXED, title, synonyms, body,
    tokenize = "unicode61 remove_diacritics 2", prefix = '3'
)
"""
"""One row a record, in editorial order: rowid is the priority that breaks ties."""

CREATE_WORDS = "CREATE VIRTUAL TABLE search_words USING fts5vocab(search, 'row')"
"""Every word of the index and in how many records it stands: where other spellings are looked for."""
