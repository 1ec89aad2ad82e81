"""Conditions as columns."""

from sqlmodel import Field

from app.models import EditionTable


class ConditionRow(EditionTable, table=True):
    """A condition."""

    __tablename__ = "condition"
    __table_args__ = ({"sqlite_with_rowid": False},)

    slug: str = Field(primary_key=True)
    name: str
    part_of: str = Field(index=True)
    """The wider condition's slug; empty for the widest."""
