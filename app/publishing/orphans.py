"""Clears up before a publish: sets aside what no ledger knows, and takes the editions of a lost ledger in again."""

import json
from pathlib import Path

from sqlmodel import Session, select

from app.database import SUFFIX, Office, OpenEdition, check_seal, file_digest, open_edition
from app.errors import EditionRefused, NotFound
from app.models.editions import Edition
from app.queries.ledger import list_ledger, move_current, newest_in_ledger


def set_orphans_aside(folder: Path, office: Office) -> list[str]:
    """Sets aside editions and seals that the ledger does not know, and tells their names.

    They are the remains of a publish that never finished. A ledger that is empty beside files of editions was lost,
    and first takes in every one that can be read.
    """
    known = {edition.id for edition in list_ledger(office)}
    if not _strangers(folder, known):
        return []
    if not known:
        _take_in(folder, office)
    with office.writing() as session:
        orphans = _strangers(folder, set(session.exec(select(Edition.id))))
        for path in orphans:
            aside = path.with_name(path.name.replace(SUFFIX, ".orphan"))
            # A power cut may leave both names for one file, and then a renaming does nothing at all.
            aside.unlink(missing_ok=True)
            path.rename(aside)
    return [path.name for path in orphans]


def _strangers(folder: Path, known: set[str]) -> list[Path]:
    """Editions and seals that are not of these editions."""
    found = [*folder.glob(f"*{SUFFIX}"), *folder.glob(f"*{SUFFIX}.sha256")]
    return sorted(path for path in found if path.name.partition(SUFFIX)[0] not in known)


def _take_in(folder: Path, office: Office) -> None:
    opened: list[OpenEdition] = []
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            edition = open_edition(path)
            check_seal(path)
        except (EditionRefused, NotFound):
            continue
        opened.append(edition)
    opened.sort(key=lambda edition: (edition.printed_at, [int(part) for part in edition.id.split(".")]))
    try:
        with office.writing() as session:
            if opened and newest_in_ledger(session) is None:
                _enter(session, opened)
    finally:
        for edition in opened:
            edition.close()


def _enter(session: Session, editions: list[OpenEdition]) -> None:
    """Writes editions into an empty ledger, each the child of the one before; the last becomes the current one."""
    before = ""
    for place, edition in enumerate(editions, start=1):
        session.add(_row(edition, place, before))
        session.flush()
        before = edition.id
    move_current(session, before, what="take in", at=editions[-1].printed_at)


def _row(edition: OpenEdition, place: int, parent: str) -> Edition:
    [[manuscript_digest]] = edition.rows("SELECT manuscript_digest FROM manifest")
    return Edition(
        id=edition.id,
        sequence=place,
        parent=parent,
        digest=edition.digest,
        manuscript_digest=manuscript_digest,
        file_sha256=file_digest(edition.path),
        file_bytes=edition.path.stat().st_size,
        printed_at=edition.printed_at,
        note=edition.note,
        counts=json.dumps(edition.counts),
    )
