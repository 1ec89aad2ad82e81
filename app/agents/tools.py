"""The five tools: an edition in, an answer out. None of them knows the protocol."""

import json
from collections.abc import Sequence
from urllib.parse import urlencode

from app import VERSION
from app.agents.answers import Account, Citation, Evidence, Found, Hit, Sentence
from app.agents.telling import (
    CAVEATS,
    MOST_CHARACTERS,
    NO_ADVICE,
    NO_FIGURES_BESIDE,
    fitted,
    not_to_conclude,
    sentence_of,
)
from app.database import OpenEdition
from app.documents.comparisons import Comparison, Row
from app.documents.findings import Finding
from app.documents.sources import Source
from app.documents.treatments import Treatment
from app.domain.wording import DISCLAIMER
from app.errors import NotFound
from app.queries.comparisons import compose_comparison, get_comparison
from app.queries.findings import get_finding
from app.queries.meta import LICENCE, get_meta
from app.queries.records import Paging, has_record
from app.queries.searches import search as search_edition
from app.queries.sources import get_source
from app.queries.treatments import get_treatment as read_treatment
from app.queries.verifications import verify

MOST_HITS = 10
MOST_FINDINGS = 12
NOTHING_ELSE = "Do not take what was not found for something that is not so: it may not be in the sources read."


def search(edition: OpenEdition, query: str) -> Found:
    """What the words find."""
    paging = Paging(limit=MOST_HITS, after=None, sort="", question="", cursor_key="tools")
    page = search_edition(edition, query, paging)
    hits = [json.loads(item) for item in page.items]
    extra = json.loads(f"{{{page.extra.lstrip(',')}}}") if page.extra else {}
    return Found(
        hits=[Hit(**{name: hit[name] for name in ("kind", "slug", "title", "address")}) for hit in hits],
        did_you_mean=extra.get("did_you_mean"),
        edition=edition.id,
        must_not_conclude=[NO_ADVICE, NOTHING_ELSE],
        disclaimer=DISCLAIMER,
    )


def get_treatment(edition: OpenEdition, slug: str, *, most: int = MOST_CHARACTERS) -> Account:
    """A treatment in sentences: its headline values, then its side effects."""
    treatment = Treatment.model_validate_json(read_treatment(edition, slug, include=(), fields=()).text)
    values = [value for group in treatment.headlines for value in group.values]
    ids = [value.finding for value in (*values, *treatment.side_effects)]
    sentences, left_out = fitted([sentence_of(_finding(edition, id_)) for id_ in dict.fromkeys(ids)], most=most)
    return Account(
        subject=treatment.name,
        address=treatment.links.self,
        sentences=sentences,
        left_out=left_out,
        edition=edition.id,
        must_not_conclude=[
            NO_ADVICE,
            NO_FIGURES_BESIDE,
            f"Do not present this as reviewed by a clinician, unless this says so: {treatment.review.statement}",
        ],
        disclaimer=DISCLAIMER,
    )


def compare(
    edition: OpenEdition,
    treatments: Sequence[str],
    *,
    condition: str | None = None,
    attributes: Sequence[str] = (),
    most: int = MOST_CHARACTERS,
) -> Account:
    """Treatments side by side: what each row says, and what it does not show."""
    asked = {"treatments": ",".join(treatments), "condition": condition, "attributes": ",".join(attributes)}
    address = f"compare?{urlencode({name: value for name, value in asked.items() if value}, safe=',')}"
    printed = compose_comparison(
        edition, tuple(treatments), condition=condition, attributes=tuple(attributes), category=None, address=address
    )
    comparison = Comparison.model_validate_json(printed.text)
    told = [_row_sentence(comparison, row) for row in comparison.rows]
    sentences, left_out = fitted(told, most=most)
    return Account(
        subject=comparison.title,
        address=comparison.links.self,
        sentences=sentences,
        left_out=left_out,
        edition=edition.id,
        must_not_conclude=not_to_conclude(comparison, comparison.rows[: len(sentences)]),
        disclaimer=DISCLAIMER,
    )


def _row_sentence(comparison: Comparison, row: Row) -> Sentence:
    """A row in words, with the addresses of the findings it rests on."""
    cells = [cell.headline for cell in row.cells if cell.state == "reported"]
    numbers = {told.number: told.citation for told in comparison.sources}
    findings = ", ".join(f"/v1/findings/{cell.id}" for cell in cells) or comparison.links.self
    return Sentence(
        text=f"{CAVEATS[row.certainty.level]}. {row.sentence} [{findings}]",
        certainty=row.certainty.level,
        address=f"/v1/findings/{cells[0].id}" if cells else comparison.links.self,
        pinned=comparison.links.pinned,
        source="; ".join(f"{numbers[cell.source_number]} ({cell.locator})" for cell in cells)
        or "No source has a value.",
    )


def get_evidence(
    edition: OpenEdition, claim: str, *, treatment: str | None = None, most: int = MOST_CHARACTERS
) -> Evidence:
    """What stands for and against a claim: its numbers beside ours, and the findings that its words find."""
    checked = verify(edition, claim, treatment=treatment)
    ids = [finding.id for number in checked.statements for finding in number.findings]
    paging = Paging(limit=MOST_FINDINGS, after=None, sort="", question="", cursor_key="tools")
    found = search_edition(edition, claim, paging, kind="finding") if not ids else None
    ids += [json.loads(item)["slug"] for item in found.items] if found else []
    told = [sentence_of(_finding(edition, id_)) for id_ in dict.fromkeys(ids) if has_record(edition, "findings", id_)]
    sentences, left_out = fitted(told, most=most)
    nothing = [] if sentences else ["Do not say that there is evidence for the claim: none was found here."]
    return Evidence(
        numbers=checked.statements,
        sentences=sentences,
        left_out=left_out,
        edition=edition.id,
        must_not_conclude=[NO_ADVICE, checked.note, NO_FIGURES_BESIDE, NOTHING_ELSE, *nothing],
        disclaimer=DISCLAIMER,
    )


def cite(edition: OpenEdition, slug: str) -> Citation:
    """How to cite a finding, a source or a curated comparison. Raises NotFound."""
    printed_on = get_meta(edition, version=VERSION).printed_at[:10]
    stamp = f"Equipoise, edition {edition.id} ({printed_on})"
    if has_record(edition, "findings", slug):
        finding = _finding(edition, slug)
        text, links = f"{finding.source.citation} {finding.locator}. As given by {stamp}.", finding.links
    elif has_record(edition, "sources", slug):
        source = Source.model_validate_json(get_source(edition, slug, include=(), fields=()).text)
        text, links = f"{source.citation} As listed by {stamp}.", source.links
    elif has_record(edition, "comparisons", slug):
        comparison = Comparison.model_validate_json(get_comparison(edition, slug, include=(), fields=()).text)
        text, links = f"{comparison.title} {stamp}.", comparison.links
    else:
        raise NotFound("finding, source or comparison")
    return Citation(
        text=text,
        address=links.self,
        pinned=links.pinned,
        licence=f"{LICENCE.name}: {LICENCE.address}",
        edition=edition.id,
        must_not_conclude=[NO_ADVICE, "Do not cite a finding without the place in its source."],
        disclaimer=DISCLAIMER,
    )


def _finding(edition: OpenEdition, slug: str) -> Finding:
    return Finding.model_validate_json(get_finding(edition, slug, include=(), fields=()).text)
