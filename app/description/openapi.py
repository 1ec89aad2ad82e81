"""The API's description: what FastAPI knows of the routes, and what it cannot know."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app import VERSION
from app.description.bounds import bound_integers, bound_parameter
from app.description.examples import example_of, examples_of, names_for
from app.description.partial_answers import describe_partial_answers
from app.documents.problems import Problem
from app.domain.wording import DISCLAIMER
from app.problems import (
    ADDRESS_TOO_LONG,
    BAD_PARAMETER,
    CONTENT_TOO_LARGE,
    EXPIRED,
    MEDIA_TYPE,
    METHOD,
    NOT_FOUND,
    NOT_IMPLEMENTED,
    NOT_READ,
    REFUSED,
    TOO_SLOW,
    UNEXPECTED,
    UNPUBLISHED,
    UNSATISFIABLE,
    ProblemType,
)
from app.queries.meta import LICENCE

TAGS: list[dict[str, Any]] = [
    {"name": "comparisons", "description": "Treatments side by side: curated, or composed of any two to eight."},
    {
        "name": "treatments",
        "description": "What is compared: summary, regimens, headline values, side effects, status.",
    },
    {"name": "pictures", "description": "Comparisons drawn: timelines, icon arrays, intervals; each in words too."},
    {"name": "findings", "description": "One cited value each, with every label, at a permanent address."},
    {"name": "attributes", "description": "The comparable properties, each with its question, unit and direction."},
    {"name": "conditions", "description": "What is treated."},
    {"name": "sources", "description": "Where every value comes from."},
    {"name": "search", "description": "A few words in, records out."},
    {"name": "verification", "description": "A text in; what each of its numbers is beside the findings out."},
    {"name": "editions", "description": "Every printing, and what changed between them, field by field."},
    {"name": "meta", "description": "What is served: edition, counts, licence, disclaimer."},
    {"name": "health", "description": "Whether the process answers and has something to read."},
    {"name": "problems", "description": "What each kind of error means."},
]

DESCRIPTION = f"""
Every value has a source and a place in it; every gap has a reason; sources that disagree stay side by side; what was
published never silently changes.

**Editions.** `/v1/…` reads the current edition, `/v1/editions/{{id}}/…` a named one, whose answers never change.

**Lists** answer `items`, `next` (null on the last page) and `edition`. Pass `limit` (1 to 100), follow `next`, ask for
`count=true`. Unknown parameters are refused.

**Errors** are `application/problem+json` (RFC 9457). `errors[]` says which parameter is wrong and what would be right.

**Members** that have nothing to say are left out; a value is never null.

{DISCLAIMER}
"""

_ERRORS: dict[str, ProblemType] = {
    "400": REFUSED,
    "404": NOT_FOUND,
    "405": METHOD,
    "410": EXPIRED,
    "414": ADDRESS_TOO_LONG,
    "422": BAD_PARAMETER,
    "500": UNEXPECTED,
    "503": UNPUBLISHED,
}
_OF_SOME: dict[str, ProblemType] = {"416": UNSATISFIABLE, "501": NOT_IMPLEMENTED}
"""Errors that only some addresses have."""
_OF_CONTENT = {"408": TOO_SLOW, "413": CONTENT_TOO_LARGE, "415": NOT_READ}
_TEXT = {"type": "string", "maxLength": 16_384}
_HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "Validator: send it back as If-None-Match.", "schema": _TEXT},
    "Cache-Control": {"description": "How long the answer may be kept.", "schema": _TEXT},
    "Link": {"description": "Canonical, pinned, next and licence addresses (RFC 8288).", "schema": _TEXT},
    "Location": {"description": "Where that form stands.", "schema": _TEXT},
    "Access-Control-Allow-Origin": {
        "description": "Open to every origin.",
        "schema": {"type": "string", "const": "*"},
    },
}
_OF_ANSWERS = {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS if name != "Location"}
_OF_PROBLEMS = {name: _OF_ANSWERS[name] for name in ("Cache-Control", "Access-Control-Allow-Origin")}
_UNCHANGED = "NotModified"


def add_openapi(app: FastAPI) -> None:
    """Gives the app its description; made once, with examples from the edition that is served then."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way


