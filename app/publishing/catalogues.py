"""A manuscript as a catalogue of parts: its files with their digests, its families, and what its parts share.

Conditions, attributes and comparisons are held; treatments and sources, of which there may be tens of thousands, are
read when they are asked for. Which treatments are variants of which, and which disagreements are recorded, must be
known before any part is set: the files that say so are read once ahead, the others only looked over.
"""

import hashlib
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from app.errors import ManuscriptError, ManuscriptErrors
from app.publishing.compiling import Progress
from app.publishing.manuscript import Disagreement, Entry, Manuscript, Source, Treatment
from app.publishing.proofing.admission import Admission
from app.publishing.reading import ManuscriptFile, file_bytes, list_files, read_files, slug_of

SHARED = ("conditions", "attributes", "comparisons")
_TELLS_AHEAD = (b"variant_of", b"disagreements", b"\\")
"""A backslash may spell either word in other signs."""
_MOST_KEPT = 10_000
_TOLD_EVERY = 500
_AT_ONCE = 200
"""Sources that are held at once."""
_Record = TypeVar("_Record", bound=Entry)


class Catalogue:
    """A manuscript on the disk. `errors` are those of what was read ahead.

    Files are read again and again while an edition is set, and its parts are kept under the digests that were taken
    at first: a file that is another by then raises ManuscriptErrors, from whatever reads it.
    """

    def __init__(self, folder: Path, today: date, progress: Progress = lambda *_: None) -> None:
        self.folder, self._today = folder, today
        self.errors: list[ManuscriptError] = []
        self.digests: dict[str, str] = {}
        """Every file that may be read, by its path, and the SHA-256 of it."""
        self.disagreements: list[tuple[str, Disagreement]] = []
        """Every recorded disagreement with its file, in the order of files."""
        self.shared = Admission(today)
        self._parents: dict[str, str] = {}
        paths, self.errors = list_files(folder)
        ahead: list[str] = []
        for done, path in enumerate(paths, start=1):
            if self._looked_over(path):
                ahead.append(path)
            if done % _TOLD_EVERY == 0 or done == len(paths):
                progress("looking over the manuscript", done, len(paths))
        shared, errors = self._read(path for path in paths if path.split("/", 1)[0] in SHARED)
        self.errors += errors
        for file in shared:
            self.shared.admit(file)
        self._read_ahead(ahead)
        self.families = self._families(paths)
        """The files of every family, by its umbrella's slug."""
        self.treatments = Records(Treatment, self._slugs("treatments"), self.file)
        self.sources = Records(Source, self._slugs("sources"), self.file)

    def manuscript(self) -> Manuscript:
        """A manuscript with what all parts share, to take a part's own records in."""
        shared = self.shared.manuscript
        return Manuscript(
            conditions=shared.conditions,
            attributes=shared.attributes,
            comparisons=shared.comparisons,
            sources=self.sources,
        )

    def nothing(self) -> Admission:
        """What is shared, and nothing else taken in."""
        admission = Admission(self._today, self.manuscript())
        admission.homes.update(self.shared.homes)
        return admission

    def part(self, umbrellas: Iterable[str]) -> tuple[Admission, list[ManuscriptError]]:
        """These families with what is shared, and what kept a file of theirs from being read."""
        files, errors = self._read(path for slug in umbrellas for path in self.families[slug])
        admission = self.nothing()
        for file in files:
            admission.admit(file)
        return admission, errors

    def source_errors(self, slugs: Iterable[str]) -> list[ManuscriptError]:
        """What is wrong with these sources by themselves."""
        errors: list[ManuscriptError] = []
        waiting = iter(slugs)
        while some := list(islice(waiting, _AT_ONCE)):
            files, unread = self._read(f"sources/{slug}.yaml" for slug in some)
            admission = Admission(self._today)
            for file in files:
                admission.admit(file)
            errors += [*unread, *admission.errors]
        return errors

    def umbrella(self, treatment: str) -> str:
        """The umbrella of a treatment's family; the treatment itself where it is no variant."""
        seen = {treatment}
        while (parent := self._parents.get(treatment)) is not None and parent not in seen:
            seen.add(parent)
            treatment = parent
        return treatment

    def file(self, path: str) -> ManuscriptFile:
        """A file once more, with the place of everything in it; empty where it cannot be read."""
        files, _ = self._read([path])
        return files[0] if files else ManuscriptFile(path, path.split("/", 1)[0], slug_of(path))

    def _read(self, paths: Iterable[str]) -> tuple[list[ManuscriptFile], list[ManuscriptError]]:
        wanted = list(paths)
        files, errors = read_files(self.folder, wanted)
        now = {file.path: file.digest for file in files}
        for path in wanted:
            if path in self.digests and self.digests[path] != (now.get(path) or self._digest(path)):
                what = "the file changed while it was being read"
                raise ManuscriptErrors([ManuscriptError(path, 1, 1, what, "publish again once it stands still")])
        return files, errors

    def _digest(self, path: str) -> str:
        return hashlib.sha256(file_bytes(self.folder, path)).hexdigest()

    def _looked_over(self, path: str) -> bool:
        """Takes a file's digest; whether the file says something that must be known ahead."""
        raw = file_bytes(self.folder, path)
        self.digests[path] = hashlib.sha256(raw).hexdigest()
        return path.startswith("treatments/") and any(word in raw for word in _TELLS_AHEAD)

    def _read_ahead(self, paths: list[str]) -> None:
        files, _ = self._read(paths)
        for file in files:
            # What is wrong with these files is told when their part is set.
            admission = Admission(self._today)
            admission.admit(file)
            for slug, record in admission.manuscript.treatments.items():
                if record.variant_of is not None:
                    self._parents[slug] = record.variant_of
            self.disagreements += [(file.path, told) for told in admission.manuscript.disagreements]

    def _families(self, paths: Iterable[str]) -> dict[str, list[str]]:
        families: dict[str, list[str]] = defaultdict(list)
        known = self._slugs("treatments")
        self._parents = {slug: parent for slug, parent in self._parents.items() if parent in known}
        for path in paths:
            if path.startswith("treatments/"):
                families[self.umbrella(slug_of(path))].append(path)
        return dict(sorted(families.items()))

    def _slugs(self, noun: str) -> frozenset[str]:
        records = (path for path in self.digests if path.count("/") == 1)
        return frozenset(slug_of(path) for path in records if path.startswith(f"{noun}/"))


class Records(Mapping[str, _Record], Generic[_Record]):
    """Records that are read from their files when they are asked for; the last ones asked for are kept."""

    def __init__(self, model: type[_Record], slugs: frozenset[str], file: Callable[[str], ManuscriptFile]) -> None:
        self._model, self._slugs, self._file = model, slugs, file
        self._noun = "sources" if model is Source else "treatments"
        self._kept: OrderedDict[str, _Record] = OrderedDict()

    def __getitem__(self, slug: str) -> _Record:
        kept = self._kept.get(slug)
        if kept is None:
            kept = self._kept[slug] = self._read(slug)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return kept

    def _read(self, slug: str) -> _Record:
        if slug not in self._slugs:
            raise KeyError(slug)
        content = self._file(f"{self._noun}/{slug}.yaml").content
        try:
            if isinstance(content, dict):
                # Findings that stand beside a treatment's record are of no use to those who only name it.
                content = {name: told for name, told in content.items() if name not in ("findings", "absences")}
            return self._model.model_validate(content)
        except ValidationError:
            raise KeyError(slug) from None

    def __contains__(self, slug: object) -> bool:
        return slug in self._slugs

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._slugs))

    def __len__(self) -> int:
        return len(self._slugs)
