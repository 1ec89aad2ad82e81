"""CSV (RFC 4180) with its data dictionary (CSV on the Web): one row a finding, one a gap.

The file begins with a byte order mark, without which the most used spreadsheet reads UTF-8 as something else.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from app.documents.gatherings import GatheredRow, Gathering, Plain
from app.renderers.tables.cells import written
from app.renderers.tables.columns import SEPARATOR, Column, columns_of

CSV_MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
CSVW_MEDIA_TYPE = "application/csvm+json"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def render_csv(gathering: Gathering) -> str:
    """A record's findings and gaps as CSV."""
    columns = columns_of(gathering)
    return BYTE_ORDER_MARK + head_line(columns) + "".join(lines_of(columns, gathering.rows))


def head_line(columns: Sequence[Column]) -> str:
    """The names of the columns."""
    return _line([column.name for column in columns])


def lines_of(columns: Sequence[Column], rows: Iterable[GatheredRow]) -> Iterable[str]:
    """A line for each row."""
    return (_line([written(column.of(row)) for column in columns]) for row in rows)


def _line(cells: Sequence[str | int | float]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def render_data_dictionary(gathering: Gathering, address: str) -> str:
    """What the columns of the CSV at an address are, as the CSV on the Web working group writes it."""
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": address,
        "dc:title": gathering.title,
        "dc:description": gathering.description,
        "dc:license": {"@id": LICENCE},
        "dc:modified": {"@value": gathering.updated, "@type": "xsd:date"},
        "dc:rights": gathering.disclaimer,
        "dc:identifier": gathering.digest,
        "dc:isPartOf": f"edition {gathering.edition} ({gathering.record['edition']['digest']})",
        "dc:provenance": gathering.review,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": [described(column) for column in columns_of(gathering)]},
    }
    return json.dumps({name: told for name, told in document.items() if told != ""}, ensure_ascii=False, indent=1)


def described(column: Column) -> Plain:
    """A column in the words of CSV on the Web."""
    told: Plain = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.description,
        "datatype": column.datatype,
    }
    return {**told, "separator": SEPARATOR} if column.is_list else told
