"""/editions: every printing, and what changed between them."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.dependencies import ShelfDep
from app.documents.editions import Changes, Edition, EditionList
from app.parameters import NoParameters, Parameters
from app.queries import editions as queries
from app.renderers.record_heads import PINNED
from app.routers.replies import reply_document

router = APIRouter(prefix="/editions", tags=["editions"])
EditionPath = Annotated[str, Path(description="An edition's id, YYYY.MM.N.", max_length=40)]
UNSETTLED = "max-age=60"
"""Whether an edition is the current one may change at any time."""


class ChangesParameters(Parameters):
    """What to compare with."""

    since: Annotated[str, Field(max_length=20, pattern=r"^\d{4}\.\d{2}\.\d+$", examples=["2026.11.1"])] | None = None
    """The edition to compare with; its parent where it is left out."""


@router.get("", response_model=EditionList, summary="List editions")
def list_editions(request: Request, asked: Annotated[NoParameters, Query()], shelf: ShelfDep) -> Response:
    """Every edition, newest first."""
    del asked
    return reply_document(request, queries.list_editions(shelf.office, shelf.current().id))


@router.get("/{edition_id}", response_model=Edition, summary="Read an edition")
def read_edition(
    request: Request, edition_id: EditionPath, asked: Annotated[NoParameters, Query()], shelf: ShelfDep
) -> Response:
    """One edition: when it was printed, its digest, and how much it holds."""
    del asked
    document = queries.get_edition_document(shelf.pinned(edition_id), shelf.current().id)
    return reply_document(request, document, cache=UNSETTLED)


@router.get("/{edition_id}/changes", response_model=Changes, summary="Read what changed")
def read_changes(
    request: Request, edition_id: EditionPath, asked: Annotated[ChangesParameters, Query()], shelf: ShelfDep
) -> Response:
    """Records that were added, changed (field by field) or removed since another edition."""
    edition = shelf.pinned(edition_id)
    since = asked.since or queries.parent_of(edition)
    before = shelf.pinned(since) if since else None
    return reply_document(request, queries.compare_editions(before, edition), cache=PINNED)
