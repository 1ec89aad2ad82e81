"""A comparison as a Composition: its summary of findings, outcome by outcome and treatment by treatment.

Where an editor wrote no summary, every row is a section. What is missing is a section that says why.
"""

from collections.abc import Iterable, Iterator
from html import escape

from app.documents.gatherings import Gathering, Plain
from app.domain.vocabulary import AbsenceReason, ReviewStatus
from app.renderers.fhir import coding as codes
from app.renderers.fhir.evidence import PUBLISHER, reference

_EMPTY = {
    AbsenceReason.NOT_REPORTED: ("unavailable", "Unavailable"),
    AbsenceReason.NOT_STUDIED: ("unavailable", "Unavailable"),
    AbsenceReason.NOT_APPLICABLE: ("notasked", "Not Asked"),
    AbsenceReason.WITHHELD: ("withheld", "Information Withheld"),
    AbsenceReason.PENDING: ("notstarted", "Not Started"),
}


def composition_of(gathering: Gathering) -> Plain:
    """The composition."""
    record = gathering.record
    is_reviewed = record["review"]["status"] == ReviewStatus.CLINICALLY_REVIEWED
    caveats = [gathering.disclaimer, gathering.review, gathering.description]
    sections = _outcomes(gathering) if gathering.summary is not None else _rows(gathering)
    told: Plain = {
        "resourceType": "Composition",
        "id": codes.name_of("compositions", gathering.slug, gathering.edition),
        "language": "en",
        "text": narrative(caveats),
        "identifier": [codes.identifier("comparisons", gathering.slug)],
        "version": gathering.edition,
        "status": "final" if is_reviewed else "preliminary",
        "type": {"text": "Summary of findings"},
        "date": gathering.printed_at,
        "author": [{"display": PUBLISHER}],
        "title": gathering.title,
        "note": [{"text": caveat} for caveat in caveats[:2]],
        "section": [{"title": "Please read", "text": narrative(caveats)}, *sections],
    }
    return told


def narrative(paragraphs: Iterable[str]) -> Plain:
    """Paragraphs as the XHTML that FHIR asks for."""
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs if one)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div>'}


def _outcomes(gathering: Gathering) -> Iterator[Plain]:
    summary = gathering.summary or {}
    names = {told["slug"]: told["name"] for told in summary["treatments"]}
    for outcome in summary["outcomes"]:
        parts = []
        for result in outcome["results"]:
            if result["state"] == "absent":
                parts.append(_gap(names[result["treatment"]], result["absence"]))
                continue
            words = [result["display"], result.get("sentence", ""), result["certainty"]["words"]]
            entries = [reference("findings", result["finding"], gathering.edition)]
            parts.append({"title": names[result["treatment"]], "text": narrative(words), "entry": entries})
        yield {"title": outcome["name"], "text": narrative([outcome.get("comment", outcome["name"])]), "section": parts}


def _rows(gathering: Gathering) -> Iterator[Plain]:
    record = gathering.record
    names = {told["slug"]: told["name"] for told in record["treatments"]}
    for row in record["rows"]:
        parts = []
        for cell in row["cells"]:
            if cell["state"] == "absent":
                parts.append(_gap(names[cell["treatment"]], cell["absence"]))
                continue
            shown = [cell["headline"]["id"], *(other["id"] for other in cell["others"])]
            entries = [reference("findings", id_, gathering.edition) for id_ in shown]
            parts.append({"title": names[cell["treatment"]], "text": narrative([cell["display"]]), "entry": entries})
        yield {"title": row["attribute"]["name"], "text": narrative([row["sentence"]]), "section": parts}


def _gap(name: str, absence: Plain) -> Plain:
    place = f"{absence['words']}: looked in {absence['looked_in']} on {absence['looked_on']}."
    code, display = _EMPTY[AbsenceReason(absence["reason"])]
    return {
        "title": name,
        "text": narrative([place, absence.get("note", "")]),
        "emptyReason": codes.concept(
            codes.theirs("list-empty-reason", code, display), codes.own("absence", absence["reason"]), text=place
        ),
    }
