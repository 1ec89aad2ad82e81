"""What tables and exchange formats ask of an edition: a record with the whole findings and sources behind it."""

import json
from collections.abc import Iterable, Iterator, Sequence

from app.database import OpenEdition
from app.documents.gatherings import GatheredRow, Gathering, Plain
from app.documents.printed import Printed
from app.domain.wording import DISCLAIMER, NOT_REVIEWED, REVIEWED
from app.queries.comparisons import compose_comparison
from app.queries.records import get_documents, get_record, has_record

_FINDINGS_OF = """
SELECT slug FROM finding WHERE treatment = ? ORDER BY slug
"""


def gather_comparison(edition: OpenEdition, slug: str) -> Gathering:
    """A curated comparison with every finding it shows, whole, and its summary of findings. Raises NotFound."""
    printed = get_record(edition, "comparisons", slug)
    has_summary = has_record(edition, "summaries", slug)
    return _of_comparison(
        edition, printed, json.loads(get_record(edition, "summaries", slug).text) if has_summary else None
    )


def gather_composed(edition: OpenEdition, slugs: tuple[str, ...], *, condition: str | None, address: str) -> Gathering:
    """The same of any two to eight treatments. Raises BadRequest as composing does."""
    printed = compose_comparison(edition, slugs, condition=condition, attributes=(), category=None, address=address)
    return _of_comparison(edition, printed, None)


def gather_treatment(edition: OpenEdition, slug: str) -> Gathering:
    """A treatment with all its own findings and gaps. Raises NotFound."""
    record = json.loads(get_record(edition, "treatments", slug).text)
    names = [name for (name,) in edition.rows(_FINDINGS_OF, (slug,))]
    findings = get_documents(edition, "findings", names)
    places = {told["slug"]: told for told in get_documents(edition, "attributes", _attributes_of(record, findings))}
    findings.sort(key=lambda told: (places[told["attribute"]["slug"]]["position"], told["id"]))
    rows = [GatheredRow("finding", told["attribute"], None, told, None) for told in findings]
    rows += [GatheredRow("absent", told["attribute"], None, None, told["absence"]) for told in record["absences"]]
    return Gathering(
        noun="treatments",
        slug=slug,
        title=record["name"],
        description=record["summary"],
        record=record,
        rows=tuple(rows),
        sources=tuple(get_documents(edition, "sources", (told["source"]["slug"] for told in findings))),
        treatments={slug: record, **_named_in(edition, findings)},
        summary=None,
        further=(),
        disclaimer=record["disclaimer"],
        review=record["review"]["statement"],
        printed_at=edition.printed_at,
    )


def _named_in(edition: OpenEdition, findings: Sequence[Plain]) -> dict[str, Plain]:
    """The treatments that findings are of, or were measured against, by slug."""
    wanted = {told["treatment"]["slug"] for told in findings}
    wanted |= {told["comparator"]["treatment"] for told in findings if "treatment" in told.get("comparator", {})}
    return {told["slug"]: told for told in get_documents(edition, "treatments", wanted)}


def _attributes_of(record: Plain, findings: Iterable[Plain]) -> Iterator[str]:
    yield from (told["attribute"]["slug"] for told in findings)
    yield from (told["attribute"]["slug"] for told in record["absences"])


def gather_finding(edition: OpenEdition, slug: str) -> Gathering:
    """One finding with its source and its treatment. Raises NotFound."""
    record = json.loads(get_record(edition, "findings", slug).text)
    [treatment] = get_documents(edition, "treatments", [record["treatment"]["slug"]])
    is_reviewed = treatment["review"]["status"] == "clinically_reviewed"
    return Gathering(
        noun="findings",
        slug=slug,
        title=f"{record['attribute']['name']}: {record['treatment']['name']}",
        description=record.get("summary", record["display"]),
        record=record,
        rows=(GatheredRow("finding", record["attribute"], None, record, None),),
        sources=tuple(get_documents(edition, "sources", [record["source"]["slug"]])),
        treatments={treatment["slug"]: treatment, **_named_in(edition, [record])},
        summary=None,
        further=(),
        disclaimer=DISCLAIMER,
        review=REVIEWED if is_reviewed else NOT_REVIEWED,
        printed_at=edition.printed_at,
    )


def gather_source(edition: OpenEdition, slug: str) -> Gathering:
    """One source. Raises NotFound."""
    record = json.loads(get_record(edition, "sources", slug).text)
    return Gathering(
        noun="sources",
        slug=slug,
        title=record["title"],
        description=record["citation"],
        record=record,
        rows=(),
        sources=(record,),
        treatments={},
        summary=None,
        further=(),
        disclaimer=DISCLAIMER,
        review="",
        printed_at=edition.printed_at,
    )


def _of_comparison(edition: OpenEdition, printed: Printed, summary: Plain | None) -> Gathering:
    record = json.loads(printed.text)
    shown = [cell for row in record["rows"] for cell in row["cells"] if cell["state"] == "reported"]
    wanted = [told["id"] for cell in shown for told in (cell["headline"], *cell["others"])]
    findings = {told["id"]: told for told in get_documents(edition, "findings", wanted)}
    told_of = () if summary is None else [one["results"] for one in summary["outcomes"]]
    results = [one["finding"] for outcome in told_of for one in outcome if one["state"] == "reported"]
    behind = get_documents(edition, "findings", (id_ for id_ in results if id_ not in findings))
    numbers = {told["slug"]: told["number"] for told in record["sources"]}
    # A summary may rest on sources that no row shows; they come after those that have a number.
    further = [] if summary is None else [told["slug"] for told in summary["sources"]]
    sources = get_documents(edition, "sources", [*numbers, *further])
    sources.sort(key=lambda told: (numbers.get(told["slug"], len(numbers) + 1), told["slug"]))
    heads = get_documents(edition, "treatments", (told["slug"] for told in record["treatments"]))
    return Gathering(
        noun="comparisons",
        slug=record["slug"],
        title=record["title"],
        description=record["question"],
        record=record,
        rows=tuple(_rows(record, findings)),
        sources=tuple(sources),
        treatments={
            **{told["slug"]: told for told in heads},
            **_named_in(edition, [*findings.values(), *behind]),
        },
        summary=summary,
        further=tuple(behind),
        disclaimer=record["disclaimer"],
        review=record["review"]["statement"],
        printed_at=edition.printed_at,
    )


def _rows(record: Plain, findings: dict[str, Plain]) -> Iterator[GatheredRow]:
    columns = {told["slug"]: told for told in record["treatments"]}
    for row in record["rows"]:
        for cell in row["cells"]:
            column = columns[cell["treatment"]]
            if cell["state"] == "absent":
                yield GatheredRow("absent", row["attribute"], column, None, cell["absence"])
                continue
            yield GatheredRow("headline", row["attribute"], column, findings[cell["headline"]["id"]], None)
            for other in cell["others"]:
                yield GatheredRow("other", row["attribute"], column, findings[other["id"]], None)
