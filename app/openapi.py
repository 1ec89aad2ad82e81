"""The API's description: what FastAPI knows of the routes, and what it cannot know."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app import VERSION
from app.documents.problems import Problem
from app.domain.wording import DISCLAIMER
from app.errors import NothingPublished
from app.problems import (
    BAD_PARAMETER,
    EXPIRED,
    MEDIA_TYPE,
    METHOD,
    NOT_FOUND,
    NOT_IMPLEMENTED,
    UNEXPECTED,
    UNPUBLISHED,
    UNSATISFIABLE,
    ProblemType,
)
from app.queries.meta import LICENCE
from app.queries.records import first_record

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

_NOUN_OF_SCHEMA = {
    "Condition": "conditions",
    "Treatment": "treatments",
    "Attribute": "attributes",
    "Source": "sources",
    "Finding": "findings",
    "Comparison": "comparisons",
    "Summary": "summaries",
    "Quality": "qualities",
}
_ERRORS: dict[str, ProblemType] = {
    "404": NOT_FOUND,
    "405": METHOD,
    "410": EXPIRED,
    "422": BAD_PARAMETER,
    "500": UNEXPECTED,
    "503": UNPUBLISHED,
}
_OF_SOME: dict[str, ProblemType] = {"416": UNSATISFIABLE, "501": NOT_IMPLEMENTED}
"""Errors that only some addresses have."""
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
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            _describe(path, operation)
    examples = _examples(app)
    for name, example in examples.items():
        if name in components:
            components[name]["examples"] = [example]
    for component in components.values():
        if "examples" not in component:
            component["examples"] = [_example_of(component, components)]
    return schema


def _describe(path: str, operation: dict[str, Any]) -> None:
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
    responses = operation["responses"]
    responses["200"]["headers"] = _HEADERS
    responses["304"] = {"description": "The reader has it already.", "headers": _HEADERS}
    further = {status: kind for status, kind in _OF_SOME.items() if status in responses}
    for status, kind in {**_ERRORS, **further}.items():
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


def _examples(app: FastAPI) -> dict[str, Any]:
    """Real records of the edition that is served, one a noun, cut where they are long."""
    shelf = getattr(app.state, "shelf", None)
    if shelf is None:
        return {}
    try:
        edition = shelf.current()
    except NothingPublished:
        return {}
    found: dict[str, Any] = {}
    for name, noun in _NOUN_OF_SCHEMA.items():
        first = first_record(edition, noun)
        if first is not None:
            found[name], found[name + "Brief"] = _cut(first[0]), first[1]
    return found


def _cut(member: Any, most: int = 1) -> Any:
    """The document with every list cut to its first item."""
    if isinstance(member, dict):
        return {name: _cut(value, most) for name, value in member.items()}
    if isinstance(member, list):
        return [_cut(value, most) for value in member[:most]]
    return member


def _example_of(component: dict[str, Any], components: dict[str, Any], depth: int = 0) -> Any:
    """An example put together from the examples of a schema's members."""
    told = component.get("examples") or ([component["default"]] if "default" in component else [])
    if told:
        return told[0]
    for name in ("const", "enum"):
        if name in component:
            return component[name] if name == "const" else component[name][0]
    reference = component.get("$ref") or next(
        (one.get("$ref") for key in ("oneOf", "anyOf", "allOf") for one in component.get(key, [])), None
    )
    if reference is not None and depth < 8:
        return _example_of(components[reference.rpartition("/")[2]], components, depth + 1)
    match component.get("type"):
        case "object":
            members = component.get("properties", {})
            return {
                name: _example_of(members[name], components, depth + 1)
                for name in component.get("required", members)
                if name in members
            }
        case "array":
            fewest = component.get("minItems", 0)
            return [_example_of(component["items"], components, depth + 1) for _ in range(fewest)]
        case "integer" | "number":
            return max(component.get("minimum", 1), component.get("exclusiveMinimum", 0) + 1)
        case "boolean":
            return False
        case _:
            return {"date": "2026-11-24", "date-time": "2026-11-24T12:00:00Z"}.get(component.get("format", ""), "text")
