"""Curated comparisons: composed from the same cells, by the same function, as those composed on request."""

from collections.abc import Mapping

from app.documents.comparisons import ComparedTreatment
from app.domain.evidence import scale_of
from app.domain.verdicts import RULES_VERSION
from app.domain.weighing import Question, Worthwhile
from app.domain.wording import DISCLAIMER
from app.publishing.compiling.cells import NO_CONDITION, CompiledCell
from app.publishing.compiling.records import Plain, Substances, brief
from app.publishing.compiling.references import Compiling, review
from app.publishing.compiling.treatments import recorded
from app.queries.composing import Column, RowHead, compose_rows

Cells = Mapping[tuple[str, str], Mapping[str, CompiledCell]]
"""Cells by treatment and condition, then by attribute."""


def compile_comparisons(compiling: Compiling, substances: Substances, cells: Cells) -> None:
    """Every curated comparison."""
    for slug, record in sorted(compiling.manuscript.comparisons.items()):
        columns = [_column(compiling, name, record.condition, cells) for name in record.treatments]
        heads = [row_head(compiling, substances, name, record.condition) for name in record.attributes]
        told = [recorded(disagreement).model_dump(mode="json") for disagreement in compiling.manuscript.disagreements]
        rows, numbers = compose_rows(columns, heads, told)
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
                "rows": rows,
                "sources": compiling.numbered(numbers),
                "rules_version": RULES_VERSION,
                "funding": record.funding,
                "disclaimer": DISCLAIMER,
                "review": review(record.review),
            },
        )


def _column(compiling: Compiling, slug: str, condition: str, cells: Cells) -> Column:
    found = cells.get((slug, condition)) or cells.get((slug, NO_CONDITION), {})
    record = compiling.manuscript.treatments[slug]
    return Column(
        slug=slug,
        name=record.short_name or record.name,
        family=frozenset({slug, *compiling.variants(slug)}),
        checked_on=record.review.evidence_checked,
        cells={attribute: cell.printed for attribute, cell in found.items()},
    )


def row_head(compiling: Compiling, substances: Substances, slug: str, condition: str) -> RowHead:
    """An attribute at the head of a row, with the differences that have been called the smallest worth having."""
    record = compiling.manuscript.attributes[slug]
    return RowHead(
        brief=brief("attributes", substances.by_name["attributes", slug].plain),
        question=Question(
            kind=record.kind,
            better=record.better,
            worthwhile=tuple(
                Worthwhile(told.low, told.high, told.unit, scale_of(told.instrument, compiling.scales))
                for told in record.worthwhile_differences
            ),
            condition=condition,
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
