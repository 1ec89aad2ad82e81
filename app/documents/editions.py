"""Editions and what changed between them, as they are published."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.references import Address, Digest, EditionId, Slug


class EditionBrief(Document):
    """An edition in the list of editions."""

    id: EditionId
    digest: Digest
    printed_at: datetime
    note: str
    parent: Maybe[EditionId]
    is_current: bool
    counts: dict[str, int]
    address: Address


class Edition(EditionBrief):
    """An edition: one immutable published state of everything."""

    rules_version: str
    manuscript_digest: Digest
    changes: Address
    """Where the changes since its parent are."""
    downloads: Address
    """Where the files are listed that hold all of it."""
    dataset: Address
    """The same in DCAT's words, for catalogues that harvest."""


class EditionList(Document):
    """Every edition, newest first."""

    items: list[EditionBrief]
    current: EditionId


class FieldChange(Document):
    """One member of a record that is not what it was."""

    pointer: Annotated[str, Field(examples=["/value/estimate"])]
    """A JSON Pointer into the record."""
    before: Maybe[Any]
    after: Maybe[Any]


class RecordChange(Document):
    """One record that was added, changed or removed."""

    noun: str
    slug: Slug
    kind: Literal["added", "changed", "removed"]
    fields: list[FieldChange]
    """Field by field, for a changed record."""


class Changes(Document):
    """What changed from one edition to another."""

    since: Maybe[EditionId]
    """The edition compared with; left out where there is none before."""
    edition: EditionId
    counts: dict[str, int]
    items: list[RecordChange]
