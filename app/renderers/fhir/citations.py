"""Sources as Citation, and how each was read as ArtifactAssessment."""

from collections.abc import Iterator

from app.documents.gatherings import Plain
from app.renderers.fhir import coding as codes
from app.renderers.fhir.evidence import PUBLISHER, reference


def citation_of(source: Plain, *, edition: str) -> Plain:
    """One source."""
    told: Plain = {
        "resourceType": "Citation",
        "id": codes.name_of("sources", source["slug"], edition),
        "language": "en",
        "identifier": [codes.identifier("sources", source["slug"])],
        "version": edition,
        "title": source["title"],
        "status": "active",
        "date": source["updated"],
        "publisher": PUBLISHER,
        "summary": [{"text": source["citation"]}],
        "classification": [
            {
                "type": {"text": "kind of source"},
                "classifier": [codes.concept(codes.own("source-type", source["type"]))],
            }
        ],
        "citedArtifact": _artifact(source),
    }
    return {**told, "note": [{"text": source["note"]}]} if "note" in source else told


def _artifact(source: Plain) -> Plain:
    told: Plain = {"dateAccessed": source["accessed"], "title": [{"text": source["title"]}]}
    identifiers = [{"system": codes.IDENTIFIERS[name], "value": value} for name, value in _identifiers(source)]
    if identifiers:
        told["identifier"] = identifiers
    form: Plain = {}
    if "publisher" in source:
        form["publishedIn"] = {"title": source["publisher"]}
    if "year" in source:
        form["articleDate"] = str(source["year"])
    if form:
        told["publicationForm"] = [form]
    if "address" in source:
        told["webLocation"] = [{"url": source["address"]}]
    if "authors" in source:
        told["contributorship"] = {"summary": [{"value": source["authors"]}]}
    return told


def _identifiers(source: Plain) -> Iterator[tuple[str, str]]:
    for name, told in source["identifiers"].items():
        yield from ((name, one) for one in (told if isinstance(told, list) else [told]))


def assessment_of(source: Plain, *, edition: str) -> Plain:
    """How near the reading was to the source itself, who paid for it, and whose interest it may serve."""
    content = [
        {
            "informationType": "rating",
            "type": {"text": "reading"},
            "classifier": [codes.concept(codes.own("reading", source["tier"]))],
            "summary": source["tier_meaning"],
        }
    ]
    for name in ("funding", "conflict_of_interest", "read_in_copy_on", "jurisdiction"):
        if name in source:
            content.append({"informationType": "comment", "type": {"text": name}, "summary": source[name]})
    return {
        "resourceType": "ArtifactAssessment",
        "id": codes.name_of("assessments", source["slug"], edition),
        "language": "en",
        "title": f"How it was read: {source['title']}",
        "date": source["updated"],
        "artifactReference": reference("sources", source["slug"], edition, display=source["citation"]),
        "content": content,
    }
