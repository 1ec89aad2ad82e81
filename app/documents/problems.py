"""Problem documents: RFC 9457, the shape of every error."""

from typing import Annotated

from pydantic import Field

from app.documents.contract import Document, Maybe


class Fault(Document):
    """One thing that is wrong, and what would be right."""

    code: Annotated[str, Field(examples=["unknown_parameter"])]
    detail: Annotated[str, Field(examples=["There is no such parameter."])]
    expected: Annotated[str, Field(examples=["one of: condition, cursor, limit"])]
    parameter: Maybe[Annotated[str, Field(examples=["limit"])]]
    pointer: Maybe[Annotated[str, Field(examples=["#/treatments/0"])]]
    candidates: list[str]
    """Real names that look like the one given."""


class Problem(Document):
    """What went wrong, in the form of RFC 9457."""

    type: Annotated[str, Field(examples=["/problems/not-found"])]
    title: Annotated[str, Field(examples=["Not found"])]
    status: Annotated[int, Field(examples=[404])]
    detail: Annotated[str, Field(examples=["There is no such treatment."])]
    instance: Annotated[str, Field(examples=["/v1/treatments/tsm"])]
    errors: list[Fault]


class ProblemTypeDocument(Document):
    """What a kind of problem means."""

    type: str
    title: str
    status: int
    meaning: str
