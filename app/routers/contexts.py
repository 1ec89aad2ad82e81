"""/contexts: what the words of the JSON-LD forms mean."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.parameters import NoParameters
from app.renderers.linked_vocabulary import CONTEXT, LINKED_DATA_MEDIA_TYPE, VERSION
from app.renderers.record_heads import PINNED
from app.routers.replies import reply

router = APIRouter(prefix="/contexts", tags=["meta"])


class LinkedDataResponse(Response):
    """JSON-LD."""

    media_type = LINKED_DATA_MEDIA_TYPE


@router.get(
    f"/{VERSION}.jsonld",
    response_class=LinkedDataResponse,
    responses={200: {"content": {LINKED_DATA_MEDIA_TYPE: {"schema": {"type": "object"}}}}},
    summary="Read the JSON-LD context",
)
def read_context(request: Request, asked: Annotated[NoParameters, Query()]) -> Response:
    """The context that every `.jsonld` form names. It never changes; another would have another number."""
    del asked
    return reply(request, CONTEXT, cache=PINNED, media_type=LINKED_DATA_MEDIA_TYPE)
