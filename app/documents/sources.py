"""Sources as they are published."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.references import Slug, Stamp
from app.domain.vocabulary import AbsenceReason, SourceType, Tier


class Identifiers(Document):
    """Names of the source in registers."""

    doi: Maybe[str]
    pmid: Maybe[str]
    pmcid: Maybe[str]
    nct: Annotated[list[str], Field(examples=[["NCT03113968"]])]


class SourceReference(Document):
    """A source as a finding cites it."""

    slug: Slug
    type: SourceType
    citation: Annotated[str, Field(examples=["Author A et al. A trial of one treatment. A journal. 2019."])]
    year: Maybe[int]
    tier: Tier


class NumberedSource(SourceReference):
    """A source in the numbered list at the end of a page."""

    number: Annotated[int, Field(ge=1)]
    address: Maybe[str]
    """Where a reader can open it."""
    funding: Maybe[str]
    """Who paid for it, as far as it says."""
    conflict_of_interest: Maybe[str]


class SourceBrief(SourceReference):
    """A source as lists show it."""

    title: str
    publisher: Maybe[str]
    identifiers: Identifiers
    address: Maybe[str]


class Source(SourceBrief, Stamp):
    """A trial, review, label, guideline, agency page or web article."""

    authors: Maybe[str]
    tier_meaning: str
    read_in_copy_on: Maybe[str]
    """Where it was read, when it was not read at its publisher's."""
    accessed: date
    funding: Maybe[str]
    conflict_of_interest: Maybe[str]
    jurisdiction: Maybe[str]
    note: Maybe[str]
    gaps: dict[str, AbsenceReason]
    """Why a member above is left out."""
    finding_count: int
