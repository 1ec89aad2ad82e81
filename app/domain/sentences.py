"""One sentence a row: caveat first, so that it survives being cut; a verb that follows certainty; no bare ratios.

The verbs follow GRADE guideline 26: high says it plainly, moderate says probably, low says may, very low says that the
evidence is very uncertain. Where nobody rated, the sentence only reports what a study found.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.comparability import Comparability
from app.domain.verdicts import Verdict
from app.domain.vocabulary import CertaintyLevel, ValueKind
from app.domain.weighing import Outcome
from app.domain.wording import listed

VERBS: dict[CertaintyLevel, str] = {
    CertaintyLevel.HIGH: "is",
    CertaintyLevel.MODERATE: "is probably",
    CertaintyLevel.LOW: "may be",
    CertaintyLevel.VERY_LOW: "is very uncertain, with a figure of",
    CertaintyLevel.NOT_RATED: "was reported as",
}
"""How a value is said, by how sure one can be of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell has to say; `kind` is None where it has no value.

    `counted` says what the figure is a number of, so that unlike figures are never set side by side: `%`,
    `per 1000 patient`, `odds_ratio 1`, `duration`.
    """

    name: str
    display: str
    kind: ValueKind | None
    certainty: CertaintyLevel
    finding: str = ""
    source: str = ""
    population: str = ""
    time: str = ""
    counted: str = ""
    is_ratio: bool = False
    absolute: str = ""
    """How many in 1000, where a baseline made people of a ratio."""

    @property
    def is_bare_ratio(self) -> bool:
        """Whether the figure is a ratio that says nothing of how many people; its number is never said."""
        return self.is_ratio and not self.absolute


def least_sure(levels: Sequence[CertaintyLevel]) -> CertaintyLevel:
    """The certainty of a row: that of its least sure value; not rated where nobody rated one of them."""
    return max(levels, key=lambda level: level.rank, default=CertaintyLevel.NOT_RATED)


def favoured(names: Sequence[str], verdicts: Sequence[Verdict], certainty: CertaintyLevel) -> str | None:
    """The one treatment that every other loses to, or None.

    Nobody is named where a pair cannot be compared, has no data, or where the certainty is very low: a row is never
    ranked on less than all of its pairs.
    """
    if certainty is CertaintyLevel.VERY_LOW or not verdicts:
        return None
    if any(verdict.comparability is Comparability.NOT_COMPARABLE for verdict in verdicts):
        return None
    for name in names:
        mine = [verdict for verdict in verdicts if name in (verdict.left, verdict.right)]
        if mine and all(verdict.favours == name for verdict in mine):
            return name
    return None


def row_sentence(subject: str, cells: Sequence[Said], verdicts: Sequence[Verdict]) -> str:
    """The row in one sentence: how far the figures may be compared, then each treatment's own."""
    figures = [cell for cell in cells if cell.kind not in (None, ValueKind.STATEMENT, ValueKind.LEVEL)]
    words = [cell.name for cell in cells if cell.kind in (ValueKind.STATEMENT, ValueKind.LEVEL)]
    missing = [cell.name for cell in cells if cell.kind is None]
    rest = f" Sources describe it in words for {listed(words)}; read each." if words else ""
    rest += f" For {listed(missing)} nothing was found." if missing else ""
    if not figures:
        return f"{subject}.{rest}"
    if len({cell.counted for cell in figures if not cell.is_bare_ratio}) > 1:
        return f"{subject}. The figures count different things and are not set side by side here; read each.{rest}"
    caveat = _caveat(verdicts, figures) if len(figures) > 1 else ""
    said = "; ".join(_said(cell) for cell in figures)
    return f"{subject}. {caveat}{said}.{rest}"


def _caveat(verdicts: Sequence[Verdict], figures: Sequence[Said]) -> str:
    """How far the figures shown may be set against each other: freely only when one source has all of them."""
    if not verdicts:
        return ""
    shown = {cell.finding for cell in figures}
    is_from_one_study = len({cell.source for cell in figures}) == 1 and all(
        verdict.directness.is_direct and shown.issuperset(verdict.findings) for verdict in verdicts
    )
    has_winner = len(verdicts) == 1 and verdicts[0].outcome is Outcome.FAVOURS
    if is_from_one_study:
        return "" if has_winner else "One study measured both and does not show which is better: "
    direct = [verdict for verdict in verdicts if verdict.directness.is_direct]
    told = " A study that measured them together is told of in the verdict." if direct else ""
    if has_winner:
        return f"From different studies.{told} " if told else "From different studies: "
    return f"These figures come from different studies and do not show which is better{'.' + told if told else ':'} "


def _said(cell: Said) -> str:
    if cell.is_bare_ratio:
        figure = f"for {cell.name} only a ratio to a control is known, which says nothing of how many people"
    elif cell.is_ratio:
        figure = f"{cell.name}: it {VERBS[cell.certainty]} {cell.absolute}"
    else:
        figure = f"{cell.name}: it {VERBS[cell.certainty]} {cell.display}"
    labels = [label for label in (cell.time, _decapitalised(cell.population.rstrip("."))) if label]
    return f"{figure} ({', '.join(labels)})" if labels else figure


def _decapitalised(words: str) -> str:
    """A phrase inside a sentence: without its capital, unless that begins an abbreviation or a name in capitals."""
    return words if len(words) > 1 and words[1].isupper() else words[:1].lower() + words[1:]
