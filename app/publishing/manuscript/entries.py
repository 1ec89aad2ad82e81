"""What every manuscript entry has in common: closed models, names, sentences, reviews and codes."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.domain.slugs import LONGEST_SLUG, SLUG_PATTERN
from app.domain.vocabulary import (
    ReviewStatus,
)

Slug = Annotated[str, Field(pattern=SLUG_PATTERN, max_length=LONGEST_SLUG)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Sentence = Annotated[str, Field(min_length=3, max_length=600)]
Prose = Annotated[str, Field(min_length=3, max_length=3000)]
Names = Annotated[list[Name], Field(max_length=40)]
Slugs = Annotated[list[Slug], Field(max_length=100)]


class Entry(BaseModel):
    """Any part of a manuscript: closed, so a misspelt key is an error and not a silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, use_attribute_docstrings=True)


class Review(Entry):
    """Who has looked at a record, and when somebody should look again."""

    status: ReviewStatus = ReviewStatus.NOT_CLINICALLY_REVIEWED
    evidence_checked: date
    """The day the evidence was last looked through."""
    next_review: date
    reviewed_by: Name | None = None
    """Only a real clinician who attested the content."""


class Span(Entry):
    """From so many to so many."""

    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]

    @model_validator(mode="after")
    def _is_in_order(self) -> "Span":
        if self.low > self.high:
            raise ValueError(f"the range is reversed: {self.low:g} is above {self.high:g}")
        return self


class Codes(Entry):
    """Names of the same thing in other systems."""

    mesh: Annotated[str, Field(pattern=r"^[DC]\d{6,9}$")] | None = None
    icd_10: Annotated[str, Field(pattern=r"^[A-Z]\d[\dA-Z](\.[\dA-Z]{1,4})?$")] | None = None
    icd_11: Annotated[str, Field(pattern=r"^[A-Z\d]{4}(\.[\dA-Z]{1,2})?$")] | None = None
    snomed_ct: Annotated[str, Field(pattern=r"^\d{6,18}$")] | None = None
    rxnorm: Annotated[str, Field(pattern=r"^\d{2,8}$")] | None = None
    atc: Annotated[str, Field(pattern=r"^[A-Z]\d{2}[A-Z]{2}\d{2}$")] | None = None
