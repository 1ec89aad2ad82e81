"""A text cut into words and sentences, in one pass. Places are in characters of the text as it was sent."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 150
"""Words; a longer one is read as several."""
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\s]")
_ENDINGS = (
    *("ational", "ations", "ation", "ating", "ated", "ates", "ate", "ions", "ion", "ings", "ing"),
    *("ers", "ies", "ied", "ed", "er", "es", "s", "y", "e"),
)
SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters, a run of digits, or one sign."""

    text: str
    low: str
    stem: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is a run of digits."""
        return self.text[0].isdigit()


def word_set(words: str) -> frozenset[str]:
    """Words with blanks between them, as a set."""
    return frozenset(words.split())


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [_word(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]


def _word(text: str, start: int, end: int) -> Word:
    low = text.lower()
    return Word(text, low, stem_of(low), start, end)


def stem_of(low: str) -> str:
    """A word without accents and without its ending, so that responded and responders are one."""
    plain = (
        low
        if low.isascii()
        else "".join(sign for sign in unicodedata.normalize("NFKD", low) if not unicodedata.combining(sign))
    )
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST_STEM:
            return plain[: -len(ending)]
    return plain


def sentences_of(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end, as places in the list of words."""
    first = 0
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else None
        gap = text[word.end : following.start] if following else "\n"
        ends = word.text in "?!" or (word.text == "." and gap != "") or "\n" in gap
        if ends or place - first >= LONGEST_SENTENCE:
            yield first, place + 1
            first = place + 1
