"""Attributes as columns."""

from sqlmodel import Field

from app.models import EditionTable


class AttributeRow(EditionTable, table=True):
    """An attribute."""

    __tablename__ = "attribute"

    slug: str = Field(primary_key=True)
    name: str
    kind: str
    unit: str
    category: str = Field(index=True)
    position: int
