"""How answers leave: validators, freshness and links, the same for every route."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from app.database import OpenEdition
from app.documents.contract import Document
from app.documents.printed import Printed, PrintedPage
from app.renderers.json_format import render_document, render_page
from app.renderers.record_heads import CURRENT, PINNED, head_of, record_alternates, record_links

NEVER_STORED = "no-store"


def reply(
    request: Request,
    text: str,
    *,
    links: Mapping[str, str] | None = None,
    cache: str | None = None,
    media_type: str = "application/json",
    alternates: Sequence[tuple[str, str]] = (),
) -> Response:
    """An answer in words with its validator, or 304 where the reader has it already."""
    return reply_bytes(request, text.encode(), links=links, cache=cache, media_type=media_type, alternates=alternates)


def reply_bytes(
    request: Request,
    body: bytes,
    *,
    media_type: str,
    links: Mapping[str, str] | None = None,
    cache: str | None = None,
    alternates: Sequence[tuple[str, str]] = (),
) -> Response:
    """An answer of any kind with its validator, or 304 where the reader has it already."""
    headers = head_of(body, links or {}, cache or (PINNED if is_pinned(request) else CURRENT), alternates)
    if cache == NEVER_STORED:
        # Nobody keeps it, so nobody has it already.
        del headers["etag"]
        return Response(body, headers=headers, media_type=media_type)
    if _has_it(request, headers["etag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def reply_record(request: Request, printed: Printed, noun: str, slug: str, edition: OpenEdition) -> Response:
    """A printed record."""
    place, root = f"{noun}/{slug}", base(request)
    return reply(
        request,
        printed.text,
        links=record_links(place, edition.id, base=root),
        alternates=record_alternates(place, edition.id, base=root, is_pinned=is_pinned(request)),
    )


def reply_page(request: Request, page: PrintedPage, edition: OpenEdition) -> Response:
    """A page of a list, with the address of the next in the body and in `Link`."""
    following = None if page.cursor is None else _following(request, page.cursor)
    return reply(request, render_page(page, edition, following), links={"next": following} if following else None)


def reply_document(request: Request, document: Document, *, cache: str | None = None) -> Response:
    """A document made for this answer."""
    return reply(request, render_document(document), cache=cache)


def is_pinned(request: Request) -> bool:
    """Whether the address names its edition, so that its answer never changes."""
    return "edition_id" in request.path_params


def base(request: Request) -> str:
    """What absolute links begin with; empty for relative ones. Never taken from the request."""
    address: str = request.app.state.settings.public_url
    return address.rstrip("/")


def _following(request: Request, cursor: str) -> str:
    # By name only: the values of one name keep their order, because the cursor knows the question in that order.
    asked = sorted(request.query_params.multi_items(), key=lambda pair: pair[0])
    asked = [(name, value) for name, value in asked if name != "cursor"]
    return f"{base(request)}{request.scope['path']}?{urlencode([*asked, ('cursor', cursor)])}"


def _has_it(request: Request, tag: str) -> bool:
    wanted = request.headers.get("if-none-match")
    if wanted is None:
        return False
    bare = tag.removeprefix("W/")
    return wanted.strip() == "*" or any(part.strip().removeprefix("W/") == bare for part in wanted.split(","))
