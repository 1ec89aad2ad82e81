"""Curated comparisons as columns."""

from sqlmodel import Field

from app.models import EditionTable


class ComparisonRow(EditionTable, table=True):
    """A curated comparison."""

    __tablename__ = "comparison"
    __table_args__ = ({"sqlite_with_rowid": False},)

    slug: str = Field(primary_key=True)
    condition: str = Field(index=True)


class ComparisonTreatment(EditionTable, table=True):
    """A treatment in a curated comparison."""

    comparison: str = Field(primary_key=True)
    treatment: str = Field(primary_key=True, index=True)
    position: int
