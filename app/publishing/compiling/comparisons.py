"""Curated comparisons: composed from the same cells, by the same function, as those composed on request."""

import json
from collections.abc import Iterable, Mapping

from app.documents.comparisons import ComparedTreatment
from app.domain.evidence import scale_of
from app.domain.verdicts import RULES_VERSION
from app.domain.weighing import Question, Worthwhile
from app.domain.wording import DISCLAIMER
from app.publishing import manuscript as written
from app.publishing.compiling.cells import NO_CONDITION, CompiledCell
from app.publishing.compiling.records import Plain, Substances, brief
from app.publishing.compiling.references import Compiling, review
from app.publishing.compiling.risks import in_people
from app.publishing.compiling.treatments import recorded
from app.queries.burdens import compose_burdens
from app.queries.composing import Column, RowHead, compose_rows, spelled

Cells = Mapping[tuple[str, str], Mapping[str, CompiledCell]]
"""Cells by treatment and condition, then by attribute."""


def compile_comparisons(compiling: Compiling, substances: Substances, cells: Cells, wanted: Iterable[str]) -> None:
    """These curated comparisons."""
    for slug in wanted:
        record = compiling.manuscript.comparisons[slug]
        columns = [_column(compiling, substances, name, record, cells) for name in record.treatments]
        heads = [row_head(compiling, substances, name, record.condition) for name in record.attributes]
        told = [recorded(disagreement).model_dump(mode="json") for disagreement in compiling.manuscript.disagreements]
        texts, numbers = compose_rows(columns, heads, told)
        rows = [json.loads(text) for text in texts]
        _number_baselines(rows, numbers)
        help_to_decide = _help_to_decide(compiling, record, numbers)
        substances.add(
            "comparisons",
            slug,
            {
                "slug": slug,
                "origin": "curated",
                "title": record.title,
                "question": record.question,
                "summary": record.summary,
                "condition": compiling.reference("conditions", record.condition),
                "treatments": [compared(compiling, name) for name in record.treatments],
                "burden": compose_burdens([substances.by_name["treatments", name].plain for name in record.treatments]),
                "rows": rows,
                **help_to_decide,
                "sources": compiling.numbered(numbers),
                "rules_version": RULES_VERSION,
                "funding": record.funding,
                "disclaimer": DISCLAIMER,
                "review": review(record.review),
            },
        )


def _number_baselines(rows: list[Plain], numbers: dict[str, int]) -> None:
    """Gives the sources of baseline risks their numbers, after those of the rows, which any composed comparison has."""
    for cell in (cell for row in rows for cell in row["cells"] if cell["state"] == "reported"):
        baseline = cell["headline"].get("absolute", {}).get("baseline")
        if baseline is not None:
            source = baseline.pop("source")
            baseline["source_number"] = numbers.setdefault(source, len(numbers) + 1)


def _help_to_decide(compiling: Compiling, record: written.Comparison, numbers: dict[str, int]) -> Plain:
    """What a person needs to decide besides the rows; its sources are numbered after theirs."""

    def number(source: str) -> int:
        return numbers.setdefault(source, len(numbers) + 1)

    course, findings = record.natural_course, compiling.manuscript.findings
    same = ("what_matters", "questions_to_ask", "steps", "methods", "update_policy")
    return {
        "natural_course": course
        and {"words": course.words, "source_number": number(course.source), "locator": course.locator},
        "experiences": [
            {
                **told.model_dump(),
                "source_numbers": sorted({number(findings[id_][1].source) for id_ in told.findings}),
            }
            for told in record.experiences
        ],
        **{name: getattr(record, name) for name in same},
    }


def _column(
    compiling: Compiling, substances: Substances, slug: str, comparison: written.Comparison, cells: Cells
) -> Column:
    found = cells.get((slug, comparison.condition)) or cells.get((slug, NO_CONDITION), {})
    record = compiling.manuscript.treatments[slug]
    return Column(
        slug=slug,
        name=record.short_name or record.name,
        family=frozenset({slug, *compiling.variants(slug)}),
        checked_on=record.review.evidence_checked,
        cells={
            attribute: in_people(compiling, substances, comparison, attribute, cell)
            for attribute, cell in found.items()
        },
    )


def sources_shown(plain: Plain) -> list[str]:
    """The sources that a comparison or its summary shows."""
    return [source["slug"] for source in plain["sources"]]


def row_head(compiling: Compiling, substances: Substances, slug: str, condition: str) -> RowHead:
    """An attribute at the head of a row, with the differences that have been called the smallest worth having."""
    record = compiling.manuscript.attributes[slug]
    return RowHead(
        slug=slug,
        name=record.name,
        text=spelled(brief("attributes", substances.by_name["attributes", slug].plain)),
        question=Question(
            kind=record.kind,
            better=record.better,
            worthwhile=tuple(
                Worthwhile(told.low, told.high, told.unit, scale_of(told.instrument, compiling.scales))
                for told in record.worthwhile_differences
            ),
            condition=condition,
            narrower=frozenset(
                slug for slug, told in compiling.manuscript.conditions.items() if told.part_of == condition
            ),
        ),
    )


def compared(compiling: Compiling, slug: str) -> ComparedTreatment:
    """A treatment in the head of a comparison."""
    record = compiling.manuscript.treatments[slug]
    members: Plain = {
        "slug": slug,
        "name": record.name,
        "summary": record.summary,
        "form": record.form,
        "variants": [compiling.reference("treatments", name) for name in compiling.variants(slug)],
        "variant_of": compiling.optional("treatments", record.variant_of),
        "review": review(record.review),
    }
    return ComparedTreatment.model_validate(members)
