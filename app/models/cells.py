"""Cells: what one treatment answers for one attribute under one condition, ready to be set into a comparison."""

from sqlmodel import Field

from app.models import EditionTable


class Cell(EditionTable, table=True):
    """One printed cell. `condition` is empty for a comparison under no condition."""

    treatment: str = Field(primary_key=True)
    condition: str = Field(primary_key=True)
    attribute: str = Field(primary_key=True)
    document: str
    """JSON of the cell, without source numbers."""
    evidence: str
    """JSON: ids of the cell's findings in the headline's order, for the verdicts."""
    low: float | None = None
    """The headline's range in the attribute's own unit, for `where=`; empty for words."""
    high: float | None = None
