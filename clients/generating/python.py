"""The description as Python: a TypedDict a document, and a method a question, for sync and for async."""

import json
import keyword
import re
from collections.abc import Iterator

from clients.generating.description import (
    Question,
    Schema,
    alternatives,
    documents_of,
    first_line,
    item_of,
    name_of,
    questions_of,
)

FORMS = {"text": "str", "bytes": "bytes"}


def write_documents(openapi: Schema) -> str:
    """A TypedDict for every document."""
    head = [
        '"""Every document of the API. Generated from docs/openapi.json by `make clients`; do not edit."""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Any, Literal, NotRequired, TypedDict",
        "",
    ]
    return "\n".join([*head, *(_document(name, schema) for name, schema in documents_of(openapi).items())])


def write_questions(openapi: Schema) -> str:
    """Two classes whose methods ask every question: one waits, one is awaited."""
    questions = list(questions_of(openapi))
    head = [
        '"""Every question of the API. Generated from docs/openapi.json by `make clients`; do not edit."""',
        "",
        "from collections.abc import AsyncIterator, Iterator",
        "from typing import Any, Literal",
        "",
        "from equipoise_client import documents",
        "from equipoise_client.asking import AsyncAsker, SyncAsker",
        "",
    ]
    lines = [*head]
    for is_async in (False, True):
        kind = "Async" if is_async else "Sync"
        lines += ["", f"class {kind}Questions({kind}Asker):", '    """Every question of the API, one a method."""', ""]
        for question in questions:
            lines += _method(openapi, question, is_async=is_async)
    return "\n".join(lines)


def _document(name: str, schema: Schema) -> str:
    if schema.get("type") != "object":
        return f"{name_of(name)} = {_type(schema, '')}\n{_words(schema, '')}"
    needed = schema.get("required", [])
    lines = [f"\nclass {name_of(name)}(TypedDict):", _words(schema, "    ") or '    """A document."""']
    for key, member in schema.get("properties", {}).items():
        if not key.isidentifier() or keyword.iskeyword(key):
            raise ValueError(f"{name}.{key} cannot be a member of a class")
        kind = _type(member, "")
        lines.append(f"    {key}: {kind if key in needed else f'NotRequired[{kind}]'}")
        if member.get("description"):
            lines.append(_words(member, "    "))
    return "\n".join([*lines, ""])


def _words(schema: Schema, indent: str) -> str:
    told = first_line(schema).replace("\\", "\\\\")
    return f'{indent}"""{told}"""' if told else ""


def _type(schema: Schema, room: str) -> str:
    """A schema as a type; `room` is what names of documents begin with."""
    if "$ref" in schema:
        return room + name_of(schema["$ref"].rpartition("/")[2])
    if "const" in schema or "enum" in schema:
        values = schema.get("enum", [schema.get("const")])
        return f"Literal[{', '.join(json.dumps(value) for value in values)}]"
    parts = alternatives(schema)
    if parts:
        return " | ".join(_type(part, room) for part in parts)
    match schema.get("type"):
        case "array":
            return f"list[{_type(schema['items'], room)}]"
        case "object":
            values = schema.get("additionalProperties")
            return f"dict[str, {_type(values, room) if isinstance(values, dict) else 'Any'}]"
        case str() as kind:
            return {"integer": "int", "number": "float", "boolean": "bool", "string": "str", "null": "None"}[kind]
        case _:
            return "Any"


def _method(openapi: Schema, question: Question, *, is_async: bool) -> Iterator[str]:
    words = re.sub(r"([A-Z])", r"_\1", question.id).lower()
    answer = _type(question.answer, "documents.") if question.form == "json" else FORMS[question.form]
    asked = f'"{question.method}", "{question.path}", "{question.form}", {question.has_editions}'
    given = _given(question)
    define, wait = ("async def", "await ") if is_async else ("def", "")
    takes = ", ".join(["self", *_taken(question)])
    yield f"    {define} {words}({takes}) -> {answer}:"
    yield f'        """{question.summary}."""'
    yield f"        answer: {answer} = {wait}self._ask({asked}, {given})"
    yield "        return answer"
    yield ""
    item = item_of(openapi, question)
    if item is None:
        return
    iterates = "AsyncIterator" if is_async else "Iterator"
    iterating = "iterate_" + words.removeprefix("list_")
    kind = _type(item, "documents.")
    yield f"    {define} {iterating}({takes}) -> {iterates}[{kind}]:"
    yield f'        """{question.summary}: every item, page after page."""'
    yield f"        {'async for' if is_async else 'for'} item in self._iterate({asked}, {given}):"
    yield f"            found: {kind} = item"
    yield "            yield found"
    yield ""


def _taken(question: Question) -> Iterator[str]:
    for one in question.path_parameters:
        yield f"{one['name']}: str"
    if question.body is not None:
        yield f"body: {_type(question.body, 'documents.')}"
    if question.query_parameters:
        yield "*"
    for one in sorted(question.query_parameters, key=lambda told: not told.get("required")):
        kind = _type(one["schema"], "documents.")
        yield f"{one['name']}: {kind}" if one.get("required") else f"{one['name']}: {kind} | None = None"


def _given(question: Question) -> str:
    names = [one["name"] for one in (*question.path_parameters, *question.query_parameters)]
    told = "{" + ", ".join(f'"{name}": {name}' for name in names) + "}"
    return f"{told}, body" if question.body is not None else told
