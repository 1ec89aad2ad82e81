"""Reads a manuscript's folder, file by file: each with its content as text, and a place for every error.

Names of files are data from strangers, so links, odd names and anything that is not a plain file are refused; what is
in them is parsed elsewhere (`parsing_process.py`). The schema, not YAML, decides what a scalar is: `NO` stays NO and
`1.10` stays 1.10.
"""

import hashlib
import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.slugs import is_slug
from app.errors import ManuscriptError
from app.publishing.manuscript import RECORDS
from app.publishing.parsing import LARGEST_FILE, Refused
from app.publishing.parsing_process import Parser, parsing_process

MOST_FILES = 200_000
AT_ONCE = min(4, os.cpu_count() or 1)
"""Files that are parsed at the same time."""

Step = str | int
Place = tuple[int, int]


@dataclass
class ManuscriptFile:
    """One file that was read: its content as text scalars, and where every part of it stands."""

    path: str
    noun: str
    slug: str
    content: Any = None
    places: dict[tuple[Step, ...], Place] = field(default_factory=dict)
    digest: str = ""
    """The SHA-256 of what was read, in hex."""

    @property
    def holds_findings(self) -> bool:
        """Whether the file is a treatment's further findings, and not a record of its own."""
        return self.path.count("/") > 1

    def error(
        self,
        steps: tuple[Step, ...],
        what: str,
        right: str,
        *,
        is_warning: bool = False,
        misses: tuple[str, str] | None = None,
    ) -> ManuscriptError:
        """An error at the nearest known place to these steps."""
        known = steps
        while known and known not in self.places:
            known = known[:-1]
        line, column = self.places.get(known, (1, 1))
        return ManuscriptError(self.path, line, column, what, right, is_warning, misses)


def read_manuscript(folder: Path) -> tuple[list[ManuscriptFile], list[ManuscriptError]]:
    """Every file of the manuscript, and everything that kept one from being read."""
    paths, errors = list_files(folder)
    files, further = read_files(folder, paths)
    return files, sorted([*errors, *further])


def list_files(folder: Path) -> tuple[list[str], list[ManuscriptError]]:
    """The path of every file that may be read, in order, and why another may not."""
    errors: list[ManuscriptError] = []
    if not folder.is_dir():
        right = "name a folder with conditions/, treatments/, attributes/, sources/ and comparisons/"
        return [], [ManuscriptError(str(folder.name), 1, 1, "there is no such folder", right)]
    paths: list[str] = []
    for path, entry in _walk(folder):
        if len(paths) + len(errors) == MOST_FILES:
            what = f"the manuscript has more than {MOST_FILES} files"
            errors.append(ManuscriptError(path, 1, 1, what, "join some of them"))
            break
        refusal = _name_refusal(path, entry)
        if refusal is not None:
            errors.append(ManuscriptError(path, 1, 1, *refusal))
        else:
            paths.append(path)
    if not paths and not errors:
        errors.append(ManuscriptError(folder.name, 1, 1, "the manuscript is empty", "put at least one record into it"))
    return paths, errors


def read_files(folder: Path, paths: Iterable[str]) -> tuple[list[ManuscriptFile], list[ManuscriptError]]:
    """These files of the manuscript, and everything that kept one from being read.

    Several are parsed at once, each in a process of its own, while the ones before them are looked at.
    """
    files: list[ManuscriptFile] = []
    errors: list[ManuscriptError] = []
    for read in _read(folder, paths):
        if isinstance(read, ManuscriptFile):
            files.append(read)
        else:
            errors.append(read)
    return files, errors


def file_bytes(folder: Path, path: str) -> bytes:
    """A file of the manuscript as it is; cut off where it is too large, empty where it cannot be read."""
    try:
        return _bytes(folder / path)
    except (OSError, Refused):
        return b""


def _read(folder: Path, paths: Iterable[str]) -> Iterator[ManuscriptFile | ManuscriptError]:
    with ExitStack() as processes:
        free = [processes.enter_context(parsing_process()) for _ in range(AT_ONCE)]
        begun: deque[_Begun] = deque()
        for path in paths:
            while not free:
                yield _end(begun.popleft(), free)
            begun.append(_begin(folder, path, free))
        while begun:
            yield _end(begun.popleft(), free)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A file that is being parsed, and by whom, or why it is not."""

    path: str
    digest: str
    at: Parser | Refused


def _begin(folder: Path, path: str, free: list[Parser]) -> _Begun:
    digest = ""
    try:
        raw = _bytes(folder / path)
        digest = hashlib.sha256(raw).hexdigest()
        free[-1].ask(raw)
    except Refused as refused:
        return _Begun(path, digest, refused)
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        return _Begun(path, digest, Refused(what, "put a plain file here that the press may read"))
    return _Begun(path, digest, free.pop())


def _end(begun: _Begun, free: list[Parser]) -> ManuscriptFile | ManuscriptError:
    path, at = begun.path, begun.at
    try:
        if isinstance(at, Refused):
            raise at
        free.append(at)
        content, places = at.hear()
    except Refused as refused:
        return ManuscriptError(path, refused.line, refused.column, refused.what, refused.right)
    file = ManuscriptFile(path, path.split("/", 1)[0], slug_of(path), content, digest=begun.digest)
    _place(content, (), iter(places), file.places)
    return file


def _place(
    content: Any, steps: tuple[Step, ...], numbers: Iterator[int], places: dict[tuple[Step, ...], Place]
) -> None:
    """Gives each node its place; they come in the order in which the nodes begin."""
    places[steps] = (next(numbers, 1), next(numbers, 1))
    if isinstance(content, dict):
        for key, member in content.items():
            _place(member, (*steps, key), numbers, places)
    elif isinstance(content, list):
        for position, item in enumerate(content):
            _place(item, (*steps, position), numbers, places)


def slug_of(path: str) -> str:
    """The slug of the record that a file holds, or holds findings of."""
    parts = path.removesuffix(".yaml").split("/")
    return parts[1] if len(parts) > 2 else parts[-1]


def _walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for noun in RECORDS:
        room = folder / noun
        if room.is_dir() and not room.is_symlink():
            yield from _entries(room, noun, depth=0)


def _entries(room: Path, prefix: str, *, depth: int) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(room) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{prefix}/{entry.name}"
        if entry.name == "README.md" or entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False) and depth == 0 and prefix == "treatments":
            yield from _entries(Path(entry.path), path, depth=1)
        else:
            yield path, entry


def _name_refusal(path: str, entry: os.DirEntry[str]) -> tuple[str, str] | None:
    if entry.is_symlink():
        return "a link is not read", "put the file itself here"
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return "only plain files are read", "put a .yaml file here"
    parts = path.split("/")[1:]
    if not parts[-1].endswith(".yaml"):
        return "the file does not end in .yaml", "name it after its record: its slug and .yaml"
    if not all(is_slug(part.removesuffix(".yaml")) for part in parts):
        return "the name is not a slug", "use lower-case letters, digits and single hyphens"
    return None


def _bytes(path: Path) -> bytes:
    """The bytes of a plain file; one more than a file may have, so that a larger one is noticed."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Refused("only plain files are read", "put a .yaml file here")
        return opened.read(LARGEST_FILE + 1)
