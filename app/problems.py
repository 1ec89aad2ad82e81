"""RFC 9457 answers: the only table from error to status, and the handlers that use it."""

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from app.documents.problems import Fault as FaultDocument
from app.documents.problems import Problem
from app.domain.slugs import nearest
from app.errors import (
    BadRequest,
    BeingMade,
    CannotBeMade,
    EditionExpired,
    EditionRefused,
    EquipoiseError,
    Fault,
    NotFound,
    NothingPublished,
    NothingToSchedule,
    NotInstalled,
    NotRead,
    OfficeUnavailable,
)
from app.renderers.problem_format import is_page, policy_of, render_problem_page

log = logging.getLogger("equipoise.problems")
MEDIA_TYPE = "application/problem+json"
NOTHING_HERE = "There is nothing at this address."
ALLOWED = "GET, HEAD, OPTIONS"
"""What an address takes that is read."""
ASKED_WITH_CONTENT = "POST, OPTIONS"
"""What an address takes that answers what it is sent."""


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of problem: its name in addresses, its status, its title and what it means."""

    slug: str
    status: int
    title: str
    meaning: str


NOT_FOUND = ProblemType(
    "not-found",
    404,
    "Not found",
    "The address names nothing. Where a name was misspelt, `errors[].candidates` has the nearest real ones.",
)
BAD_PARAMETER = ProblemType(
    "bad-parameter",
    422,
    "Unprocessable parameter",
    "A parameter, or a member of the content, is unknown, repeated, malformed or out of range. `errors[]` names it and "
    "says what would be right.",
)
METHOD = ProblemType(
    "method-not-allowed",
    405,
    "Method not allowed",
    "This address cannot be asked with that method. `Allow` lists what it takes.",
)
EXPIRED = ProblemType(
    "edition-expired",
    410,
    "Edition no longer kept",
    "The edition existed and its file is no longer kept on this server. Start again from the current edition.",
)
UNREADABLE = ProblemType(
    "edition-unreadable",
    503,
    "Edition unreadable",
    "The edition's file is not what its manifest says, so it is not served.",
)
NOT_READ = ProblemType(
    "unsupported-content", 415, "Unsupported content", "The request's content is of a kind that is not read here."
)
UNPUBLISHED = ProblemType("nothing-published", 503, "Nothing published", "There is no edition to read yet.")
OFFICE = ProblemType(
    "office-unavailable", 503, "Office unavailable", "The list of editions cannot be read now. Everything else goes on."
)
UNFINISHED = ProblemType(
    "download-unfinished", 503, "Download not ready", "A file is being made or cannot be made now. Ask again later."
)
REFUSED = ProblemType("request-refused", 400, "Request refused", "The request could not be understood.")
NOT_IMPLEMENTED = ProblemType(
    "not-implemented", 501, "Not implemented", "The address can answer, but not in the format that was asked for."
)
UNEXPECTED = ProblemType(
    "unexpected", 500, "Unexpected error", "Something went wrong here, not with the request. It was logged."
)
TOO_SLOW = ProblemType(
    "request-timeout", 408, "Request timeout", "The request did not arrive whole in time, so it was not waited for."
)
CONTENT_TOO_LARGE = ProblemType(
    "content-too-large", 413, "Content too large", "The request's content is larger than this server reads."
)
ADDRESS_TOO_LONG = ProblemType("address-too-long", 414, "Address too long", "The address is longer than any here.")
CODED_CONTENT = ProblemType(
    "coded-content", 415, "Coded content", "The request's content is compressed; send it as it is."
)
UNSATISFIABLE = ProblemType(
    "range-not-satisfiable", 416, "Range not satisfiable", "The part that was asked for begins behind the file's end."
)
EXPECTATION = ProblemType("expectation-failed", 417, "Expectation failed", "`Expect` may say `100-continue` only.")
MISDIRECTED = ProblemType("misdirected", 421, "Misdirected request", "This server does not answer for that host.")
HEAD_TOO_LARGE = ProblemType(
    "head-too-large", 431, "Request header fields too large", "The request has too many or too large header fields."
)
UNSUPPORTED = ProblemType(
    "unsupported", 501, "Not supported", "The method or the transfer coding is none that this server knows."
)
CROWDED = ProblemType(
    "crowded", 503, "Too many connections", "All connections are in use. Try again after `Retry-After` seconds."
)
HTTP_VERSION = ProblemType(
    "http-version", 505, "HTTP version not supported", "This server speaks HTTP/1.1, and HTTP/1.0 to those who must."
)

PROBLEM_TYPES: tuple[ProblemType, ...] = (
    NOT_FOUND,
    BAD_PARAMETER,
    METHOD,
    EXPIRED,
    UNREADABLE,
    UNPUBLISHED,
    OFFICE,
    UNFINISHED,
    REFUSED,
    NOT_IMPLEMENTED,
    NOT_READ,
    UNEXPECTED,
    TOO_SLOW,
    CONTENT_TOO_LARGE,
    ADDRESS_TOO_LONG,
    CODED_CONTENT,
    UNSATISFIABLE,
    EXPECTATION,
    MISDIRECTED,
    HEAD_TOO_LARGE,
    UNSUPPORTED,
    CROWDED,
    HTTP_VERSION,
)

_BY_ERROR: Mapping[type[EquipoiseError], ProblemType] = {
    NotFound: NOT_FOUND,
    NothingToSchedule: NOT_FOUND,
    BadRequest: BAD_PARAMETER,
    NotRead: NOT_READ,
    EditionExpired: EXPIRED,
    EditionRefused: UNREADABLE,
    NothingPublished: UNPUBLISHED,
    OfficeUnavailable: OFFICE,
    BeingMade: UNFINISHED,
    CannotBeMade: UNFINISHED,
    NotInstalled: NOT_IMPLEMENTED,
}
_BY_STATUS = {kind.status: kind for kind in (UNEXPECTED, REFUSED, METHOD, NOT_FOUND)}

_OF_PYDANTIC = {
    "extra_forbidden": ("unknown_parameter", "There is no such parameter.", "one of: {known}"),
    "missing": ("missing", "This parameter is needed.", "a value"),
    "int_parsing": ("not_an_integer", "This is not a whole number.", "a whole number"),
    "int_parsing_size": ("out_of_range", "This number is out of range.", "a smaller whole number"),
    "greater_than_equal": ("out_of_range", "This number is out of range.", "at least {ge}"),
    "less_than_equal": ("out_of_range", "This number is out of range.", "at most {le}"),
    "enum": ("unknown_value", "There is no such value.", "{expected}"),
    "literal_error": ("unknown_value", "There is no such value.", "{expected}"),
    "string_pattern_mismatch": ("malformed", "This is not in the right form.", "text like {pattern}"),
    "string_too_long": ("too_long", "This is too long.", "at most {max_length} characters"),
    "string_too_short": ("too_short", "This is too short.", "at least {min_length} characters"),
    "too_long": ("too_many", "These are too many.", "at most {max_length}"),
    "bool_parsing": ("not_a_boolean", "This is neither true nor false.", "true or false"),
}


def problem(
    kind: ProblemType, detail: str, *, path: str, faults: Iterable[Fault] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """An answer that says what went wrong; it is never stored and never echoes what was sent."""
    document = Problem(
        type=f"/problems/{kind.slug}",
        title=kind.title,
        status=kind.status,
        detail=detail,
        instance=path,
        errors=[
            FaultDocument(
                code=fault.code,
                detail=fault.detail,
                expected=fault.expected,
                parameter=fault.parameter or None,
                pointer=fault.pointer or None,
                candidates=list(fault.candidates),
            )
            for fault in faults
        ],
    )
    return Response(
        document.model_dump_json(), kind.status, {"Cache-Control": "no-store", **(headers or {})}, media_type=MEDIA_TYPE
    )


def _instance(request: Request) -> str:
    """The route's own path, never the text that was sent: `/v1/treatments/{slug}`."""
    path: str = request.scope["path"]
    templates: list[tuple[re.Pattern[str], str]] = request.app.state.templates
    return next((template for pattern, template in templates if pattern.match(path)), "/")


