"""Tells the first cause of each mistake: what only follows from another error is left out until that one is mended.

A record that is refused is missed wherever it is named, its findings are missing from comparisons, and what only it
used looks like an orphan. An editor who is told all of that has to find the one line that matters.
"""

from collections.abc import Iterable

from app.errors import ManuscriptError

USE = "use"
"""What an orphan misses."""
COMPARED = "compared"
"""What is missed where a treatment is named that a comparison does not compare."""
ANSWER = "answer"
"""What an empty cell misses."""


def first_causes(errors: Iterable[ManuscriptError]) -> list[ManuscriptError]:
    """The errors without those that follow from another of them, each once, in their order."""
    told = list(dict.fromkeys(errors))
    real = [error for error in told if not error.is_warning]
    wrong = {error.file for error in real if error.misses is None}
    misnamed = {error.file for error in real if error.misses and error.misses[0] == "treatments"}
    is_wrong_elsewhere = any(error.misses is None or error.misses[0] != USE for error in real)
    return [error for error in told if not _follows(error, wrong, misnamed, is_wrong_elsewhere=is_wrong_elsewhere)]


def _follows(error: ManuscriptError, wrong: set[str], misnamed: set[str], *, is_wrong_elsewhere: bool) -> bool:
    if error.misses is None:
        return False
    noun, slug = error.misses
    if noun == USE:
        return is_wrong_elsewhere
    if noun == COMPARED:
        return error.file in misnamed
    if noun in ("findings", ANSWER):
        return any(path.startswith("treatments/") for path in wrong) or (noun == ANSWER and error.file in wrong)
    return f"{noun}/{slug}.yaml" in wrong
