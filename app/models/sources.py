"""Sources as columns."""

from sqlmodel import Field

from app.models import EditionTable


class SourceRow(EditionTable, table=True):
    """A source."""

    __tablename__ = "source"
    __table_args__ = ({"sqlite_with_rowid": False},)

    slug: str = Field(primary_key=True)
    type: str = Field(index=True)
    year: int = Field(index=True)
    """0 where the source states none."""
    finding_count: int
