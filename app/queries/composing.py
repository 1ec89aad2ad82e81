"""Sets printed cells into a comparison: numbers the sources, judges every pair, says it in words.

The press composes the curated comparisons with the same function that answers `compare?treatments=…`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from app.domain.agreement import AgreementStatus
from app.domain.evidence import Evidence
from app.domain.risks import PEOPLE, people
from app.domain.sentences import Against, Said, favoured, least_sure, row_sentence
from app.domain.texts import inside
from app.domain.verdicts import Verdict, judge
from app.domain.vocabulary import AbsenceReason, Better, CertaintyLevel, ComparatorKind, EffectMeasure, ValueKind
from app.domain.weighing import Question
from app.domain.wording import ABSENCE_WORDS, PENDING_PLACE, verdict_sentence

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A printed cell: its document without source numbers, and its evidence in the headline's order."""

    document: Plain
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A treatment in the head of a comparison."""

    slug: str
    name: str
    family: frozenset[str]
    """The slugs that stand for it: itself and its variants."""
    checked_on: date
    cells: Mapping[str, PrintedCell]
    """By attribute."""


@dataclass(frozen=True, slots=True)
class RowHead:
    """An attribute at the head of a row."""

    brief: Plain
    question: Question


def compose_rows(
    columns: Sequence[Column], heads: Sequence[RowHead], disagreements: Sequence[Plain]
) -> tuple[list[Plain], dict[str, int]]:
    """The rows of a comparison, and the number of every source they cite, in order of first appearance."""
    numbers: dict[str, int] = {}
    rows = [_row(columns, head, disagreements, numbers) for head in heads]
    return rows, numbers


def _row(columns: Sequence[Column], head: RowHead, disagreements: Sequence[Plain], numbers: dict[str, int]) -> Plain:
    slug = head.brief["slug"]
    cells = [_cell(column, slug, numbers) for column in columns]
    shown = {
        finding["id"]
        for cell in cells
        if cell["state"] == "reported"
        for finding in (cell["headline"], *cell["others"])
    }
    names = {column.slug: column.name for column in columns}
    verdicts = [_verdict(left, right, head) for left, right in combinations(columns, 2)]
    verdicts.sort(key=lambda verdict: not verdict.directness.is_direct)
    return {
        "attribute": head.brief,
        "cells": cells,
        "verdicts": [_plain_verdict(verdict, names, head.brief["name"]) for verdict in verdicts],
        **_row_words(head.brief["name"], names, cells, verdicts),
        "disagreements": [
            {**disagreement, "findings": [id_ for id_ in disagreement["findings"] if id_ in shown]}
            for disagreement in disagreements
            if shown.intersection(disagreement["findings"])
        ],
    }


def _cell(column: Column, attribute: str, numbers: dict[str, int]) -> Plain:
    printed = column.cells.get(attribute)
    if printed is None:
        return pending_cell(column.slug, column.checked_on)
    document = {**printed.document, "treatment": column.slug}
    if document["state"] == "reported":
        document["headline"] = _numbered(document["headline"], numbers)
        document["others"] = [_numbered(finding, numbers) for finding in document["others"]]
    return document


def _numbered(finding: Plain, numbers: dict[str, int]) -> Plain:
    source = finding["source"]
    shown = {name: member for name, member in finding.items() if name != "source"}
    return {**shown, "source_number": numbers.setdefault(source, len(numbers) + 1)}


def pending_cell(treatment: str, checked_on: date) -> Plain:
    """A cell nobody has looked to fill."""
    words = ABSENCE_WORDS[AbsenceReason.PENDING]
    return {
        "state": "absent",
        "treatment": treatment,
        "display": words,
        "absence": {
            "reason": AbsenceReason.PENDING.value,
            "words": words,
            "looked_in": PENDING_PLACE,
            "looked_on": checked_on.isoformat(),
        },
    }


def _row_words(subject: str, names: dict[str, str], cells: Sequence[Plain], verdicts: Sequence[Verdict]) -> Plain:
    """What the row says as a whole: how sure, whom it favours if anyone, and one sentence."""
    rated = [cell["headline"]["certainty"] for cell in cells if cell["state"] == "reported"]
    certainty = least_sure([CertaintyLevel(told["level"]) for told in rated])
    winner = favoured(list(names), verdicts, certainty)
    said = [said_of(names[cell["treatment"]], cell) for cell in cells]
    return {
        "certainty": {
            "level": certainty.value,
            "reasons": list(dict.fromkeys(reason for told in rated for reason in told["reasons"])),
        },
        **({"favours": winner} if winner else {}),
        "sentence": row_sentence(subject, said, verdicts),
    }


def said_of(name: str, cell: Plain) -> Said:
    """A cell's document as sentences see it."""
    if cell["state"] == "absent":
        reason = AbsenceReason(cell["absence"]["reason"])
        return Said(name, cell["display"], None, CertaintyLevel.NOT_RATED, cell["treatment"], missing=reason)
    headline, value = cell["headline"], cell["headline"]["value"]
    measure, better, absolute = value.get("measure"), value.get("better"), headline.get("absolute", {})
    against, baseline = headline.get("comparator"), absolute.get("baseline")
    return Said(
        name=name,
        display=cell["display"],
        kind=ValueKind(value["kind"]),
        certainty=CertaintyLevel(headline["certainty"]["level"]),
        treatment=cell["treatment"],
        variant=headline.get("variant_name", ""),
        finding=headline["id"],
        source=str(headline["source_number"]),
        instrument=headline.get("instrument", ""),
        pool=headline.get("pooled", ""),
        time=headline.get("time_point", ""),
        population=headline["population"],
        counted="in 1000" if absolute else _counted(value),
        measure=None if measure is None else EffectMeasure(measure),
        better=None if better is None else Better(better),
        against=against and Against(ComparatorKind(against["kind"]), against["words"], against.get("display", "")),
        absolute=absolute.get("display", ""),
        baseline=f"{people(baseline['per_1000'])} in {PEOPLE} ({inside(baseline['words'])})" if baseline else "",
    )