def _answer(
    request: Request,
    kind: ProblemType,
    detail: str,
    *,
    faults: Iterable[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The problem in the form of its address: a page where people read, a document everywhere else."""
    path: str = request.scope["path"]
    if not is_page(path):
        return problem(kind, detail, path=_instance(request), faults=faults, headers=headers)
    return _page(kind, detail, path=path, faults=faults, headers=headers)


def _page(
    kind: ProblemType, detail: str, *, path: str, faults: Iterable[Fault] = (), headers: Mapping[str, str] | None = None
) -> Response:
    html = render_problem_page(path=path, status=kind.status, title=kind.title, detail=detail, faults=[*faults])
    told = {"Cache-Control": "no-store", "Content-Security-Policy": policy_of(path), **(headers or {})}
    return Response(html, kind.status, told, media_type="text/html")


def unforeseen(path: str) -> Response:
    """The answer to a mistake of ours at an address: a page where people read, a document everywhere else."""
    if is_page(path):
        return _page(UNEXPECTED, UNEXPECTED.meaning, path=path)
    return problem(UNEXPECTED, UNEXPECTED.meaning, path="/")


async def _on_equipoise_error(request: Request, error: Exception) -> Response:
    kind = next((kind for known, kind in _BY_ERROR.items() if isinstance(error, known)), UNEXPECTED)
    faults: Iterable[Fault] = ()
    headers: dict[str, str] = {}
    if isinstance(error, BadRequest):
        known = frozenset(_parameters(request))
        faults = [fault if fault.parameter in known else replace(fault, parameter="") for fault in error.faults]
    elif isinstance(error, NotFound) and error.nearest:
        named = {"edition": "edition_id", "problem type": "name", "form": "suffix"}.get(error.noun, "slug")
        code = "unknown_suffix" if named == "suffix" else "unknown_slug"
        faults = [Fault(named, str(error), "one of the candidates", code, error.nearest)]
    elif kind.status == UNREADABLE.status:
        headers["Retry-After"] = "5"
    detail = str(error)
    if isinstance(error, BadRequest):
        what = "content" if any(fault.pointer for fault in error.faults) else "parameters"
        detail = f"The request has {what} that cannot be answered."
    return _answer(request, kind, detail, faults=faults, headers=headers)


async def _on_validation_error(request: Request, error: Exception) -> Response:
    complaints = error.errors() if isinstance(error, RequestValidationError) else []
    if any(complaint["loc"][0] == "path" for complaint in complaints):
        return _answer(request, NOT_FOUND, NOTHING_HERE)
    known = sorted(_parameters(request))
    faults = [_fault(complaint, known) for complaint in complaints]
    return _answer(request, BAD_PARAMETER, "The request has parameters that cannot be answered.", faults=faults)


def _parameters(request: Request) -> Iterable[str]:
    """The query parameters that the route takes."""
    dependant = getattr(request.scope.get("route"), "dependant", None)
    pending = [dependant] if dependant is not None else []
    while pending:
        one = pending.pop()
        pending += one.dependencies
        for parameter in one.query_params:
            model = getattr(parameter.field_info, "annotation", None)
            fields = getattr(model, "model_fields", None)
            yield from fields if fields is not None else (parameter.alias,)


def _fault(complaint: Mapping[str, Any], known: list[str]) -> Fault:
    location = [str(step) for step in complaint["loc"] if step not in ("query", "path")]
    parameter = next((step for step in location if step in known), "")
    code, detail, expected = _OF_PYDANTIC.get(
        complaint["type"], ("invalid", "This cannot be answered.", "a valid value")
    )
    candidates: tuple[str, ...] = ()
    if complaint["type"] == "extra_forbidden":
        candidates = tuple(nearest(location[-1], known)) if location and location[-1].isascii() else ()
    if complaint["type"] == "value_error":
        detail, expected = "This cannot be understood.", str(complaint["msg"]).removeprefix("Value error, ")
    told = {**complaint.get("ctx", {}), "known": ", ".join(known) or "none"}
    try:
        expected = expected.format(**told)
    except (KeyError, IndexError):
        expected = "a valid value"
    return Fault(parameter, detail, expected, code, candidates)


async def _on_http_exception(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else UNEXPECTED.status
    kind = _BY_STATUS.get(status, REFUSED if status < 500 else UNEXPECTED)
    headers = dict(getattr(error, "headers", None) or {})
    if kind is METHOD:
        headers = {"Allow": ASKED_WITH_CONTENT if "POST" in headers.get("Allow", "") else ALLOWED}
    detail = {404: NOTHING_HERE, 405: "This address cannot be asked that way."}.get(status, kind.meaning)
    return _answer(request, kind, detail, headers=headers)


def add_problem_handlers(app: FastAPI) -> None:
    """Makes every error of the app a problem document."""
    app.add_exception_handler(EquipoiseError, _on_equipoise_error)
    app.add_exception_handler(RequestValidationError, _on_validation_error)
    app.add_exception_handler(HTTPException, _on_http_exception)
