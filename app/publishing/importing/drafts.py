"""Drafts: findings and sources as a file tells them, with the line they stand on, before they are checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from app.errors import ManuscriptError
from app.publishing.manuscript.findings import Finding
from app.publishing.manuscript.sources import Source

Plain = dict[str, Any]


class Unreadable(ValueError):
    """A part of a file that cannot be taken over: what is wrong, and what would be right."""

    def __init__(self, what: str, right: str, *, column: int = 1) -> None:
        super().__init__(f"{what}, {right}")
        self.what, self.right, self.column = what, right, column


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding or a source as it would be written."""

    line: int
    slug: str
    """The treatment that a finding is of; the slug of a source."""
    content: Plain


@dataclass
class Drafts:
    """Everything a file tells."""

    file: str
    findings: list[Draft] = field(default_factory=list)
    sources: list[Draft] = field(default_factory=list)
    errors: list[ManuscriptError] = field(default_factory=list)
    gaps: int = 0
    """Rows and sections without a value, which are not taken over: a gap is for an editor to look for."""

    def refuse(self, line: int, refused: Unreadable, where: str = "") -> None:
        """Remembers what cannot be taken over."""
        self.errors.append(ManuscriptError(self.file, line, refused.column, f"{where}{refused.what}", refused.right))

    def check(self) -> None:
        """Holds every draft against what the manuscript takes."""
        for drafts, model in ((self.findings, Finding), (self.sources, Source)):
            for draft in drafts:
                self.errors += list(_complaints(self.file, draft, model))


def _complaints(file: str, draft: Draft, model: type[BaseModel]) -> list[ManuscriptError]:
    try:
        model.model_validate(draft.content)
    except ValidationError as refused:
        name = draft.content.get("id", draft.slug)
        told = [(".".join(str(step) for step in one["loc"]), one["msg"]) for one in refused.errors()]
        return [
            ManuscriptError(file, draft.line, 1, f"{name}: {where or 'it'} cannot be used", what.lower())
            for where, what in told
        ]
    return []


def told_only(plain: Mapping[str, Any]) -> Plain:
    """The members that say something."""
    return {name: told for name, told in plain.items() if told not in (None, "", [], {})}
