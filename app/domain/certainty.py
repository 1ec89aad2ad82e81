"""GRADE's four levels of certainty as summaries of findings show them: in words, as a symbol, and what each means."""

from app.domain.vocabulary import CertaintyLevel

CERTAINTY_WORDS: dict[CertaintyLevel, str] = {
    CertaintyLevel.HIGH: "High certainty, 4 of 4",
    CertaintyLevel.MODERATE: "Moderate certainty, 3 of 4",
    CertaintyLevel.LOW: "Low certainty, 2 of 4",
    CertaintyLevel.VERY_LOW: "Very low certainty, 1 of 4",
    CertaintyLevel.NOT_RATED: "Nobody has rated the certainty",
}
"""The text equivalent of the symbol, for everyone and for screen readers first."""

SYMBOLS: dict[CertaintyLevel, str] = {
    CertaintyLevel.HIGH: "⊕⊕⊕⊕",
    CertaintyLevel.MODERATE: "⊕⊕⊕◯",
    CertaintyLevel.LOW: "⊕⊕◯◯",
    CertaintyLevel.VERY_LOW: "⊕◯◯◯",
}
"""Nothing stands for a certainty that nobody rated."""

MEANINGS: dict[CertaintyLevel, str] = {
    CertaintyLevel.HIGH: "Those who rated it are very sure that the true effect is near this figure.",
    CertaintyLevel.MODERATE: "The true effect is probably near this figure, and may be quite different.",
    CertaintyLevel.LOW: "The true effect may be quite different from this figure.",
    CertaintyLevel.VERY_LOW: "The evidence is very uncertain: the true effect is probably quite different.",
    CertaintyLevel.NOT_RATED: "How sure one can be of this figure is not known.",
}
"""After GRADE guideline 3 (Balshem et al., J Clin Epidemiol 2011;64:401-406), in our own words."""
