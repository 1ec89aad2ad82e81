"""What pictures ask of an edition: a comparison, and the regimens of its treatments."""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from app.database import OpenEdition
from app.documents.comparisons import Comparison
from app.documents.findings import Absence
from app.documents.pictures import GivenRegimen, Pictured, PicturedTreatment
from app.documents.printed import Printed
from app.documents.treatments import Regimen
from app.domain.vocabulary import Denominator, ValueKind
from app.queries.comparisons import compose_comparison
from app.queries.records import Plain, get_documents, get_record


def get_pictured(edition: OpenEdition, slug: str, *, base: str) -> Pictured:
    """A curated comparison with all that its pictures show; `base` begins the address they print. Raises NotFound."""
    return _pictured(edition, get_record(edition, "comparisons", slug), base)


def compose_pictured(edition: OpenEdition, slugs: tuple[str, ...], *, condition: str | None, base: str) -> Pictured:
    """Any two to eight treatments with all that their pictures show. Raises BadRequest as composing does."""
    kept = {"treatments": ",".join(slugs), **({"condition": condition} if condition else {})}
    address = f"compare?{urlencode(kept, safe=',')}"
    printed = compose_comparison(edition, slugs, condition=condition, attributes=(), category=None, address=address)
    return _pictured(edition, printed, base)


def _pictured(edition: OpenEdition, printed: Printed, base: str) -> Pictured:
    comparison = Comparison.model_validate(json.loads(printed.text))
    speakers = {
        told.treatment: told.burden.treatment.slug if told.state == "reported" else told.absence
        for told in comparison.burden
    }
    slugs = [treatment.slug for treatment in comparison.treatments]
    whose = [speaker for speaker in speakers.values() if isinstance(speaker, str)]
    treatments = {told["slug"]: told for told in get_documents(edition, "treatments", [*slugs, *whose])}
    wanted = [*_shares(comparison), *(id_ for slug in whose for id_ in treatments[slug]["regimens"][0]["findings"])]
    findings = {told["id"]: told for told in get_documents(edition, "findings", wanted)}
    numbers = {source.slug: source.number for source in comparison.sources}
    return Pictured(
        comparison=comparison,
        treatments=tuple(_treatment(treatments, slug, speakers[slug], findings, numbers) for slug in slugs),
        not_people=frozenset(id_ for id_ in _shares(comparison) if findings[id_]["counted"] != Denominator.PATIENT),
        address=base + comparison.links.pinned,
    )


def _shares(comparison: Comparison) -> list[str]:
    """The findings that are shares of something."""
    return [
        cell.headline.id
        for row in comparison.rows
        for cell in row.cells
        if cell.state == "reported" and cell.headline.value.kind == ValueKind.PROPORTION.value
    ]


def _treatment(
    treatments: Mapping[str, Plain],
    slug: str,
    speaker: str | Absence,
    findings: Mapping[str, Plain],
    numbers: Mapping[str, int],
) -> PicturedTreatment:
    told = treatments[slug]
    return PicturedTreatment(
        slug=slug,
        name=told["name"],
        short_name=told["short_name"],
        given=_given(treatments[speaker], slug, findings, numbers) if isinstance(speaker, str) else speaker,
    )


def _given(whose: Plain, slug: str, findings: Mapping[str, Plain], numbers: Mapping[str, int]) -> GivenRegimen:
    regimen = Regimen.model_validate(whose["regimens"][0])
    cited = {findings[id_]["source"]["slug"] for id_ in regimen.findings if id_ in findings}
    return GivenRegimen(
        regimen=regimen,
        variant=None if whose["slug"] == slug else whose["name"],
        source_numbers=tuple(sorted(numbers[source] for source in cited if source in numbers)),
    )
