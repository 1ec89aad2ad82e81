"""Opens databases: an edition's sealed file for reading, and the office."""

import hashlib
import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from app.domain.digests import digest_of, digest_of_sorted
from app.errors import EditionRefused, NotFound, OfficeUnavailable

FORMAT_VERSION = 3
"""The layout of edition files this code reads and writes."""
SUFFIX = ".edition"
Kept = TypeVar("Kept")
CHECKED_AT_OPEN = 32 << 20
"""Bytes. A file up to this size is read whole when it is opened, which takes some hundredths of a second."""
CONNECT_SECONDS = 5
"""Seconds after which a PostgreSQL that says nothing is taken to be away."""
MOST_KEPT = 3000
"""Parts of documents that an open edition keeps read, for the answers that are composed of them."""


@dataclass(frozen=True)
class OpenEdition:
    """A sealed edition that can be read; safe to share between threads.

    Every thread reads through a connection of its own, which goes when the edition is let go of: a sealed file never
    changes, so there is nothing to lock and nothing to pool.
    """

    id: str
    digest: str
    printed_at: str
    rules_version: str
    counts: dict[str, int]
    note: str
    path: Path
    _readers: threading.local = field(default_factory=threading.local, repr=False)
    _kept: OrderedDict[tuple[str, Any], Any] = field(default_factory=OrderedDict, repr=False)

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of one short statement. Raises EditionRefused where the file turns out to be damaged."""
        try:
            reader: sqlite3.Connection = self._readers.connection
        except AttributeError:
            reader = self._readers.connection = _reader(self.path)
        try:
            return reader.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            # The message may hold a whole document; the name of the error does not.
            raise EditionRefused(f"{self.path.name} cannot be read ({type(error).__name__})") from error

    def each(self, statement: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a long statement one by one, none of them held; on a connection of its own."""
        reader = _reader(self.path)
        try:
            yield from reader.execute(statement, values)
        except sqlite3.DatabaseError as error:
            raise EditionRefused(f"{self.path.name} cannot be read ({type(error).__name__})") from error
        finally:
            reader.close()

    def kept(self, kind: str, key: Any, make: Callable[[], Kept]) -> Kept:
        """What `make` makes of something in this edition, made once and then kept for a while; not to be changed."""
        try:
            found: Kept = self._kept[kind, key]
        except KeyError:
            found = self._kept[kind, key] = make()
            if len(self._kept) > MOST_KEPT:
                with suppress(KeyError):
                    self._kept.popitem(last=False)
        return found

    def close(self) -> None:
        """Lets go of this thread's connection; those of other threads go with the edition."""
        self._readers.__dict__.clear()


def _reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads a sealed file, and never by mapping it into memory."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    reader = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256)
    # Never mapped: a page that is gone from under a mapping ends the process, and one that is read is only refused.
    reader.execute("PRAGMA mmap_size=0")
    reader.execute("PRAGMA query_only=ON")
    return reader


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def seal_path(path: Path) -> Path:
    """The file beside an edition that holds its size and SHA-256."""
    return path.with_suffix(SUFFIX + ".sha256")


def open_edition(path: Path) -> OpenEdition:
    """Opens an edition file: its seal is there, its size is right, its manifest names it; a small one is checked whole.

    A large file is opened in no time and checked by whoever has the time: see `check_seal`. Raises EditionRefused with
    a sentence for an operator, NotFound where there is no file.
    """
    if not path.is_file():
        raise NotFound("edition")
    try:
        size, _ = _seal(path)
        if size <= CHECKED_AT_OPEN:
            check_seal(path)
        return _opened(path)
    except OSError as error:
        raise EditionRefused(f"{path.name} cannot be read ({error.strerror})") from error
    except (sqlite3.Error, ValueError, LookupError, TypeError) as error:
        raise EditionRefused(f"{path.name} cannot be read as an edition ({type(error).__name__})") from error


def sealed_digest(path: Path) -> str:
    """The SHA-256 that an edition was sealed with. Raises EditionRefused where it has no seal that fits."""
    return _seal(path)[1]