def _counted(value: Plain) -> str:
    """What a figure is a number of, and which way is better: unlike ones are never set side by side in a sentence."""
    match value["kind"]:
        case ValueKind.PROPORTION:
            return "%"
        case ValueKind.RATE:
            return f"per {value['per_amount']:g} {value['per']}"
        case ValueKind.EFFECT:
            return f"{value['measure']} {value['unit']} {value.get('better')}"
        case ValueKind.CHANGE:
            return f"change {value['unit']} {value.get('better')}"
        case ValueKind.MONEY:
            return f"{value['currency']} per {value['per']}"
        case kind:
            return str(kind)


def _verdict(left: Column, right: Column, head: RowHead) -> Verdict:
    slug = head.brief["slug"]
    nothing = PrintedCell({}, ())
    cells = {column.slug: column.cells.get(slug, nothing) for column in (left, right)}
    return judge(
        left.slug,
        right.slug,
        cells[left.slug].evidence,
        cells[right.slug].evidence,
        head.question,
        family={left.slug: left.family, right.slug: right.family},
        contradicted=frozenset(name for name, cell in cells.items() if _contradicts(cell.document)),
    )


def _contradicts(document: Plain) -> bool:
    return (
        bool(document)
        and document["state"] == "reported"
        and document["agreement"]["status"] == AgreementStatus.CONTRADICTS
    )


def _plain_verdict(verdict: Verdict, names: dict[str, str], subject: str) -> Plain:
    plain: Plain = {name: getattr(verdict, name) for name in verdict.__slots__}
    plain["reasons"] = [{name: getattr(reason, name) for name in reason.__slots__} for reason in verdict.reasons]
    plain["sentence"] = verdict_sentence(verdict, names, subject)
    if verdict.favours is None:
        del plain["favours"]
    return plain
