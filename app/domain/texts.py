"""What text may hold: composed characters one can see, and nothing that turns or hides a line."""

import unicodedata

_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_HIDDEN = frozenset("\u00ad\u034f\u115f\u1160\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u3164\uffa0\ufff9\ufffa\ufffb")
_TAGS = range(0xE0000, 0xE0080)
"""Letters once more, none of which can be seen."""


def unclean(text: str) -> str | None:
    """What is wrong with the text, or None: control characters, lone surrogates, bidirectional overrides, not NFC."""
    for character in text:
        code = ord(character)
        if (code < 32 and character not in "\n\t") or 127 <= code < 160:
            return "a control character"
        if 0xD800 <= code <= 0xDFFF:
            return "half of a surrogate pair"
        if character in _TURNING or character in _HIDDEN or code in _TAGS:
            return "a character that turns or hides text"
    return None if unicodedata.is_normalized("NFC", text) else "text that is not in composed form (NFC)"


_ARTICLES = "a about all an any anybody anyone both each everybody in one some the those two three four five six"
_PEOPLE = "adolescents adult adults children inpatients men older outpatients patients people pregnant women young"
_STUDIED = "community figure-8 healthy high-frequency medication-free sessions standard studies treatments trials"
PLAIN_BEGINNINGS = frozenset(f"{_ARTICLES} {_PEOPLE} {_STUDIED}".split())
"""Words that need no capital inside a sentence; any other first word may be a name, and keeps it."""


def inside(phrase: str) -> str:
    """A phrase as part of a sentence: without its full stop, and without a capital that cannot be a name's."""
    first = phrase.split(maxsplit=1)[0] if phrase else ""
    return (phrase[:1].lower() + phrase[1:] if first.lower() in PLAIN_BEGINNINGS else phrase).rstrip(".")


def sentence_start(name: str) -> str:
    """A name at the start of a sentence: with a capital, unless its first word is written with one of its own."""
    first = name.split(maxsplit=1)[0] if name else ""
    return name[:1].upper() + name[1:] if first.islower() else name
