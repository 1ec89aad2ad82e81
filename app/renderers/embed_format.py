"""Embeds: a comparison and a reader's choices in, the light document of a partner's page out."""

from datetime import date

from app.documents.cells import Cell
from app.documents.comparisons import Comparison, Row
from app.documents.embeds import Embed, EmbeddedCell, EmbeddedRow, EmbeddedSource
from app.documents.views import Freshness, View
from app.renderers.page_format import CATEGORY_WORDS, name_in, rows_shown


def embed_of(comparison: Comparison, view: View, freshness: Freshness, *, page: str) -> Embed:
    """What a partner's page shows of a comparison. Sources are those that the shown rows cite."""
    rows = rows_shown(comparison, view)
    cited = {cell.headline.source_number for row in rows for cell in row.cells if cell.state == "reported"}
    return Embed(
        title=comparison.title,
        question=comparison.question,
        treatments=[told.name for told in comparison.treatments],
        rows=[_row(row, comparison, view) for row in rows],
        sources=[
            EmbeddedSource(number=source.number, citation=source.citation, address=source.address)
            for source in comparison.sources
            if source.number in cited
        ],
        notices=notices(comparison, freshness),
        funding=comparison.funding,
        evidence_checked=comparison.review.evidence_checked,
        direction=view.direction,
        edition=comparison.edition,
        page=page,
    )


def notices(comparison: Comparison, freshness: Freshness) -> list[str]:
    """What every embed says of itself, first the disclaimer."""
    review = comparison.review
    told = [
        comparison.disclaimer,
        f"{review.statement} Evidence looked through on {_day(review.evidence_checked)}; to be looked through again "
        f"by {_day(review.next_review)}.",
    ]
    if freshness.is_overdue:
        told.append("This review is overdue: the evidence may have moved on.")
    if freshness.newer_edition:
        records = "record" if freshness.changes == 1 else "records"
        told.append(
            f"This is edition {comparison.edition.id}. A newer one, {freshness.newer_edition}, is out; "
            f"{freshness.changes} {records} shown here changed since."
        )
    return told


def _row(row: Row, comparison: Comparison, view: View) -> EmbeddedRow:
    return EmbeddedRow(
        attribute=row.attribute.slug,
        question=row.attribute.question,
        category=row.attribute.category,
        category_words=CATEGORY_WORDS[row.attribute.category],
        cells=[_cell(cell, comparison) for cell in row.cells],
        sentence=row.sentence,
        verdicts=[verdict.sentence for verdict in row.verdicts] if view.depth == "clinician" else [],
    )


def _cell(cell: Cell, comparison: Comparison) -> EmbeddedCell:
    if cell.state == "absent":
        looked = f"Looked in {cell.absence.looked_in}, {_day(cell.absence.looked_on)}."
        return EmbeddedCell(display=cell.display, labels=[looked], is_absent=True, source_number=None, more=0)
    head = cell.headline
    labels = [label for label in (head.time_point, head.population) if label]
    if head.comparator is not None and head.comparator.display is not None:
        labels.insert(0, f"Against {head.comparator.display} with {head.comparator.words}")
    if head.absolute is not None:
        labels.append(head.absolute.display)
    if head.is_variant:
        labels.append(f"Of {name_in(comparison, head.treatment)}.")
    if head.certainty.level != "not_rated":
        labels.append(f"Certainty: {head.certainty.level.replace('_', ' ')}.")
    return EmbeddedCell(
        display=head.display,
        labels=labels,
        is_absent=False,
        source_number=head.source_number,
        more=len(cell.others),
    )


def _day(moment: date) -> str:
    return f"{moment.day} {moment:%B %Y}"
