"""Publishes: proofs, compiles, prints, and moves `current`, all or nothing."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from app.database import SUFFIX, Office, OpenEdition, file_digest, open_edition
from app.domain.criteria import CRITERIA_VERSION
from app.domain.slugs import nearest
from app.domain.verdicts import RULES_VERSION
from app.errors import AnotherPublished, EditionExpired, EditionRefused, ManuscriptErrors, NotFound
from app.migrations import upgrade_office
from app.models.editions import Edition
from app.models.records import Record
from app.publishing.compiling import Progress
from app.publishing.compiling.records import Stamping
from app.publishing.orphans import set_orphans_aside
from app.publishing.printing import manifest_of, printed, put_into_place, reference_of
from app.publishing.proofing import proof_manuscript
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
    folder.mkdir(parents=True, exist_ok=True)
    upgrade_office(office)
    clear_workshops(folder)
    set_orphans_aside(folder, office)
    ledger, current_id = list_ledger(office), current_edition_id(office)
    written = manuscript_digest(data)
    proof = proof_manuscript(data, today=clock().date(), progress=progress)
    if proof.errors or proof.compiled is None:
        raise ManuscriptErrors(proof.errors)
    compiled = proof.compiled
    current = next((edition for edition in ledger if edition.id == current_id), None)
    counts = proof.manuscript.counts()
    if current is not None and current.digest == compiled.digest and _is_readable(folder, current):
        return Published(current.id, is_new=False, counts=counts)
    newest = ledger[0] if ledger else None
    at = clock()
    manifest = manifest_of(
        compiled,
        id_=_next_id(ledger, at),
        parent=newest.id if newest else "",
        printed_at=at.isoformat(),
        note=note,
        manuscript_digest=written,
        counts=counts,
    )
    stamping = Stamping(reference_of(manifest), manifest.printed_at, _known(folder, ledger))
    with printed(compiled, folder, manifest, stamping, progress) as path:
        row = Edition(
            id=manifest.id,
            sequence=newest.sequence + 1 if newest else 1,
            parent=manifest.parent,
            digest=manifest.digest,
            manuscript_digest=manifest.manuscript_digest,
            file_sha256=file_digest(path),
            file_bytes=path.stat().st_size,
            printed_at=manifest.printed_at,
            note=note,
            counts=manifest.counts,
        )
        _make_current(office, folder, path, row)
    return Published(manifest.id, is_new=True, counts=counts)


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
        open_edition(folder / f"{edition}{SUFFIX}").close()
    except NotFound:
        raise EditionExpired(f"the file of edition {edition} is no longer kept in {folder.name}") from None
    with office.writing() as session:
        move_current(session, edition, what="rollback", at=clock().isoformat())


def is_published(data: Path, folder: Path, office: Office) -> bool:
    """Whether the newest edition can be read, and was printed from the manuscript and by the rules as they are now."""
    upgrade_office(office)
    ledger = list_ledger(office)
    return bool(ledger) and ledger[0].manuscript_digest == manuscript_digest(data) and _is_readable(folder, ledger[0])


def manuscript_digest(data: Path) -> str:
    """The SHA-256 over every file of the manuscript and the rules' versions: it moves when an edition might."""
    digest = hashlib.sha256(f"rules {RULES_VERSION}, criteria {CRITERIA_VERSION}\n".encode())
    for path in sorted(data.rglob("*.yaml")):
        if path.is_file() and not path.is_symlink():
            digest.update(f"{path.relative_to(data)}\n{file_digest(path)}\n".encode())
    return "sha256:" + digest.hexdigest()


def _next_id(ledger: list[Edition], at: datetime) -> str:
    month = f"{at:%Y.%m}"
    taken = [int(edition.id.rpartition(".")[2]) for edition in ledger if edition.id.rpartition(".")[0] == month]
    return f"{month}.{max(taken, default=0) + 1}"


def _known(folder: Path, ledger: list[Edition]) -> dict[tuple[str, str], tuple[str, str]]:
    """Digest and last change of every record of the newest edition that can be read; nothing where none can."""
    for edition in ledger:
        with _opened(folder, edition) as opened:
            if opened is None:
                continue
            with opened.session() as session:
                rows = session.exec(select(Record.noun, Record.slug, Record.digest, Record.updated))
                return {(noun, slug): (digest, updated) for noun, slug, digest, updated in rows}
    return {}


def _is_readable(folder: Path, edition: Edition) -> bool:
    with _opened(folder, edition) as opened:
        return opened is not None


@contextmanager
def _opened(folder: Path, edition: Edition) -> Iterator[OpenEdition | None]:
    """An edition's file; nothing where it is lost or damaged."""
    try:
        opened = open_edition(folder / f"{edition.id}{SUFFIX}")
    except (EditionRefused, NotFound):
        yield None
        return
    try:
        yield opened
    finally:
        opened.close()
