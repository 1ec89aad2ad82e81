"""Findings as columns."""

from sqlmodel import Field

from app.models import EditionTable


class FindingRow(EditionTable, table=True):
    """A finding's labels."""

    __tablename__ = "finding"

    slug: str = Field(primary_key=True)
    treatment: str = Field(index=True)
    attribute: str = Field(index=True)
    category: str
    condition: str = Field(index=True)
    """Empty where the value does not depend on one."""
    source: str = Field(index=True)
    source_type: str
    certainty: str
    design: str
    year: int
