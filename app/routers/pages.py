"""/, /docs and an icon: the way in for people, without a byte from anywhere else."""

from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from app import VERSION
from app.dependencies import EditionDep
from app.errors import NotFound
from app.parameters import NoParameters
from app.queries.comparisons import list_comparison_briefs
from app.queries.meta import get_meta
from app.queries.treatments import list_treatment_briefs
from app.renderers.assets import asset
from app.renderers.home_format import render_home
from app.renderers.policies import PAGE_POLICY
from app.routers.page_replies import reply_html
from app.routers.replies import base

router = APIRouter(include_in_schema=False)
DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ASSETS = {
    "swagger-ui-bundle.js": ("fastapi_offline", "static/swagger-ui-bundle.js", "text/javascript"),
    "swagger-ui.css": ("fastapi_offline", "static/swagger-ui.css", "text/css"),
    "favicon.png": ("fastapi_offline", "static/favicon.png", "image/png"),
    "start.js": ("app", "static/docs.js", "text/javascript"),
    "docs.css": ("app", "static/docs.css", "text/css"),
}
"""Everything the documentation page loads: package, file and media type."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Equipoise: the API</title>
<link rel="icon" href="/docs/assets/favicon.png">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="stylesheet" href="/docs/assets/docs.css">
</head>
<body>
<main id="docs"><p>The description of the API is at <a href="/openapi.json">/openapi.json</a>.</p></main>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/start.js"></script>
</body>
</html>
"""


MOST_TREATMENTS = 200
"""Treatments that the home page lists; beyond them it leads to the search."""


@router.get("/")
def read_home(request: Request, asked: Annotated[NoParameters, Query()], edition: EditionDep) -> Response:
    """What can be read here, and the ways in."""
    del asked
    try:
        comparisons = list_comparison_briefs(edition)
    except NotFound:
        comparisons = []
    address = f"{base(request)}/"
    html = render_home(
        meta=get_meta(edition, version=VERSION),
        comparisons=comparisons,
        treatments=list_treatment_briefs(edition, most=MOST_TREATMENTS),
        address=address,
    )
    return reply_html(request, html, policy=PAGE_POLICY, canonical=address)


@router.get("/favicon.ico")
def read_icon(asked: Annotated[NoParameters, Query()]) -> Response:
    """What browsers show beside an address that names no icon of its own: data, pictures, files."""
    del asked
    icon = asset("icon.svg")
    return Response(icon.body, media_type=icon.media_type, headers={"Cache-Control": "max-age=86400"})


@router.get("/docs")
def read_docs() -> Response:
    """The API's documentation, to read and to try."""
    return HTMLResponse(_PAGE, headers={"Content-Security-Policy": DOCS_POLICY, "Cache-Control": "max-age=60"})


@router.get("/docs/assets/{name}")
def read_asset(request: Request, name: str) -> Response:
    """A file of the documentation page."""
    del request
    if name not in _ASSETS:
        raise NotFound("asset")
    package, path, media_type = _ASSETS[name]
    body = files(package).joinpath(path).read_bytes()
    return Response(body, media_type=media_type, headers={"Cache-Control": "max-age=3600"})
