"""What a finding's page asks of an edition."""

from app.database import OpenEdition
from app.documents.finding_pages import Beside, FindingPage
from app.documents.findings import Finding
from app.documents.sources import NumberedSource, Source
from app.documents.treatments import Treatment
from app.domain.agreement import agreement
from app.queries.records import get_documents, get_record

MOST_BESIDE = 40
"""Findings that a page shows beside its own."""
_BESIDE = "SELECT slug FROM finding WHERE treatment = ? AND attribute = ? AND slug <> ? ORDER BY year DESC, slug"


def get_finding_page(edition: OpenEdition, slug: str) -> FindingPage:
    """A finding with what stands around it. Raises NotFound."""
    finding = Finding.model_validate_json(get_record(edition, "findings", slug).text)
    treatment = Treatment.model_validate_json(get_record(edition, "treatments", finding.treatment.slug).text)
    source = Source.model_validate_json(get_record(edition, "sources", finding.source.slug).text)
    names = [name for (name,) in edition.rows(_BESIDE, (finding.treatment.slug, finding.attribute.slug, slug))]
    places = {name: place for place, name in enumerate(names)}
    found = [Finding.model_validate(told) for told in get_documents(edition, "findings", names[:MOST_BESIDE])]
    shown = {name: getattr(source, name) for name in NumberedSource.model_fields if name != "number"}
    return FindingPage(
        finding=finding,
        title=f"{finding.attribute.name}: {finding.treatment.name}",
        source=NumberedSource(number=1, **shown),
        beside=[_beside(finding, other) for other in sorted(found, key=lambda told: places[told.id])],
        beside_count=len(names),
        disagreements=[told for told in treatment.disagreements if slug in told.findings],
        review=treatment.review,
        disclaimer=treatment.disclaimer,
    )


def _beside(finding: Finding, other: Finding) -> Beside:
    told = agreement([finding.as_evidence(), other.as_evidence()])
    return Beside(other, bool(told.differing), told.labels)
