"""What can go wrong, in the reader's words. Nothing here knows HTTP; `problems.py` gives each its status.

EquipoiseError
├── NotFound            there is no such record
├── NothingToSchedule   a treatment from which no dates follow
├── EditionExpired      a cursor of an edition that is no longer kept
├── BadRequest          a parameter that cannot be answered (with what would be right)
├── NotRead             content of a kind that is not read here
├── EditionRefused      an edition file that is not what its manifest says
├── BeingMade           a file that others are having made
├── CannotBeMade        a file that the disk does not take
├── NotInstalled        a form whose library is not installed
├── NothingPublished    there is no edition to read
├── OfficeUnavailable   the office database cannot be reached
└── PressError          the press cannot go on
    ├── ManuscriptErrors    the manuscript has errors (all of them, with their places)
    └── AnotherPublished    somebody else published first
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


class EquipoiseError(Exception):
    """The root of everything this project raises on purpose."""


class NotFound(EquipoiseError):
    """There is no record of this noun and name; `nearest` are real names that look like it."""

    def __init__(self, noun: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(f"There is no such {noun}.")
        self.noun = noun
        self.nearest = tuple(nearest)


class NothingToSchedule(EquipoiseError):
    """A treatment without a regimen, or with one from which no dates follow; the message is a sentence for readers."""


class EditionExpired(EquipoiseError):
    """A page of an edition that is no longer kept."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a request: where, what, and what would be right."""

    parameter: str
    detail: str
    expected: str
    code: str = "invalid"
    candidates: tuple[str, ...] = ()
    pointer: str = ""
    """Where in the request's content, as a JSON Pointer that begins with #."""


class BadRequest(EquipoiseError):
    """A request whose parameters cannot be answered."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.detail for fault in faults))
        self.faults = faults


class BeingMade(EquipoiseError):
    """A file cannot be made because another is being made."""


class CannotBeMade(EquipoiseError):
    """A file cannot be made, because the disk does not take it."""


class NotInstalled(EquipoiseError):
    """A form that can be had only where a further library is installed."""


class NotRead(EquipoiseError):
    """Content of a kind that is not read here, or that did not arrive; the message is a sentence for readers."""


class EditionRefused(EquipoiseError):
    """An edition file that is not what its manifest says."""


class NothingPublished(EquipoiseError):
    """There is no edition to read."""


class OfficeUnavailable(EquipoiseError):
    """The office database cannot be reached."""


class PressError(EquipoiseError):
    """The press cannot go on."""


@dataclass(frozen=True, slots=True, order=True)
class ManuscriptError:
    """One thing wrong in a manuscript file, at its place."""

    file: str
    line: int
    column: int
    what: str
    right: str
    is_warning: bool = False
    misses: tuple[str, str] | None = field(default=None, compare=False)
    """What it says is missing, by noun and slug: no news where that is refused itself."""

    def __str__(self) -> str:
        mark = "warning: " if self.is_warning else ""
        return f"{self.file}:{self.line}:{self.column}: {mark}{self.what}, {self.right}"


class ManuscriptErrors(PressError):
    """The manuscript has errors; `errors` are all of them in file order."""

    def __init__(self, errors: Sequence[ManuscriptError]) -> None:
        super().__init__(f"the manuscript has {len(errors)} error{'s' if len(errors) != 1 else ''}")
        self.errors = tuple(errors)


class AnotherPublished(PressError):
    """Somebody else published between our reading and our printing."""
