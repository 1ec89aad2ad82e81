"""/treatments: treatments as pages to read."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import ShelfDep, note_edition
from app.documents.treatments import Treatment
from app.documents.views import Freshness
from app.parameters import SlugPath
from app.queries.treatments import get_treatment
from app.renderers.assets import asset
from app.renderers.page_format import Addresses, render_treatment_page
from app.renderers.policies import PAGE_POLICY
from app.routers.page_replies import reply_html
from app.routers.replies import base
from app.routers.views import RecordViewParameters, edition_of, today

router = APIRouter(prefix="/treatments", tags=["pages"], include_in_schema=False)


@router.get("/{slug}")
def read_treatment_page(
    request: Request, slug: SlugPath, asked: Annotated[RecordViewParameters, Query()], shelf: ShelfDep
) -> Response:
    """A treatment to read."""
    edition = edition_of(shelf, asked.edition)
    note_edition(request, edition)
    treatment = Treatment.model_validate_json(get_treatment(edition, slug, include=(), fields=()).text)
    page = f"{base(request)}/treatments/{treatment.slug}"
    addresses = Addresses(
        page=page,
        pinned=f"{page}?edition={edition.id}",
        data=f"{base(request)}/v1/treatments/{treatment.slug}",
        oembed_json="",
        oembed_xml="",
        builder="",
        rules=f"{base(request)}/v1/rules",
        picture="",
        stylesheet=asset("page.css").address,
        script=asset("frame.js").address,
    )
    newer = "" if not asked.edition or shelf.current().id == edition.id else shelf.current().id
    freshness = Freshness(newer_edition=newer, is_overdue=treatment.review.next_review < today())
    html = render_treatment_page(treatment, asked.view, addresses, freshness)
    return reply_html(request, html, policy=PAGE_POLICY, canonical=page)
