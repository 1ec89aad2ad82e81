"""Publishes: proofs, compiles, prints, and moves `current`, all or nothing."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from app.database import SUFFIX, Office, file_digest, open_edition, seal_path
from app.domain.verdicts import RULES_VERSION
from app.errors import AnotherPublished, EditionRefused, ManuscriptErrors, NotFound
from app.migrations import upgrade_office
from app.models.editions import Edition
from app.models.records import Record
from app.publishing.compiling import Progress, compile_edition
from app.publishing.compiling.records import Stamping
from app.publishing.printing import manifest_of, printed, put_into_place, reference_of
from app.publishing.proofing import proof_manuscript
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
    what the current edition says makes no new one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    upgrade_office(office)
    set_orphans_aside(folder, office)
    proof = proof_manuscript(data, today=clock().date())
    if proof.errors:
        raise ManuscriptErrors(proof.errors)
    compiled = compile_edition(proof.manuscript, progress=progress)
    ledger = list_ledger(office)
    current = next((edition for edition in ledger if edition.id == current_edition_id(office)), None)
    counts = proof.manuscript.counts()
    if current is not None and current.digest == compiled.digest:
        return Published(current.id, is_new=False, counts=counts)
    newest = ledger[0] if ledger else None
    at = clock()
    manifest = manifest_of(
        compiled,
        id_=_next_id(ledger, at),
        parent=newest.id if newest else "",
        printed_at=at.isoformat(),
        note=note,
        manuscript_digest=manuscript_digest(data),
        counts=counts,
    )
    stamping = Stamping(reference_of(manifest), manifest.printed_at, _known(folder, newest))
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
    """Makes an older edition current again; its file is verified first. Raises NotFound or EditionRefused."""
    upgrade_office(office)
    if edition not in {known.id for known in list_ledger(office)}:
        raise NotFound("edition")
    open_edition(folder / f"{edition}{SUFFIX}").close()
    with office.writing() as session:
        move_current(session, edition, what="rollback", at=clock().isoformat())


def is_published(data: Path, office: Office) -> bool:
    """Whether the newest edition was printed from the manuscript as it is on disk now, by the rules as they are now."""
    upgrade_office(office)
    ledger = list_ledger(office)
    return bool(ledger) and ledger[0].manuscript_digest == manuscript_digest(data)


def manuscript_digest(data: Path) -> str:
    """The SHA-256 over every file of the manuscript and the rules' version: it moves when an edition might."""
    digest = hashlib.sha256(f"rules {RULES_VERSION}\n".encode())
    for path in sorted(data.rglob("*.yaml")):
        if path.is_file() and not path.is_symlink():
            digest.update(f"{path.relative_to(data)}\n{file_digest(path)}\n".encode())
    return "sha256:" + digest.hexdigest()


def _next_id(ledger: list[Edition], at: datetime) -> str:
    month = f"{at:%Y.%m}"
    taken = [int(edition.id.rpartition(".")[2]) for edition in ledger if edition.id.rpartition(".")[0] == month]
    return f"{month}.{max(taken, default=0) + 1}"


def _known(folder: Path, newest: Edition | None) -> dict[tuple[str, str], tuple[str, str]]:
    """Digest and last change of every record of the newest edition; nothing where it cannot be read."""
    if newest is None:
        return {}
    try:
        opened = open_edition(folder / f"{newest.id}{SUFFIX}")
    except (EditionRefused, NotFound):
        return {}
    with opened.session() as session:
        rows = session.exec(select(Record.noun, Record.slug, Record.digest, Record.updated).order_by(col(Record.noun)))
        known = {(noun, slug): (digest, updated) for noun, slug, digest, updated in rows}
    opened.close()
    return known


def set_orphans_aside(folder: Path, office: Office) -> list[str]:
    """Sets aside edition files that the ledger does not know: the remains of a publish that never finished.

    A ledger that is empty beside files of editions was lost, and takes them in again.
    """
    known = {edition.id for edition in list_ledger(office)}
    on_disk = sorted(folder.glob(f"*{SUFFIX}"))
    if not known and on_disk:
        return _take_in(folder, office, on_disk)
    orphans = [path for path in on_disk if path.name.removesuffix(SUFFIX) not in known]
    if not orphans:
        return []
    with office.writing() as session:
        settled = set(session.exec(select(Edition.id)))
        for path in orphans:
            if path.name.removesuffix(SUFFIX) not in settled:
                path.rename(path.with_suffix(".orphan"))
                seal_path(path).rename(path.with_suffix(".orphan.sha256"))
    return [path.name for path in orphans]


def _take_in(folder: Path, office: Office, paths: list[Path]) -> list[str]:
    del folder
    opened = []
    for path in paths:
        try:
            opened.append(open_edition(path))
        except EditionRefused:
            continue
    opened.sort(key=lambda edition: (edition.printed_at, [int(part) for part in edition.id.split(".")]))
    with office.writing() as session:
        before = ""
        for place, edition in enumerate(opened, start=1):
            session.add(
                Edition(
                    id=edition.id,
                    sequence=place,
                    parent=before,
                    digest=edition.digest,
                    manuscript_digest="",
                    file_sha256=file_digest(edition.path),
                    file_bytes=edition.path.stat().st_size,
                    printed_at=edition.printed_at,
                    note=edition.note,
                    counts=json.dumps(edition.counts),
                )
            )
            session.flush()
            before = edition.id
        if before:
            move_current(session, before, what="take in", at=opened[-1].printed_at)
    for edition in opened:
        edition.close()
    return [edition.id for edition in opened]
