"""/treatments/{slug}/schedule: the days on which a regimen would have its sessions, as JSON and as a calendar."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from app.dependencies import EditionDep
from app.documents.schedules import Schedule
from app.parameters import Day, Parameters, Slug, SlugPath
from app.queries.schedules import get_schedule
from app.renderers.calendar_format import CALENDAR_MEDIA_TYPE, render_calendar
from app.renderers.json_format import render_document
from app.routers.replies import base, reply

router = APIRouter(prefix="/treatments", tags=["treatments"])


class ScheduleParameters(Parameters):
    """Of which weeks, and by which regimen."""

    start: Day
    """The day the treatment would begin."""
    weeks: Annotated[int, Field(ge=1, le=104)] = 12
    """How many weeks to look at."""
    regimen: Slug | None = None
    """Which regimen, by its slug (`burden[].regimen.slug`) or its number from 1 up; the first where it is left out."""


class CalendarResponse(Response):
    """An iCalendar file."""

    media_type = CALENDAR_MEDIA_TYPE


@router.get("/{slug}/schedule.ics", response_class=CalendarResponse, summary="Download a treatment's schedule")
def download_schedule(
    request: Request, slug: SlugPath, asked: Annotated[ScheduleParameters, Query()], edition: EditionDep
) -> Response:
    """The same days as an iCalendar file (RFC 5545): all-day events without alarms, tentative where a day is only possible."""  # noqa: E501  # one paragraph of the reference
    document = get_schedule(edition, slug, start=asked.start, weeks=asked.weeks, regimen=asked.regimen)
    links = {"alternate": base(request) + document.links.self}
    return reply(request, render_calendar(document), links=links, media_type=CALENDAR_MEDIA_TYPE)


@router.get("/{slug}/schedule", response_model=Schedule, summary="Read a treatment's schedule")
def read_schedule(
    request: Request, slug: SlugPath, asked: Annotated[ScheduleParameters, Query()], edition: EditionDep
) -> Response:
    """Dates for a treatment's regimen from a start date: certain where both ends of its ranges agree, possible where one has them. An umbrella without a regimen is answered with its reference variant's, and says so."""  # noqa: E501  # one paragraph of the reference
    document = get_schedule(edition, slug, start=asked.start, weeks=asked.weeks, regimen=asked.regimen)
    links = {
        "canonical": base(request) + document.links.self,
        "cite-as": base(request) + document.links.pinned,
        "alternate": base(request) + document.links.calendar,
    }
    return reply(request, render_document(document), links=links)
