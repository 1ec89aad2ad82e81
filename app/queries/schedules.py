"""What may be asked of schedules: the days of a treatment's regimen, from a start date."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from app.database import OpenEdition
from app.documents.references import EditionReference, Reference, Review
from app.documents.schedules import Plans, PlanTotals, Schedule, ScheduledDay, ScheduleLinks, SessionSpan
from app.documents.treatments import Regimen
from app.domain import schedules as domain
from app.domain.regimens import DAYS_IN_WEEK
from app.domain.slugs import nearest
from app.domain.wording import DISCLAIMER
from app.errors import BadRequest, Fault, NothingToSchedule
from app.queries.burdens import regimen_references
from app.queries.records import Plain, get_record

LAID_OUT = (
    "Sessions are spread over Monday to Friday as evenly as they go, from the start date on; "
    "a clinic's own days, holidays and breaks are not known here."
)
POSSIBLE = (
    "A day is certain where it follows from both ends of the regimen's ranges, and possible where it follows from one."
)
ALL_WEEK = "There are more days with sessions than Monday to Friday hold, so Saturdays and Sundays are used too."
GOES_ON = "The regimen goes on after the last day shown."


def get_schedule(edition: OpenEdition, slug: str, *, start: date, weeks: int, regimen: str | None) -> Schedule:
    """The days of a regimen, the first one where none is named.

    Raises NotFound, NothingToSchedule where the treatment has no regimen or no dates follow from it, and BadRequest
    for a regimen it does not have.
    """
    treatment = json.loads(get_record(edition, "treatments", slug).text)
    whose = _with_regimens(edition, treatment)
    references = regimen_references([told["name"] for told in whose["regimens"]])
    place = _place(regimen, references)
    chosen = Regimen.model_validate(whose["regimens"][place])
    try:
        laid = domain.schedule([phase.as_domain() for phase in chosen.phases], start, weeks)
    except domain.NoDates as why:
        raise NothingToSchedule(f"No dates follow from the regimen “{chosen.name}”. {why}") from None
    return Schedule(
        treatment=_reference(treatment),
        regimen_of=_reference(whose),
        regimen=references[place],
        regimens=references,
        start=start,
        weeks=weeks,
        until=start + timedelta(weeks=weeks, days=-1),
        plans=Plans(low=_totals(laid.low), high=_totals(laid.high)),
        days=[_day(day, start) for day in laid.days],
        notes=_notes(treatment, whose, laid),
        findings=chosen.findings,
        disclaimer=DISCLAIMER,
        review=Review.model_validate(whose["review"]),
        printed_at=datetime.fromisoformat(edition.printed_at),
        edition=EditionReference(id=edition.id, digest=edition.digest),
        links=_links(edition, slug, {"start": start, "weeks": weeks, "regimen": references[place].slug}),
    )


def _with_regimens(edition: OpenEdition, treatment: Plain) -> Plain:
    """The treatment, or for an umbrella without a regimen its reference variant."""
    if treatment["regimens"]:
        return treatment
    if "reference_variant" in treatment:
        variant: Plain = json.loads(get_record(edition, "treatments", treatment["reference_variant"]["slug"]).text)
        if variant["regimens"]:
            return variant
    told = treatment.get("burden_absence", {}).get("note", "")
    raise NothingToSchedule(
        f"There is no regimen of {treatment['name']} here from which dates could follow. {told}".strip()
    )


def _place(asked: str | None, references: list[Reference]) -> int:
    """Which regimen is meant: by its slug, or by its number from 1 up."""
    slugs = [reference.slug for reference in references]
    if asked is None or asked in slugs:
        return 0 if asked is None else slugs.index(asked)
    if asked.isdecimal() and 1 <= int(asked) <= len(slugs):
        return int(asked) - 1
    expected = f"one of: {', '.join(slugs)}; or its number, from 1 to {len(slugs)}"
    near = tuple(nearest(asked, slugs))
    raise BadRequest(Fault("regimen", "The treatment has no such regimen.", expected, "unknown_slug", near))


def _reference(treatment: Plain) -> Reference:
    return Reference(slug=treatment["slug"], name=treatment["name"])


def _totals(plan: domain.Plan) -> PlanTotals:
    days = [visit.day for visit in plan.visits]
    return PlanTotals(
        visits=len(days),
        sessions=plan.sessions,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        is_over=not plan.goes_on,
    )


def _day(day: domain.ScheduledDay, start: date) -> ScheduledDay:
    sessions = [visit.sessions for visit in day.visits]
    return ScheduledDay(
        date=day.day,
        week=(day.day - start).days // DAYS_IN_WEEK + 1,
        certainty="certain" if day.is_certain else "possible",
        plans=[*(["low"] if day.low else []), *(["high"] if day.high else [])],
        sessions=SessionSpan(low=min(sessions), high=max(sessions)),
        phases=list(dict.fromkeys(visit.phase for visit in day.visits)),
    )


def _notes(treatment: Plain, whose: Plain, laid: domain.Schedule) -> list[str]:
    notes = []
    if whose is not treatment:
        notes.append(f"{treatment['name']} has no regimen of its own here; this is that of {whose['name']}.")
    notes.append(LAID_OUT)
    if any(not day.is_certain for day in laid.days):
        notes.append(POSSIBLE)
    if any(day.day.weekday() >= domain.WORKDAYS for day in laid.days):
        notes.append(ALL_WEEK)
    stopped = dict.fromkeys(plan.stopped for plan in (laid.low, laid.high) if plan.stopped is not None)
    notes += [f"{why} No dates follow from there on." for why in stopped]
    if not stopped and (laid.low.goes_on or laid.high.goes_on):
        notes.append(GOES_ON)
    return notes


def _links(edition: OpenEdition, slug: str, asked: dict[str, Any]) -> ScheduleLinks:
    place, query = f"treatments/{slug}", urlencode(asked)
    return ScheduleLinks(
        self=f"/v1/{place}/schedule?{query}",
        pinned=f"/v1/editions/{edition.id}/{place}/schedule?{query}",
        calendar=f"/v1/{place}/schedule.ics?{query}",
        treatment=f"/v1/{place}",
    )
