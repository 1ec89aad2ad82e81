"""Editions that questions are asked of directly, without a server."""

from collections.abc import Iterator

import pytest

from app.database import SUFFIX, OpenEdition, open_edition
from app.queries.ledger import current_edition_id
from app.queries.records import Paging
from tests.conftest import House

KEY = "a key"


def opened(house: House, id_: str) -> OpenEdition:
    """One of a house's editions."""
    return open_edition(house.editions / f"{id_}{SUFFIX}")


@pytest.fixture(scope="session")
def edition(pack_house: House) -> Iterator[OpenEdition]:
    """The pack's edition."""
    id_ = current_edition_id(pack_house.office)
    assert id_ is not None
    edition = opened(pack_house, id_)
    yield edition
    edition.close()


def first_page(limit: int = 100, *, sort: str = "", fields: tuple[str, ...] = (), counted: bool = False) -> Paging:
    """The beginning of a list."""
    return Paging(
        limit=limit, after=None, sort=sort, question="a question", cursor_key=KEY, counted=counted, fields=fields
    )
