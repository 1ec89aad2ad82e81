"""/editions/{id}/download.…: a whole edition as one file, and what there is to download."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from app.archives.answers import answer_file
from app.archives.csv_file import LICENCES
from app.archives.making import ARCHIVES, Archives, available, file_name
from app.database import OpenEdition
from app.dependencies import ShelfDep
from app.documents.downloads import DataPackage, DownloadFile, PackageLicence
from app.domain.wording import DISCLAIMER
from app.parameters import NoParameters
from app.renderers.dcat_format import DATASET
from app.renderers.json_format import render_document
from app.renderers.linked_vocabulary import LINKED_DATA_MEDIA_TYPE
from app.routers.editions import UNSETTLED, EditionPath
from app.routers.replies import base, reply

router = APIRouter(prefix="/editions", tags=["editions"])


class FileResponseOfEdition(Response):
    """A file."""

    media_type = None


def _archives(request: Request) -> Archives:
    archives: Archives = request.app.state.archives
    return archives


def _content() -> dict[str, Any]:
    binary = {"type": "string", "format": "binary"}
    return {told.media_type: {"schema": {**binary, "description": told.words}} for told in ARCHIVES.values()}


SuffixPath = Annotated[
    str,
    Path(
        description="; ".join(f"`{suffix}`: {told.words}" for suffix, told in ARCHIVES.items()) + ".",
        max_length=40,
        json_schema_extra={"enum": list(ARCHIVES), "examples": ["ndjson"]},
    ),
]


@router.get("/{edition_id}/datapackage.json", response_model=DataPackage, summary="List an edition's downloads")
def read_data_package(
    request: Request, edition_id: EditionPath, asked: Annotated[NoParameters, Query()], shelf: ShelfDep
) -> Response:
    """What can be downloaded of an edition, with sizes and digests: a Frictionless data package. Files that are not there yet are made."""  # noqa: E501  # one paragraph of the reference
    del asked
    edition = shelf.pinned(edition_id)
    address = f"{base(request)}/v1/editions/{edition.id}/{DATASET}"
    return reply(
        request,
        render_document(data_package(request, edition)),
        cache=UNSETTLED,
        alternates=[(address, LINKED_DATA_MEDIA_TYPE)],
    )


def data_package(request: Request, edition: OpenEdition) -> DataPackage:
    """The files of an edition, each made where it is not there yet."""
    made = [_archives(request).get(edition, suffix) for suffix in available()]
    return DataPackage(
        name=f"equipoise-{edition.id}",
        id=edition.digest,
        title=f"Equipoise, edition {edition.id}",
        description=DISCLAIMER,
        version=edition.id,
        created=edition.printed_at,
        profile="data-package",
        licenses=[PackageLicence(**told) for told in LICENCES],
        resources=[
            DownloadFile(
                name=one.suffix.replace(".", "-"),
                title=ARCHIVES[one.suffix].words,
                path=f"download.{one.suffix}",
                format=one.suffix.rpartition(".")[2],
                mediatype=one.media_type,
                bytes=one.size,
                hash=f"sha256:{one.digest}",
            )
            for one in made
        ],
    )


@router.get(
    "/{edition_id}/download.{suffix}",
    response_class=FileResponseOfEdition,
    responses={
        200: {"description": "The file.", "content": _content()},
        206: {"description": "The part of it that was asked for.", "content": _content()},
        416: {"description": "The part that was asked for is not in it; `Content-Range` says how long it is."},
        501: {"description": "Files of this form are not made on this server."},
    },
    summary="Download an edition",
)
def download_edition(
    request: Request,
    edition_id: EditionPath,
    suffix: SuffixPath,
    asked: Annotated[NoParameters, Query()],
    shelf: ShelfDep,
) -> Response:
    """A whole edition as one file, with its digest in `Repr-Digest`. A download that broke off goes on with `Range` and `If-Range`."""  # noqa: E501  # one paragraph of the reference
    del asked
    edition = shelf.pinned(edition_id)
    made = _archives(request).get(edition, suffix)
    links = {
        "describedby": f"{base(request)}/v1/editions/{edition.id}/datapackage.json",
        "license": LICENCES[0]["path"],
    }
    return answer_file(request.scope, made, name=file_name(edition.id, suffix), links=links)
