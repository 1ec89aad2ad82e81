"""The office's ledger of editions: which exist, which is current, and moving it."""

from sqlmodel import Session, col, select

from app.database import Office
from app.models.editions import Current, Edition, Movement

THE_ONE = 1
"""The only row of `current_edition`."""


def current_edition_id(office: Office) -> str | None:
    """The id of the current edition; None before the first. Raises OfficeUnavailable."""
    with office.reading() as session:
        current = session.get(Current, THE_ONE)
        return None if current is None else current.edition


def list_ledger(office: Office) -> list[Edition]:
    """Every edition, newest first. Raises OfficeUnavailable."""
    with office.reading() as session:
        editions = list(session.exec(select(Edition).order_by(col(Edition.sequence).desc())))
        session.expunge_all()
        return editions


def newest_in_ledger(session: Session) -> Edition | None:
    """The edition nobody has followed yet."""
    return session.exec(select(Edition).order_by(col(Edition.sequence).desc()).limit(1)).first()


def move_current(session: Session, edition: str, *, what: str, at: str) -> None:
    """Makes an edition the current one and writes that into the audit trail."""
    current = session.get(Current, THE_ONE)
    before = "" if current is None else current.edition
    if current is None:
        session.add(Current(id=THE_ONE, edition=edition, moved_at=at))
    else:
        current.edition, current.moved_at = edition, at
    session.add(Movement(edition=edition, before=before, what=what, at=at))
