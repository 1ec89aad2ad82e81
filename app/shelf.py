"""The open editions of a running server: the current one, which it follows, and pinned ones, opened on demand."""

import logging
import threading
from collections import OrderedDict
from pathlib import Path

from app.database import SUFFIX, Office, OpenEdition, open_edition
from app.errors import EditionExpired, EditionRefused, NotFound, NothingPublished, OfficeUnavailable
from app.queries.ledger import current_edition_id, list_ledger

log = logging.getLogger("equipoise.shelf")


def _by_number(id_: str) -> list[int]:
    """Orders ids by their numbers; a file that is not called like an edition comes before every one that is."""
    return [int(part) if part.isdecimal() else -1 for part in id_.split(".")]


class Shelf:
    """Holds editions open. A reader takes one edition at the start of a request and keeps it to the end."""

    def __init__(self, folder: Path, office: Office, *, most_pinned: int, poll_seconds: float) -> None:
        self._folder, self._office = folder, office
        self._most_pinned, self._poll_seconds = most_pinned, poll_seconds
        self._current: OpenEdition | None = None
        self._pinned: OrderedDict[str, OpenEdition] = OrderedDict()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._follower: threading.Thread | None = None
        self.office_is_reachable = True
        self._condemned: dict[str, tuple[int, int]] = {}
        """Editions that were found damaged while they were served, by their file as it was then."""
        self.refused: str | None = None
        """The last edition that was refused, and why."""

    @property
    def office(self) -> Office:
        """The office that says which edition is current."""
        return self._office

    def open(self) -> None:
        """Opens the current edition and begins to follow it. Raises NothingPublished where there is none to read."""
        self.follow()
        if self._current is None:
            self._open_best([])
        if self._current is None:
            told = f" ({self.refused})" if self.refused else ""
            raise NothingPublished(f"there is no edition to read in {self._folder.name}{told}; run `equipoise publish`")
        self._follower = threading.Thread(target=self._follow_until_closed, name="follow-current", daemon=True)
        self._follower.start()

    def close(self) -> None:
        """Stops following and lets go of every file."""
        self._closing.set()
        if self._follower is not None:
            self._follower.join()
        for edition in (self._current, *self._pinned.values()):
            if edition is not None:
                edition.close()

    @property
    def current_id(self) -> str:
        """The id of the current edition; empty before the first."""
        return "" if self._current is None else self._current.id

    def current(self) -> OpenEdition:
        """The edition that is current now."""
        if self._current is None:
            raise NothingPublished("nothing has been published yet")
        return self._current

    def pinned(self, id_: str) -> OpenEdition:
        """An edition by id. Raises NotFound, EditionExpired where its file is no longer kept, EditionRefused."""
        current = self._current
        if current is not None and current.id == id_:
            return current
        with self._lock:
            kept = self._pinned.get(id_)
            if kept is not None:
                self._pinned.move_to_end(id_)
                return kept
        self._check_known(id_)
        if self._is_condemned(id_):
            raise EditionRefused(f"edition {id_} was found damaged")
        return self._keep(self._open(id_))

    def opened(self, id_: str) -> OpenEdition:
        """An edition by id that is open already. Raises NotFound where it is not."""
        current = self._current
        if current is not None and current.id == id_:
            return current
        kept = self._pinned.get(id_)
        if kept is None:
            raise NotFound("edition")
        return kept

    def _check_known(self, id_: str) -> None:
        try:
            known = [edition.id for edition in list_ledger(self._office)]
        except OfficeUnavailable:
            known = [path.name.removesuffix(SUFFIX) for path in self._folder.glob(f"*{SUFFIX}")]
        if id_ not in known:
            raise NotFound("edition", known[:3])
        if not (self._folder / f"{id_}{SUFFIX}").is_file():
            raise EditionExpired("this edition is no longer kept here")

    def _open(self, id_: str) -> OpenEdition:
        return open_edition(self._folder / f"{id_}{SUFFIX}")

    def _keep(self, edition: OpenEdition) -> OpenEdition:
        with self._lock:
            kept = self._pinned.setdefault(edition.id, edition)
            if kept is not edition:
                edition.close()
            while len(self._pinned) > self._most_pinned:
                _, evicted = self._pinned.popitem(last=False)
                evicted.close()
        return kept

    def follow(self) -> None:
        """Looks once which edition is current, and opens it if that is another than before."""
        try:
            wanted = current_edition_id(self._office)
            # An office that knows of nothing while an edition is open has lost its ledger.
            self.office_is_reachable = wanted is not None or self._current is None
        except OfficeUnavailable:
            self.office_is_reachable = False
            return
        if wanted is None:
            return
        if self._is_condemned(wanted):
            return
        if self._current is not None and self._current.id == wanted:
            self.refused = None
            return
        try:
            self._become(self._open(wanted))
            self.refused = None
        except (EditionRefused, NotFound) as error:
            self._refuse(wanted, error)
            if self._current is None:
                self._open_best([wanted])

    def _become(self, edition: OpenEdition) -> None:
        before, self._current = self._current, edition
        log.info("edition %s is current", edition.id)
        if before is not None:
            self._keep(before)

    def condemn(self, id_: str, why: str) -> None:
        """Takes an edition out of service that was found damaged; the newest other one that can be read is served.

        Where there is none, it stays: most of a damaged edition is still right, and the alarm says what is wrong. It is
        opened again once its file is another.
        """
        self._condemned[id_] = self._mark(id_)
        log.error("edition condemned: %s", why)
        if self._current is not None and self._current.id == id_:
            self._open_best(list(self._condemned))
        with self._lock:
            self._pinned.pop(id_, None)
        self.refused = why

    def _is_condemned(self, id_: str) -> bool:
        return id_ in self._condemned and self._condemned[id_] == self._mark(id_)

    def _mark(self, id_: str) -> tuple[int, int]:
        """What tells a file from one that was put in its place."""
        try:
            found = (self._folder / f"{id_}{SUFFIX}").stat()
        except OSError:
            return 0, 0
        return found.st_ino, found.st_mtime_ns

    def _refuse(self, id_: str, error: Exception) -> None:
        told = f"{id_}: {error}"
        if told != self.refused:
            log.error("edition refused: %s", told)
        self.refused = told

    def _open_best(self, refused: list[str]) -> None:
        """Opens the newest edition that can be read, when the current one cannot."""
        for id_ in self._candidates():
            if id_ in refused:
                continue
            try:
                self._become(self._open(id_))
            except (EditionRefused, NotFound) as error:
                self._refuse(id_, error)
            else:
                return

    def _candidates(self) -> list[str]:
        try:
            known = [edition.id for edition in list_ledger(self._office)]
        except OfficeUnavailable:
            known = []
        files = (path.name.removesuffix(SUFFIX) for path in self._folder.glob(f"*{SUFFIX}"))
        return known or sorted(files, key=_by_number, reverse=True)

    def _follow_until_closed(self) -> None:
        while not self._closing.wait(self._poll_seconds):
            try:
                self.follow()
            except Exception:
                log.exception("could not look for a new edition")
