"""Every address of the API, as the stranger's pack fills it, with the document it must answer."""

from dataclasses import dataclass

from app.documents.attributes import Attribute, AttributeBrief
from app.documents.comparisons import Comparison, ComparisonBrief
from app.documents.conditions import Condition, ConditionBrief
from app.documents.contract import Document
from app.documents.downloads import DataPackage
from app.documents.editions import Changes, Edition, EditionList
from app.documents.findings import Finding, FindingBrief
from app.documents.meta import Liveness, Meta, Readiness
from app.documents.pages import Page
from app.documents.problems import ProblemTypeDocument
from app.documents.qualities import Quality
from app.documents.rules import Rules
from app.documents.schedules import Schedule
from app.documents.schemas import SchemaList
from app.documents.searches import SearchResults
from app.documents.sources import Source, SourceBrief
from app.documents.summaries import Summary
from app.documents.treatments import Treatment, TreatmentBrief


@dataclass(frozen=True, slots=True)
class Address:
    """One address: as OpenAPI writes it, as a reader asks it, and the document it answers."""

    template: str
    asked: str
    document: type[Document]

    def of_edition(self, edition: str) -> "Address":
        """The same address in the mount that names an edition."""
        below = self.template.removeprefix("/v1")
        asked = self.asked.removeprefix("/v1")
        return Address(f"/v1/editions/{{edition_id}}{below}", f"/v1/editions/{edition}{asked}", self.document)


CURRENT = (
    Address("/v1/attributes", "/v1/attributes?count=true", Page[AttributeBrief]),
    Address("/v1/attributes/{slug}", "/v1/attributes/half-fewer-days", Attribute),
    Address("/v1/comparisons", "/v1/comparisons?count=true", Page[ComparisonBrief]),
    Address("/v1/comparisons/{slug}", "/v1/comparisons/preventing-migraine", Comparison),
    Address("/v1/comparisons/{slug}/quality", "/v1/comparisons/preventing-migraine/quality", Quality),
    Address(
        "/v1/comparisons/{slug}/summary-of-findings",
        "/v1/comparisons/preventing-migraine/summary-of-findings",
        Summary,
    ),
    Address("/v1/compare", "/v1/compare?treatments=lunavast,neck-cooling,quellarin&condition=migraine", Comparison),
    Address("/v1/conditions", "/v1/conditions", Page[ConditionBrief]),
    Address("/v1/conditions/{slug}", "/v1/conditions/migraine", Condition),
    Address("/v1/findings", "/v1/findings?limit=100", Page[FindingBrief]),
    Address("/v1/findings/{slug}", "/v1/findings/lunavast-001", Finding),
    Address("/v1/meta", "/v1/meta", Meta),
    Address("/v1/rules", "/v1/rules", Rules),
    Address("/v1/search", "/v1/search?q=collar", SearchResults),
    Address("/v1/sources", "/v1/sources", Page[SourceBrief]),
    Address("/v1/sources/{slug}", "/v1/sources/moonrise-trial-2023", Source),
    Address("/v1/treatments", "/v1/treatments?where=time-to-effect:lte:2wk", Page[TreatmentBrief]),
    Address("/v1/treatments/{slug}", "/v1/treatments/neck-cooling", Treatment),
    Address(
        "/v1/treatments/{slug}/findings",
        "/v1/treatments/neck-cooling/findings?variants=true",
        Page[FindingBrief],
    ),
    Address("/v1/treatments/{slug}/schedule", "/v1/treatments/neck-cooling/schedule?start=2026-12-01", Schedule),
)
"""Addresses that are mounted twice: for the current edition, and for a named one."""


def alone(edition: str) -> tuple[Address, ...]:
    """Addresses that are mounted once."""
    return (
        Address("/v1/editions", "/v1/editions", EditionList),
        Address("/v1/editions/{edition_id}", f"/v1/editions/{edition}", Edition),
        Address("/v1/editions/{edition_id}/datapackage.json", f"/v1/editions/{edition}/datapackage.json", DataPackage),
        Address("/v1/editions/{edition_id}/changes", f"/v1/editions/{edition}/changes", Changes),
        Address("/v1/schemas", "/v1/schemas", SchemaList),
        Address("/v1/health/live", "/v1/health/live", Liveness),
        Address("/v1/health/ready", "/v1/health/ready", Readiness),
        Address("/problems/{name}", "/problems/not-found", ProblemTypeDocument),
    )


def every_address(edition: str) -> tuple[Address, ...]:
    """All of them."""
    return (*CURRENT, *(address.of_edition(edition) for address in CURRENT), *alone(edition))


PICTURES = tuple(
    f"{whose}/pictures/{{name}}.{suffix}"
    for whose in ("/comparisons/{slug}", "/compare")
    for suffix in ("svg", "png", "txt")
)
FORMS = (
    "/compare.{suffix}",
    *(f"/{noun}/{{slug}}.{{suffix}}" for noun in ("comparisons", "findings", "sources", "treatments")),
)
FILES = (
    "/v1/schemas/{name}",
    "/v1/catalog.jsonld",
    "/v1/contexts/1.jsonld",
    "/v1/editions/{edition_id}/dataset.jsonld",
    "/v1/editions/{edition_id}/download.{suffix}",
    "/v1/treatments/{slug}/schedule.ics",
    "/v1/editions/{edition_id}/treatments/{slug}/schedule.ics",
    *(f"/v1{below}" for below in (*PICTURES, *FORMS)),
    *(f"/v1/editions/{{edition_id}}{below}" for below in (*PICTURES, *FORMS)),
)
"""Addresses that answer in another form than JSON, as OpenAPI writes them."""

PAGES = ("/docs", "/openapi.json", "/docs/assets/swagger-ui-bundle.js", "/docs/assets/swagger-ui.css")
"""What people and tools open first."""
