"""JSON: the form every other format is a function of."""

import json

from app.database import OpenEdition
from app.documents.contract import Document
from app.documents.printed import PrintedPage


def render_document(document: Document) -> str:
    """A document as JSON."""
    return document.model_dump_json()


def render_page(page: PrintedPage, edition: OpenEdition, next_address: str | None) -> str:
    """A page of a list as JSON."""
    count = "" if page.count is None else f',"count":{page.count}'
    named = json.dumps({"id": edition.id, "digest": edition.digest}, separators=(",", ":"))
    following = json.dumps(next_address)
    return f'{{"items":[{",".join(page.items)}],"next":{following}{count}{page.extra},"edition":{named}}}'
