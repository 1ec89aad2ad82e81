"""Attributes as they are written."""

from typing import Annotated

from pydantic import Field

from app.domain.vocabulary import (
    Better,
    Category,
    ValueKind,
)
from app.publishing.manuscript.entries import Entry, Name, Names, Prose, Review, Sentence, Slug


class WorthwhileDifference(Entry):
    """The smallest difference worth having, and who says so."""

    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]
    unit: Annotated[str, Field(max_length=40)]
    instrument: Name | None = None
    meaning: Sentence
    source: Slug
    locator: Name
    note: Prose | None = None


class Attribute(Entry):
    """One comparable property."""

    name: Name
    question: Sentence
    """As a person would ask it."""
    definition: Prose
    also_known_as: Names = []
    kind: ValueKind
    also_kinds: list[ValueKind] = []
    """Further kinds a finding may have; a statement is always allowed."""
    unit: Annotated[str, Field(max_length=40)]
    better: Better
    category: Category
    position: Annotated[int, Field(ge=1, le=999)]
    """Place among the attributes of a comparison; lower comes first."""
    states_regulatory_status: bool = False
    worthwhile_differences: Annotated[list[WorthwhileDifference], Field(max_length=30)] = []
    review: Review
