"""Publishes: proofs, compiles, prints, and moves `current`, all or nothing."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from app.database import (
    FORMAT_VERSION,
    SUFFIX,
    Office,
    OpenEdition,
    check_seal,
    file_digest,
    open_edition,
    sealed_digest,
)
from app.domain.criteria import CRITERIA_VERSION
from app.domain.slugs import nearest
from app.domain.verdicts import RULES_VERSION
from app.errors import AnotherPublished, EditionExpired, EditionRefused, ManuscriptErrors, NotFound
from app.folders import make_folder
from app.migrations import upgrade_office
from app.models.editions import Edition
from app.models.manifests import Manifest
from app.publishing.catalogues import Catalogue
from app.publishing.compiling import Progress
from app.publishing.orphans import set_orphans_aside
from app.publishing.printing import begun, put_into_place, seal
from app.publishing.reading import file_bytes, list_files
from app.publishing.setting import set_catalogue
from app.publishing.workshops import clear_workshops
from app.queries.ledger import current_edition_id, list_ledger, move_current, newest_in_ledger

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time, in UTC and whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Published:
    """What a publish did: the edition that is current now, and whether it is new."""

    edition: str
    is_new: bool
    counts: dict[str, int]


def publish(
    data: Path,
    folder: Path,
    office: Office,
    *,
    note: str = "",
    clock: Clock = now,
    progress: Progress = lambda *_: None,
) -> Published:
    """Publishes the manuscript.

    Raises ManuscriptErrors with every error, AnotherPublished where somebody else was faster. A manuscript that says
    what the current edition says makes no new one, unless the current one's file can no longer be read.
    """
    make_folder(folder)
    upgrade_office(office)
    clear_workshops(folder)
    set_orphans_aside(folder, office)
    ledger, current_id = list_ledger(office), current_edition_id(office)
    at = clock()
    catalogue = Catalogue(data, at.date(), progress)
    current = next((edition for edition in ledger if edition.id == current_id), None)
    newest = ledger[0] if ledger else None
    before = _newest_readable(folder, ledger)
    id_ = _next_id(ledger, at)
    is_fresh = before is None or not _is_of_this_press(before)
    with begun(folder, id_, printed_at=at.isoformat(), before=before, is_fresh=is_fresh) as galley:
        found = set_catalogue(catalogue, galley, progress)
        errors = sorted(error for error in found if not error.is_warning)
        if errors:
            raise ManuscriptErrors(errors)
        counts, digest = galley.counts(), galley.digest()
        if current is not None and current.digest == digest and _whole(folder, current) is not None:
            return Published(current.id, is_new=False, counts=counts)
        progress("sealing", 0, 1)
        galley.finish(
            Manifest(
                id=id_,
                digest=digest,
                parent=newest.id if newest else "",
                printed_at=at.isoformat(),
                note=note,
                manuscript_digest=manuscript_digest(catalogue.digests),
                press_digest=press_digest(),
                rules_version=RULES_VERSION,
                format_version=FORMAT_VERSION,
                counts=json.dumps(counts, sort_keys=True),
            )
        )
        path = seal(galley)
        row = Edition(
            id=id_,
            sequence=newest.sequence + 1 if newest else 1,
            parent=newest.id if newest else "",
            digest=digest,
            manuscript_digest=manuscript_digest(catalogue.digests),
            file_sha256=sealed_digest(path),
            file_bytes=path.stat().st_size,
            printed_at=at.isoformat(),
            note=note,
            counts=json.dumps(counts, sort_keys=True),
        )
        _make_current(office, folder, path, row)
        progress("sealing", 1, 1)
    return Published(id_, is_new=True, counts=counts)


def _make_current(office: Office, folder: Path, path: Path, row: Edition) -> None:
    refusal = AnotherPublished("somebody else published while this edition was being printed; publish again")
    id_, parent, at = row.id, row.parent, row.printed_at
    try:
        with office.writing() as session:
            newest = newest_in_ledger(session)
            if (newest.id if newest else "") != parent:
                raise refusal
            session.add(row)
            session.flush()
            put_into_place(path, folder)
            move_current(session, id_, what="publish", at=at)
    except (IntegrityError, FileExistsError) as error:
        raise refusal from error


def rollback(office: Office, folder: Path, edition: str, *, clock: Clock = now) -> None:
    """Makes an older edition current again; its file is verified first.

    Raises NotFound, EditionExpired where its file is no longer kept, EditionRefused.
    """
    upgrade_office(office)
    known = [printing.id for printing in list_ledger(office)]
    if edition not in known:
        raise NotFound("edition", nearest(edition, known, most=1))
    try:
        path = folder / f"{edition}{SUFFIX}"
        open_edition(path).close()
        check_seal(path)
    except NotFound:
        raise EditionExpired(f"the file of edition {edition} is no longer kept in {folder.name}") from None
    with office.writing() as session:
        move_current(session, edition, what="rollback", at=clock().isoformat())


def is_published(data: Path, folder: Path, office: Office) -> bool:
    """Whether the newest edition can be read, and was set from the manuscript by the program as they are now."""
    upgrade_office(office)
    ledger = list_ledger(office)
    if not ledger:
        return False
    paths, errors = list_files(data)
    if errors:
        return False
    digests = {path: hashlib.sha256(file_bytes(data, path)).hexdigest() for path in paths}
    return ledger[0].manuscript_digest == manuscript_digest(digests) and _is_readable(folder, ledger[0])


def manuscript_digest(digests: Mapping[str, str]) -> str:
    """The SHA-256 over every file of the manuscript and over the program: it moves when an edition might."""
    digest = hashlib.sha256(f"{press_digest()}\n".encode())
    for path, told in sorted(digests.items()):
        digest.update(f"{path} {told}\n".encode())
    return "sha256:" + digest.hexdigest()


@cache
def press_digest() -> str:
    """The SHA-256 over the program that sets editions, and over the versions of its rules."""
    digest = hashlib.sha256(f"rules {RULES_VERSION}, criteria {CRITERIA_VERSION}\n".encode())
    app = Path(__file__).parent.parent
    for room in ("documents", "domain", "models", "publishing", "queries"):
        for path in sorted((app / room).rglob("*.py")):
            digest.update(f"{path.relative_to(app)} {file_digest(path)}\n".encode())
    return "sha256:" + digest.hexdigest()


def _is_of_this_press(edition: OpenEdition) -> bool:
    [[digest]] = edition.rows("SELECT press_digest FROM manifest")
    return bool(digest == press_digest())


def _next_id(ledger: list[Edition], at: datetime) -> str:
    month = f"{at:%Y.%m}"
    taken = [int(edition.id.rpartition(".")[2]) for edition in ledger if edition.id.rpartition(".")[0] == month]
    return f"{month}.{max(taken, default=0) + 1}"


def _newest_readable(folder: Path, ledger: list[Edition]) -> OpenEdition | None:
    """The newest edition whose file is there and whole."""
    return next((opened for opened in (_whole(folder, edition) for edition in ledger) if opened is not None), None)


def _whole(folder: Path, edition: Edition) -> OpenEdition | None:
    """An edition whose file can be read and is what the ledger says was sealed, to the last bit."""
    path = folder / f"{edition.id}{SUFFIX}"
    try:
        opened = open_edition(path)
        check_seal(path)
        if sealed_digest(path) != edition.file_sha256:
            return None
    except (EditionRefused, NotFound):
        return None
    return opened


def _is_readable(folder: Path, edition: Edition) -> bool:
    try:
        open_edition(folder / f"{edition.id}{SUFFIX}").close()
    except (EditionRefused, NotFound):
        return False
    return True
