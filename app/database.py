"""Opens databases: an edition's sealed file for reading, and the office."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool
from sqlmodel import Session, select

from app.domain.digests import edition_digest, substance_digest
from app.errors import EditionRefused, NotFound, OfficeUnavailable
from app.models.manifests import Manifest
from app.models.records import Record

FORMAT_VERSION = 1
"""The layout of edition files this code reads and writes."""
SUFFIX = ".edition"
MOST_READERS = 64
_CHUNK = 1 << 20


@dataclass(frozen=True)
class OpenEdition:
    """A sealed edition that was verified and can be read; safe to share between threads."""

    id: str
    digest: str
    printed_at: str
    rules_version: str
    counts: dict[str, int]
    note: str
    path: Path
    engine: Engine

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One short session for one question."""
        with Session(self.engine, autoflush=False) as session:
            yield session

    def close(self) -> None:
        """Lets go of the file."""
        self.engine.dispose()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def seal_path(path: Path) -> Path:
    """The file beside an edition that holds its size and SHA-256."""
    return path.with_suffix(SUFFIX + ".sha256")


def open_edition(path: Path) -> OpenEdition:
    """Opens and verifies an edition file: its seal, its manifest, and the digest of every record.

    Raises EditionRefused with a sentence for an operator, NotFound where there is no file.
    """
    if not path.is_file():
        raise NotFound("edition")
    try:
        _check_seal(path)
    except OSError as error:
        raise EditionRefused(f"{path.name} cannot be read ({error.strerror})") from error
    engine = create_engine(
        URL.create(
            "sqlite",
            database=f"file:{quote(str(path.absolute()))}",
            query={"mode": "ro", "immutable": "1", "uri": "true"},
        ),
        poolclass=QueuePool,
        pool_size=MOST_READERS,
        max_overflow=0,
        pool_timeout=30,
        connect_args={"check_same_thread": False},
    )
    try:
        return _verified(path, engine)
    except (SQLAlchemyError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        engine.dispose()
        raise EditionRefused(f"{path.name} cannot be read as an edition ({type(error).__name__})") from error
    except EditionRefused:
        engine.dispose()
        raise


def _check_seal(path: Path) -> None:
    seal = seal_path(path)
    try:
        written, digest = seal.read_text("ascii").split()
        size = int(written)
    except (OSError, ValueError) as error:
        raise EditionRefused(f"{path.name} has no readable seal beside it ({seal.name})") from error
    if path.stat().st_size != size:
        raise EditionRefused(f"{path.name} is {path.stat().st_size} bytes long and its seal says {size}")
    if file_digest(path) != digest:
        raise EditionRefused(f"{path.name} is not what was sealed: its SHA-256 differs")


def _verified(path: Path, engine: Engine) -> OpenEdition:
    with Session(engine) as session:
        manifest = session.exec(select(Manifest)).one()
        if manifest.format_version != FORMAT_VERSION:
            raise EditionRefused(
                f"{path.name} has layout {manifest.format_version}; this program reads {FORMAT_VERSION}"
            )
        if manifest.id != path.name.removesuffix(SUFFIX):
            raise EditionRefused(f"{path.name} says that it is edition {manifest.id}")
        digests: dict[tuple[str, str], str] = {}
        for record in session.exec(select(Record)):
            document = json.loads(record.document)
            if not substance_digest(document) == record.digest == document["digest"]:
                raise EditionRefused(f"{path.name}: {record.noun}/{record.slug} is not what its digest says")
            digests[record.noun, record.slug] = record.digest
        if edition_digest(digests) != manifest.digest:
            raise EditionRefused(f"{path.name}: its records do not add up to the edition's digest")
        return OpenEdition(
            id=manifest.id,
            digest=manifest.digest,
            printed_at=manifest.printed_at,
            rules_version=manifest.rules_version,
            counts=json.loads(manifest.counts),
            note=manifest.note,
            path=path,
            engine=engine,
        )


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
        engine = create_engine(url, poolclass=NullPool if is_sqlite else None, pool_pre_ping=not is_sqlite)
    except (ArgumentError, ImportError) as error:
        raise OfficeUnavailable("the office's database URL cannot be used here; see EQUIPOISE_OFFICE") from error
    if is_sqlite:

        @event.listens_for(engine, "connect")
        def _prepare(connection: sqlite3.Connection, _: object) -> None:
            connection.isolation_level = None
            connection.execute("PRAGMA busy_timeout=5000")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(
                "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN"
            )

    return Office(engine)
