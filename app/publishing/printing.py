"""Prints a compiled edition: one SQLite file, written beside the old ones, verified, made durable and sealed."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from app.database import FORMAT_VERSION, SUFFIX, file_digest, open_edition, seal_path
from app.documents.references import EditionReference
from app.domain.evidence import to_plain
from app.domain.verdicts import RULES_VERSION
from app.errors import PressError
from app.models import EditionTable
from app.models.attributes import AttributeRow
from app.models.cells import Cell
from app.models.comparisons import ComparisonRow, ComparisonTreatment
from app.models.conditions import ConditionRow
from app.models.findings import FindingRow
from app.models.manifests import Manifest
from app.models.records import Record
from app.models.searches import CREATE_INDEX, CREATE_WORDS
from app.models.sources import SourceRow
from app.models.treatments import TreatmentCondition, TreatmentRow, TreatmentSource
from app.publishing.compiling import CompiledEdition, Progress
from app.publishing.compiling.records import Stamping, Substance, brief
from app.publishing.indexing import search_rows
from app.publishing.workshops import workshop

_BATCH = 1000
Rows = Iterator[dict[str, Any]]


@contextmanager
def printed(
    compiled: CompiledEdition, folder: Path, manifest: Manifest, stamping: Stamping, progress: Progress
) -> Iterator[Path]:
    """The edition as a verified, durable file in a folder of its own beside the others; gone again afterwards."""
    with workshop(folder, manifest.id) as room:
        path = room / f"{manifest.id}{SUFFIX}"
        try:
            _write(compiled, path, manifest, stamping, progress)
        except DBAPIError as error:
            raise PressError(f"the edition could not be written: {error.orig}") from error
        _seal(path)
        open_edition(path).close()
        yield path


def put_into_place(printed_path: Path, folder: Path) -> Path:
    """Moves a printed edition to its final name, the seal first, and makes the folder durable.

    Raises FileExistsError where an edition of that name is already there.
    """
    final = folder / printed_path.name
    os.link(seal_path(printed_path), seal_path(final))
    os.link(printed_path, final)
    _sync(folder)
    return final


def manifest_of(
    compiled: CompiledEdition,
    *,
    id_: str,
    parent: str,
    printed_at: str,
    note: str,
    manuscript_digest: str,
    counts: dict[str, int],
) -> Manifest:
    """The manifest of an edition about to be printed."""
    return Manifest(
        id=id_,
        digest=compiled.digest,
        parent=parent,
        printed_at=printed_at,
        note=note,
        manuscript_digest=manuscript_digest,
        rules_version=RULES_VERSION,
        format_version=FORMAT_VERSION,
        counts=json.dumps(counts, sort_keys=True),
    )


def reference_of(manifest: Manifest) -> EditionReference:
    """The edition as its records name it."""
    return EditionReference(id=manifest.id, digest=manifest.digest)


def _write(compiled: CompiledEdition, path: Path, manifest: Manifest, stamping: Stamping, progress: Progress) -> None:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    with engine.connect() as connection:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "page_size=4096", "locking_mode=EXCLUSIVE"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        EditionTable.metadata.create_all(connection)
        connection.exec_driver_sql(CREATE_INDEX)
        connection.exec_driver_sql(CREATE_WORDS)
        connection.execute(Manifest.__table__.insert(), [manifest.model_dump()])  # type: ignore[attr-defined]  # a table has one
        _write_tables(connection, compiled, stamping, progress)
        connection.exec_driver_sql("INSERT INTO search(search) VALUES ('optimize')")
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    engine.dispose()


def _write_tables(connection: Connection, compiled: CompiledEdition, stamping: Stamping, progress: Progress) -> None:
    substances = compiled.substances
    _insert(connection, Record, _records(substances.by_name.values(), stamping, progress))
    _insert(
        connection,
        TreatmentRow,
        (
            {
                "slug": s.slug,
                "name": s.plain["name"],
                "form": s.plain["form"],
                "variant_of": _slug(s, "variant_of"),
                "reference_variant": _slug(s, "reference_variant"),
            }
            for s in substances.of("treatments")
        ),
    )
    _insert(
        connection,
        TreatmentCondition,
        (
            {"condition": c["slug"], "treatment": s.slug}
            for s in substances.of("treatments")
            for c in s.plain["conditions"]
        ),
    )
    _insert(
        connection,
        ConditionRow,
        (
            {"slug": s.slug, "name": s.plain["name"], "part_of": _slug(s, "part_of")}
            for s in substances.of("conditions")
        ),
    )
    _insert(
        connection,
        AttributeRow,
        (
            {"slug": s.slug, **{name: s.plain[name] for name in ("name", "kind", "unit", "category", "position")}}
            for s in substances.of("attributes")
        ),
    )
    _insert(
        connection,
        SourceRow,
        ({"slug": s.slug, "type": s.plain["type"], "year": s.plain.get("year", 0)} for s in substances.of("sources")),
    )
    _insert(connection, FindingRow, _findings(substances.of("findings")))
    _insert(
        connection,
        TreatmentSource,
        (
            {"treatment": treatment, "source_type": type_}
            for treatment, type_ in sorted(
                {(s.plain["treatment"]["slug"], s.plain["source"]["type"]) for s in substances.of("findings")}
            )
        ),
    )
    _insert(
        connection,
        ComparisonRow,
        ({"slug": s.slug, "condition": _slug(s, "condition")} for s in substances.of("comparisons")),
    )
    _insert(
        connection,
        ComparisonTreatment,
        (
            {"comparison": s.slug, "treatment": t["slug"], "position": place}
            for s in substances.of("comparisons")
            for place, t in enumerate(s.plain["treatments"], start=1)
        ),
    )
    _insert(connection, Cell, _cells(compiled))
    rows = list(search_rows(substances))
    statement = text(
        "INSERT INTO search(kind, slug, title, synonyms, body) VALUES (:kind, :slug, :title, :synonyms, :body)"
    )
    for start in range(0, len(rows), _BATCH):
        connection.execute(statement, rows[start : start + _BATCH])


def _slug(substance: Substance, member: str) -> str:
    reference = substance.plain.get(member)
    return reference["slug"] if reference else ""


def _records(substances: Iterable[Substance], stamping: Stamping, progress: Progress) -> Rows:
    every = list(substances)
    for done, substance in enumerate(every, start=1):
        document, updated = stamping.document(substance)
        yield {
            "noun": substance.noun,
            "slug": substance.slug,
            "position": substance.position,
            "digest": substance.digest,
            "updated": updated,
            "document": _json(document),
            "brief": _json(brief(substance.noun, document)),
        }
        progress("printing records", done, len(every))


def _findings(substances: Iterable[Substance]) -> Rows:
    for substance in substances:
        plain = substance.plain
        yield {
            "slug": substance.slug,
            "treatment": plain["treatment"]["slug"],
            "attribute": plain["attribute"]["slug"],
            "category": plain["attribute"]["category"],
            "condition": _slug(substance, "condition"),
            "source": plain["source"]["slug"],
            "source_type": plain["source"]["type"],
            "certainty": plain["certainty"]["level"],
            "design": plain["design"],
            "year": plain["source"].get("year", 0),
        }


def _cells(compiled: CompiledEdition) -> Rows:
    for cell in compiled.cells:
        yield {
            "treatment": cell.treatment,
            "condition": cell.condition,
            "attribute": cell.attribute,
            "document": _json(cell.printed.document),
            "evidence": _json([to_plain(evidence) for evidence in cell.printed.evidence]),
            "low": cell.low,
            "high": cell.high,
        }


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _insert(connection: Connection, table: type[EditionTable], rows: Iterable[dict[str, Any]]) -> None:
    statement = table.__table__.insert()  # type: ignore[attr-defined]  # a table model has one
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            connection.execute(statement, batch)
            batch = []
    if batch:
        connection.execute(statement, batch)


def _seal(path: Path) -> None:
    seal = seal_path(path)
    seal.write_text(f"{path.stat().st_size} {file_digest(path)}\n", "ascii")
    for made in (path, seal):
        made.chmod(0o444)
        _sync(made)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
