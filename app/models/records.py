"""Printed documents: every record of an edition as the JSON that is served."""

from sqlmodel import Field

from app.models import EditionTable


class Record(EditionTable, table=True):
    """One printed record."""

    noun: str = Field(primary_key=True)
    slug: str = Field(primary_key=True)
    position: int = Field(index=True)
    """Order in its list; unique within the noun."""
    digest: str
    """SHA-256 of the record's substance: everything but the edition it was printed in."""
    updated: str
    """UTC time of the edition in which the substance last changed."""
    document: str
    """The whole document, JSON."""
    brief: str
    """The members a list shows by default, JSON."""
