"""Conditions as they are written."""

from typing import Annotated

from pydantic import Field

from app.documents.values import Value
from app.publishing.manuscript.entries import Codes, Entry, Name, Names, Prose, Review, Sentence, Slug


class Fact(Entry):
    """One cited thing about a condition."""

    id: Slug
    about: Name
    value: Value
    population: Sentence
    source: Slug
    locator: Name
    note: Prose | None = None


class Scale(Entry):
    """A scale the condition is measured on, and the ways its name is written."""

    name: Name
    written_as: Annotated[list[Name], Field(min_length=1, max_length=20)]


class Condition(Entry):
    """What is treated."""

    name: Name
    also_known_as: Names = []
    part_of: Slug | None = None
    """The wider condition this one belongs to."""
    definition: Prose
    codes: Codes = Codes()
    review: Review
    scales: Annotated[list[Scale], Field(max_length=40)] = []
    facts: list[Fact] = []
