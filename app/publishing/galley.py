"""The galley: the database of an edition that is being set, fresh or begun as a copy of an edition before.

Everything that is put in replaces what was there under its name. A record that says the same as before stays as it is,
with the time of its last change; so a galley that was begun as a copy holds, once every changed part was put in, what
a fresh one would.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine
from sqlalchemy.pool import NullPool

from app.database import OpenEdition
from app.domain.digests import digest_of_sorted
from app.models import EditionTable
from app.models.attributes import AttributeRow
from app.models.cells import Cell, CellContent
from app.models.comparisons import ComparisonRow, ComparisonTreatment
from app.models.conditions import ConditionRow
from app.models.findings import AbsenceRow, FindingRow
from app.models.manifests import Manifest
from app.models.parts import DisagreementRow, ManuscriptFileRow, Mention, Part
from app.models.records import Record
from app.models.searches import CREATE_INDEX, CREATE_VOCABULARY, FIRST_ROW, Word
from app.models.sources import SourceRow
from app.models.treatments import TreatmentLabel, TreatmentRow
from app.publishing.compiling.cells import CompiledCell
from app.publishing.compiling.records import Substance, brief
from app.publishing.indexing import KINDS, Synonyms, search_text
from app.publishing.labels import LABELS, Row
from app.publishing.manuscript import RECORDS
from app.queries.cells import row_of

_KNOWN = "SELECT digest, updated FROM record WHERE noun = ? AND slug = ?"
_SEARCHED = "SELECT title, synonyms, body FROM search WHERE rowid = ?"
_ADD = """
INSERT INTO record (noun, slug, search_row, digest, updated, substance, brief, brief_length)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_CHANGE = """
UPDATE record SET digest = ?, updated = ?, substance = ?, brief = ?, brief_length = ? WHERE noun = ? AND slug = ?
"""
_PENDING = """
CREATE TABLE temp.pending (
    row INTEGER PRIMARY KEY, kind TEXT, slug TEXT, title TEXT, synonyms TEXT, body TEXT
)
"""
_WRITE_PENDING = """
INSERT INTO search (rowid, kind, slug, title, synonyms, body)
SELECT row, kind, slug, title, synonyms, body FROM temp.pending ORDER BY row
"""
_NEW_WORDS = """
INSERT INTO word (term, records) SELECT term, doc FROM temp.new_vocabulary WHERE true
ON CONFLICT (term) DO UPDATE SET records = records + excluded.records
"""


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False)
TABLES: tuple[type[EditionTable], ...] = (
    AbsenceRow,
    AttributeRow,
    Cell,
    CellContent,
    ComparisonRow,
    ComparisonTreatment,
    ConditionRow,
    DisagreementRow,
    FindingRow,
    Manifest,
    ManuscriptFileRow,
    Mention,
    Part,
    Record,
    SourceRow,
    TreatmentLabel,
    TreatmentRow,
    Word,
)
"""Every table of an edition but the full-text index."""


