"""What is served here, as a whole."""

from datetime import date

from app.database import OpenEdition
from app.documents.meta import Licence, Meta
from app.documents.references import EditionReference
from app.domain.wording import DISCLAIMER, NOT_REVIEWED, REVIEWED

_REVIEWS = "SELECT max(evidence_checked), count(*), sum(is_attested) FROM treatment"
LICENCE = Licence(name="CC BY 4.0", address="https://creativecommons.org/licenses/by/4.0/")


def get_meta(edition: OpenEdition, *, version: str) -> Meta:
    """Edition, counts, licence, disclaimer and where to begin."""
    [[checked, treatments, attested]] = edition.rows(_REVIEWS)
    return Meta(
        name="Equipoise",
        version=version,
        edition=EditionReference(id=edition.id, digest=edition.digest),
        printed_at=edition.printed_at,
        evidence_checked=date.fromisoformat(checked) if checked else date.min,
        counts=edition.counts,
        review_statement=REVIEWED if treatments and attested == treatments else NOT_REVIEWED,
        disclaimer=DISCLAIMER,
        licence=LICENCE,
        rules_version=edition.rules_version,
        links={
            "comparisons": "/v1/comparisons",
            "treatments": "/v1/treatments",
            "search": "/v1/search?q=",
            "editions": "/v1/editions",
            "openapi": "/openapi.json",
            "docs": "/docs",
            "guide": "/guide",
        },
    )
