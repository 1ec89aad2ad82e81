"""What a text says about treatments, number by number, held against what is published."""

from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from app.documents.contract import Document, Maybe
from app.documents.references import Address, EditionId, EditionReference, Reference, Slug
from app.domain.claims.judging import Standing
from app.domain.slugs import LONGEST_SLUG, SLUG_PATTERN

LONGEST_TEXT = 20_000
MOST_NUMBERS = 200
PLAIN_LINES = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$"


class Draft(Document):
    """A text whose numbers are to be looked at."""

    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=LONGEST_TEXT,
            json_schema_extra={"pattern": PLAIN_LINES},
            examples=["Half of the people who take a treatment are better after 2 to 3 weeks."],
        ),
    ]
    """Plain text in English, up to 20000 characters with up to 200 numbers; tabs and line ends are welcome."""
    treatment: Maybe[Annotated[str, Field(pattern=SLUG_PATTERN, max_length=LONGEST_SLUG, examples=["a-treatment"])]]
    """The treatment that the whole text is about, for sentences that name none."""

    @field_validator("treatment", mode="before")
    @classmethod
    def _is_no_null(cls, told: object) -> object:
        if told is None:
            raise PydanticCustomError("string_type", "What is not told is left out, and is never null.")
        return told


class StatedNumber(Document):
    """A number as the text writes it."""

    text: str
    start: int
    """Where it begins, in characters (Unicode code points) from 0."""
    end: int
    """Where it ends: the place after its last character."""


class ComparedFinding(Document):
    """A finding that a number was held against."""

    id: Slug
    treatment: Slug
    attribute: Slug
    display: str
    """Its value in words."""
    address: Address
    """Where it stands, in the edition that says so."""


class CheckedStatement(Document):
    """One number, what it seems to be said of, and what it is beside ours."""

    number: StatedNumber
    status: Standing
    reason: Annotated[str, Field(examples=["same"])]
    """Why, as a code."""
    why: str
    """Why, in a sentence."""
    treatment: Maybe[Reference]
    attribute: Maybe[Reference]
    edition: Maybe[EditionId]
    """The older edition that said so, for an outdated number."""
    findings: list[ComparedFinding]


class Verification(Document):
    """Every number of a text that is said of a treatment of ours, and what each is beside the findings."""

    edition: EditionReference
    statements: list[CheckedStatement]
    counts: dict[Standing, int]
    passed_over: int
    """Amounts that are said of no treatment of ours."""
    note: str
    """What this does not say."""
