"""The stranger's pack as pictures see it."""

from collections.abc import Iterator

import pytest

from app.database import SUFFIX, OpenEdition, open_edition
from app.documents.pictures import Pictured
from app.queries.ledger import current_edition_id
from app.queries.pictures import get_pictured
from tests.conftest import House


def opened(house: House) -> OpenEdition:
    """A house's current edition."""
    id_ = current_edition_id(house.office)
    assert id_ is not None
    return open_edition(house.editions / f"{id_}{SUFFIX}")


@pytest.fixture(scope="session")
def edition(pack_house: House) -> Iterator[OpenEdition]:
    """The pack's edition."""
    edition = opened(pack_house)
    yield edition
    edition.close()


@pytest.fixture(scope="session")
def real_edition(content_house: House) -> Iterator[OpenEdition]:
    """The edition of the real content."""
    edition = opened(content_house)
    yield edition
    edition.close()


@pytest.fixture
def three(edition: OpenEdition) -> Pictured:
    """The pack's comparison of three treatments: two have no row of durability, one has no share of a harm."""
    return get_pictured(edition, "preventing-migraine", base="https://example.org")
