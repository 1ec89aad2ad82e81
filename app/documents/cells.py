"""Cells: one treatment's answer in one row, either a headline with the others behind it or a typed absence."""

from typing import Annotated, Literal

from pydantic import Field

from app.documents.absolutes import AbsoluteRisk
from app.documents.contract import Document, Maybe
from app.documents.findings import Absence, Certainty, Comparator, Population, TimePoint
from app.documents.references import Slug
from app.documents.values import Value
from app.domain.agreement import AgreementStatus
from app.domain.risks import NoRisk
from app.domain.vocabulary import AnalysisSet, Blinding, Design, Obtained, Scope


class CellFinding(Document):
    """A finding as a cell shows it."""

    id: Slug
    treatment: Slug
    """The treatment or variant the finding is of."""
    condition: Maybe[Slug]
    display: Annotated[str, Field(examples=["2 to 3 weeks"])]
    """The value in words; the finding's own address has it as data."""
    population: str
    time_point: Maybe[str]
    source_number: Annotated[int, Field(ge=1)]
    """Its number in the list of sources."""
    locator: str


class Headline(CellFinding):
    """The finding that speaks for a cell, with its labels."""

    value: Value
    source_words: Maybe[str]
    summary: Maybe[str]
    chosen_for: Annotated[str, Field(examples=["design"])]
    """The first criterion of the headline rule that put it before the next finding."""
    is_variant: bool
    """Whether it is a variant's finding, shown because the treatment has none of its own."""
    variant_name: Maybe[str]
    """What the variant is called, where it is one's."""
    people: Population
    when: Maybe[TimePoint]
    comparator: Maybe[Comparator]
    instrument: Maybe[str]
    analysis_set: AnalysisSet
    design: Design
    blinding: Blinding
    scope: Scope
    pooled: Maybe[str]
    obtained: Obtained
    certainty: Certainty
    absolute: Maybe[AbsoluteRisk]
    """For a ratio in a curated comparison with a baseline risk: how many in 1000 that makes."""
    absolute_missing: Maybe[NoRisk]
    """Why a ratio does not say how many in 1000."""
    note: Maybe[str]


class Agreement(Document):
    """How the findings of a cell agree with its headline."""

    status: AgreementStatus
    differing: list[Slug]
    labels: list[str]
    """The labels on which the differing findings differ from the headline."""


class RecordedDisagreement(Document):
    """Sources that do not say the same, as an editor recorded it."""

    topic: str
    statement: str
    findings: list[Slug]
    reading: Maybe[str]


class ReportedCell(Document):
    """A cell with a value."""

    state: Literal["reported"]
    treatment: Slug
    display: str
    headline: Headline
    others: list[CellFinding]
    agreement: Agreement


class AbsentCell(Document):
    """A cell without a value, and why."""

    state: Literal["absent"]
    treatment: Slug
    display: str
    absence: Absence


Cell = Annotated[ReportedCell | AbsentCell, Field(discriminator="state")]
