"""A page of a list."""

from typing import Annotated, Generic, TypeVar

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.references import Address, EditionReference

Item = TypeVar("Item")


class Page(Document, Generic[Item]):
    """Some items of a list, and where the next ones are."""

    items: list[Item]
    next: Annotated[Address | None, Field(examples=["/v1/treatments?limit=20&cursor=eyJ2IjoxfQ"])]
    """The address of the next page; null on the last."""
    count: Maybe[int]
    """How many items the whole list has; only when asked for with count=true."""
    edition: EditionReference
