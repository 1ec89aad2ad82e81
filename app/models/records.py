"""Printed records: every record of an edition as it is served, but for the stamp that a reader's edition puts on it."""

from sqlalchemy import Index
from sqlmodel import Field

from app.models import EditionTable

BRIEF = "iif(brief_length, substr(substance, 1, brief_length) || '}', brief)"
"""SQL for the brief of a record."""


class Record(EditionTable, table=True):
    """One printed record."""

    __table_args__ = (Index("record_by_change", "noun", "updated", "slug"),)

    noun: str = Field(primary_key=True)
    slug: str = Field(primary_key=True)
    search_row: int
    """Its row of the full-text index; 0 for one that is not searched."""
    digest: str
    """SHA-256 of what the record says."""
    updated: str
    """UTC time of the edition in which that last changed."""
    substance: str
    """The whole document without its stamp, JSON; the stamp is put on when it is read, so that a record that did not
    change stays as it is from edition to edition."""
    brief: str
    """The members a list shows by default, JSON; empty where the substance begins with them."""
    brief_length: int
    """So many characters of the substance are its brief, but for the closing brace; 0 where `brief` says it."""
