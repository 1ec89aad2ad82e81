"""An edition's manifest: what the file is, and the digest everything else must add up to."""

from sqlmodel import Field

from app.models import EditionTable


class Manifest(EditionTable, table=True):
    """The one row that says what this edition is."""

    id: str = Field(primary_key=True)
    """YYYY.MM.N."""
    digest: str
    """SHA-256 over the sorted (noun, slug, record digest)."""
    parent: str
    """The edition printed before this one; empty for the first."""
    printed_at: str
    """UTC, ISO 8601."""
    note: str
    manuscript_digest: str
    press_digest: str
    """SHA-256 over the program that set it: what another version set is not taken over."""
    rules_version: str
    format_version: int
    """The layout of the file itself."""
    counts: str
    """JSON: how many of each noun."""
