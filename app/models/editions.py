"""The office's ledger of editions: which exist, which is current, and who moved it when."""

from sqlmodel import Field

from app.models import OfficeTable


class Edition(OfficeTable, table=True):
    """An edition that was printed. `parent` is unique, so two publishers cannot both follow the same one."""

    id: str = Field(primary_key=True, max_length=20)
    sequence: int = Field(unique=True)
    parent: str = Field(unique=True, max_length=20)
    """The edition before it; empty for the first."""
    digest: str = Field(max_length=80)
    manuscript_digest: str = Field(max_length=80)
    file_sha256: str = Field(max_length=64)
    file_bytes: int
    printed_at: str = Field(max_length=40)
    note: str = Field(max_length=1000)
    counts: str = Field(max_length=2000)


class Current(OfficeTable, table=True):
    """The one row that names the current edition."""

    __tablename__ = "current_edition"

    id: int = Field(primary_key=True)
    edition: str = Field(foreign_key="edition.id", max_length=20)
    moved_at: str = Field(max_length=40)


class Movement(OfficeTable, table=True):
    """The audit trail: every time `current` moved."""

    id: int | None = Field(default=None, primary_key=True)
    edition: str = Field(max_length=20)
    before: str = Field(max_length=20)
    what: str = Field(max_length=20)
    """publish or rollback."""
    at: str = Field(max_length=40)
