"""Cells of a CSV file: numbers as numbers, and no text that a spreadsheet would run as a formula."""

from app.renderers.tables.columns import Scalar

RUN = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet takes for the start of a formula."""
GUARD = "'"
"""Set before such a text; a spreadsheet shows it, or hides it, and runs nothing."""


def written(told: Scalar) -> str | int | float:
    """A cell as it is written: nothing as nothing, true and false in lower case, text that cannot be run."""
    if told is None:
        return ""
    if isinstance(told, bool):
        return "true" if told else "false"
    if isinstance(told, float) and told.is_integer():
        return int(told)
    return guarded(told) if isinstance(told, str) else told


def guarded(text: str) -> str:
    """A text with the guard before it where it could be run, or where it looks as if it had the guard already."""
    return GUARD + text if text.startswith(RUN) or _has_guard(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if _has_guard(text) else text


def _has_guard(text: str) -> bool:
    return text.startswith(GUARD) and text.lstrip(GUARD).startswith(RUN)
