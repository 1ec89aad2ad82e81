"""The API's description as a generator wants it: named documents, and questions with their parameters and answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]
PINNED = "OfEdition"
"""What the names of operations end in that are mounted a second time, for a named edition."""
PART = "Part"
"""What the names of schemas end in that describe some members of a record."""
JSON = "application/json"
BINARY = ("image/png", "application/zip", "application/octet-stream", "application/pdf")


@dataclass(frozen=True, slots=True)
class Question:
    """One operation: how it is asked and what it answers."""

    id: str
    method: str
    path: str
    summary: str
    path_parameters: tuple[Schema, ...]
    query_parameters: tuple[Schema, ...]
    body: Schema | None
    answer: Schema
    form: str
    """`json`, `text` or `bytes`."""
    has_editions: bool
    """Whether it can be asked of a named edition too."""


def questions_of(openapi: Schema) -> Iterator[Question]:
    """Every operation once; those of a named edition are the same as those of the current one."""
    told = [
        (path, method, operation) for path, methods in openapi["paths"].items() for method, operation in methods.items()
    ]
    ids = {operation["operationId"] for _, _, operation in told}
    for path, method, operation in sorted(told, key=lambda one: one[2]["operationId"]):
        if operation["operationId"].endswith(PINNED):
            continue
        media_type, content = next(iter(operation["responses"]["200"]["content"].items()))
        parameters = operation.get("parameters", [])
        body = operation.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema")
        yield Question(
            id=operation["operationId"],
            method=method.upper(),
            path=path,
            summary=operation["summary"],
            path_parameters=tuple(one for one in parameters if one["in"] == "path"),
            query_parameters=tuple(one for one in parameters if one["in"] == "query"),
            body=body,
            answer=content.get("schema", {}),
            form="json" if media_type.endswith("json") else "bytes" if media_type in BINARY else "text",
            has_editions=operation["operationId"] + PINNED in ids,
        )


def documents_of(openapi: Schema) -> dict[str, Schema]:
    """The named schemas, enumerations first."""
    schemas: dict[str, Schema] = {
        name: schema for name, schema in openapi["components"]["schemas"].items() if not name.endswith(PART)
    }
    return dict(sorted(schemas.items(), key=lambda one: (one[1].get("type") == "object", one[0])))


def alternatives(schema: Schema) -> list[Schema]:
    """What a schema may be one of; none where it is no union.

    A record and the part of it that `fields` leaves are one: a client's types are those of whole answers, and whoever
    asks for some members knows which are there.
    """
    return [one for one in schema.get("oneOf") or schema.get("anyOf") or [] if not one.get("$ref", "").endswith(PART)]


def name_of(schema_name: str) -> str:
    """`Page_TreatmentBrief_` is a PageOfTreatmentBrief."""
    return re.sub(r"^(\w+?)_(\w+)_$", r"\1Of\2", schema_name)


def item_of(openapi: Schema, question: Question) -> Schema | None:
    """What a list's items are, where the question is answered by pages; None where it is not."""
    answer = openapi["components"]["schemas"].get(question.answer.get("$ref", "").rpartition("/")[2], {})
    members = answer.get("properties", {})
    if not {"items", "next"} <= members.keys() or question.method != "GET":
        return None
    items: Schema = members["items"]["items"]
    return items


def first_line(schema: Schema) -> str:
    """A schema's description in one line."""
    return " ".join(schema.get("description", "").split())
