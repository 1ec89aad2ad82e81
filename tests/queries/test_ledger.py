"""The ledger of editions: which exist, which is current, and moving it."""

from pathlib import Path

import pytest
from sqlmodel import select

from app.database import open_office
from app.errors import OfficeUnavailable
from app.models.editions import Movement
from app.queries.ledger import current_edition_id, list_ledger, move_current, newest_in_ledger
from tests.printings import FIRST, SECOND, THIRD, three_editions


def test_the_newest_edition_is_current_and_first_in_the_ledger(tmp_path: Path) -> None:
    office = three_editions(tmp_path).office
    assert current_edition_id(office) == THIRD
    assert [edition.id for edition in list_ledger(office)] == [THIRD, SECOND, FIRST]
    with office.reading() as session:
        newest = newest_in_ledger(session)
        assert newest is not None
        assert newest.id == THIRD


def test_every_move_of_the_current_edition_is_written_down(tmp_path: Path) -> None:
    office = three_editions(tmp_path).office
    with office.writing() as session:
        move_current(session, FIRST, what="rollback", at="2027-02-01T00:00:00+00:00")
    assert current_edition_id(office) == FIRST
    with office.reading() as session:
        moves = [(move.before, move.edition, move.what) for move in session.exec(select(Movement))]
    assert moves == [
        ("", FIRST, "publish"),
        (FIRST, SECOND, "publish"),
        (SECOND, THIRD, "publish"),
        (THIRD, FIRST, "rollback"),
    ]


def test_a_ledger_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    office = open_office(f"sqlite:///{tmp_path}/nowhere/office.db")
    with pytest.raises(OfficeUnavailable):
        current_edition_id(office)
    with pytest.raises(OfficeUnavailable):
        list_ledger(office)
