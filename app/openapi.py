"""The API's description: what FastAPI knows of the routes, and what it cannot know."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app import VERSION
from app.documents.problems import Problem
from app.domain.wording import DISCLAIMER
from app.examples import example_of, examples_of, names_for
from app.partial_answers import describe_partial_answers
from app.problems import (
    ADDRESS_TOO_LONG,
    BAD_PARAMETER,
    EXPIRED,
    MEDIA_TYPE,
    METHOD,
    NOT_FOUND,
    REFUSED,
    UNEXPECTED,
    UNPUBLISHED,
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
_HEADERS = {
    "ETag": {"description": "Validator: send it back as If-None-Match.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "How long the answer may be kept.", "schema": {"type": "string"}},
    "Link": {"description": "Canonical, pinned, next and licence addresses (RFC 8288).", "schema": {"type": "string"}},
}


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
        servers=[{"url": app.state.settings.public_url or "/", "description": "This server"}],
        contact={"name": "The Equipoise maintainers"},
    )
    components = schema["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        components.pop(name, None)
    problem = Problem.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    components.update(problem.pop("$defs"))
    components["Problem"] = problem
    examples = examples_of(app)
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            _describe(path, operation, names_for(path, examples))
    for name, example in examples.items():
        if name in components:
            components[name]["examples"] = [example]
    for component in components.values():
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
    responses = operation["responses"]
    responses["200"]["headers"] = _HEADERS
    responses["304"] = {"description": "The reader has it already.", "headers": _HEADERS}
    for status, kind in _ERRORS.items():
        responses[status] = {
            "description": f"{kind.title}. {kind.meaning}",
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": _problem_example(kind, path),
                }
            },
        }


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter's schema: in an address nothing is null, a parameter stands there or it does not."""
    kinds = [kind for kind in schema.get("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    return {**kinds[0], **{name: member for name, member in schema.items() if name != "anyOf"}}


def _problem_example(kind: ProblemType, path: str) -> dict[str, Any]:
    faults = []
    if kind is BAD_PARAMETER:
        faults = [
            {
                "code": "unknown_parameter",
                "detail": "There is no such parameter.",
                "expected": "one of: cursor, limit",
                "parameter": "",
                "candidates": ["limit"],
            }
        ]
        faults[0]["parameter"] = "limit"
    return {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.meaning,
        "instance": path,
        "errors": faults,
    }
