"""What tests do with edition files: publish at a given moment, read them without the app's help, and damage them."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.publishing.press import Published, publish
from tests.conftest import House

STAMPED = ("digest", "updated", "edition", "links")
"""Members of a document that say when and where it was printed."""
Rows = dict[tuple[str, str], tuple[str, str, dict[str, Any]]]


def at(year: int, month: int, day: int = 1, hour: int = 12) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: datetime(year, month, day, hour, tzinfo=UTC)


def publish_at(house: House, manuscript: Path, clock: Callable[[], datetime], *, note: str = "") -> Published:
    """Publishes a manuscript at a given moment."""
    return publish(manuscript, house.editions, house.office, note=note, clock=clock)


def edition_file(house: House, id_: str) -> Path:
    """The file of an edition."""
    return house.editions / f"{id_}.edition"


def seal_of(path: Path) -> Path:
    """The seal beside an edition's file."""
    return path.with_name(path.name + ".sha256")


def sha256(content: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def spelled(plain: Any) -> bytes:
    """A JSON document with sorted keys, without spaces, in UTF-8."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def rows_of(path: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query answers on an edition's file, read by plain SQLite."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        return connection.execute(query).fetchall()


def records_of(path: Path) -> Rows:
    """Digest, time of the last change and substance of every record, by noun and slug."""
    rows = rows_of(path, "SELECT noun, slug, digest, updated, substance FROM record")
    return {(noun, slug): (digest, updated, json.loads(text)) for noun, slug, digest, updated, text in rows}


def seal_again(path: Path) -> None:
    """Makes the seal agree with the file as it is now, as somebody would who knows how."""
    seal = seal_of(path)
    seal.chmod(0o644)
    content = path.read_bytes()
    seal.write_text(f"{len(content)} {sha256(content)}\n", "ascii")


def overwrite(path: Path, content: bytes) -> None:
    """Writes over a file that is meant to be read-only."""
    path.chmod(0o644)
    path.write_bytes(content)


@contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that writes into an edition's file; the seal is made to agree afterwards."""
    path.chmod(0o644)
    with closing(sqlite3.connect(path)) as connection:
        yield connection
        connection.commit()
    seal_again(path)
