"""The same facts in tables, as the SQLModel tutorial makes them: one class a table, relationships between them."""

# mypy: disable-error-code="pydantic-field"
# A property is no field, whatever the plugin says.

from operator import attrgetter
from typing import Any

from sqlmodel import JSON, Column, Field, Relationship, SQLModel

Plain = dict[str, Any]


def _json() -> Any:
    return Field(sa_column=Column(JSON))


class Treatment(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(index=True)
    name: str
    short_name: str
    also_known_as: list[str] = _json()
    form: str
    summary: str
    variant_of: Plain | None = _json()
    variants: list[Plain] = _json()
    conditions: list[Plain] = _json()
    review: Plain = _json()


class Attribute(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(index=True)
    name: str
    question: str
    category: str
    kind: str
    unit: str
    better: str
    position: int


class Source(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(index=True)
    type: str
    citation: str
    year: int | None = None
    tier: str
    address: str | None = None
    funding: str | None = None
    conflict_of_interest: str | None = None


class Finding(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(index=True)
    treatment_id: int = Field(foreign_key="treatment.id", index=True)
    attribute_id: int = Field(foreign_key="attribute.id", index=True)
    source_id: int = Field(foreign_key="source.id")
    treatment: str
    condition: str | None = None
    display: str
    population: str
    time_point: str | None = None
    locator: str
    value: Plain = _json()
    summary: str | None = None
    people: Plain = _json()
    when: Plain | None = _json()
    comparator: Plain | None = _json()
    instrument: str | None = None
    analysis_set: str
    design: str
    blinding: str
    scope: str
    obtained: str
    certainty: Plain = _json()


class Comparison(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(index=True)
    origin: str
    title: str
    question: str
    summary: str
    condition: Plain = _json()
    burden: list[Plain] = _json()
    experiences: list[Plain] = _json()
    what_matters: list[str] = _json()
    questions_to_ask: list[str] = _json()
    steps: list[str] = _json()
    update_policy: str
    rules_version: str
    funding: str
    disclaimer: str
    review: Plain = _json()
    digest: str
    updated: str
    edition: Plain = _json()
    links: Plain = _json()
    columns: list["ComparedTreatment"] = Relationship(sa_relationship_kwargs={"order_by": "ComparedTreatment.place"})
    rows: list["Row"] = Relationship(sa_relationship_kwargs={"order_by": "Row.place"})
    citations: list["Citation"] = Relationship(sa_relationship_kwargs={"order_by": "Citation.number"})

    @property
    def treatments(self) -> list[Treatment]:
        return [column.treatment for column in self.columns]

    @property
    def sources(self) -> list["Citation"]:
        return self.citations


class ComparedTreatment(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    comparison_id: int = Field(foreign_key="comparison.id", index=True)
    treatment_id: int = Field(foreign_key="treatment.id")
    place: int
    treatment: Treatment = Relationship()


class Citation(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    comparison_id: int = Field(foreign_key="comparison.id", index=True)
    source_id: int = Field(foreign_key="source.id")
    number: int
    source: Source = Relationship()
    slug = property(attrgetter("source.slug"))
    type = property(attrgetter("source.type"))
    citation = property(attrgetter("source.citation"))
    year = property(attrgetter("source.year"))
    tier = property(attrgetter("source.tier"))
    address = property(attrgetter("source.address"))
    funding = property(attrgetter("source.funding"))
    conflict_of_interest = property(attrgetter("source.conflict_of_interest"))


class Row(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    comparison_id: int = Field(foreign_key="comparison.id", index=True)
    attribute_id: int = Field(foreign_key="attribute.id")
    place: int
    certainty: Plain = _json()
    favours: str | None = None
    sentence: str
    disagreements: list[Plain] = _json()
    attribute: Attribute = Relationship()
    cells: list["RowCell"] = Relationship(sa_relationship_kwargs={"order_by": "RowCell.place"})
    verdicts: list["Verdict"] = Relationship(sa_relationship_kwargs={"order_by": "Verdict.place"})


class Verdict(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    row_id: int = Field(foreign_key="row.id", index=True)
    place: int
    left: str
    right: str
    outcome: str
    favours: str | None = None
    comparability: str
    directness: str
    reasons: list[Plain] = _json()
    notes: list[str] = _json()
    findings: list[str] = _json()
    sentence: str


class RowCell(SQLModel, table=True):
    __tablename__ = "cell"

    id: int | None = Field(default=None, primary_key=True)
    row_id: int = Field(foreign_key="row.id", index=True)
    place: int
    state: str
    treatment: str
    display: str
    agreement: Plain | None = _json()
    absence: Plain | None = _json()
    shown: list["ShownFinding"] = Relationship(sa_relationship_kwargs={"order_by": "ShownFinding.place"})

    @property
    def headline(self) -> "ShownFinding | None":
        return self.shown[0] if self.shown else None

    @property
    def others(self) -> list["ShownFinding"] | None:
        return self.shown[1:] if self.shown else None


class ShownFinding(SQLModel, table=True):
    number: int | None = Field(default=None, primary_key=True)
    cell_id: int = Field(foreign_key="cell.id", index=True)
    finding_id: int = Field(foreign_key="finding.id")
    place: int
    source_number: int
    chosen_for: str
    is_variant: bool
    finding: Finding = Relationship()
    id = property(attrgetter("finding.slug"))
    treatment = property(attrgetter("finding.treatment"))
    condition = property(attrgetter("finding.condition"))
    display = property(attrgetter("finding.display"))
    population = property(attrgetter("finding.population"))
    time_point = property(attrgetter("finding.time_point"))
    locator = property(attrgetter("finding.locator"))
    value = property(attrgetter("finding.value"))
    summary = property(attrgetter("finding.summary"))
    people = property(attrgetter("finding.people"))
    when = property(attrgetter("finding.when"))
    comparator = property(attrgetter("finding.comparator"))
    instrument = property(attrgetter("finding.instrument"))
    analysis_set = property(attrgetter("finding.analysis_set"))
    design = property(attrgetter("finding.design"))
    blinding = property(attrgetter("finding.blinding"))
    scope = property(attrgetter("finding.scope"))
    obtained = property(attrgetter("finding.obtained"))
    certainty = property(attrgetter("finding.certainty"))
