"""What tools say: sentences that stand alone, and what must not be concluded from them."""

from collections.abc import Iterable, Sequence

from app.agents.answers import Sentence
from app.documents.comparisons import Comparison, Row
from app.documents.findings import Finding
from app.domain.sentences import VERBS
from app.domain.vocabulary import CertaintyLevel
from app.domain.weighing import Outcome
from app.domain.wording import REVIEWED

MOST_CHARACTERS = 6000
"""Of all sentences of an answer, where nobody asks for less."""
CAVEATS = {
    CertaintyLevel.HIGH: "High certainty",
    CertaintyLevel.MODERATE: "Moderate certainty",
    CertaintyLevel.LOW: "Low certainty",
    CertaintyLevel.VERY_LOW: "Very low certainty: this may be far from the truth",
    CertaintyLevel.NOT_RATED: "Nobody has rated how certain this is",
}
NO_ADVICE = "Do not say what is right for one person: this is published evidence, and no medical advice."
NO_RANKING = "Do not rank the treatments on {attribute}: {why}"
VERY_LOW = "Do not call any treatment better on {attribute}: the certainty of this row is very low."
NO_FIGURES_BESIDE = (
    "Do not set figures of different findings beside each other as if one study had measured both; `compare` says what "
    "may be."
)


def sentence_of(finding: Finding) -> Sentence:
    """A finding as one sentence: how sure it is, what it is of, of whom and when, and where it stands."""
    level = finding.certainty.level
    told = [f"{finding.treatment.name}, {finding.attribute.name.lower()}: it {VERBS[level]} {finding.display}"]
    if finding.comparator is not None:
        beside = f" ({finding.comparator.display})" if finding.comparator.display else ""
        told.append(f"against {finding.comparator.words}{beside}")
    if finding.condition is not None:
        told.append(f"in {finding.condition.name.lower()}")
    told.append(finding.population.words.rstrip("."))
    if finding.time_point is not None:
        told.append(finding.time_point.words)
    return Sentence(
        text=f"{CAVEATS[level]}. {'; '.join(told)}. [{finding.links.self}]",
        certainty=level,
        address=finding.links.self,
        pinned=finding.links.pinned,
        source=f"{finding.source.citation} ({finding.locator})",
    )


def fitted(sentences: Iterable[Sentence], *, most: int) -> tuple[list[Sentence], int]:
    """As many whole sentences as fit, at least one, and how many are left out."""
    told = list(sentences)
    kept: list[Sentence] = []
    room = most
    for sentence in told:
        room -= len(sentence.text)
        if kept and room < 0:
            break
        kept.append(sentence)
    return kept, len(told) - len(kept)


def not_to_conclude(comparison: Comparison, rows: Sequence[Row]) -> list[str]:
    """What a comparison does not show, row by row."""
    told = [NO_ADVICE]
    for row in rows:
        name = row.attribute.name.lower()
        if row.certainty.level is CertaintyLevel.VERY_LOW:
            told.append(VERY_LOW.format(attribute=name))
        elif row.favours is None and row.verdicts:
            open_ones = [one for one in row.verdicts if one.outcome is not Outcome.FAVOURS]
            told.append(NO_RANKING.format(attribute=name, why=(open_ones or row.verdicts)[0].sentence))
    if comparison.review.statement != REVIEWED:
        told.append(f"Do not present this as reviewed by a clinician: {comparison.review.statement}")
    return told
