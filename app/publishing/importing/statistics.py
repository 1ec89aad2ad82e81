"""FHIR statistics as values: ours by our own codes, others' by those that FHIR has."""

from collections.abc import Iterator
from typing import Any

from app.domain.vocabulary import EffectMeasure, ValueKind
from app.publishing.importing.drafts import Plain, Unreadable
from app.renderers.fhir import coding as codes

_MEASURES = {code: measure for measure, (code, _) in codes.MEASURES.items()}
_STATISTICS = {code: statistic for statistic, (code, _) in codes.STATISTICS.items()}
_KINDS = {code: kind for kind, (code, _) in codes.KINDS.items()}
_SCALED = 6


def codes_of(concept: Plain | None, system: str) -> list[str]:
    """The codes of a concept in a system."""
    return [told.get("code", "") for told in (concept or {}).get("coding", ()) if told.get("system") == system]


def own_code(concept: Plain | None, system: str) -> str | None:
    """The code of ours that a concept has."""
    return next(iter(codes_of(concept, f"{codes.OURS}:{system}")), None)


def members_of(resource: Plain, url: str) -> Plain:
    """What an extension of ours holds; a member that stands several times is a list."""
    found: Plain = {}
    for extension in resource.get("extension", ()):
        if extension.get("url") != url:
            continue
        for part in extension.get("extension", ()):
            told = next((value for name, value in part.items() if name.startswith("value")), None)
            name = part.get("url", "")
            if name in found:
                found[name] = [*(found[name] if isinstance(found[name], list) else [found[name]]), told]
            else:
                found[name] = told
    return found


def value_of(statistic: Plain, *, better: str) -> Plain:
    """A statistic as a value; `better` is which way the attribute is better, for effects that do not say."""
    kind = own_code(statistic.get("statisticType"), "value-kind") or _kind(statistic)
    if kind == ValueKind.STATEMENT:
        return {"kind": kind, "text": statistic.get("description", "")}
    further = members_of(statistic, codes.VALUE)
    if kind == ValueKind.LEVEL:
        return {"kind": kind, "scale": further.get("scale"), "word": further.get("word")}
    value: Plain = {"kind": kind, **dict(_figures(statistic)), **dict(_counts(statistic)), **dict(_labels(statistic))}
    value |= {name: told for name, told in further.items() if name not in ("scale", "word")}
    if kind == ValueKind.EFFECT:
        value["measure"] = value.get("measure") or _measure(statistic)
        value.setdefault("better", better)
    elif kind == ValueKind.CHANGE:
        value.setdefault("better", better)
    if "currency" in value:
        value["unit"] = "1"
    is_share = kind == ValueKind.PROPORTION and value.get("unit") not in (None, "%")
    return (
        _in_percent(value) if is_share else {**value, "unit": value.get("unit", "%" if kind == "proportion" else "1")}
    )


def _their_codes(statistic: Plain) -> list[str]:
    return codes_of(statistic.get("statisticType"), f"{codes.HL7}/statistic-type")


def _measure(statistic: Plain) -> EffectMeasure:
    told = next((_MEASURES[code] for code in _their_codes(statistic) if code in _MEASURES), None)
    if told is None:
        raise Unreadable("the statistic does not say which measure of effect it is", "a code of statistic-type")
    return EffectMeasure(told)


def _kind(statistic: Plain) -> str:
    for code in _their_codes(statistic):
        if code in _MEASURES:
            return ValueKind.EFFECT
        if code in _KINDS and _KINDS[code] != ValueKind.RATE:
            return _KINDS[code]
    raise Unreadable(
        "it cannot be told what kind of value the statistic is",
        f"statisticType with one of {', '.join([*_MEASURES, *_KINDS])}, or a code of {codes.OURS}:value-kind",
    )


def _figures(statistic: Plain) -> Iterator[tuple[str, Any]]:
    quantity = statistic.get("quantity", {})
    if "value" in quantity:
        yield "estimate", quantity["value"]
    quantities = [quantity]
    for estimate in statistic.get("attributeEstimate", ()):
        ends = estimate.get("range", {})
        told = {end: ends[end]["value"] for end in ("low", "high") if "value" in ends.get(end, {})}
        quantities += [ends[end] for end in ends if isinstance(ends[end], dict)]
        types = codes_of(estimate.get("type"), f"{codes.HL7}/attribute-estimate-type")
        if codes.RANGE in types:
            yield from told.items()
        elif codes.CONFIDENCE in types and len(told) == 2:
            level = round(estimate.get("level", 0.95) * 100, _SCALED)
            yield "interval", {**told, "level": level}
    units = [one.get("code") or one.get("unit") for one in quantities if one]
    if any(units):
        yield "unit", next(filter(None, units))


def _counts(statistic: Plain) -> Iterator[tuple[str, Any]]:
    for name in ("numberAffected", "numberOfEvents"):
        if name in statistic:
            yield "events", statistic[name]
            break
    total = statistic.get("sampleSize", {}).get("knownDataCount")
    if total is not None:
        yield "total", total


def _labels(statistic: Plain) -> Iterator[tuple[str, Any]]:
    kind = statistic.get("statisticType")
    measure = own_code(kind, "effect-measure")
    if measure is not None:
        yield "measure", measure
    told = own_code(kind, "value-statistic")
    told = told or next((_STATISTICS[code] for code in _their_codes(statistic) if code in _STATISTICS), None)
    if told is not None:
        yield "statistic", told
    if own_code(statistic.get("category"), "value-precision") == "approximate":
        yield "approximate", True


def _in_percent(value: Plain) -> Plain:
    """A share of one as a percentage."""
    made = {**value, "unit": "%"}
    for name in ("estimate", "low", "high"):
        if name in made:
            made[name] = round(made[name] * 100, _SCALED)
    if "interval" in made:
        interval = made["interval"]
        ends = {end: round(interval[end] * 100, _SCALED) for end in ("low", "high")}
        made["interval"] = {**interval, **ends}
    return made
