"""Parts: what an edition was set from, so that the next one need set only what changed."""

from sqlmodel import Field

from app.models import EditionTable


class ManuscriptFileRow(EditionTable, table=True):
    """A file of the manuscript as it was when the edition was printed."""

    __tablename__ = "manuscript_file"

    path: str = Field(primary_key=True)
    digest: str


class Part(EditionTable, table=True):
    """A family of treatments or a curated comparison, and everything it was set from."""

    name: str = Field(primary_key=True)
    """treatments/ and the umbrella's slug, or comparisons/ and the slug."""
    inputs: str
    """JSON: the digest of every file it was set from, by path."""


class Mention(EditionTable, table=True):
    """A finding that a part names and does not hold."""

    part: str = Field(primary_key=True)
    finding: str = Field(primary_key=True)


class DisagreementRow(EditionTable, table=True):
    """A recorded disagreement, by the file it stands in."""

    __tablename__ = "disagreement"

    path: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    document: str
    """JSON, as it was written."""
