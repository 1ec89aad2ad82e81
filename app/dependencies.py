"""What a route may ask for: the edition it reads, the open editions, the settings, and a page of a list."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from app.database import OpenEdition
from app.documents.contract import Document
from app.errors import BadRequest, Fault
from app.parameters import ListParameters, known_fields, known_order
from app.queries.cursors import check_question, question_digest, read_cursor
from app.queries.records import Order, Paging
from app.settings import Settings
from app.shelf import Shelf

NOTES = "equipoise.notes"
"""The scope member through which the edge is told which edition an answer was read from."""


def get_shelf(request: Request) -> Shelf:
    """The open editions of this server."""
    shelf: Shelf = request.app.state.shelf
    return shelf


def get_settings(request: Request) -> Settings:
    """This server's settings."""
    settings: Settings = request.app.state.settings
    return settings


ShelfDep = Annotated[Shelf, Depends(get_shelf)]
SettingsDep = Annotated[Settings, Depends(get_settings)]


def get_edition(request: Request, shelf: ShelfDep) -> OpenEdition:
    """The edition this whole request reads: the one pinned in the path, else the current one. Resolved once."""
    pinned = request.path_params.get("edition_id")
    edition = shelf.current() if pinned is None else shelf.pinned(str(pinned))
    note_edition(request, edition)
    return edition


def note_edition(request: Request, edition: OpenEdition) -> None:
    """Tells the edge which edition the answer was read from."""
    notes: dict[str, str] | None = request.scope.get(NOTES)
    if notes is not None:
        notes["edition"] = edition.id


EditionDep = Annotated[OpenEdition, Depends(get_edition)]


@dataclass(frozen=True, slots=True)
class Pages:
    """Finds the edition and the place that a list's parameters ask for."""

    request: Request
    shelf: Shelf
    settings: Settings

    def begin(
        self, noun: str, asked: ListParameters, *, orders: dict[str, Order], document: type[Document]
    ) -> tuple[OpenEdition, Paging]:
        """The edition to read and the page to show.

        A cursor's own edition goes before the current one, so that the pages of a list never mix two. Raises BadRequest
        for a cursor of another question or of another pinned edition.
        """
        edition = get_edition(self.request, self.shelf)
        where = None if asked.cursor is None else read_cursor(asked.cursor, self._key)
        if where is not None and where.edition != edition.id:
            if "edition_id" in self.request.path_params:
                expected = "the next address of a page of this edition"
                raise BadRequest(
                    Fault("cursor", "This cursor belongs to another edition.", expected, "foreign_edition")
                )
            edition = self.shelf.pinned(where.edition)
            note_edition(self.request, edition)
        place = self.request.path_params.get("slug", "")
        question = question_digest(f"{noun}/{place}", asked.model_dump(mode="json"))
        if where is not None:
            check_question(where, question)
        return edition, Paging(
            limit=asked.limit,
            after=None if where is None else where.after,
            sort=known_order(asked.sort, orders),
            question=question,
            cursor_key=self._key,
            counted=asked.count,
            fields=known_fields(asked.fields, document),
        )

    @property
    def _key(self) -> str:
        key: str = self.request.app.state.cursor_key
        return key


def get_pages(request: Request, shelf: ShelfDep, settings: SettingsDep) -> Pages:
    """The pages of this request's list."""
    return Pages(request, shelf, settings)


PagesDep = Annotated[Pages, Depends(get_pages)]
