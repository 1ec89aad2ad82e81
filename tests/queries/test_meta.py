"""What is served, as a whole."""

from datetime import date

from app.database import OpenEdition
from app.domain.wording import NOT_REVIEWED
from app.queries.meta import LICENCE, get_meta


def test_meta_sums_up_the_edition(edition: OpenEdition) -> None:
    meta = get_meta(edition, version="1.2.3")
    assert meta.version == "1.2.3"
    assert (meta.edition.id, meta.edition.digest) == (edition.id, edition.digest)
    assert meta.counts == edition.counts
    assert meta.evidence_checked == date(2026, 11, 20)
    assert meta.review_statement == NOT_REVIEWED
    assert meta.licence == LICENCE
    assert all(address.startswith("/") for address in meta.links.values())
