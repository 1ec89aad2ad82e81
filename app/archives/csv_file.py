"""Every table as CSV, in one ZIP file with a Frictionless data package that describes them."""

import json
import tempfile
import zipfile
from contextlib import ExitStack
from pathlib import Path

from app.archives.tables_of_edition import each_row
from app.database import OpenEdition
from app.documents.gatherings import Plain
from app.domain.wording import DISCLAIMER
from app.renderers.csv_format import BYTE_ORDER_MARK, head_line, lines_of
from app.renderers.tables.columns import Column
from app.renderers.tables.nouns import KEYS, TABLES, columns_of_table

THE_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)
"""So that the same edition makes the same file."""
LICENCES = [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}]
READABLE = 0o644 << 16


def write_csv_zip(edition: OpenEdition, path: Path) -> None:
    """Writes the file."""
    columns = {table: columns_of_table(table, edition.id) for table in TABLES}
    with tempfile.TemporaryDirectory(dir=path.parent) as made, ExitStack() as opened:
        parts = {
            table: opened.enter_context((Path(made) / table).open("w", encoding="utf-8", newline=""))
            for table in TABLES
        }
        for table, part in parts.items():
            part.write(BYTE_ORDER_MARK + head_line(columns[table]))
        for table, row in each_row(edition):
            parts[table].writelines(lines_of(columns[table], [row]))
        for part in parts.values():
            part.flush()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as whole:
            package = json.dumps(package_of_tables(edition), ensure_ascii=False, indent=1)
            whole.writestr(_named("datapackage.json"), package)
            for table in TABLES:
                with (Path(made) / table).open("rb") as text, whole.open(_named(f"{table}.csv"), "w") as packed:
                    while some := text.read(1 << 20):
                        packed.write(some)


def _named(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, THE_SAME_MOMENT)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, READABLE
    return info


def package_of_tables(edition: OpenEdition) -> Plain:
    """The data package inside: every table with its columns."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"equipoise-{edition.id}",
        "title": f"Equipoise, edition {edition.id}",
        "description": DISCLAIMER,
        "version": edition.id,
        "id": edition.digest,
        "created": edition.printed_at,
        "licenses": LICENCES,
        "resources": [
            {
                "name": table,
                "path": f"{table}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "schema": _schema(table, columns_of_table(table, edition.id)),
            }
            for table in TABLES
        ],
    }


def _schema(table: str, columns: tuple[Column, ...]) -> Plain:
    fields = [
        {"name": one.name, "title": one.title, "type": one.datatype, "description": one.description} for one in columns
    ]
    key = KEYS.get(table, "slug")
    return {"fields": fields, **({"primaryKey": key} if key else {}), "missingValues": [""]}
