"""Burdens: what each regimen of a treatment asks of a person, or why nothing can be said of it."""

from app.documents.burdens import RegimenBurden
from app.documents.findings import Absence
from app.documents.treatments import Regimen
from app.domain.burdens import UNITS, Asked
from app.publishing.compiling.findings import absence
from app.publishing.compiling.records import Plain
from app.publishing.compiling.references import Compiling
from app.queries.burdens import compose_regimens, no_regimen


def burden_members(compiling: Compiling, slug: str) -> Plain:
    """The members of a treatment's record that say what it asks of a person."""
    burden = _burden(compiling, slug)
    return {"burden": burden, "burden_absence": None if burden else _absence(compiling, slug)}


def _burden(compiling: Compiling, slug: str) -> list[RegimenBurden]:
    """By its own regimens; an umbrella without any by those of its reference variant."""
    treatments = compiling.manuscript.treatments
    whose = slug if treatments[slug].regimens else treatments[slug].reference_variant or slug
    regimens = [Regimen.model_validate(regimen.model_dump()) for regimen in treatments[whose].regimens]
    return compose_regimens(compiling.reference("treatments", whose), regimens)


def _absence(compiling: Compiling, slug: str) -> Absence:
    """What an editor recorded against an attribute that counts sessions, else that no regimen is recorded."""
    counts_sessions = UNITS[Asked.SESSIONS][0]
    for treatment, told in compiling.manuscript.absences:
        if treatment == slug and compiling.manuscript.attributes[told.attribute].unit == counts_sessions:
            return absence(told)
    checked_on = compiling.manuscript.treatments[slug].review.evidence_checked
    return Absence.model_validate(no_regimen(checked_on.isoformat()))
