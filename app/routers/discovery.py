"""/.well-known and /robots.txt: where programs look before they know anything else."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import SettingsDep
from app.errors import NotFound
from app.parameters import NoParameters
from app.renderers.discovery_format import (
    CATALOGUE_MEDIA_TYPE,
    ROBOTS,
    render_catalogue,
    render_security_contact,
)
from app.routers.replies import base, reply

router = APIRouter(include_in_schema=False)
A_DAY = "max-age=86400"
CATALOGUE = "/.well-known/api-catalog"


@router.get(CATALOGUE)
def read_catalogue(request: Request, asked: Annotated[NoParameters, Query()]) -> Response:
    """The catalogue of APIs: ours, where it is described, and whether it is well."""
    del asked
    links = {"api-catalog": base(request) + CATALOGUE}
    return reply(request, render_catalogue(base(request)), links=links, cache=A_DAY, media_type=CATALOGUE_MEDIA_TYPE)


@router.get("/.well-known/security.txt")
def read_security_contact(request: Request, asked: Annotated[NoParameters, Query()], settings: SettingsDep) -> Response:
    """Where to report a weakness, where the operator says so."""
    del asked
    if not settings.security_contact:
        raise NotFound("security contact")
    told = render_security_contact(settings.security_contact, base=base(request), today=datetime.now(UTC).date())
    return reply(request, told, cache=A_DAY, media_type="text/plain; charset=utf-8")


@router.get("/robots.txt")
def read_rules_for_robots(request: Request, asked: Annotated[NoParameters, Query()]) -> Response:
    """What robots may read (RFC 9309)."""
    del asked
    return reply(request, ROBOTS, cache=A_DAY, media_type="text/plain; charset=utf-8")
