"""What each tool answers."""

from typing import Literal

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.references import Address, EditionId
from app.documents.verifications import CheckedStatement
from app.domain.vocabulary import CertaintyLevel


class Sentence(Document):
    """A sentence that stands alone: its caveat comes first, and whoever quotes it quotes it whole."""

    text: str
    certainty: CertaintyLevel
    address: Address
    """Of the finding, or of the row's comparison."""
    pinned: Address
    """Where this edition's words never change."""
    source: str


class Told(Document):
    """What every answer says of itself."""

    edition: EditionId
    must_not_conclude: list[str]
    """What does not follow from the sentences. Keep to it."""
    disclaimer: str


class Hit(Document):
    """Something that was found."""

    kind: Literal["treatment", "condition", "attribute", "finding", "source", "comparison"]
    slug: str
    title: str
    address: Address


class Found(Told):
    """What a search found."""

    hits: list[Hit]
    did_you_mean: Maybe[str]


class Account(Told):
    """Sentences about one treatment, or about several side by side."""

    subject: str
    address: Address
    sentences: list[Sentence]
    left_out: int = Field(description="How many whole sentences did not fit.")


class Evidence(Told):
    """What stands for and against a claim: its numbers held against ours, and the findings that speak of it."""

    numbers: list[CheckedStatement]
    sentences: list[Sentence]
    left_out: int


class Citation(Told):
    """How to cite a finding, a source or a comparison."""

    text: str
    """The citation, with the place in the source where there is one, and the edition."""
    address: Address
    pinned: Address
    """Cite this: it never changes."""
    licence: str
