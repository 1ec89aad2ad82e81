"""Small pointers from one record to another, and the stamp every record carries."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.domain.slugs import LONGEST_SLUG, SLUG_PATTERN
from app.domain.vocabulary import ReviewStatus

Slug = Annotated[str, Field(pattern=SLUG_PATTERN, max_length=LONGEST_SLUG, examples=["a-treatment"])]
EditionId = Annotated[str, Field(pattern=r"^\d{4}\.\d{2}\.\d+$", max_length=20, examples=["2026.11.1"])]
Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$", examples=["sha256:" + "0" * 64])]
Address = Annotated[str, Field(max_length=5000, examples=["/v1/treatments/a-treatment"])]


class Reference(Document):
    """A record by its slug and name."""

    slug: Slug
    name: Annotated[str, Field(examples=["A treatment"])]


class EditionReference(Document):
    """The edition an answer was read from."""

    id: EditionId
    digest: Digest


class RecordLinks(Document):
    """Where a record lives."""

    self: Address
    """The record in the current edition."""
    pinned: Address
    """The record as this edition printed it; never changes."""


class Stamp(Document):
    """What every record says of itself."""

    digest: Digest
    """SHA-256 of the record's substance; the same as long as nothing in it changes."""
    updated: Annotated[datetime, Field(examples=["2026-11-24T12:00:00Z"])]
    """When the substance last changed."""
    edition: EditionReference
    links: RecordLinks


class Review(Document):
    """Who has looked at the content, and when somebody should look again."""

    status: ReviewStatus
    statement: Annotated[str, Field(examples=["No clinician has reviewed this content yet."])]
    """The same in a plain sentence, to be shown to readers."""
    evidence_checked: date
    next_review: date
    reviewed_by: Maybe[str]
