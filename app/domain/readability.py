"""How hard a text is to read: the Flesch-Kincaid grade, the years of American schooling it asks for.

Grade = 0.39 × words a sentence + 11.8 × syllables a word − 15.59, from Kincaid, Fishburne, Rogers and Chissom,
"Derivation of new readability formulas for Navy enlisted personnel", Research Branch Report 8-75, 1975, p. 40
(https://stars.library.ucf.edu/istlibrary/56/). Syllables are counted by rule and not by dictionary: groups of vowels,
without a silent e at the end. A figure counts as one word of one syllable.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

FORMULA = "0.39 × words a sentence + 11.8 × syllables a word − 15.59"
SOURCE = (
    "Kincaid JP et al. Derivation of new readability formulas for Navy enlisted personnel. "
    "Research Branch Report 8-75. 1975."
)
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'’”)\]]*(?:\s+|\Z)")
_VOWELS = re.compile(r"[aeiouyàâäáéèêëíîïóôöúûü]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e\Z|(?<=[aeiouy]l)e\Z|(?<=[^aeioutdy])ed\Z|(?<=[^aeiouscgzxhy])es\Z")
"""An e at the end that is not heard: make, whole, walked, times."""
_TWO_SOUNDS = re.compile(
    r"(?<![tscg])i[ao]|(?<![tscg])(?<!fr)ie[nt]|[aeiouy]ing|eo(?!p)|(?<![qg])ua|(?<=[aeiouy][^aeiouy])ea\Z"
)
"""Neighbouring vowels that are heard apart: trial, serious, diet, being, video, usual, area."""


@dataclass(frozen=True, slots=True)
class Readability:
    """What was counted in a text, and the grade that follows."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade; below 0 for the simplest texts."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def readability(texts: Iterable[str]) -> Readability | None:
    """The counts over all texts, each of which ends a sentence; None where there is not one word."""
    sentences = [part for text in texts for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return None
    return Readability(len(words), len(sentences), sum(syllables(word) for word in words))


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def syllables(word: str) -> int:
    """How many syllables a word has, by rule; at least one."""
    folded = word.casefold()
    if not any(character.isalpha() for character in folded):
        return 1
    bare = _SILENT.sub("", folded)
    return max(1, len(_VOWELS.findall(bare)) + len(_TWO_SOUNDS.findall(bare)))
