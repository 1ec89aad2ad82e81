"""What the naive server answers: models for `response_model`, shaped like our own documents."""

from typing import Any

from sqlmodel import SQLModel

Plain = dict[str, Any]


class TreatmentPublic(SQLModel):
    slug: str
    name: str
    short_name: str
    also_known_as: list[str]
    form: str
    variant_of: Plain | None = None
    summary: str
    conditions: list[Plain]


class ComparedTreatmentPublic(SQLModel):
    slug: str
    name: str
    summary: str
    form: str
    variants: list[Plain]
    variant_of: Plain | None = None
    review: Plain


class AttributePublic(SQLModel):
    slug: str
    name: str
    question: str
    category: str
    kind: str
    unit: str
    better: str
    position: int


class FindingPublic(SQLModel):
    id: str
    treatment: str
    condition: str | None = None
    display: str
    population: str
    time_point: str | None = None
    source_number: int
    locator: str


class HeadlinePublic(FindingPublic):
    value: Plain
    summary: str | None = None
    chosen_for: str
    is_variant: bool
    people: Plain
    when: Plain | None = None
    comparator: Plain | None = None
    instrument: str | None = None
    analysis_set: str
    design: str
    blinding: str
    scope: str
    obtained: str
    certainty: Plain


class CellPublic(SQLModel):
    state: str
    treatment: str
    display: str
    headline: HeadlinePublic | None = None
    others: list[FindingPublic] | None = None
    agreement: Plain | None = None
    absence: Plain | None = None


class VerdictPublic(SQLModel):
    left: str
    right: str
    outcome: str
    favours: str | None = None
    comparability: str
    directness: str
    reasons: list[Plain]
    notes: list[str]
    findings: list[str]
    sentence: str


class RowPublic(SQLModel):
    attribute: AttributePublic
    cells: list[CellPublic]
    verdicts: list[VerdictPublic]
    certainty: Plain
    favours: str | None = None
    sentence: str
    disagreements: list[Plain]


class SourcePublic(SQLModel):
    slug: str
    type: str
    citation: str
    year: int | None = None
    tier: str
    number: int
    address: str | None = None
    funding: str | None = None
    conflict_of_interest: str | None = None


class ComparisonPublic(SQLModel):
    slug: str
    origin: str
    title: str
    question: str
    summary: str
    condition: Plain
    treatments: list[ComparedTreatmentPublic]
    burden: list[Plain]
    rows: list[RowPublic]
    experiences: list[Plain]
    what_matters: list[str]
    questions_to_ask: list[str]
    steps: list[str]
    update_policy: str
    sources: list[SourcePublic]
    rules_version: str
    funding: str
    disclaimer: str
    review: Plain
    digest: str
    updated: str
    edition: Plain
    links: Plain
