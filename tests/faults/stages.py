"""A house before a publish, which can be set up again and again, and what must be true of it whatever happened."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.database import Office, check_records, check_seal, file_digest, open_edition, open_office
from app.errors import EquipoiseError, NothingPublished, OfficeUnavailable
from app.models.editions import Edition
from app.publishing import reading
from app.publishing.parsing import parse
from app.publishing.press import publish
from app.queries.ledger import current_edition_id, list_ledger
from app.shelf import Shelf
from tests.editions import at
from tests.manuscripts import rename_treatment, small_pack

CLOCK = at(2028, 11)


@dataclass(frozen=True, slots=True)
class Stage:
    """A house with its office and editions, and a manuscript that makes one more."""

    template: Path
    data: Path
    digests: dict[str, str]
    """The digests of the editions, the one to come among them; it is the last."""

    @property
    def new(self) -> str:
        """The id of the edition to come."""
        return list(self.digests)[-1]

    @property
    def old(self) -> str:
        """The id of the edition before it; empty where there is none."""
        return ["", *self.digests][-2]

    def set_up(self, place: Path) -> "Place":
        """A copy of the house at a place, where nothing must be."""
        shutil.copytree(self.template, place)
        return Place(place)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a house stands."""

    root: Path
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "office", open_office(f"sqlite:///{self.root}/var/office.db"))

    @property
    def editions(self) -> Path:
        """The folder of the editions."""
        return self.root / "var" / "editions"

    def remove(self) -> None:
        """Takes it away."""
        shutil.rmtree(self.root)


def build_stage(folder: Path, *, editions: int = 2) -> Stage:
    """A stage with so many editions; with none there is nothing but the folder that the house will stand in."""
    template, data, digests = folder / "template", small_pack(folder), {}
    template.mkdir()
    for number in range(editions + 1):
        rename_treatment(data, f"Quellarin {number}")
        place = Place(template if number < editions else folder / "rehearsal")
        if number == editions:
            shutil.copytree(template, place.root)
        edition = publish(data, place.editions, place.office, clock=CLOCK).edition
        digests[edition] = list_ledger(place.office)[0].digest
    return Stage(template, data, digests)


class _RememberedParser:
    """Parses in this process, and each file once: how a manuscript is read is not what is tried here."""

    known: dict[bytes, tuple[Any, list[int]]] = {}

    def ask(self, raw: bytes) -> None:
        self._asked = raw

    def hear(self) -> tuple[Any, list[int]]:
        if self._asked not in self.known:
            self.known[self._asked] = parse(self._asked)
        return self.known[self._asked]


@contextmanager
def parsing_here() -> Iterator[None]:
    """Publishes in here, and in children forked in here, start no parsers."""

    @contextmanager
    def parser() -> Iterator[_RememberedParser]:
        yield _RememberedParser()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "parsing_process", parser)
        yield


def complaints(stage: Stage, place: Place, acknowledged: str, *, publishes_again: bool = True) -> list[str]:
    """What is wrong with a house after an accident, once it was opened again; nothing, as it should be.

    Served is the old edition or the new one, whole, and what ledger, seal and digests say; the new one if it was
    acknowledged. Publishing again makes the new one, and nothing else lies about then.
    """
    found: list[str] = []
    try:
        ledger, current = list_ledger(place.office), current_edition_id(place.office)
    except OfficeUnavailable:
        ledger, current = [], None
        if stage.old or acknowledged:
            found.append("the office cannot be read")
    found += _of_ledger(stage, place, ledger, current)
    found += _of_reading(stage, place, current, acknowledged)
    if publishes_again:
        try:
            publish(stage.data, place.editions, place.office, clock=CLOCK)
        except (EquipoiseError, OSError) as error:
            return [*found, f"publishing again: {type(error).__name__}: {error}"]
        found += _of_another(stage, place)
    return found


def _of_ledger(stage: Stage, place: Place, ledger: list[Edition], current: str | None) -> list[str]:
    found = []
    if [edition.id for edition in ledger] not in (_downward(stage.old, stage), _downward(stage.new, stage)):
        found.append(f"the ledger lists {[edition.id for edition in ledger]}")
    if [edition.parent for edition in ledger] != [*(edition.id for edition in ledger[1:]), ""][: len(ledger)]:
        found.append("the ledger is no chain")
    if (current or "") != (ledger[0].id if ledger else ""):
        found.append(f"{current} is current, and not the newest of the ledger")
    for edition in ledger:
        path = place.editions / f"{edition.id}.edition"
        try:
            open_edition(path).close()
            check_seal(path)
        except EquipoiseError as error:
            found.append(f"{edition.id} is in the ledger and cannot be read: {error}")
            continue
        if (file_digest(path), path.stat().st_size) != (edition.file_sha256, edition.file_bytes):
            found.append(f"{edition.id} is not the file that the ledger knows")
    return found


def _of_reading(stage: Stage, place: Place, current: str | None, acknowledged: str) -> list[str]:
    shelf = Shelf(place.editions, place.office, most_pinned=2, poll_seconds=60)
    try:
        shelf.open()
        edition = shelf.current()
        check_records(edition)
    except NothingPublished:
        return ["nothing is served"] if stage.old or acknowledged else []
    except EquipoiseError as error:
        return [f"what is served is damaged: {error}"]
    finally:
        shelf.close()
    found = []
    if shelf.refused is not None:
        found.append(f"refused: {shelf.refused}")
    if edition.id not in (stage.old, stage.new) or edition.digest != stage.digests.get(edition.id):
        found.append(f"{edition.id} is served with the digest {edition.digest}")
    if edition.id != current and (current or stage.old):
        # A first publish that was not finished may have left a whole edition: without a ledger that one is read.
        found.append(f"{edition.id} is served, and current is {current}")
    if acknowledged not in ("", edition.id):
        found.append(f"{acknowledged} was acknowledged, and {edition.id} is served")
    return found


def _of_another(stage: Stage, place: Place) -> list[str]:
    """What is wrong after another publish."""
    ledger = list_ledger(place.office)
    found = _of_ledger(stage, place, ledger, current_edition_id(place.office))
    if not ledger or ledger[0].digest != stage.digests[stage.new]:
        found.append("publishing again did not make the edition that was to be")
    names = {f"{edition.id}.edition{suffix}" for edition in ledger for suffix in ("", ".sha256")}
    lies = {path.name for path in place.editions.iterdir() if ".orphan" not in path.name} - names - {".workshops.lock"}
    lies |= {path.name for path in (place.root / "var").iterdir()} - {"editions", "office.db"}
    if lies:
        found.append(f"left lying about: {sorted(lies)}")
    return found


def _downward(newest: str, stage: Stage) -> list[str]:
    ids = list(stage.digests)
    return ids[: ids.index(newest) + 1][::-1] if newest else []
