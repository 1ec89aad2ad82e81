"""Treatments as columns, for the questions that lists ask."""

from sqlalchemy import Index
from sqlmodel import Field

from app.models import EditionTable


class TreatmentRow(EditionTable, table=True):
    """A treatment."""

    __tablename__ = "treatment"
    __table_args__ = (Index("treatment_by_name", "name", "slug"), {"sqlite_with_rowid": False})

    slug: str = Field(primary_key=True)
    name: str
    form: str = Field(index=True)
    variant_of: str = Field(index=True)
    """The umbrella's slug; empty for a treatment that is no variant."""
    reference_variant: str
    evidence_checked: str
    is_attested: bool
    """Whether a clinician has reviewed it."""


class TreatmentLabel(EditionTable, table=True):
    """Something a treatment is listed by: a condition, or the category or the source type of one of its findings."""

    __tablename__ = "treatment_label"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: str = Field(primary_key=True)
    """condition, category or source_type."""
    value: str = Field(primary_key=True)
    treatment: str = Field(primary_key=True, index=True)