class Galley:
    """An edition that is being set. `printed_at` is when what changes in it is said to have changed."""

    def __init__(self, path: Path, *, printed_at: str, is_fresh: bool, before: OpenEdition | None = None) -> None:
        self.path, self.printed_at, self.is_fresh, self._before = path, printed_at, is_fresh, before
        if is_fresh:
            _create(path)
        self._db = sqlite3.connect(path, isolation_level=None, cached_statements=512)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "temp_store=FILE"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("PRAGMA cache_size=-65536")
        self._db.execute(_PENDING)
        self._db.execute("BEGIN")
        self._next_row = {noun: self._last_row(place) for place, noun in enumerate(KINDS)}

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement."""
        return self._db.execute(statement, values).fetchall()

    def run(self, statement: str, values: Sequence[object] = ()) -> None:
        """Carries a statement out."""
        self._db.execute(statement, values)

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Puts rows into a table; all have the same columns."""
        many = list(rows)
        if many:
            columns = ", ".join(f'"{name}"' for name in many[0])
            marks = ", ".join(f":{name}" for name in many[0])
            self._db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", many)  # noqa: S608  # names of ours

    def put(self, substances: Iterable[Substance], synonyms: Synonyms) -> None:
        """Puts records in, with their labels and their words."""
        for substance in substances:
            self._put(substance, synonyms)

    def _put(self, substance: Substance, synonyms: Synonyms) -> None:
        noun, slug = substance.noun, substance.slug
        texts = search_text(substance, synonyms) if noun in KINDS else None
        known = (
            ()
            if self.is_fresh
            else self._db.execute(
                "SELECT digest, search_row FROM record WHERE noun = ? AND slug = ?", (noun, slug)
            ).fetchone()
        )
        if known:
            digest, row = known
            is_same = digest == substance.digest
            if is_same and (texts is None or self._db.execute(_SEARCHED, (row,)).fetchone() == texts):
                return
            self._db.execute("DELETE FROM search WHERE rowid = ?", (row,))
            if not is_same:
                self._db.execute(
                    _CHANGE,
                    (substance.digest, self.printed_at, *_printed(substance), noun, slug),
                )
                self._remove_labels(noun, slug)
        else:
            row = self._new_row(noun) if texts is not None else 0
            self._db.execute(
                _ADD,
                (noun, slug, row, substance.digest, self._updated(substance), *_printed(substance)),
            )
        if texts is not None:
            kind = noun.removesuffix("s")
            self._db.execute("INSERT OR REPLACE INTO temp.pending VALUES (?, ?, ?, ?, ?, ?)", (row, kind, slug, *texts))
        if not known or digest != substance.digest:
            for label in LABELS.get(noun, ()):
                self.insert(label.table, label.rows(substance))

    def _updated(self, substance: Substance) -> str:
        """When a record that is new here last changed: with this edition, unless the one before said the same."""
        known = () if self._before is None else self._before.rows(_KNOWN, (substance.noun, substance.slug))
        return known[0][1] if known and known[0][0] == substance.digest else self.printed_at

    def remove(self, noun: str, slug: str) -> None:
        """Takes a record out, with its labels and its words."""
        for (row,) in self.rows("SELECT search_row FROM record WHERE noun = ? AND slug = ?", (noun, slug)):
            self._db.execute("DELETE FROM search WHERE rowid = ?", (row,))
        self._db.execute("DELETE FROM record WHERE noun = ? AND slug = ?", (noun, slug))
        self._remove_labels(noun, slug)

    def _remove_labels(self, noun: str, slug: str) -> None:
        for label in LABELS.get(noun, ()):
            self._db.execute(f"DELETE FROM {label.table} WHERE {label.owner} = ?", (slug,))  # noqa: S608  # names of ours

    def put_cells(self, treatments: Iterable[str], cells: Iterable[CompiledCell]) -> None:
        """Puts in all the cells of these treatments."""
        for table in ("cell", "cell_content"):
            self._db.executemany(f"DELETE FROM {table} WHERE treatment = ?", [(slug,) for slug in treatments])  # noqa: S608  # names of ours
        contents: dict[object, int] = {}
        rows = [(cell, self._content(cell, contents)) for cell in cells]
        self.insert("cell", (_cell(cell, content) for cell, content in rows))

    def _content(self, cell: CompiledCell, contents: dict[object, int]) -> int:
        """The number of a cell's content, which is put in when it is the first of its kind."""
        # Cells that were made once for several conditions are the same object, and need not be spelled again.
        known = contents.get(id(cell.printed))
        if known is None:
            content = (cell.treatment, *row_of(cell.printed))
            known = contents.get(content)
            if known is None:
                query = (
                    "INSERT INTO cell_content (treatment, document, evidence, known) VALUES (?, ?, ?, ?) RETURNING id"
                )
                [(known,)] = self._db.execute(query, content)
            contents[content] = contents[id(cell.printed)] = known
        return known

    def set_words(self) -> None:
        """Writes the words of what was put in, and makes a fresh index whole."""
        if self.is_fresh:
            self._db.execute(_WRITE_PENDING)
            self._db.execute("INSERT INTO search (search) VALUES ('optimize')")
            self._db.execute(CREATE_VOCABULARY)
            self._db.execute("INSERT INTO word (term, records) SELECT term, doc FROM temp.vocabulary")
            return
        self._db.execute(CREATE_INDEX.replace("TABLE search", "TABLE temp.new_search"))
        self._db.execute(_WRITE_PENDING.replace("INTO search", "INTO temp.new_search"))
        self._db.execute("CREATE VIRTUAL TABLE temp.new_vocabulary USING fts5vocab(temp, new_search, 'row')")
        self._db.execute(_NEW_WORDS)
        self._db.execute(_WRITE_PENDING)

    def counts(self) -> dict[str, int]:
        """How many of each noun of the manuscript stand here."""
        counts = dict.fromkeys((*RECORDS, "findings"), 0)
        counts |= {
            noun: n for noun, n in self.rows("SELECT noun, count(*) FROM record GROUP BY noun") if noun in counts
        }
        for noun, table in (("absences", "absence"), ("disagreements", "disagreement")):
            [(counts[noun],)] = self.rows(f"SELECT count(*) FROM {table}")  # noqa: S608  # names of ours
        return counts

    def digest(self) -> str:
        """The digest of the edition as it stands here."""
        records = self._db.execute("SELECT noun, slug, digest FROM record ORDER BY noun, slug")
        return digest_of_sorted(tuple(record) for record in records)

    def finish(self, manifest: Manifest) -> None:
        """Writes the manifest and closes the file; nothing can be put in after it."""
        self._db.execute("DELETE FROM manifest")
        self.insert("manifest", [manifest.model_dump()])
        if self.is_fresh:
            self._db.execute("ANALYZE")
        self._db.execute("COMMIT")
        self._db.close()

    def abandon(self) -> None:
        """Closes the file as it is."""
        self._db.close()

    def _last_row(self, place: int) -> int:
        query = "SELECT max(search_row) FROM record WHERE noun = ?"
        [(last,)] = self.rows(query, (list(KINDS)[place],))
        return int(last) if last else FIRST_ROW * place

    def _new_row(self, noun: str) -> int:
        self._next_row[noun] += 1
        return self._next_row[noun]


def _create(path: Path) -> None:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA page_size=4096")
        EditionTable.metadata.create_all(connection, tables=[table.__table__ for table in TABLES])  # type: ignore[attr-defined]  # a table has one
        connection.exec_driver_sql(CREATE_INDEX)
    engine.dispose()


def _printed(substance: Substance) -> tuple[str, str, int]:
    """A record's substance, its brief, and how much of the substance the brief is, where it begins with it."""
    whole, shown = written(substance.plain), written(brief(substance.noun, substance.plain))
    if whole.startswith(shown[:-1]) and whole[len(shown) - 1] in ",}":
        return whole, "", len(shown) - 1
    return whole, shown, 0


def _cell(cell: CompiledCell, content: int) -> Row:
    return {
        "treatment": cell.treatment,
        "condition": cell.condition,
        "attribute": cell.attribute,
        "low": cell.low,
        "high": cell.high,
        "content": content,
    }


def written(plain: Any) -> str:
    """JSON as it is printed."""
    return _ENCODER.encode(plain)
