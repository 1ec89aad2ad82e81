"""Sources as they are written, with their identifiers checked for form."""

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from app.domain.vocabulary import (
    SourceType,
    Tier,
)
from app.publishing.manuscript.entries import Entry, Name, Prose


def _identifier(pattern: str, example: str) -> Any:
    return Field(pattern=pattern, max_length=200, examples=[example])


Doi = Annotated[str, _identifier(r"^10\.\d{4,9}/[!-~]+$", "10.1001/jamapsychiatry.2018.1483")]
Pmid = Annotated[str, _identifier(r"^[1-9]\d{0,8}$", "29955803")]
Pmcid = Annotated[str, _identifier(r"^PMC[1-9]\d{0,8}$", "PMC6142912")]
Nct = Annotated[str, _identifier(r"^NCT\d{8}$", "NCT03113968")]


def _is_web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(mark in text for mark in " \"'<>\\"):
        raise ValueError("an address begins with https:// and has no spaces or quotes")
    try:
        parts = urlsplit(text)
        is_plain = bool(parts.hostname) and "@" not in parts.netloc and (parts.port or 1) > 0
    except ValueError:
        is_plain = False
    if not is_plain:
        raise ValueError("an address names a host, and no user or password before it")
    return text


WebAddress = Annotated[str, Field(max_length=500), AfterValidator(_is_web_address)]


def _is_not_withdrawn(text: str) -> str:
    if re.match(r"\W*(retracted|withdrawn|retraction of)\b", text, re.IGNORECASE):
        raise ValueError("a paper that was taken back proves nothing")
    return text


class Source(Entry):
    """A trial, review, label, guideline, agency page or web article."""

    type: SourceType
    title: Annotated[Prose, AfterValidator(_is_not_withdrawn)]
    authors: Name | None = None
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    publisher: Name | None = None
    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    nct: Annotated[list[Nct], Field(max_length=20)] = []
    url: WebAddress | None = None
    read_in_copy_on: Name | None = None
    """Where it was read when it was not read at its publisher's."""
    tier: Tier
    funding: Prose | None = None
    conflict_of_interest: Prose | None = None
    jurisdiction: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    accessed: date
    note: Prose | None = None