def check_seal(path: Path) -> None:
    """Reads the whole file: it is what was sealed, bit for bit. Raises EditionRefused."""
    _, digest = _seal(path)
    try:
        found = file_digest(path)
    except OSError as error:
        raise EditionRefused(f"{path.name} cannot be read ({error.strerror})") from error
    if found != digest:
        raise EditionRefused(f"{path.name} is not what was sealed: its SHA-256 differs")


def _seal(path: Path) -> tuple[int, str]:
    """Size and digest as they were sealed; the size is the file's."""
    seal = seal_path(path)
    try:
        written, digest = seal.read_text("ascii").split()
        size = int(written)
    except (OSError, ValueError) as error:
        raise EditionRefused(f"{path.name} has no readable seal beside it ({seal.name})") from error
    if path.stat().st_size != size:
        raise EditionRefused(f"{path.name} is {path.stat().st_size} bytes long and its seal says {size}")
    return size, digest


def _opened(path: Path) -> OpenEdition:
    reader = _reader(path)
    try:
        [[format_version]] = reader.execute("SELECT format_version FROM manifest").fetchall()
        if format_version != FORMAT_VERSION:
            raise EditionRefused(f"{path.name} has layout {format_version}; this program reads {FORMAT_VERSION}")
        columns = "id, digest, printed_at, rules_version, counts, note"
        [[id_, digest, printed_at, rules_version, counts, note]] = reader.execute(f"SELECT {columns} FROM manifest")  # noqa: S608  # columns of ours
    finally:
        reader.close()
    if id_ != path.name.removesuffix(SUFFIX):
        raise EditionRefused(f"{path.name} says that it is edition {id_}")
    return OpenEdition(id_, digest, printed_at, rules_version, json.loads(counts), note, path)


def check_records(edition: OpenEdition) -> None:
    """Every record says what its digest says, and all of them add up to the edition's. Raises EditionRefused."""
    name = edition.path.name

    def checked() -> Iterator[tuple[str, str, str]]:
        query = "SELECT noun, slug, digest, substance FROM record ORDER BY noun, slug"
        for noun, slug, digest, substance in edition.each(query):
            if not _says(substance, digest):
                raise EditionRefused(f"{name}: {noun}/{slug} is not what its digest says")
            yield noun, slug, digest

    if digest_of_sorted(checked()) != edition.digest:
        raise EditionRefused(f"{name}: its records do not add up to the edition's digest")


def _says(substance: str, digest: str) -> bool:
    """Whether a text is a document with this digest; one that is no document has none."""
    try:
        return digest_of(json.loads(substance)) == digest
    except (TypeError, ValueError, RecursionError):
        return False


@dataclass(frozen=True)
class Office:
    """The database of what changes."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads. Raises OfficeUnavailable."""
        try:
            with Session(self.engine) as session:
                yield session
        except SQLAlchemyError as error:
            raise OfficeUnavailable("the office database cannot be reached") from error

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose work is committed whole at its end, or not at all.

        Raises OfficeUnavailable; IntegrityError is left to the writer, who knows what it means.
        """
        try:
            with Session(self.engine.execution_options(writes=True)) as session, session.begin():
                yield session
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            raise OfficeUnavailable("the office database cannot be written to") from error


def open_office(url: str) -> Office:
    """The office at this database URL; SQLite writers queue, and a commit is on the disk before it is answered.

    A SQLite office is opened anew for every session, so that a file that was lost or put back is noticed.
    Raises OfficeUnavailable where the URL cannot be used.
    """
    is_sqlite = url.startswith("sqlite")
    try:
        if is_sqlite:
            engine = create_engine(url, poolclass=NullPool)
        else:
            engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_SECONDS})
    except (ArgumentError, ImportError) as error:
        raise OfficeUnavailable("the office's database URL cannot be used here; see EQUIPOISE_OFFICE") from error
    if is_sqlite:

        @event.listens_for(engine, "connect")
        def _prepare(connection: sqlite3.Connection, _: object) -> None:
            connection.isolation_level = None
            connection.execute("PRAGMA busy_timeout=5000")
            # One more than FULL: the folder is synced after a commit, or a power cut may bring its journal back, and
            # the journal takes the commit back.
            connection.execute("PRAGMA synchronous=EXTRA")
            connection.execute("PRAGMA foreign_keys=ON")

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(
                "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN"
            )

    return Office(engine)
