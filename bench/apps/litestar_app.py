# mypy: ignore-errors
"""Litestar at its quickest over a database: plain SQL, plain dictionaries, and its own msgspec encoder."""

import json
import os
import sqlite3
from typing import Any

from litestar import Litestar, get
from litestar.exceptions import NotFoundException

Plain = dict[str, Any]
connection = sqlite3.connect(f"file:{os.environ['BENCH_FACTS']}?mode=ro", uri=True, check_same_thread=False)
connection.row_factory = sqlite3.Row

_ROWS = """
SELECT row.id AS row_id, row.certainty AS row_certainty, row.favours, row.sentence, row.disagreements, attribute.slug,
       attribute.name, attribute.question, attribute.category, attribute.kind, attribute.unit, attribute.better,
       attribute.position
FROM row JOIN attribute ON attribute.id = row.attribute_id WHERE row.comparison_id = ? ORDER BY row.place
"""
_CELLS = """
SELECT cell.id AS cell_id, cell.row_id, cell.state, cell.treatment, cell.display, cell.agreement, cell.absence
FROM cell JOIN row ON row.id = cell.row_id WHERE row.comparison_id = ? ORDER BY cell.place
"""
_SHOWN = """
SELECT shownfinding.cell_id, shownfinding.place, finding.slug AS id, finding.treatment, finding.condition,
       finding.display, finding.population, finding.time_point, shownfinding.source_number, finding.locator,
       finding.value, finding.summary, shownfinding.chosen_for, shownfinding.is_variant, finding.people,
       finding."when", finding.comparator, finding.instrument, finding.analysis_set, finding.design,
       finding.blinding, finding.scope, finding.obtained, finding.certainty
FROM shownfinding JOIN finding ON finding.id = shownfinding.finding_id
JOIN cell ON cell.id = shownfinding.cell_id JOIN row ON row.id = cell.row_id
WHERE row.comparison_id = ? ORDER BY shownfinding.place
"""
_VERDICTS = """
SELECT verdict.* FROM verdict JOIN row ON row.id = verdict.row_id WHERE row.comparison_id = ? ORDER BY verdict.place
"""
_TREATMENTS = """
SELECT treatment.slug, treatment.name, treatment.summary, treatment.form, treatment.variants, treatment.variant_of,
       treatment.review
FROM comparedtreatment JOIN treatment ON treatment.id = comparedtreatment.treatment_id
WHERE comparedtreatment.comparison_id = ? ORDER BY comparedtreatment.place
"""
_SOURCES = """
SELECT source.slug, source.type, source.citation, source.year, source.tier, citation.number, source.address,
       source.funding, source.conflict_of_interest
FROM citation JOIN source ON source.id = citation.source_id WHERE citation.comparison_id = ? ORDER BY citation.number
"""
_JSON = frozenset(
    {
        *("agreement", "absence", "value", "people", "when", "comparator", "certainty", "row_certainty"),
        *("disagreements", "reasons", "notes", "findings", "variants", "variant_of", "review", "condition"),
        *("burden", "experiences", "what_matters", "questions_to_ask", "steps", "edition", "links"),
    }
)
_BRIEF = ("id", "treatment", "condition", "display", "population", "time_point", "source_number", "locator")


def _plain(row: sqlite3.Row, *, text: frozenset[str] = frozenset()) -> Plain:
    return {
        name: json.loads(row[name]) if name in _JSON and name not in text else row[name]
        for name in row.keys()  # noqa: SIM118  # a row is a sequence of values, not of names
        if row[name] is not None
    }


def _all(statement: str, comparison: int, *, text: frozenset[str] = frozenset()) -> list[Plain]:
    return [_plain(row, text=text) for row in connection.execute(statement, (comparison,))]


def _finding(shown: Plain, *, whole: bool) -> Plain:
    left_out = ("cell_id", "place")
    told = {name: value for name, value in shown.items() if name not in left_out and (whole or name in _BRIEF)}
    if whole:
        told["is_variant"] = bool(told["is_variant"])
    return told


@get("/comparisons/{slug:str}", sync_to_thread=False)
def read_comparison(slug: str) -> Plain:
    found = connection.execute("SELECT * FROM comparison WHERE slug = ?", (slug,)).fetchone()
    if found is None:
        raise NotFoundException
    comparison = _plain(found)
    id_ = comparison.pop("id")
    shown: dict[int, list[Plain]] = {}
    for finding in _all(_SHOWN, id_, text=frozenset({"condition"})):
        shown.setdefault(finding["cell_id"], []).append(finding)
    cells: dict[int, list[Plain]] = {}
    for cell in _all(_CELLS, id_):
        told, row = shown.get(cell.pop("cell_id"), []), cell.pop("row_id")
        if told:
            cell["headline"] = _finding(told[0], whole=True)
            cell["others"] = [_finding(one, whole=False) for one in told[1:]]
        cells.setdefault(row, []).append(cell)
    verdicts: dict[int, list[Plain]] = {}
    for verdict in _all(_VERDICTS, id_):
        row = verdict.pop("row_id")
        verdicts.setdefault(row, []).append({k: v for k, v in verdict.items() if k not in ("id", "place")})
    rows = []
    for row in _all(_ROWS, id_):
        number, certainty = row.pop("row_id"), row.pop("row_certainty")
        outside = {name: row.pop(name) for name in ("favours", "sentence", "disagreements") if name in row}
        rows.append(
            {
                "attribute": row,
                "cells": cells[number],
                "verdicts": verdicts.get(number, []),
                "certainty": certainty,
                **outside,
            }
        )
    return {**comparison, "treatments": _all(_TREATMENTS, id_), "rows": rows, "sources": _all(_SOURCES, id_)}


app = Litestar([read_comparison], openapi_config=None)
