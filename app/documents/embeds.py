"""Embeds as they are published: just what a comparison shows on a partner's page, ready to be put into a table."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.references import Address, EditionReference, Slug
from app.domain.vocabulary import Category


class EmbeddedCell(Document):
    """One treatment's answer in words."""

    display: str
    labels: list[str]
    """What the value is of: time, population, comparator, certainty; or where it was looked for in vain."""
    is_absent: bool
    source_number: Maybe[Annotated[int, Field(ge=1)]]
    more: Annotated[int, Field(ge=0)]
    """How many further findings there are."""


class EmbeddedRow(Document):
    """One question, answered by every treatment."""

    attribute: Slug
    question: str
    category: Category
    category_words: str
    cells: list[EmbeddedCell]
    sentence: str
    verdicts: list[str]
    """Every verdict in words; only for clinicians."""


class EmbeddedSource(Document):
    """A source in the list that cannot be switched off."""

    number: Annotated[int, Field(ge=1)]
    citation: str
    address: Maybe[str]


class Embed(Document):
    """A comparison as a partner's page shows it."""

    title: str
    question: str
    treatments: list[str]
    rows: list[EmbeddedRow]
    sources: list[EmbeddedSource]
    notices: list[str]
    """Disclaimer, review and freshness, to be shown in this order; they cannot be switched off."""
    funding: str
    evidence_checked: date
    direction: Annotated[str, Field(examples=["ltr"])]
    edition: EditionReference
    page: Address
    """The whole page."""
