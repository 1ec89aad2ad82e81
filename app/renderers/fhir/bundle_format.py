"""A record as a FHIR R5 bundle: a document where there is a composition to lead it, otherwise a collection."""

import json
from collections.abc import Iterator

from app.documents.gatherings import Gathering, Plain
from app.renderers.fhir import coding as codes
from app.renderers.fhir.citations import assessment_of, citation_of
from app.renderers.fhir.compositions import composition_of
from app.renderers.fhir.evidence import attribute_variable, evidence_of, treatment_variable

FHIR_MEDIA_TYPE = "application/fhir+json; fhirVersion=5.0"
NOTICE = f"{codes.OURS}:fhir:notice"
"""The extension that carries the caveats of a collection, which has no other place for them."""


def render_bundle(gathering: Gathering, record: str, pinned: str) -> str:
    """The bundle; `record` and `pinned` are the record's addresses."""
    return json.dumps(bundle_of(gathering, record, pinned), ensure_ascii=False, separators=(",", ":"))


def bundle_of(gathering: Gathering, record: str, pinned: str) -> Plain:
    """The same as a plain document."""
    resources = list(_resources(gathering))
    is_document = gathering.noun == "comparisons"
    edition = gathering.record["edition"]
    notice = {
        "edition": edition["id"],
        "edition_digest": edition["digest"],
        "digest": gathering.digest,
        "disclaimer": gathering.disclaimer,
        "review": gathering.review or None,
        "licence": "CC BY 4.0",
    }
    return {
        "resourceType": "Bundle",
        "id": codes.name_of(f"{gathering.noun}-bundle", gathering.slug, gathering.edition),
        "meta": {
            "versionId": edition["id"],
            # What a bundle says of itself beside its content: bundles themselves have no extensions.
            "extension": codes.extension(NOTICE, notice),
            "tag": [codes.own("edition", edition["id"]), codes.own("digest", gathering.digest)],
        },
        "language": "en",
        "identifier": {"system": f"{codes.OURS}:{gathering.noun}", "value": f"{gathering.slug}/{gathering.edition}"},
        "type": "document" if is_document else "collection",
        "timestamp": gathering.printed_at,
        "link": [{"relation": "self", "url": f"{record}.fhir.json"}, {"relation": "cite-as", "url": pinned}]
        if "?" not in record
        else [{"relation": "cite-as", "url": pinned}],
        "entry": [{"fullUrl": f"urn:uuid:{told['id']}", "resource": told} for told in resources],
    }


def _resources(gathering: Gathering) -> Iterator[Plain]:
    edition = gathering.edition
    findings = (*gathering.findings, *gathering.further)
    if gathering.noun == "comparisons":
        yield composition_of(gathering)
    for finding in findings:
        yield evidence_of(finding, edition=edition)
    for treatment in gathering.treatments.values():
        yield treatment_variable(treatment, edition=edition)
    attributes = {told["attribute"]["slug"]: told["attribute"] for told in findings}
    for attribute in attributes.values():
        yield attribute_variable(attribute, edition=edition)
    for source in gathering.sources:
        yield citation_of(source, edition=edition)
    for source in gathering.sources:
        yield assessment_of(source, edition=edition)
