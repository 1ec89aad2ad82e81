"""Puts what an edition says into the stores of the others: tables for those with SQL, one JSON file for json-server."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel, create_engine

from bench.apps import naive_tables

Plain = dict[str, Any]
_TREATMENT = ("slug", "name", "short_name", "also_known_as", "form", "summary", "variant_of", "variants", "conditions")
_ATTRIBUTE = ("slug", "name", "question", "category", "kind", "unit", "better", "position")
_SOURCE = ("slug", "type", "citation", "year", "tier", "address", "funding", "conflict_of_interest")
_FINDING = (
    *("display", "locator", "value", "summary", "comparator", "instrument", "analysis_set", "design", "blinding"),
    *("scope", "obtained", "certainty"),
)
_VERDICT = (
    *("left", "right", "outcome", "favours", "comparability", "directness", "reasons", "notes", "findings"),
    "sentence",
)


class Tables:
    """The tables of the naive server while they are being filled; ids are given in order."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        engine = create_engine(f"sqlite:///{path}")
        SQLModel.metadata.create_all(engine)
        engine.dispose()
        self._connection = sqlite3.connect(path)
        self._ids: dict[str, dict[str, int]] = {}
        self._last: dict[str, int] = {}

    def add(self, table: str, row: Mapping[str, Any], *, key: str = "id", slug: str | None = None) -> int:
        """A row, and its id."""
        self._last[table] = id_ = self._last.get(table, 0) + 1
        whole = {key: id_, **row}
        names = ", ".join(f'"{name}"' for name in whole)
        self._connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(whole))})',  # noqa: S608  # names of ours
            [json.dumps(value) if isinstance(value, dict | list) else value for value in whole.values()],
        )
        if slug is not None:
            self._ids.setdefault(table, {})[slug] = id_
        return id_

    def id_of(self, table: str, slug: str) -> int:
        """The id of a record that was added before."""
        return self._ids[table][slug]

    def close(self, documents: Iterable[Plain]) -> None:
        """Adds the documents whole, for those who can keep one in a row, and ends."""
        self._connection.execute("CREATE TABLE document (slug TEXT PRIMARY KEY, document TEXT)")
        rows = [(document["slug"], json.dumps(document, ensure_ascii=False)) for document in documents]
        self._connection.executemany("INSERT INTO document VALUES (?, ?)", rows)
        self._connection.commit()
        self._connection.execute("ANALYZE")
        self._connection.commit()
        self._connection.close()


def write_tables(edition: Plain, path: Path) -> None:
    """The facts of an edition (as `equipoise export` tells them) as tables."""
    tables = Tables(path)
    for noun, table, kept in (("attributes", "attribute", _ATTRIBUTE), ("sources", "source", _SOURCE)):
        for record in edition[noun]:
            tables.add(table, _only(record, kept), slug=record["slug"])
    for record in edition["treatments"]:
        tables.add("treatment", {**_only(record, _TREATMENT), "review": record["review"]}, slug=record["slug"])
    for record in edition["findings"]:
        tables.add("finding", _finding(tables, record), slug=record["id"])
    for record in edition["comparisons"]:
        _add_comparison(tables, record)
    tables.close(edition["comparisons"])


def _only(record: Plain, names: Iterable[str]) -> Plain:
    return {name: record[name] for name in names if name in record}


def _finding(tables: Tables, record: Plain) -> Plain:
    time = record.get("time_point")
    return {
        **_only(record, _FINDING),
        "slug": record["id"],
        "treatment_id": tables.id_of("treatment", record["treatment"]["slug"]),
        "attribute_id": tables.id_of("attribute", record["attribute"]["slug"]),
        "source_id": tables.id_of("source", record["source"]["slug"]),
        "treatment": record["treatment"]["slug"],
        "condition": record["condition"]["slug"] if "condition" in record else None,
        "population": record["population"]["words"],
        "people": record["population"],
        "time_point": time["words"] if time else None,
        "when": time,
    }


def _add_comparison(tables: Tables, record: Plain) -> None:
    known = set(naive_tables.Comparison.model_fields) - {"id"}
    comparison = tables.add("comparison", _only(record, known), slug=record["slug"])
    for place, told in enumerate(record["treatments"]):
        treatment = tables.id_of("treatment", told["slug"])
        tables.add("comparedtreatment", {"comparison_id": comparison, "treatment_id": treatment, "place": place})
    for told in record["sources"]:
        source = tables.id_of("source", told["slug"])
        tables.add("citation", {"comparison_id": comparison, "source_id": source, "number": told["number"]})
    for place, told in enumerate(record["rows"]):
        row = {
            **_only(told, ("certainty", "favours", "sentence", "disagreements")),
            "comparison_id": comparison,
            "attribute_id": tables.id_of("attribute", told["attribute"]["slug"]),
            "place": place,
        }
        _add_row(tables, tables.add("row", row), told)


def _add_row(tables: Tables, row: int, told: Plain) -> None:
    for place, verdict in enumerate(told["verdicts"]):
        tables.add("verdict", {**_only(verdict, _VERDICT), "row_id": row, "place": place})
    for place, cell in enumerate(told["cells"]):
        kept = _only(cell, ("state", "treatment", "display", "agreement", "absence"))
        cell_id = tables.add("cell", {**kept, "row_id": row, "place": place})
        shown = [cell["headline"], *cell["others"]] if cell["state"] == "reported" else []
        for order, finding in enumerate(shown):
            linked = {
                "cell_id": cell_id,
                "finding_id": tables.id_of("finding", finding["id"]),
                "place": order,
                "source_number": finding["source_number"],
                "chosen_for": finding.get("chosen_for", ""),
                "is_variant": finding.get("is_variant", False),
            }
            tables.add("shownfinding", linked, key="number")


def write_json_database(edition: Plain, path: Path) -> None:
    """The facts of an edition as json-server's one file; findings in brief, since it keeps all of it in memory."""
    findings = [
        {
            "id": record["id"],
            "treatment": record["treatment"]["slug"],
            "attribute": record["attribute"]["slug"],
            **_only(record, ("display", "locator")),
            "source": record["source"]["slug"],
        }
        for record in edition["findings"]
    ]
    brief = [name for name in _TREATMENT if name != "variants"]
    database = {
        "comparisons": [{"id": record["slug"], **record} for record in edition["comparisons"]],
        "treatments": [{"id": record["slug"], **_only(record, brief)} for record in edition["treatments"]],
        "findings": findings,
    }
    path.write_text(json.dumps(database, ensure_ascii=False), "utf-8")
