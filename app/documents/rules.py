"""The rules of comparison, as they are published for readers."""

from app.documents.contract import Document
from app.documents.references import EditionReference


class Step(Document):
    """One step of a rule, in order."""

    name: str
    words: str


class Rules(Document):
    """How headlines are chosen, what makes values comparable, what a verdict can say, and how it is said."""

    version: str
    """Stamped in every comparison; moves whenever a rule gives another answer than before."""
    headline: list[Step]
    """A cell's headline is the first finding by these criteria, asked in order."""
    comparability: list[Step]
    """A reason that two values differ; one that forbids is enough to make them not comparable."""
    outcomes: list[Step]
    """What a verdict can say."""
    directness: list[Step]
    """How two values came to stand side by side, the best first."""
    notes: list[Step]
    """What kept a verdict from being surer."""
    agreement: list[Step]
    """How the findings of a cell stand to its headline."""
    absences: list[Step]
    """Why a cell has no value."""
    absolute_missing: list[Step]
    """Why a value is not told as so many people in 1000."""
    baseline_missing: list[Step]
    """Why a result of a summary of findings has no risk without the treatment beside it."""
    certainty: list[Step]
    """How a value is said, by how sure one can be of it."""
    conventions: list[Step]
    """How figures are computed where they are."""
    edition: EditionReference
