"""/schemas: JSON Schemas of what is published."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from app.documents.schemas import SchemaList
from app.domain.slugs import nearest
from app.errors import NotFound
from app.parameters import NoParameters
from app.renderers.schema_format import MEDIA_TYPE, SCHEMAS, list_schemas, render_schema
from app.routers.replies import base, reply, reply_document

router = APIRouter(prefix="/schemas", tags=["meta"])
SchemaName = Annotated[str, Path(description="The plural noun of what it describes.", max_length=80)]
AN_HOUR = "max-age=3600"
"""It changes only with the code, and then only by what is added."""


@router.get("", response_model=SchemaList, summary="List JSON Schemas")
def list_json_schemas(request: Request, asked: Annotated[NoParameters, Query()]) -> Response:
    """The JSON Schema of every kind of document, with its address."""
    del asked
    return reply_document(request, list_schemas(), cache=AN_HOUR)


@router.get(
    "/{name}",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {"schema": {"type": "object"}}}, "description": "A JSON Schema."}},
    summary="Read a JSON Schema",
)
def read_json_schema(request: Request, name: SchemaName, asked: Annotated[NoParameters, Query()]) -> Response:
    """A JSON Schema (2020-12), whole: it refers to nothing outside itself."""
    del asked
    if name not in SCHEMAS:
        raise NotFound("schema", nearest(name, SCHEMAS))
    return reply(request, render_schema(name, base(request)), cache=AN_HOUR, media_type=MEDIA_TYPE)
