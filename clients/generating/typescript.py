"""The description as TypeScript: an interface a document, a method a question."""

import json
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

HEAD = "// Generated from docs/openapi.json by `make clients`. Do not edit.\n"
WORDS = {"integer": "number", "number": "number", "boolean": "boolean", "string": "string", "null": "null"}
FORMS = {"text": "string", "bytes": "Uint8Array"}


def write_documents(openapi: Schema) -> str:
    """The interfaces of every document."""
    return HEAD + "\n" + "\n".join(_document(name, schema) for name, schema in documents_of(openapi).items())


def write_questions(openapi: Schema) -> str:
    """The class whose methods ask every question."""
    questions = list(questions_of(openapi))
    lines = [
        HEAD,
        'import type * as documents from "./documents.js";',
        'import { Asker } from "./asking.js";',
        "",
        "/** Every question of the API, one a method. */",
        "export class Questions extends Asker {",
        *(line for question in questions for line in _method(openapi, question)),
        "}",
        "",
        "/** What may be asked with each question. */",
        *(line for question in questions for line in _parameters(question)),
    ]
    return "\n".join(lines)


def _document(name: str, schema: Schema) -> str:
    told = f"/** {first_line(schema)} */\n" if schema.get("description") else ""
    if schema.get("type") != "object":
        return f"{told}export type {name_of(name)} = {_type(schema, '')};\n"
    needed = schema.get("required", [])
    members = [
        _comment(member) + f"  readonly {key}{'' if key in needed else '?'}: {_type(member, '')};"
        for key, member in schema.get("properties", {}).items()
    ]
    return "\n".join([f"{told}export interface {name_of(name)} {{", *members, "}", ""])


def _comment(schema: Schema) -> str:
    return f"  /** {first_line(schema)} */\n" if schema.get("description") else ""


def _type(schema: Schema, room: str) -> str:
    """A schema as a type; `room` is what names of documents begin with."""
    if "$ref" in schema:
        return room + name_of(schema["$ref"].rpartition("/")[2])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    parts = alternatives(schema)
    if parts:
        return " | ".join(_type(part, room) for part in parts)
    match schema.get("type"):
        case "array":
            inner = _type(schema["items"], room)
            return f"readonly ({inner})[]" if "|" in inner else f"readonly {inner}[]"
        case "object":
            values = schema.get("additionalProperties")
            return f"Readonly<Record<string, {_type(values, room) if isinstance(values, dict) else 'unknown'}>>"
        case kind:
            return WORDS.get(str(kind), "unknown")


def _method(openapi: Schema, question: Question) -> Iterator[str]:
    name = question.id[0].upper() + question.id[1:]
    answer = _type(question.answer, "documents.") if question.form == "json" else FORMS[question.form]
    is_needed = any(one.get("required") for one in (*question.path_parameters, *question.query_parameters))
    asked = f"asked: {name}{'' if is_needed else ' = {}'}"
    known = [one["name"] for one in question.path_parameters]
    told = json.dumps(
        {"method": question.method, "path": question.path, "form": question.form, "editions": question.has_editions}
    )
    if question.body is not None:
        body = _type(question.body, "documents.")
        yield f"  /** {question.summary}. */"
        yield f"  {question.id}(body: {body}): Promise<{answer}> {{"
        yield f"    return this.ask({told}, {{}}, body);"
        yield "  }"
        return
    if not (known or question.query_parameters):
        yield f"  /** {question.summary}. */"
        yield f"  {question.id}(): Promise<{answer}> {{"
        yield f"    return this.ask({told}, {{}});"
        yield "  }"
        return
    yield f"  /** {question.summary}. */"
    yield f"  {question.id}({asked}): Promise<{answer}> {{"
    yield f"    return this.ask({told}, asked);"
    yield "  }"
    item = item_of(openapi, question)
    if item is not None:
        yield f"  /** {question.summary}: every item, page after page. */"
        yield f"  {iterating(question.id)}({asked}): AsyncGenerator<{_type(item, 'documents.')}> {{"
        yield f"    return this.iterate({told}, asked);"
        yield "  }"


def iterating(id_: str) -> str:
    """What the method is called that gives a list's items one by one: `iterateTreatments`."""
    return "iterate" + id_.removeprefix("list")[0].upper() + id_.removeprefix("list")[1:]


def _parameters(question: Question) -> Iterator[str]:
    parameters = (*question.path_parameters, *question.query_parameters)
    if not parameters or question.body is not None:
        return
    yield f"export interface {question.id[0].upper() + question.id[1:]} {{"
    for one in parameters:
        if one.get("description"):
            yield f"  /** {' '.join(one['description'].split())} */"
        yield f"  readonly {one['name']}{'' if one.get('required') else '?'}: {_type(one['schema'], 'documents.')};"
    yield "}"
    yield ""
