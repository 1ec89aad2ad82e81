"""Treatments as columns, for the questions that lists ask."""

from sqlmodel import Field

from app.models import EditionTable


class TreatmentRow(EditionTable, table=True):
    """A treatment."""

    __tablename__ = "treatment"

    slug: str = Field(primary_key=True)
    name: str
    form: str
    variant_of: str = Field(index=True)
    """The umbrella's slug; empty for a treatment that is no variant."""
    reference_variant: str


class TreatmentCondition(EditionTable, table=True):
    """A condition a treatment is used for."""

    condition: str = Field(primary_key=True)
    treatment: str = Field(primary_key=True)


class TreatmentSource(EditionTable, table=True):
    """A source that one of a treatment's findings cites."""

    treatment: str = Field(primary_key=True)
    source_type: str = Field(primary_key=True)
