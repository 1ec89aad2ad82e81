"""Reads manuscript files: YAML 1.2's plain core with every scalar kept as text, and a place for every error.

No anchors, aliases, tags, duplicate keys or second documents; depth and size are bounded; names of files are data
from strangers, so links, odd names and anything that is not a plain file are refused. The schema, not YAML, decides
what a scalar is: `NO` stays NO and `1.10` stays 1.10.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from app.domain.slugs import is_slug
from app.errors import ManuscriptError
from app.publishing.manuscript import RECORDS

LARGEST_FILE = 1_000_000
"""Bytes."""
DEEPEST = 20
MOST_FILES = 200_000
_LOADER = getattr(yaml, "CLoader", yaml.Loader)

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

    def error(self, steps: tuple[Step, ...], what: str, right: str, *, is_warning: bool = False) -> ManuscriptError:
        """An error at the nearest known place to these steps."""
        known = steps
        while known and known not in self.places:
            known = known[:-1]
        line, column = self.places.get(known, (1, 1))
        return ManuscriptError(self.path, line, column, what, right, is_warning)


class _Refused(Exception):
    def __init__(self, what: str, right: str, line: int = 1, column: int = 1) -> None:
        super().__init__(what)
        self.what, self.right, self.line, self.column = what, right, line, column


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
            errors.append(ManuscriptError(path, 1, 1, what, "put findings of a treatment together into fewer files"))
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
    """These files of the manuscript, and everything that kept one from being read."""
    files: list[ManuscriptFile] = []
    errors: list[ManuscriptError] = []
    for path in paths:
        file = ManuscriptFile(path, path.split("/", 1)[0], slug_of(path))
        try:
            raw = _raw(folder / path)
            file.digest = hashlib.sha256(raw).hexdigest()
            file.content = _Builder(file.places).build(_decoded(raw))
            files.append(file)
        except _Refused as refused:
            errors.append(ManuscriptError(path, refused.line, refused.column, refused.what, refused.right))
        except OSError as error:
            what = f"the file cannot be read ({error.strerror})"
            errors.append(ManuscriptError(path, 1, 1, what, "put a plain file here that the press may read"))
    return files, errors


def file_bytes(folder: Path, path: str) -> bytes:
    """A file of the manuscript as it is; cut off where it is too large, empty where it cannot be read."""
    try:
        return _bytes(folder / path)
    except OSError:
        return b""


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
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as opened:
        return opened.read(LARGEST_FILE + 1)


def _raw(path: Path) -> bytes:
    raw = _bytes(path)
    if len(raw) > LARGEST_FILE:
        raise _Refused(f"the file is larger than {LARGEST_FILE} bytes", "split it")
    return raw


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xef\xbb\xbf"):
        raise _Refused("the file begins with a byte order mark", "save it as plain UTF-8")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _Refused("the file is not UTF-8", "save it as plain UTF-8", line) from None


class _Builder:
    """Builds plain dictionaries, lists and texts from YAML events, remembering where each began."""

    def __init__(self, places: dict[tuple[Step, ...], Place]) -> None:
        self._places = places

    def build(self, text: str) -> Any:
        try:
            return self._document(text)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise _Refused(f"this is not YAML: {error.problem}", "mend it", line, column) from None
        except yaml.YAMLError as error:
            raise _Refused(f"this is not YAML: {str(error).splitlines()[0]}", "mend it") from None

    def _document(self, text: str) -> Any:
        events = (event for event in yaml.parse(text, Loader=_LOADER))
        content: Any = None
        seen = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    raise _refusal(event, "a second document", "keep one record a file")
                content = self._node(next(events), events, ())
        if seen == 0:
            raise _Refused("the file is empty", "write the record")
        return content

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], steps: tuple[Step, ...]) -> Any:
        self._check(event, steps)
        self._places[steps] = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, steps)
        return self._mapping(events, steps)

    def _check(self, event: yaml.Event, steps: tuple[Step, ...]) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _refusal(event, "an anchor or alias", "write the value out where it belongs")
        if getattr(event, "tag", None) is not None:
            raise _refusal(event, "a tag", "write the plain value; the schema knows its type")
        if len(steps) > DEEPEST:
            raise _refusal(event, f"nested deeper than {DEEPEST}", "flatten it")

    def _sequence(self, events: Iterator[yaml.Event], steps: tuple[Step, ...]) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, (*steps, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], steps: tuple[Step, ...]) -> dict[str, Any]:
        members: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise _refusal(event, "a key that is not a word", "use a plain word as the key")
            self._check(event, steps)
            key = str(event.value)
            if key in members:
                raise _refusal(event, f"the key {key} a second time", "keep one of them")
            members[key] = self._node(next(events), events, (*steps, key))
        return members


def _refusal(event: yaml.Event, what: str, right: str) -> _Refused:
    return _Refused(f"{what} is not allowed", right, *_place(event))


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
