"""Findings as columns."""

from sqlmodel import Field

from app.models import EditionTable


class FindingRow(EditionTable, table=True):
    """A finding's labels. Every index ends in the slug, so that what it leads to is in the order of lists."""

    __tablename__ = "finding"
    __table_args__ = ({"sqlite_with_rowid": False},)

    slug: str = Field(primary_key=True)
    treatment: str = Field(index=True)
    attribute: str = Field(index=True)
    category: str = Field(index=True)
    condition: str = Field(index=True)
    """Empty where the value does not depend on one."""
    source: str = Field(index=True)
    source_type: str = Field(index=True)
    certainty: str = Field(index=True)
    design: str = Field(index=True)
    year: int = Field(index=True)


class AbsenceRow(EditionTable, table=True):
    """What an editor looked for in vain."""

    __tablename__ = "absence"

    id: int | None = Field(default=None, primary_key=True)
    treatment: str = Field(index=True)
    attribute: str = Field(index=True)
    condition: str
    """Empty where it was looked for under any."""
    reason: str
