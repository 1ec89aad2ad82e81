"""Says in plain sentences, with their places, what a record's model or its text complains of."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from app.domain.texts import unclean
from app.domain.vocabulary import ValueKind
from app.errors import ManuscriptError
from app.publishing.reading import ManuscriptFile, Step

Steps = tuple[Step, ...]
_KIND_TAGS = frozenset(kind.value for kind in ValueKind)
_SPOKEN_TYPES = {
    "missing": ("{key} is missing", "add it"),
    "extra_forbidden": ("{key} is not a known key", "remove it or spell it as the schema does"),
    "union_tag_not_found": ("the value has no kind", "give it one of {kinds}"),
    "union_tag_invalid": ("there is no such kind of value", "use one of {kinds}"),
    "string_pattern_mismatch": ("{key} is malformed", "it must look like {example}"),
}


def spoken(file: ManuscriptFile, error: ValidationError) -> Iterator[ManuscriptError]:
    """Each of a model's complaints as a sentence with its place."""
    if not isinstance(file.content, dict):
        yield file.error((), "the file is not a record", "write it as key: value lines")
        return
    for complaint in error.errors():
        steps = _written_steps(file, complaint["loc"])
        key = str(steps[-1]) if steps else "the record"
        example = "the schema's example"
        if complaint["type"] == "string_pattern_mismatch":
            example = str(complaint.get("ctx", {}).get("pattern", example))
        if complaint["type"] not in _SPOKEN_TYPES:
            # Its words may hold braces, such as those of units.
            yield file.error(steps, f"{key}: {_decapitalise(complaint['msg'])}", "see the schema of this record")
            continue
        what, right = _SPOKEN_TYPES[complaint["type"]]
        kinds = ", ".join(sorted(_KIND_TAGS))
        yield file.error(steps, what.format(key=key), right.format(kinds=kinds, example=example))


def _written_steps(file: ManuscriptFile, location: tuple[Step, ...]) -> Steps:
    """The complaint's location without the kind of value that the model puts between."""
    steps: Steps = ()
    for step in location:
        if step in _KIND_TAGS and (*steps, step) not in file.places:
            continue
        steps = (*steps, step)
    return steps


def _decapitalise(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def unclean_places(content: Any, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Every place with text that is not plain, and what is wrong with it."""
    if isinstance(content, str):
        what = unclean(content)
        if what is not None:
            yield steps, what
    elif isinstance(content, dict):
        for key, member in content.items():
            yield from unclean_places(member, (*steps, key))
    elif isinstance(content, list):
        for position, item in enumerate(content):
            yield from unclean_places(item, (*steps, position))
