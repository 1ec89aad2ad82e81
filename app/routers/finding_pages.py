"""/findings/{id}: one cited value as a page to read, and to cite."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import ShelfDep, note_edition
from app.documents.views import Freshness
from app.parameters import SlugPath
from app.queries.editions import count_changes
from app.queries.finding_pages import get_finding_page
from app.renderers.assets import asset
from app.renderers.finding_page_format import render_finding_page
from app.renderers.page_format import Addresses
from app.renderers.policies import PAGE_POLICY
from app.routers.page_replies import reply_html
from app.routers.replies import base
from app.routers.views import RecordViewParameters, edition_of, today

router = APIRouter(prefix="/findings", tags=["pages"], include_in_schema=False)


@router.get("/{slug}")
def read_finding_page(
    request: Request, slug: SlugPath, asked: Annotated[RecordViewParameters, Query()], shelf: ShelfDep
) -> Response:
    """A finding to read."""
    edition, current = edition_of(shelf, asked.edition), shelf.current()
    note_edition(request, edition)
    told = get_finding_page(edition, slug)
    page = f"{base(request)}/findings/{told.finding.id}"
    mount = f"/v1/editions/{edition.id}" if asked.edition else "/v1"
    addresses = Addresses(
        page=page,
        pinned=f"{page}?edition={edition.id}",
        data=f"{base(request)}{mount}/findings/{told.finding.id}",
        oembed_json="",
        oembed_xml="",
        builder="",
        rules=f"{base(request)}/v1/rules",
        picture="",
        stylesheet=asset("page.css").address,
        script="",
    )
    is_old = bool(asked.edition) and current.id != edition.id
    freshness = Freshness(
        newer_edition=current.id if is_old else "",
        changes=count_changes(edition, current, told.records) if is_old else 0,
        is_overdue=told.review.next_review < today(),
    )
    html = render_finding_page(told, asked.view, addresses, freshness)
    return reply_html(request, html, policy=PAGE_POLICY, canonical=page, cite_as=addresses.pinned)
