"""Search results as they are published."""

from typing import Annotated, Literal

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.references import Address, EditionReference, Slug

SearchKind = Literal["treatment", "condition", "attribute", "finding", "source", "comparison"]


class SearchResult(Document):
    """One record that matches."""

    kind: SearchKind
    slug: Slug
    title: str
    snippet: Annotated[str, Field(examples=["… relief within ⟦hours⟧ or days …"])]
    """Plain text around the match; matched words stand between ⟦ and ⟧."""
    address: Address


class SearchResults(Document):
    """What a search found."""

    items: list[SearchResult]
    next: Annotated[Address | None, Field(examples=["/v1/search?q=headache&cursor=eyJ2IjoxfQ"])]
    facets: dict[SearchKind, int]
    """How many records of each kind match, counted up to 1000: that many and more are told as 1000."""
    did_you_mean: Maybe[str]
    """Another spelling that would find something."""
    edition: EditionReference
