"""Files of whole editions as they are published: a Frictionless data package, whose names of members these are."""

from typing import Annotated, Literal

from pydantic import Field

from app.documents.contract import Document
from app.documents.references import Digest, EditionId


class PackageLicence(Document):
    """On what terms the files may be used."""

    name: str
    path: str
    title: str


class DownloadFile(Document):
    """One file: where it is, how large it is, and what it must be."""

    name: Annotated[str, Field(examples=["ndjson"])]
    title: str
    path: Annotated[str, Field(examples=["download.ndjson"])]
    """Its address, as seen from this document's."""
    format: str
    mediatype: str
    bytes: Annotated[int, Field(ge=0, le=2**53 - 1)]
    hash: Digest
    """SHA-256 of the file."""


class DataPackage(Document):
    """Everything of an edition that can be downloaded whole."""

    name: Annotated[str, Field(examples=["equipoise-2026.11.1"])]
    id: Digest
    """The edition's digest."""
    title: str
    description: str
    version: EditionId
    created: Annotated[str, Field(examples=["2026-11-24T12:00:00+00:00"])]
    profile: Literal["data-package"]
    licenses: list[PackageLicence]
    resources: list[DownloadFile]
