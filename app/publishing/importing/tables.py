"""CSV: rows with the columns that our own tables have become findings. Other columns are refused, not ignored."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from app.domain.slugs import nearest
from app.domain.vocabulary import CertaintyLevel, ValueKind
from app.publishing.importing.drafts import Draft, Drafts, Plain, Unreadable, told_only
from app.renderers.tables.cells import unguarded
from app.renderers.tables.columns import SEPARATOR, VALUE_MEMBERS, columns_in

MOST_ROWS = 100_000
_COLUMNS = {column.name: column for column in columns_in("", is_comparison=True)}
_NEEDED = ("id", "treatment", "attribute", "value_kind", "population", "design", "source", "locator")
_SAME = (
    *("id", "attribute", "condition", "summary", "source_words", "arm", "instrument", "analysis_set", "design"),
    *("blinding", "counted", "scope", "pooled", "participants", "studies", "jurisdiction", "dated", "source"),
    *("locator", "obtained", "derived_from", "derivation", "note"),
)
"""Columns that a finding has under the same name."""
_WITHOUT_UNIT = frozenset({ValueKind.LEVEL, ValueKind.STATEMENT})

Row = Mapping[str, Any]


def read_table(text: str, file: str) -> Drafts:
    """The findings of a CSV file; one that stands in several rows is taken once, where they say the same."""
    drafts = Drafts(file)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        head = next(reader, [])
        _check_head(head)
        for row in reader:
            if reader.line_num > MOST_ROWS:
                raise Unreadable("the file has too many lines", f"at most {MOST_ROWS}")
            _take(drafts, head, row, reader.line_num - sum(cell.count("\n") for cell in row))
    except csv.Error as broken:
        drafts.refuse(reader.line_num, Unreadable(f"this is not CSV ({broken})", "quote cells as RFC 4180 does"))
    except Unreadable as refused:
        drafts.refuse(max(reader.line_num, 1), refused)
    return drafts


def _check_head(head: list[str]) -> None:
    for place, name in enumerate(head, start=1):
        if name not in _COLUMNS:
            near = nearest(name, _COLUMNS, most=1)
            right = f"did you mean {near[0].replace('-', '_')}?" if near else "the columns are those of our own tables"
            raise Unreadable(f"there is no column {name[:40]!r}", right, column=place)
        if name in head[: place - 1]:
            raise Unreadable(f"the column {name} stands twice", "each column once", column=place)
    missing = [name for name in _NEEDED if name not in head]
    if missing:
        raise Unreadable(f"the columns {', '.join(missing)} are missing", "every finding needs them")


def _take(drafts: Drafts, head: list[str], row: list[str], line: int) -> None:
    if not any(row):
        return
    try:
        if len(row) != len(head):
            raise Unreadable(f"the row has {len(row)} cells", f"{len(head)}, as the head has")
        cells = {name: _read(name, cell, place) for place, (name, cell) in enumerate(zip(head, row, strict=True), 1)}
        if cells.get("role") == "absent":
            drafts.gaps += 1
            return
        draft = Draft(line, str(cells.get("treatment") or ""), finding_of(cells))
    except Unreadable as refused:
        drafts.refuse(line, refused)
        return
    same = next((known for known in drafts.findings if known.content["id"] == draft.content["id"]), None)
    if same is None:
        drafts.findings.append(draft)
    elif (same.slug, same.content) != (draft.slug, draft.content):
        what = f"the finding {draft.content['id']} says something else in line {same.line}"
        drafts.refuse(line, Unreadable(what, "one finding, one value"))


def _read(name: str, cell: str, place: int) -> Any:
    """A cell as what its column holds; None where it is empty."""
    if cell == "":
        return None
    datatype = _COLUMNS[name].datatype
    try:
        if datatype == "integer":
            return int(cell)
        if datatype == "number":
            return float(cell)
    except ValueError:
        raise Unreadable(f"{name} is {cell[:40]!r}", f"a number ({datatype})", column=place) from None
    if datatype == "boolean":
        if cell.lower() not in ("true", "false"):
            raise Unreadable(f"{name} is {cell[:40]!r}", "true or false", column=place)
        return cell.lower() == "true"
    text = unguarded(cell)
    return text.split(SEPARATOR) if _COLUMNS[name].is_list else text


def finding_of(cells: Row) -> Plain:
    """A row as a finding of the manuscript."""
    for name in _NEEDED:
        if cells.get(name) is None:
            raise Unreadable(f"{name} is empty", "every finding needs it")
    level = cells.get("certainty")
    is_rated = level not in (None, CertaintyLevel.NOT_RATED)
    certainty = {
        "level": level,
        "rated_by": cells.get("certainty_rated_by"),
        "reasons": cells.get("certainty_reasons"),
    }
    comparator = {
        "kind": cells.get("comparator_kind"),
        "words": cells.get("comparator_words"),
        "treatment": cells.get("comparator_treatment"),
        "value": value_of(cells, "comparator_value_"),
    }
    time = {name: cells.get(f"time_{name}") for name in ("words", "low", "high", "unit")}
    return told_only(
        {
            **{name: cells.get(name) for name in _SAME},
            "value": value_of(cells, "value_"),
            "population": told_only({"words": cells.get("population"), "age_group": cells.get("age_group")}),
            "comparator": told_only(comparator),
            "time_point": told_only(time),
            "certainty": told_only(certainty) if is_rated else None,
        }
    )


def value_of(cells: Row, prefix: str) -> Plain:
    """The value whose parts stand in the columns with this prefix; nothing where there is none."""
    kind = cells.get(f"{prefix}kind")
    if kind is None:
        return {}
    told = {name: cells.get(f"{prefix}{name}") for name, *_ in VALUE_MEMBERS}
    interval = told_only({end: told.pop(f"interval_{end}") for end in ("low", "high", "level")})
    if kind in _WITHOUT_UNIT:
        told.pop("unit")
    return {name: part for name, part in {**told, "interval": interval or None}.items() if part is not None}
