"""Treatments, attributes and conditions in a text, by every name the content has for them; the longest name wins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.claims.words import Word, words_of

Kind = Literal["treatment", "attribute", "condition"]
KINDS: tuple[Kind, ...] = ("treatment", "condition", "attribute")
LONGEST_LABEL = 12
"""Words."""
TAILS = frozenset({"rate", "rates", "level", "frequency"})
"""What a name may go without: response, for response rate."""
COMPARING = frozenset({"against", "versus"})
"""Where a name goes on to what is compared: response, for response against a comparator."""
SIGNS = frozenset("-–—()/,'’\"")
"""Signs that may stand inside a name or not."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something with names: its kind, its slug, and what it is called."""

    kind: Kind
    slug: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: whose it may be, and where it stands in the list of words."""

    kind: Kind
    slugs: frozenset[str]
    first: int
    last: int


class Labels:
    """Every name, to be found in a text."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._labels: dict[tuple[Kind, tuple[str, ...]], set[str]] = {}
        self._shouted: dict[tuple[str, ...], set[str]] = {}
        for one in named:
            for name in one.names:
                self._add(one, name)

    def _add(self, one: Named, name: str) -> None:
        words = [word for word in words_of(name) if word.text not in SIGNS]
        ways = [words]
        if one.kind == "attribute" and len(words) > 1 and words[-1].low in TAILS:
            ways.append(words[:-1])
        against = [place for place, word in enumerate(words) if word.low in COMPARING]
        if one.kind == "attribute" and against and against[0] > 0:
            ways.append(words[: against[0]])
        opened = name.find("(")
        if opened > 0:
            ways.append([word for word in words if word.end <= opened])
        for way in ways:
            if 0 < len(way) <= LONGEST_LABEL:
                self._labels.setdefault((one.kind, _key(way)), set()).add(one.slug)
                if len(way) == 1 and way[0].text.isupper() and len(way[0].text) > 1:
                    self._shouted.setdefault(_key(way), set()).add(way[0].text)

    def mentions(self, words: list[Word]) -> list[Mention]:
        """The names in a list of words, in order; none inside a longer one of its kind."""
        found: list[Mention] = []
        for kind in KINDS:
            place = 0
            while place < len(words):
                mention = self._at(kind, words, place)
                if mention is None:
                    place += 1
                else:
                    found.append(mention)
                    place = mention.last + 1
        return sorted(found, key=lambda mention: mention.first)

    def _at(self, kind: Kind, words: list[Word], first: int) -> Mention | None:
        """The longest name of a kind that begins at a word."""
        if words[first].text in SIGNS:
            return None
        stems: list[str] = []
        best: Mention | None = None
        place = first
        while place < len(words) and len(stems) < LONGEST_LABEL:
            word = words[place]
            if word.text not in SIGNS:
                stems.append(word.stem)
                slugs = self._labels.get((kind, tuple(stems)))
                if slugs and self._is_written_so(stems, words[first : place + 1]):
                    best = Mention(kind, frozenset(slugs), first, place)
            place += 1
        return best

    def _is_written_so(self, stems: list[str], words: list[Word]) -> bool:
        """A short name in capitals is that name only in capitals: in small letters it is a word like any other."""
        shouted = self._shouted.get(tuple(stems))
        return shouted is None or words[0].text in shouted


def _key(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.stem for word in words)


def names_by_slug(named: Iterable[Named]) -> Mapping[str, str]:
    """The first name of each."""
    return {one.slug: one.names[0] for one in named}
