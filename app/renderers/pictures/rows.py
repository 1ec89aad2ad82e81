"""Rows of a comparison as pictures read them: which are meant, and what their cells say in words."""

import re
from collections.abc import Sequence

from app.documents.cells import Cell, Headline, ReportedCell
from app.documents.comparisons import Row
from app.documents.findings import Absence
from app.documents.pictures import Pictured
from app.domain.slugs import nearest
from app.domain.vocabulary import AbsenceReason
from app.domain.wording import decapitalised
from app.errors import BadRequest, Fault

_ONE_IN = re.compile(
    r"\b(?:one|two|three|1|2|3)\b(?: \w+)?(?: in| out of)(?: every)?"
    r" (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred|a thousand|\d+)\b",
    re.IGNORECASE,
)
INDIRECT = "These figures come from different studies of different people. They do not show which is better."


def row_asked(rows: Sequence[Row], fitting: Sequence[Row], attribute: str, needed: str) -> Row:
    """The row of this attribute. Raises BadRequest with the nearest that fit where it is unknown or does not fit."""
    for row in fitting:
        if row.attribute.slug == attribute:
            return row
    known = [row.attribute.slug for row in fitting]
    near = tuple(nearest(attribute, known))
    is_here = any(row.attribute.slug == attribute for row in rows)
    detail = f"This attribute is not {needed}." if is_here else "The comparison has no such attribute."
    expected = f"one of: {', '.join(near or known)}" if known else "no attribute: this comparison has none that fits"
    raise BadRequest(Fault("attribute", detail, expected, "wrong_kind" if is_here else "unknown_slug", near))


def is_direct(row: Row) -> bool:
    """Whether the values shown come from one study that measured every treatment; verdicts may rest on others."""
    sources = {cell.headline.source_number if cell.state == "reported" else None for cell in row.cells}
    return len(sources) == 1 and all(verdict.directness.is_direct for verdict in row.verdicts)


def headline_of(cell: Cell) -> Headline | None:
    """The finding that speaks for a cell, where there is one."""
    return cell.headline if isinstance(cell, ReportedCell) else None


def variant_name(pictured: Pictured, headline: Headline) -> str | None:
    """The name of the variant a headline is of; None where it is of the treatment itself."""
    for treatment in pictured.comparison.treatments:
        for variant in treatment.variants:
            if variant.slug == headline.treatment:
                return variant.name
    return None


def plain_summary(headline: Headline) -> str | None:
    """The sentence an editor wrote of a finding, unless it says one in so many, which people misjudge."""
    summary = headline.summary
    return None if summary is None or _ONE_IN.search(summary) else summary.rstrip(".")


def capitalised(name: str) -> str:
    """A name at the head of a line."""
    return name[:1].upper() + name[1:]


def unknown(absence: Absence) -> str:
    """`not known (not reported).` with the note where somebody left one; `does not apply.` where it does not."""
    note = f" {absence.note}" if absence.note else ""
    words = decapitalised(absence.words)
    return f"{words}.{note}" if absence.reason is AbsenceReason.NOT_APPLICABLE else f"not known ({words}).{note}"


def cited(headline: Headline) -> str:
    """The number of its source, as it stands behind what it is the source of."""
    return f"[{headline.source_number}]"
