"""XLSX: a workbook to read and to compute with. Text is always text: nothing in it can be run or followed unasked."""

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.documents.gatherings import Gathering, Plain
from app.renderers.tables.columns import Scalar, columns_of
from app.renderers.tables.matrix import matrix_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

XLSX_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
"""Characters that a cell can hold."""
WIDE, MIDDLE, NARROW = 48, 22, 12
_WIDE = frozenset(
    {"display", "population", "source_citation", "summary", "note", "value_text", "arm", "comparator_words"}
)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SOURCE_COLUMNS = ("number", "slug", "citation", "title", "authors", "year", "publisher", "type", "tier", "doi", "pmid",
                  "address", "funding", "conflict_of_interest", "accessed")  # fmt: skip


class _Sheets:
    """Writes sheets in the styles of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEF2F5"}
        )
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._plain = book.add_format({"valign": "top"})

    def add(self, name: str, head: list[str], rows: list[list[Scalar]], widths: list[int], *, fixed: int = 0) -> None:
        """A sheet with a head that stays in view and can be filtered by."""
        sheet: Worksheet = self._book.add_worksheet(name)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        for place, title in enumerate(head):
            sheet.write_string(0, place, title, self._head)
        for line, cells in enumerate(rows, start=1):
            for place, told in enumerate(cells):
                self._write(sheet, line, place, told)
        sheet.freeze_panes(1, fixed)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(head) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _write(self, sheet: "Worksheet", line: int, place: int, told: Scalar) -> None:
        if told is None:
            return
        if isinstance(told, bool):
            sheet.write_boolean(line, place, told, self._plain)
        elif isinstance(told, str):
            sheet.write_string(line, place, told[:LONGEST_CELL], self._text)
        else:
            sheet.write_number(line, place, told, self._plain)


def render_xlsx(gathering: Gathering, address: str) -> bytes:
    """A record as a workbook: what it is, the comparison to read, findings, sources, and what the columns mean."""
    out = io.BytesIO()
    import xlsxwriter  # noqa: PLC0415  # seldom asked for, slow to import

    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties(
        {
            "title": gathering.title,
            "subject": gathering.description[:250],
            "comments": f"Edition {gathering.edition}, {gathering.digest}",
            # The workbook is the same for the same edition, so its moment is the edition's.
            "created": datetime.fromisoformat(gathering.printed_at).replace(tzinfo=None),
        }
    )
    sheets = _Sheets(book)
    sheets.add("About", ["About", ""], [[name, told] for name, told in _about(gathering, address)], [24, 100])
    if gathering.noun == "comparisons":
        head, rows = matrix_of(gathering)
        sheets.add("Comparison", head, rows, [MIDDLE, *(NARROW * 3 for _ in head[1:])], fixed=1)
    columns = columns_of(gathering)
    widths = [WIDE if column.name in _WIDE else NARROW if column.datatype != "string" else MIDDLE for column in columns]
    rows = [[column.of(row) for column in columns] for row in gathering.rows]
    sheets.add("Findings", [column.title for column in columns], rows, widths, fixed=3)
    sheets.add("Sources", [name.replace("_", " ") for name in SOURCE_COLUMNS], _sources(gathering), _source_widths())
    told: list[list[Scalar]] = [[one.title, one.name, one.datatype, one.description] for one in columns]
    sheets.add("Columns", ["Column", "Name in CSV", "Datatype", "Meaning"], told, [30, 30, NARROW, 90])
    book.close()
    return out.getvalue()


def _about(gathering: Gathering, address: str) -> list[tuple[str, str]]:
    told = [
        ("Title", gathering.title),
        ("Question" if gathering.noun == "comparisons" else "Summary", gathering.description),
        ("Please read", gathering.disclaimer),
        ("Review", gathering.review),
        ("Edition", gathering.edition),
        ("Edition's digest", gathering.record["edition"]["digest"]),
        ("Record's digest", gathering.digest),
        ("Last changed", gathering.updated),
        ("Address", address),
        ("Licence", "CC BY 4.0"),
    ]
    return [(name, words) for name, words in told if words]


def _sources(gathering: Gathering) -> list[list[Scalar]]:
    numbers = {told["slug"]: told["number"] for told in gathering.record.get("sources", ())}
    rows = []
    for source in gathering.sources:
        whole: Plain = {**source, **source["identifiers"], "number": numbers.get(source["slug"])}
        rows.append([whole.get(name) for name in SOURCE_COLUMNS])
    return rows


def _source_widths() -> list[int]:
    return [WIDE if name in ("citation", "title", "address") else MIDDLE for name in SOURCE_COLUMNS]