def _described(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title=app.title,
        version=VERSION,
        summary=app.summary,
        description=DESCRIPTION.strip(),
        routes=app.routes,
        tags=TAGS,
        license_info={"name": LICENCE.name, "identifier": "CC-BY-4.0"},
        servers=[
            {
                "url": app.state.settings.public_url or "/",
                "description": "This server, in production",
                "x-internal": False,
            }
        ],
        contact={"name": "The Equipoise maintainers"},
    )
    schema["security"] = []
    schema["components"] |= {"headers": _HEADERS, "responses": _responses()}
    components = schema["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        components.pop(name, None)
    problem = Problem.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    components.update(problem.pop("$defs"))
    components["Problem"] = problem
    examples = examples_of(app)
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            if app.state.deprecated.has(path):
                operation["deprecated"] = True
            _describe(path, operation, names_for(path, examples))
    for name, example in examples.items():
        if name in components:
            components[name]["examples"] = [example]
    for component in components.values():
        bound_integers(component)
        if "examples" not in component:
            component["examples"] = [example_of(component, components)]
    describe_partial_answers(schema)
    return schema


def _describe(path: str, operation: dict[str, Any], names: dict[str, str]) -> None:
    parameters = operation.setdefault("parameters", [])
    if "{edition_id}" in path and not any(told["name"] == "edition_id" for told in parameters):
        parameters.insert(
            0,
            {
                "name": "edition_id",
                "in": "path",
                "required": True,
                "description": "An edition's id, YYYY.MM.N.",
                "schema": {"type": "string", "maxLength": 40, "examples": ["2026.11.1"]},
            },
        )
    for told in parameters:
        told["schema"] = _without_null(told["schema"])
        if told["required"] and told["name"] in names:
            told["schema"]["examples"] = [names[told["name"]]]
        bound_parameter(told["schema"])
    responses = operation["responses"]
    for status in {"200", "206"} & responses.keys():
        responses[status]["headers"] = _OF_ANSWERS
    if "308" in responses:
        responses["308"]["headers"] = _OF_PROBLEMS | {"Location": {"$ref": "#/components/headers/Location"}}
    further = {status: kind for status, kind in _OF_SOME.items() if status in responses}
    if "requestBody" in operation:
        responses["200"]["headers"] = _OF_PROBLEMS
        further |= _OF_CONTENT
    else:
        responses["304"] = {"$ref": f"#/components/responses/{_UNCHANGED}"}
    for status, kind in {**_ERRORS, **further}.items():
        responses[status] = {"$ref": f"#/components/responses/{_name_of(kind)}"}


def _responses() -> dict[str, Any]:
    """The answers that operations share: nothing new, and every kind of problem."""
    unchanged = {"description": "The reader has it already.", "headers": _OF_ANSWERS}
    return {
        _UNCHANGED: unchanged,
        **{_name_of(kind): _problem_response(kind) for kind in (_ERRORS | _OF_SOME | _OF_CONTENT).values()},
    }


def _name_of(kind: ProblemType) -> str:
    return "".join(word.capitalize() for word in kind.slug.split("-"))


def _problem_response(kind: ProblemType) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": f"{kind.title}. {kind.meaning}",
        "headers": _OF_PROBLEMS,
        "content": {MEDIA_TYPE: {"schema": schema, "example": _problem_example(kind)}},
    }


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter's schema: in an address nothing is null, a parameter stands there or it does not."""
    kinds = [kind for kind in schema.get("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    return {**kinds[0], **{name: member for name, member in schema.items() if name != "anyOf"}}


def _problem_example(kind: ProblemType) -> dict[str, Any]:
    faults = []
    if kind is BAD_PARAMETER:
        faults = [
            {
                "code": "unknown_parameter",
                "detail": "There is no such parameter.",
                "expected": "one of: cursor, limit",
                "parameter": "limit",
                "candidates": ["limit"],
            }
        ]
    return {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.meaning,
        "instance": "/v1/treatments/{slug}",
        "errors": faults,
    }
