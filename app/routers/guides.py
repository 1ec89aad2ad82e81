"""/guide: how to begin, and everything else that is told of the project, as pages."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from app.domain.slugs import nearest
from app.errors import NotFound
from app.parameters import NoParameters
from app.renderers.guide_format import GUIDES, render_guide, render_guides
from app.renderers.policies import PAGE_POLICY
from app.routers.page_replies import reply_html
from app.routers.replies import base

router = APIRouter(prefix="/guide", include_in_schema=False)


@router.get("")
def read_guides(request: Request, asked: Annotated[NoParameters, Query()]) -> Response:
    """The list of guides."""
    del asked
    address = f"{base(request)}/guide"
    return reply_html(request, render_guides(address=address), policy=PAGE_POLICY, canonical=address)


@router.get("/{name}")
def read_guide(
    request: Request, name: Annotated[str, Path(max_length=80)], asked: Annotated[NoParameters, Query()]
) -> Response:
    """One guide."""
    del asked
    address = f"{base(request)}/guide/{name}"
    html = render_guide(name, address=address)
    if html is None:
        raise NotFound("guide", nearest(name, GUIDES))
    return reply_html(request, html, policy=PAGE_POLICY, canonical=address)
