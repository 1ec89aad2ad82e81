"""What text may hold: composed characters one can see, and nothing that turns or hides a line."""

import unicodedata

_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def unclean(text: str) -> str | None:
    """What is wrong with the text, or None: control characters, lone surrogates, bidirectional overrides, not NFC."""
    for character in text:
        code = ord(character)
        if (code < 32 and character not in "\n\t") or 127 <= code < 160:
            return "a control character"
        if 0xD800 <= code <= 0xDFFF:
            return "half of a surrogate pair"
        if character in _TURNING:
            return "a character that turns or hides text"
    return None if unicodedata.is_normalized("NFC", text) else "text that is not in composed form (NFC)"
