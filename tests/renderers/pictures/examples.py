"""Changes to a pictured comparison, so that a test can say what it is about and leave out the rest."""

from dataclasses import replace
from typing import Any

from app.documents.cells import AbsentCell, Cell
from app.documents.findings import Absence
from app.documents.pictures import Pictured
from app.documents.values import EffectValue, ProportionValue
from app.domain.vocabulary import AbsenceReason, Better, EffectMeasure

HARM, BENEFIT, EFFECT, SPEED = "constipation", "half-fewer-days", "effect-on-days", "time-to-effect"
"""Rows of the pack's comparison of three."""


def share(estimate: float | None = None, **members: Any) -> ProportionValue:
    """A share of people, in percent."""
    return ProportionValue.model_validate({"kind": "proportion", "estimate": estimate, **members})


def effect(measure: EffectMeasure, estimate: float, *, better: Better = Better.LOWER, **members: Any) -> EffectValue:
    """An effect."""
    return EffectValue.model_validate(
        {"kind": "effect", "measure": measure, "estimate": estimate, "better": better, **members}
    )


def absent(treatment: str, reason: AbsenceReason = AbsenceReason.NOT_REPORTED) -> AbsentCell:
    """A cell without a value."""
    words = reason.value.replace("_", " ").capitalize()
    absence = Absence.model_validate(
        {"reason": reason, "words": words, "looked_in": "everything", "looked_on": "2026-11-20"}
    )
    return AbsentCell(state="absent", treatment=treatment, display=words, absence=absence)


def with_cell(pictured: Pictured, row: str, place: int, cell: Cell) -> Pictured:
    """The same with another cell."""
    rows = []
    for one in pictured.comparison.rows:
        cells = [cell if place == at and one.attribute.slug == row else old for at, old in enumerate(one.cells)]
        rows.append(one.model_copy(update={"cells": cells}))
    return replace(pictured, comparison=pictured.comparison.model_copy(update={"rows": rows}))


def with_headline(pictured: Pictured, row: str, place: int, **members: Any) -> Pictured:
    """The same with another headline in one cell, and its display where that is among the members."""
    (old,) = (one.cells[place] for one in pictured.comparison.rows if one.attribute.slug == row)
    assert old.state == "reported"
    headline = old.headline.model_copy(update=members)
    cell = old.model_copy(update={"headline": headline, "display": headline.display})
    return with_cell(pictured, row, place, cell)


def without_rows(pictured: Pictured, *slugs: str) -> Pictured:
    """The same without some rows."""
    rows = [row for row in pictured.comparison.rows if row.attribute.slug not in slugs]
    return replace(pictured, comparison=pictured.comparison.model_copy(update={"rows": rows}))


def renamed(pictured: Pictured, place: int, name: str) -> Pictured:
    """The same with another name for one treatment, long and short."""
    treatments = list(pictured.treatments)
    treatments[place] = replace(treatments[place], name=name, short_name=name)
    return replace(pictured, treatments=tuple(treatments))
