"""Composes what treatments ask of a person: for a treatment's record, and for every comparison, curated or composed."""

from collections.abc import Sequence
from typing import Any

from app.documents.burdens import Figure, KnownFigure, LeastFigure, RegimenBurden, UnknownFigure
from app.documents.references import Reference
from app.documents.treatments import Regimen
from app.domain import burdens as domain
from app.domain.burdens import Asked, Stretch
from app.domain.regimens import Tally
from app.domain.slugs import slugs_of
from app.domain.vocabulary import AbsenceReason, Obtained
from app.domain.wording import ABSENCE_WORDS

Plain = dict[str, Any]
REGIMENS_LOOKED_IN = "the regimens recorded for this treatment"
NO_REGIMEN = "No schedule of sessions is recorded for it, so nothing can be computed from one."


def regimen_references(names: Sequence[str]) -> list[Reference]:
    """A treatment's regimens by slug and name, in their order."""
    slugs = slugs_of(names, otherwise="regimen")
    return [Reference(slug=slug, name=name) for slug, name in zip(slugs, names, strict=True)]


def compose_regimens(treatment: Reference, regimens: Sequence[Regimen]) -> list[RegimenBurden]:
    """What each regimen of a treatment asks of a person."""
    references = regimen_references([regimen.name for regimen in regimens])
    return [_composed(treatment, reference, regimen) for reference, regimen in zip(references, regimens, strict=True)]


def compose_burdens(treatments: Sequence[Plain]) -> list[Plain]:
    """What each treatment of a comparison asks, in their order, from their printed records."""
    return [_entry(treatment) for treatment in treatments]


def no_regimen(checked_on: str) -> Plain:
    """The absence of a treatment for which neither a regimen nor a reason against one is recorded."""
    reason = AbsenceReason.NOT_REPORTED
    return {
        "reason": reason.value,
        "words": ABSENCE_WORDS[reason],
        "looked_in": REGIMENS_LOOKED_IN,
        "looked_on": checked_on,
        "note": NO_REGIMEN,
    }


def _entry(treatment: Plain) -> Plain:
    told = {"treatment": treatment["slug"]}
    if treatment.get("burden"):
        burden = treatment["burden"][0]
        return {"state": "reported", **told, "display": burden["display"], "burden": burden}
    absence = treatment.get("burden_absence") or no_regimen(treatment["review"]["evidence_checked"])
    return {"state": "absent", **told, "display": absence["words"], "absence": absence}


def _composed(treatment: Reference, reference: Reference, regimen: Regimen) -> RegimenBurden:
    phases = [phase.as_domain() for phase in regimen.phases]
    course, weeks = domain.burden_of_course(phases), domain.weeks_until_finished(phases)
    first = domain.burden_of_first(domain.TWELVE_WEEKS, phases)
    year = domain.burden_of_first(domain.A_YEAR, phases)
    return RegimenBurden(
        treatment=treatment,
        regimen=reference,
        obtained=Obtained.DERIVED,
        findings=regimen.findings,
        display=domain.summary(course, first, weeks),
        course=[*_figures(course, Stretch.COURSE), _figure(Asked.WEEKS, weeks, Stretch.COURSE)],
        first_12_weeks=_figures(first, Stretch.FIRST_12_WEEKS),
        first_year=_figures(year, Stretch.FIRST_YEAR),
    )


def _figures(burden: domain.Burden, stretch: Stretch) -> list[Figure]:
    return [_figure(asked, getattr(burden, asked.value), stretch) for asked in Asked if asked is not Asked.WEEKS]


def _figure(asked: Asked, tally: Tally, stretch: Stretch) -> Figure:
    members: Plain = {
        "asked": asked,
        "label": domain.LABELS[asked] + domain.STRETCH_WORDS[stretch],
        "unit": domain.UNITS[asked][0],
        "display": domain.display(asked, tally),
    }
    if tally.is_unknown:
        return UnknownFigure(state="unknown", **members, missing=list(tally.missing))
    low, derived = round(tally.amount.low, 2), list(tally.derived_from)
    if tally.amount.is_open:
        return LeastFigure(state="at_least", **members, low=low, derived_from=derived, missing=list(tally.missing))
    return KnownFigure(state="known", **members, low=low, high=round(tally.amount.high, 2), derived_from=derived)
