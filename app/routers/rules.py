"""/rules: how comparisons are made, for readers and for machines."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import EditionDep
from app.documents.rules import Rules
from app.parameters import NoParameters
from app.queries.rules import get_rules
from app.routers.replies import reply_document

router = APIRouter(prefix="/rules", tags=["meta"])


@router.get("", response_model=Rules, summary="How comparisons are made")
def read_rules(request: Request, asked: Annotated[NoParameters, Query()], edition: EditionDep) -> Response:
    """The rules that choose headlines, decide what may be compared, and reach verdicts, with their version."""
    del asked
    return reply_document(request, get_rules(edition))
