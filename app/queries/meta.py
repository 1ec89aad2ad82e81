"""What is served here, as a whole."""

import json
from datetime import date

from sqlmodel import col, select

from app.database import OpenEdition
from app.documents.meta import Licence, Meta
from app.documents.references import EditionReference
from app.domain.wording import DISCLAIMER, NOT_REVIEWED, REVIEWED
from app.models.records import Record

LICENCE = Licence(name="CC BY 4.0", address="https://creativecommons.org/licenses/by/4.0/")


def get_meta(edition: OpenEdition, *, version: str) -> Meta:
    """Edition, counts, licence, disclaimer and where to begin."""
    with edition.session() as session:
        texts = session.exec(select(Record.document).where(col(Record.noun) == "treatments")).all()
    reviews = [json.loads(text)["review"] for text in texts]
    attested = bool(reviews) and all(review["status"] == "clinically_reviewed" for review in reviews)
    return Meta(
        name="Equipoise",
        version=version,
        edition=EditionReference(id=edition.id, digest=edition.digest),
        printed_at=edition.printed_at,
        evidence_checked=max((date.fromisoformat(review["evidence_checked"]) for review in reviews), default=date.min),
        counts=edition.counts,
        review_statement=REVIEWED if attested else NOT_REVIEWED,
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
        },
    )
