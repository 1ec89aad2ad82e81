"""/verify: a text in, and what each of its numbers is beside the findings. Nothing of it is kept."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from pydantic import ValidationError
from starlette.requests import ClientDisconnect

from app.database import OpenEdition
from app.dependencies import EditionDep, SettingsDep, ShelfDep
from app.documents.verifications import Draft, Verification
from app.domain.texts import unclean
from app.errors import BadRequest, EquipoiseError, Fault, NotRead
from app.parameters import NoParameters
from app.queries.editions import parent_of
from app.queries.verifications import verify
from app.renderers.json_format import render_document
from app.shelf import Shelf

router = APIRouter(prefix="/verify", tags=["verification"])
MEDIA_TYPE = "application/json"
BODY = {
    "required": True,
    "description": "The text, and maybe the treatment it is about.",
    "content": {MEDIA_TYPE: {"schema": Draft.model_json_schema()}},
}
_SAID = {
    "missing": ("missing", "This member is needed.", "a value"),
    "extra_forbidden": ("unknown_member", "There is no such member.", "text and treatment only"),
    "string_too_long": ("too_long", "This is too long.", "at most {max_length} characters"),
    "string_too_short": ("too_short", "This is too short.", "at least {min_length} character"),
    "string_pattern_mismatch": ("malformed", "This is not in the right form.", "a slug"),
    "string_type": ("not_text", "This is no text.", "text"),
    "json_invalid": ("not_json", "The content is no JSON.", "a JSON object in UTF-8"),
}


@router.post("", response_model=Verification, summary="Check a text's numbers", openapi_extra={"requestBody": BODY})
async def verify_text(
    request: Request,
    asked: Annotated[NoParameters, Query()],
    edition: EditionDep,
    shelf: ShelfDep,
    settings: SettingsDep,
) -> Response:
    """Each number that the text states about a treatment, as matching, outdated (with the edition that said so), different, never ours, or unclear, with the findings it was held against. Nothing is stored or logged."""  # noqa: E501  # one paragraph of the reference
    del asked
    draft = await _draft_in(request)
    document = await run_in_threadpool(
        verify,
        edition,
        draft.text,
        treatment=draft.treatment,
        older=lambda: _before(shelf, edition, most=settings.pinned_editions),
    )
    return Response(render_document(document), media_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})


async def _draft_in(request: Request) -> Draft:
    """The draft in a request's content. Raises NotRead for another media type, BadRequest for anything else wrong."""
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told != MEDIA_TYPE:
        raise NotRead("The content must be JSON, and say so: Content-Type: application/json.")
    try:
        content = await request.body()
    except ClientDisconnect:
        raise NotRead("The content did not arrive.") from None
    try:
        draft = Draft.model_validate_json(content)
    except ValidationError as refused:
        raise BadRequest(*(_fault(one["type"], one["loc"], one.get("ctx", {})) for one in refused.errors())) from None
    what = unclean(draft.text)
    if what is not None:
        raise BadRequest(
            Fault("", f"The text holds {what}.", "plain composed text (NFC)", "not_text", pointer="#/text")
        )
    return draft


def _fault(kind: str, place: tuple[int | str, ...], told: dict[str, object]) -> Fault:
    code, detail, expected = _SAID.get(kind, ("invalid", "This cannot be read.", "an object with a text"))
    known = place if place and place[0] in Draft.model_fields else ()
    pointer = "#" + "".join(f"/{step}" for step in known)
    return Fault("", detail, expected.format(**told), code, pointer=pointer)


def _before(shelf: Shelf, edition: OpenEdition, *, most: int) -> Iterator[OpenEdition]:
    """The editions before one, the newest first, as many as are kept open."""
    current = edition
    for _ in range(most - 1):
        parent = parent_of(current)
        if parent is None:
            return
        try:
            current = shelf.pinned(parent)
        except EquipoiseError:
            return
        yield current
