"""Attributes as columns."""

from sqlmodel import Field

from app.models import EditionTable


class AttributeRow(EditionTable, table=True):
    """An attribute."""

    __tablename__ = "attribute"
    __table_args__ = ({"sqlite_with_rowid": False},)

    slug: str = Field(primary_key=True)
    name: str
    kind: str
    unit: str
    category: str = Field(index=True)
    position: int = Field(index=True)
