"""/meta, /health and /problems: what is served, whether it is well, and what its errors mean."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from app import VERSION
from app.dependencies import EditionDep, ShelfDep
from app.documents.meta import Liveness, Meta, Readiness
from app.documents.problems import ProblemTypeDocument
from app.documents.references import EditionReference
from app.errors import NotFound
from app.parameters import NoParameters
from app.problems import PROBLEM_TYPES
from app.queries.meta import get_meta
from app.routers.replies import NEVER_STORED, reply_document

meta_router = APIRouter(prefix="/meta", tags=["meta"])
health_router = APIRouter(prefix="/v1/health", tags=["health"])
problems_router = APIRouter(prefix="/problems", tags=["problems"])
ProblemName = Annotated[str, Path(description="The last part of a problem's `type`.", max_length=80)]


@meta_router.get("", response_model=Meta, summary="What is served")
def read_meta(request: Request, asked: Annotated[NoParameters, Query()], edition: EditionDep) -> Response:
    """The edition, how much it holds, licence, disclaimer, and where to begin."""
    del asked
    return reply_document(request, get_meta(edition, version=VERSION))


@health_router.get("/live", response_model=Liveness, summary="Is the process alive")
def read_liveness(request: Request, asked: Annotated[NoParameters, Query()]) -> Response:
    """Answers as long as the process does."""
    del asked
    return reply_document(request, Liveness(status="alive"), cache=NEVER_STORED)


@health_router.get("/ready", response_model=Readiness, summary="Can it be read")
def read_readiness(request: Request, asked: Annotated[NoParameters, Query()], shelf: ShelfDep) -> Response:
    """Ready when an edition is open; degraded when the office cannot be reached or an edition was refused."""
    del asked
    edition = shelf.current()
    warnings = [] if shelf.office_is_reachable else ["The office cannot be reached; the last known edition is served."]
    if shelf.refused:
        warnings.append("An edition was refused because it is not what its manifest says; another one is served.")
    document = Readiness(
        status="degraded" if warnings else "ready",
        edition=EditionReference(id=edition.id, digest=edition.digest),
        warnings=warnings,
        office="reachable" if shelf.office_is_reachable else "unreachable",
        refused=shelf.refused,
    )
    return reply_document(request, document, cache=NEVER_STORED)


@problems_router.get("/{name}", response_model=ProblemTypeDocument, summary="What an error means")
def read_problem_type(request: Request, name: ProblemName, asked: Annotated[NoParameters, Query()]) -> Response:
    """The meaning of a problem's `type`."""
    del asked
    kind = next((kind for kind in PROBLEM_TYPES if kind.slug == name), None)
    if kind is None:
        raise NotFound("problem type", [known.slug for known in PROBLEM_TYPES])
    document = ProblemTypeDocument(
        type=f"/problems/{kind.slug}", title=kind.title, status=kind.status, meaning=kind.meaning
    )
    return reply_document(request, document)
