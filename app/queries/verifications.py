"""Holds the numbers of a text against the findings of an edition, and of older ones where they do not have them."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.database import OpenEdition
from app.documents.references import EditionReference, Reference
from app.documents.verifications import (
    MOST_NUMBERS,
    CheckedStatement,
    ComparedFinding,
    StatedNumber,
    Verification,
)
from app.domain.claims.judging import REASONS, Figure, Figures, Judgement, Standing, judge, takes
from app.domain.claims.labels import Labels, Named, names_by_slug
from app.domain.claims.statements import Reading, Statement, statements_of
from app.domain.evidence import in_days
from app.domain.quantities import unit_named
from app.domain.slugs import nearest
from app.domain.vocabulary import ComparatorKind, EffectMeasure, ValueKind
from app.errors import BadRequest, Fault

NOTE = (
    "A matching number stands in a finding of this treatment and attribute; that does not make the sentence around it "
    "right. Read the finding for whom and when it holds, and how sure it is. What is unclear needs a person."
)
_NAMES = "SELECT substance FROM record WHERE noun = ?"
_FINDINGS = """
SELECT r.substance FROM finding f JOIN record r ON r.noun = 'findings' AND r.slug = f.slug WHERE f.treatment = ?
"""
_FORMS = """
SELECT slug FROM treatment WHERE variant_of = ? OR slug = (SELECT variant_of FROM treatment WHERE slug = ?)
"""
_COUNTED = re.compile(r"\{([a-z]+)\}")
_DISPLAY = "SELECT substance FROM record WHERE noun = 'findings' AND slug = ?"


@dataclass(frozen=True, slots=True)
class _Names:
    """What an edition calls things, and what its attributes take."""

    labels: Labels
    names: Mapping[str, Mapping[str, str]]
    kinds: Mapping[str, tuple[frozenset[ValueKind], str]]
    counted: Mapping[str, str]


def verify(
    edition: OpenEdition,
    text: str,
    *,
    treatment: str | None = None,
    older: Callable[[], Iterable[OpenEdition]] = tuple,
) -> Verification:
    """Every number that a text states about treatments, and what it is beside the findings.

    `older` gives earlier editions, the newest first. Raises BadRequest for too many numbers or an unknown treatment.
    """
    names = edition.kept("names", None, lambda: _names(edition))
    if treatment is not None and treatment not in names.names["treatments"]:
        near = tuple(nearest(treatment, names.names["treatments"]))
        raise BadRequest(
            Fault("", "There is no such treatment.", "a slug of a treatment", "unknown_slug", near, "#/treatment")
        )
    reading = Reading(
        names.labels,
        names.counted,
        takes=lambda slug, statement: takes(*names.kinds[slug], statement),
        subject=treatment or "",
    )
    found = statements_of(text, reading)
    if len(found) > MOST_NUMBERS:
        expected = f"at most {MOST_NUMBERS} of them; send the text in parts"
        raise BadRequest(Fault("", "The text has too many numbers.", expected, "too_many", pointer="#/text"))
    told = [one for one in found if one.treatments]
    figures = _figures(edition)
    editions = {edition.id: edition}

    def before() -> Iterator[tuple[str, Figures]]:
        for opened in older():
            editions[opened.id] = opened
            yield opened.id, _figures(opened)

    checked = [_checked(one, judge(one, figures, before), text, names, edition, editions) for one in told]
    return Verification(
        edition=EditionReference(id=edition.id, digest=edition.digest),
        statements=checked,
        counts={status: sum(one.status is status for one in checked) for status in Standing},
        passed_over=len(found) - len(told),
        note=NOTE,
    )


def _checked(
    statement: Statement,
    judgement: Judgement,
    text: str,
    names: _Names,
    edition: OpenEdition,
    editions: Mapping[str, OpenEdition],
) -> CheckedStatement:
    said_in = editions[judgement.edition] if judgement.edition else edition
    return CheckedStatement(
        number=StatedNumber(text=text[statement.start : statement.end], start=statement.start, end=statement.end),
        status=judgement.status,
        reason=judgement.reason,
        why=REASONS[judgement.reason],
        treatment=_only(statement.treatments, names.names["treatments"]),
        attribute=_only(statement.attributes, names.names["attributes"]),
        edition=judgement.edition or None,
        findings=[_compared(said_in, figure, is_old=bool(judgement.edition)) for figure in _once(judgement.figures)],
    )


def _only(slugs: frozenset[str], names: Mapping[str, str]) -> Reference | None:
    slug = next(iter(slugs)) if len(slugs) == 1 else None
    return Reference(slug=slug, name=names[slug]) if slug else None


def _once(figures: Sequence[Figure]) -> Iterable[Figure]:
    return {figure.finding: figure for figure in figures}.values()


def _compared(edition: OpenEdition, figure: Figure, *, is_old: bool) -> ComparedFinding:
    [[substance]] = edition.rows(_DISPLAY, (figure.finding,))
    place = f"/v1/editions/{edition.id}/findings" if is_old else "/v1/findings"
    return ComparedFinding(
        id=figure.finding,
        treatment=figure.treatment,
        attribute=figure.attribute,
        display=json.loads(substance)["display"],
        address=f"{place}/{figure.finding}",
    )


def _names(edition: OpenEdition) -> _Names:
    plain = {
        noun: [json.loads(substance) for (substance,) in edition.rows(_NAMES, (noun,))]
        for noun in ("treatments", "conditions", "attributes")
    }
    kinds = {
        one["slug"]: (
            frozenset(ValueKind(kind) for kind in (one["kind"], *one["also_kinds"]))
            - {ValueKind.STATEMENT, ValueKind.LEVEL},
            one["unit"],
        )
        for one in plain["attributes"]
    }
    named = [
        *(_named("treatment", one, one["short_name"]) for one in plain["treatments"]),
        *(_named("condition", one) for one in plain["conditions"]),
        *(_named("attribute", one) for one in plain["attributes"] if kinds[one["slug"]][0]),
    ]
    counted = [unit_named(found[0]) for _, unit in kinds.values() if (found := _COUNTED.match(unit))]
    return _Names(
        Labels(named),
        {noun: names_by_slug(one for one in named if f"{one.kind}s" == noun) for noun in plain},
        kinds,
        {word: unit.code for unit in counted for word in (unit.singular, unit.plural)},
    )


def _named(kind: Any, plain: dict[str, Any], *more: str) -> Named:
    return Named(kind, plain["slug"], (plain["name"], *more, *plain["also_known_as"]))


def _figures(edition: OpenEdition) -> Figures:
    def of(treatment: str) -> Sequence[Figure]:
        return edition.kept("figures", treatment, lambda: list(_figures_of(edition, treatment)))

    def related(treatment: str) -> Sequence[str]:
        return [slug for (slug,) in edition.rows(_FORMS, (treatment, treatment))]

    return Figures(of, related)


def _figures_of(edition: OpenEdition, treatment: str) -> Iterator[Figure]:
    for (substance,) in edition.rows(_FINDINGS, (treatment,)):
        finding = json.loads(substance)
        yield from _values(finding, finding["value"], is_of_control=False)
        against = finding.get("comparator", {})
        if "value" in against and against["kind"] != ComparatorKind.ACTIVE:
            yield from _values(finding, against["value"], is_of_control=True)


def _values(finding: dict[str, Any], value: dict[str, Any], *, is_of_control: bool) -> Iterator[Figure]:
    kind = ValueKind(value["kind"])
    if kind in (ValueKind.STATEMENT, ValueKind.LEVEL):
        return
    scale, unit = 1.0, value.get("unit", "1")
    if kind is ValueKind.RATE:
        scale, unit = 100 / value["per_amount"], "%"
    elif kind is ValueKind.MONEY:
        unit = value["currency"]
    time = finding.get("time_point", {})
    figure = Figure(
        finding=finding["id"],
        treatment=finding["treatment"]["slug"],
        attribute=finding["attribute"]["slug"],
        condition=finding.get("condition", {}).get("slug", ""),
        kind=kind,
        unit=unit,
        low=0,
        high=0,
        is_of_control=is_of_control,
        events=value.get("events"),
        total=value.get("total"),
        measure=EffectMeasure(value["measure"]) if "measure" in value else None,
        days_low=in_days(time.get("low"), time.get("unit")),
        days_high=in_days(time.get("high"), time.get("unit")),
    )
    low, high, estimate = value.get("low"), value.get("high"), value.get("estimate")
    limit = {"minimum": "least", "maximum": "most"}.get(value.get("statistic", ""), "")
    if estimate is not None:
        yield _with(figure, estimate * scale, estimate * scale, is_open=limit)
    if low is not None and high is not None:
        yield _with(figure, low * scale, high * scale)
    elif low is not None:
        yield _with(figure, low * scale, low * scale, is_open="least")
    elif high is not None:
        yield _with(figure, high * scale, high * scale, is_open="most")
    if "interval" in value:
        interval = value["interval"]
        yield _with(figure, interval["low"] * scale, interval["high"] * scale, is_interval=True)


def _with(figure: Figure, low: float, high: float, *, is_open: str = "", is_interval: bool = False) -> Figure:
    return replace(figure, low=low, high=high, is_open=is_open, is_interval=is_interval)
