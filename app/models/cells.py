"""Cells: what one treatment answers for one attribute under one condition, ready to be set into a comparison."""

from sqlmodel import Field

from app.models import EditionTable


class Cell(EditionTable, table=True):
    """One printed cell. `condition` is empty for a comparison under no condition."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    treatment: str = Field(primary_key=True)
    condition: str = Field(primary_key=True)
    attribute: str = Field(primary_key=True)
    low: float | None = None
    """The headline's range in the attribute's own unit, for `where=`; empty for words."""
    high: float | None = None
    content: int
    """Which content it shows."""


class CellContent(EditionTable, table=True):
    """What cells show: a treatment's cell of an attribute is often the same under several conditions."""

    __tablename__ = "cell_content"

    id: int = Field(primary_key=True)
    treatment: str = Field(index=True)
    document: str
    """Canonical JSON of the cell, with a source between two unit separators wherever that source's number goes."""
    evidence: str
    """JSON: the cell's findings in the headline's order, as the verdicts need them."""
    known: str
    """JSON: what sentences say of the cell, and which findings it shows."""
