"""What a row says in words: caveat first, so that it survives being cut; a verb that follows certainty; no bare ratios.

The verbs follow GRADE guideline 26: high says it plainly, moderate says probably, low says may, very low says that the
evidence is very uncertain. Where nobody rated, the sentence only reports what a study found. A figure is never without
what it was measured against, and what happened there, where that is known; nor without which way is better, where the
sign alone would not tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.comparability import Comparability, Directness
from app.domain.texts import inside, sentence_start
from app.domain.verdicts import Verdict
from app.domain.vocabulary import AbsenceReason, Better, CertaintyLevel, ComparatorKind, EffectMeasure, ValueKind
from app.domain.weighing import Outcome
from app.domain.wording import MEASURE_WORDS, listed

REPORTED, WORKED_OUT = "was reported as", "would be"
VERBS: dict[CertaintyLevel, str] = {
    CertaintyLevel.HIGH: "is",
    CertaintyLevel.MODERATE: "is probably",
    CertaintyLevel.LOW: "may be",
    CertaintyLevel.VERY_LOW: f"is very uncertain, and {REPORTED}",
    CertaintyLevel.NOT_RATED: REPORTED,
}
"""How a value is said, by how sure one can be of it; what nobody reported, but was worked out here, would be so."""

MISSING: dict[AbsenceReason, str] = {
    AbsenceReason.NOT_REPORTED: "For {names} nothing was found in the sources read.",
    AbsenceReason.NOT_STUDIED: "For {names} it was not studied.",
    AbsenceReason.NOT_APPLICABLE: "It does not apply to {names}.",
    AbsenceReason.WITHHELD: "For {names} it is withheld.",
    AbsenceReason.PENDING: "For {names} nobody has looked yet.",
}
"""How a gap is said, by its reason: what does not apply, or was not looked for, is not said to have been missed."""

BARE: dict[EffectMeasure, str] = {
    EffectMeasure.RISK_RATIO: "a ratio",
    EffectMeasure.ODDS_RATIO: "a ratio",
    EffectMeasure.HAZARD_RATIO: "a ratio",
    EffectMeasure.NUMBER_NEEDED_TO_TREAT: "a number needed to treat",
    EffectMeasure.NUMBER_NEEDED_TO_HARM: "a number needed to harm",
}
"""What is said in place of a figure that does not tell how many people do well or badly on either side."""
WITHIN_GROUP = "A change within one group is not an effect of the treatment."
UNLIKE = "The figures count different things, or count them another way, and are not set side by side; read each."
A_PAIR = 2
_IN_WORDS = (ValueKind.STATEMENT, ValueKind.LEVEL)
_WITHOUT_FIGURES = (None, *_IN_WORDS)


@dataclass(frozen=True, slots=True)
class Against:
    """What a figure was measured against: what it was, in words, and the figure there where it is known."""

    kind: ComparatorKind
    words: str
    display: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell has to say; `kind` is None where it has no value, and `missing` then says why.

    `counted` says what the figure is a number of, so that unlike figures are never set side by side: `%`,
    `per 1000 patient`, `mean_difference [points] lower`, `duration`.
    """

    name: str
    display: str
    kind: ValueKind | None
    certainty: CertaintyLevel
    treatment: str = ""
    variant: str = ""
    """The variant whose finding it is, where the treatment has none of its own."""
    finding: str = ""
    source: str = ""
    instrument: str = ""
    pool: str = ""
    """What was pooled, where the value is of a wider pool than the treatment."""
    time: str = ""
    population: str = ""
    counted: str = ""
    measure: EffectMeasure | None = None
    better: Better | None = None
    against: Against | None = None
    absolute: str = ""
    """How many in 1000, where a baseline made people of a ratio."""
    baseline: str = ""
    """How many in 1000 it was made from, and who they are."""
    missing: AbsenceReason = AbsenceReason.NOT_REPORTED

    @property
    def is_bare(self) -> bool:
        """Whether the figure is one that says nothing of how many people; its number is never said."""
        return self.measure in BARE and not self.absolute

    @property
    def called(self) -> str:
        """Whose finding it is, at the start of a sentence: the variant's where it is of that alone."""
        if not self.variant or self.pool:
            return sentence_start(self.name)
        if set(self.name.casefold().split()) <= set(self.variant.casefold().split()):
            return sentence_start(self.variant)
        return f"{sentence_start(self.name)} (here {self.variant})"


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
    """The row in words: how far the figures may be compared, then each treatment's own, then the gaps."""
    valued = [cell for cell in cells if cell.kind not in _WITHOUT_FIGURES]
    figures = [cell for cell in valued if not cell.is_bare]
    rest = _rest(cells, [cell for cell in valued if cell.is_bare])
    if len({cell.counted for cell in figures}) > 1:
        return " ".join([f"{subject}.", UNLIKE, *_told_of(verdicts, [], len(cells)), *rest])
    sources = [cell.source for cell in figures]
    said = [_said(subject, cell, is_beside_its_comparator=sources.count(cell.source) > 1) for cell in figures]
    return " ".join(
        [f"{subject}.", *_caveat(figures, verdicts), *_told_of(verdicts, figures, len(cells)), *said, *rest]
    )


