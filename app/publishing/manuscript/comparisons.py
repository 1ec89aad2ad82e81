"""Comparisons as they are written."""

from typing import Annotated

from pydantic import Field

from app.publishing.manuscript.entries import Entry, Name, Prose, Review, Sentence, Slug


class Comparison(Entry):
    """Two or more treatments, side by side, as an editor set them."""

    title: Name
    question: Sentence
    """The decision a reader faces."""
    summary: Prose
    condition: Slug
    treatments: Annotated[list[Slug], Field(min_length=2, max_length=8)]
    attributes: Annotated[list[Slug], Field(min_length=1, max_length=120)]
    """The rows, in the editor's order."""
    funding: Sentence
    review: Review
