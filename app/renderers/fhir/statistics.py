"""Values as FHIR statistics: estimate, range, interval and counts where FHIR keeps them."""

from app.documents.gatherings import Plain
from app.domain.vocabulary import Denominator, ValueKind
from app.renderers.fhir import coding as codes

SCALED = 6
"""Decimals of an interval's level, which FHIR tells as a share and we in percent."""
_ELSEWHERE = ("better", "per_amount", "per", "currency", "price_year", "scale", "word")
"""Parts of a value that FHIR has no place for."""


def statistic_of(value: Plain, *, display: str, counted: str, arm: str) -> Plain:
    """One value; `arm` says whose it is, the treatment's or the comparator's."""
    told: Plain = {
        "description": display,
        "statisticType": _type(value),
        "category": _category(value, arm),
    }
    if value["kind"] == ValueKind.STATEMENT:
        return {**told, "description": value["text"]}
    parts = codes.extension(codes.VALUE, {name: value.get(name) for name in _ELSEWHERE})
    if parts:
        told["extension"] = parts
    if "estimate" in value:
        told["quantity"] = quantity(value, value["estimate"])
    if "events" in value:
        is_people = counted == Denominator.PATIENT and value["kind"] == ValueKind.PROPORTION
        told["numberAffected" if is_people else "numberOfEvents"] = value["events"]
    if "total" in value:
        told["sampleSize"] = {"knownDataCount": value["total"]}
    estimates = list(_estimates(value))
    return {**told, "attributeEstimate": estimates} if estimates else told


def _type(value: Plain) -> Plain:
    kind = value["kind"]
    measure = value.get("measure", "")
    code = codes.MEASURES.get(measure) or codes.STATISTICS.get(value.get("statistic", ""))
    found = code or (codes.KINDS.get(kind) if not measure else None) or codes.DESCRIPTIVE
    told = [codes.theirs("statistic-type", *found), codes.own("value-kind", kind)]
    if measure:
        told.append(codes.own("effect-measure", measure))
    if "statistic" in value:
        told.append(codes.own("value-statistic", value["statistic"]))
    return codes.concept(*told)


def _category(value: Plain, arm: str) -> Plain:
    told = [codes.own("arm", arm)]
    if value.get("approximate"):
        told.append(codes.own("value-precision", "approximate"))
    return codes.concept(*told)


def quantity(value: Plain, figure: float) -> Plain:
    """A figure in the value's unit; money in its currency."""
    if "currency" in value:
        return {"value": figure, "unit": value["currency"], "system": codes.CURRENCIES, "code": value["currency"]}
    return {"value": figure, "unit": value["unit"], "system": codes.UCUM, "code": value["unit"]}


def _estimates(value: Plain) -> list[Plain]:
    made = []
    if "low" in value or "high" in value:
        ends = {end: quantity(value, value[end]) for end in ("low", "high") if end in value}
        made.append({"type": _estimate_type(codes.RANGE, "Range"), "range": ends})
    if "interval" in value:
        interval = value["interval"]
        ends = {end: quantity(value, interval[end]) for end in ("low", "high")}
        level = round(interval["level"] / 100, SCALED)
        made.append({"type": _estimate_type(codes.CONFIDENCE, "Confidence interval"), "level": level, "range": ends})
    return made


def _estimate_type(code: str, display: str) -> Plain:
    return codes.concept(codes.theirs("attribute-estimate-type", code, display))