def _rest(cells: Sequence[Said], bare: Sequence[Said]) -> list[str]:
    """What is told without figures: bare ratios, words, and gaps by their reason."""
    told: list[str] = []
    if not bare and all(cell.kind not in _WITHOUT_FIGURES for cell in cells):
        return told
    for figure in dict.fromkeys(BARE.values()):
        some = [cell for cell in bare if cell.measure is not None and BARE[cell.measure] == figure]
        if some:
            names = listed([cell.name + (f" (against {cell.against.words})" if cell.against else "") for cell in some])
            told.append(f"For {names} only {figure} is known, which does not say how many people.")
    words = [cell.name for cell in cells if cell.kind in _IN_WORDS]
    if words:
        told.append(f"For {listed(words)} it is described in words; read what the sources say.")
    for reason, sentence in MISSING.items():
        missing = [cell.name for cell in cells if cell.kind is None and cell.missing is reason]
        if missing:
            told.append(sentence.format(names=listed(missing)))
    return told


def _caveat(figures: Sequence[Said], verdicts: Sequence[Verdict]) -> list[str]:
    """How far the figures said may be set against each other."""
    shown = {cell.treatment for cell in figures}
    pairs = [verdict for verdict in verdicts if shown.issuperset((verdict.left, verdict.right))]
    within = [WITHIN_GROUP] if any(cell.kind is ValueKind.CHANGE for cell in figures) else []
    return [*within, _whence(figures, pairs)] if len(figures) > 1 and pairs else within


def _told_of(verdicts: Sequence[Verdict], said: Sequence[Said], columns: int) -> list[str]:
    """Where a study of two of the treatments is told of, when its figures are not the ones said."""
    findings = {cell.finding for cell in said}
    unsaid = [v for v in verdicts if v.directness.is_direct and not findings.issuperset(v.findings)]
    if len(unsaid) > 1:
        return ["Studies that measured two of them together are told of in the verdicts."]
    which = "both" if columns == A_PAIR else "two of them together"
    return [f"A study that measured {which} is told of in the verdict."] if unsaid else []


def _whence(figures: Sequence[Said], pairs: Sequence[Verdict]) -> str:
    """Where the figures come from, and whether they show which is better."""
    sources = {cell.source for cell in figures}
    best, every, the = ("better", "both", "") if len(pairs) == 1 else ("best", "all", "the ")
    is_settled = all(pair.outcome is Outcome.FAVOURS for pair in pairs)
    unsettled = f" and do not show which is {best}"
    if len(sources) == 1:
        is_trial = all(pair.directness is Directness.SAME_TRIAL for pair in pairs)
        whence = f"One trial measured {every}" if is_trial else f"One source gives {every} {the}figures"
        return f"{whence}{'' if is_settled else f' and does not show which is {best}'}."
    if all(pair.outcome is Outcome.NOT_COMPARABLE for pair in pairs):
        unsettled = " and cannot be compared"
    whence = "come from different sources" if len(sources) == len(figures) else "do not all come from one source"
    is_settled = is_settled and not any(pair.directness.is_direct for pair in pairs)
    return f"These figures {whence}{'' if is_settled else unsettled}."


def _said(subject: str, cell: Said, *, is_beside_its_comparator: bool) -> str:
    """One treatment's figure: how surely, against what, which way is better, and of whom."""
    verb = VERBS[cell.certainty].replace(REPORTED, WORKED_OUT) if cell.absolute else VERBS[cell.certainty]
    figure = f"{cell.called}: it {verb} {_figure(cell)}"
    if not (is_beside_its_comparator and cell.against and cell.against.kind is ComparatorKind.ACTIVE):
        figure += _against(cell)
    if cell.better in (Better.HIGHER, Better.LOWER) and not cell.absolute:
        figure += f", where {cell.better} is better"
    instrument = "" if _repeats(cell.instrument, subject) else cell.instrument
    pool = f"of a wider pool: {inside(cell.pool)}" if cell.pool else ""
    return "; ".join(label for label in (figure, instrument, pool, cell.time, inside(cell.population)) if label) + "."


def _figure(cell: Said) -> str:
    """The figure with its article: `54 %`, `a mean difference of −4 points`, `a change of −10.1 points`."""
    if cell.absolute:
        return f"{cell.absolute}{f', worked out from {cell.baseline}' if cell.baseline else ''}"
    return _with_article(cell.display, cell.measure)


def _with_article(display: str, measure: EffectMeasure | None) -> str:
    if measure is not None:
        return display.replace(f"{MEASURE_WORDS[measure]} ", f"a {MEASURE_WORDS[measure]} of ", 1)
    return display.replace("change of ", "a change of ", 1)


def _against(cell: Said) -> str:
    """What was measured in the comparator's arm, or at least what an effect is against."""
    if cell.against is None or cell.absolute:
        return ""
    if cell.kind is ValueKind.EFFECT:
        return f" against {cell.against.words}"
    if cell.against.display and cell.kind in (ValueKind.PROPORTION, ValueKind.RATE, ValueKind.CHANGE):
        return f", against {_with_article(cell.against.display, None)} with {cell.against.words}"
    return ""


def _repeats(instrument: str, subject: str) -> bool:
    """Whether an instrument only says again what the row is about: `adverse event: Headache`."""
    return instrument.rpartition(": ")[2].casefold() in subject.casefold()
