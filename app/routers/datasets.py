"""/catalog.jsonld and /editions/{id}/dataset.jsonld: editions and their files in DCAT's words, for open catalogues."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import ShelfDep
from app.parameters import NoParameters
from app.queries import editions as queries
from app.renderers.dcat_format import render_catalogue, render_dataset
from app.renderers.linked_vocabulary import LINKED_DATA_MEDIA_TYPE
from app.routers.contexts import LinkedDataResponse
from app.routers.downloads import data_package
from app.routers.editions import UNSETTLED, EditionPath
from app.routers.replies import base, reply

router = APIRouter(tags=["editions"])
_LINKED = {"content": {LINKED_DATA_MEDIA_TYPE: {"schema": {"type": "object"}}}}


@router.get(
    "/catalog.jsonld", response_class=LinkedDataResponse, responses={200: _LINKED}, summary="Read the catalogue (DCAT)"
)
def read_catalogue_of_editions(request: Request, asked: Annotated[NoParameters, Query()], shelf: ShelfDep) -> Response:
    """Every edition as a DCAT 3 data set, newest first, for catalogues that harvest; the current one with its files."""
    del asked
    current = shelf.current()
    editions = queries.list_editions(shelf.office, current.id)
    document = queries.get_edition_document(current, current.id)
    told = render_catalogue(editions, document, data_package(request, current), base=base(request))
    return reply(request, told, cache=UNSETTLED, media_type=LINKED_DATA_MEDIA_TYPE)


@router.get(
    "/editions/{edition_id}/dataset.jsonld",
    response_class=LinkedDataResponse,
    responses={200: _LINKED},
    summary="Describe an edition's downloads (DCAT)",
)
def read_dataset(
    request: Request, edition_id: EditionPath, asked: Annotated[NoParameters, Query()], shelf: ShelfDep
) -> Response:
    """An edition as a DCAT 3 data set: its files with sizes and digests, and the edition before. Files that are not there yet are made."""  # noqa: E501  # one paragraph of the reference
    del asked
    edition = shelf.pinned(edition_id)
    document = queries.get_edition_document(edition, shelf.current().id)
    told = render_dataset(document, data_package(request, edition), base=base(request))
    links = {"canonical": f"{base(request)}{document.dataset}", "cite-as": f"{base(request)}{document.address}"}
    return reply(request, told, links=links, cache=UNSETTLED, media_type=LINKED_DATA_MEDIA_TYPE)
