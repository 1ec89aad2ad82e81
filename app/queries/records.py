"""Questions that every noun is asked: one record, many records, a page of a list.

Everything here is read through the edition's own short statements: an index leads to the answer, whatever the size of
the catalogue, and no statement counts, sorts or skips what it does not show unless a reader asked for that.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.domain.slugs import nearest
from app.errors import BadRequest, Fault, NotFound
from app.models.records import BRIEF
from app.queries.cursors import Cursor, Key
from app.queries.stamps import document_of, stamped

Plain = dict[str, Any]

TABLES = {
    "attributes": "attribute",
    "comparisons": "comparison",
    "conditions": "condition",
    "findings": "finding",
    "sources": "source",
    "treatments": "treatment",
}
"""The table with a noun's labels; each has the slug as its key."""
MOST_NEIGHBOURS = 2000
"""Names that are looked at for one that was misspelt: those around it in the order of names."""
_AT_ONCE = 500

_ONE = "SELECT substance, digest, updated FROM record WHERE noun = ? AND slug = ?"
_FIRST = f"SELECT slug, substance, digest, updated, {BRIEF} FROM record WHERE noun = ? ORDER BY slug LIMIT 1"  # noqa: S608  # a name of ours
_EVERY = "SELECT noun, slug, substance, digest, updated FROM record ORDER BY noun, slug"
_EXISTS = "SELECT 1 FROM record WHERE noun = ? AND slug = ?"
_FROM_HERE = "SELECT slug FROM record WHERE noun = ? AND slug >= ? ORDER BY slug LIMIT ?"
_BEFORE_HERE = "SELECT slug FROM record WHERE noun = ? AND slug < ? ORDER BY slug DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class Paging:
    """How much of a list is asked for, from where, in what order."""

    limit: int
    after: tuple[Key, ...] | None
    sort: str
    question: str
    cursor_key: str
    counted: bool = False
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """A way a list can be sorted: by a column of the noun's table (`t`) or of its records (`r`), ties by slug."""

    column: str = "t.slug"
    descending: bool = False


DEFAULT_ORDER = ""
ORDERS: dict[str, Order] = {
    DEFAULT_ORDER: Order(),
    "slug": Order(),
    "-slug": Order(descending=True),
    "updated": Order("r.updated"),
    "-updated": Order("r.updated", descending=True),
}
"""The orders every list has; nouns add their own."""


@dataclass
class Listing:
    """Which records of a noun are asked for: conditions on its table `t`, all of which must hold.

    `driver` is a table `d` of (…, treatment) rows that leads to the records in the order of their slugs, so that a
    label few records have is as quick as one that all have.
    """

    noun: str
    clauses: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    driver: str = ""
    driver_values: list[Any] = field(default_factory=list)

    def where(self, clause: str, *values: Any) -> None:
        """One more condition; `values` stand for its question marks."""
        self.clauses.append(clause)
        self.values += values

    def changed_since(self, moment: str | None) -> None:
        """Only records that changed at or after a moment (UTC, ISO 8601)."""
        if moment is not None:
            self.where("r.updated >= ?", moment)


@dataclass(frozen=True, slots=True)
class Relation:
    """Related records that `include=` can add: which noun, and which slugs of a document."""

    noun: str
    slugs: Callable[[OpenEdition, Plain], Iterable[str]] = field(repr=False)


def get_record(edition: OpenEdition, noun: str, slug: str, *, called: str = "") -> Printed:
    """One record with its stamp. Raises NotFound with the nearest real names, of the noun or what it is `called`."""
    rows = edition.rows(_ONE, (noun, slug))
    if not rows:
        raise NotFound(called or noun.removesuffix("s"), nearest_slugs(edition, noun, slug))
    substance, digest, updated = rows[0]
    return Printed(stamped(edition, noun, slug, substance, digest, updated), digest)


def first_record(edition: OpenEdition, noun: str) -> tuple[Plain, Plain] | None:
    """The first record of a noun and what lists show of it; None where there is none."""
    for slug, substance, digest, updated, brief in edition.rows(_FIRST, (noun,)):
        return document_of(edition, noun, slug, substance, digest, updated), json.loads(brief)
    return None


def every_document(edition: OpenEdition) -> dict[str, list[Plain]]:
    """Every record of an edition, by noun, in the order of their slugs."""
    documents: dict[str, list[Plain]] = {}
    for noun, *record in edition.rows(_EVERY):
        documents.setdefault(noun, []).append(document_of(edition, noun, *record))
    return documents


def nearest_slugs(edition: OpenEdition, noun: str, slug: str, *, most: int = 3) -> list[str]:
    """The real slugs of a noun that look most like this one, among its neighbours by name."""
    start = slug[:1]
    rows = edition.rows(_FROM_HERE, (noun, start, MOST_NEIGHBOURS))
    if len(rows) == MOST_NEIGHBOURS:
        rows = edition.rows(_FROM_HERE, (noun, slug, MOST_NEIGHBOURS // 2))
        rows += edition.rows(_BEFORE_HERE, (noun, slug, MOST_NEIGHBOURS // 2))
    elif len(rows) < MOST_NEIGHBOURS:
        rows += edition.rows(_BEFORE_HERE, (noun, start, MOST_NEIGHBOURS - len(rows)))
    return nearest(slug, [name for (name,) in rows], most=most)


def has_record(edition: OpenEdition, noun: str, slug: str) -> bool:
    """Whether there is such a record."""
    return bool(edition.rows(_EXISTS, (noun, slug)))


def get_documents(edition: OpenEdition, noun: str, slugs: Iterable[str]) -> list[Plain]:
    """Records by slug, in the order of their list; unknown ones are left out."""
    wanted = sorted(set(slugs))
    found: list[Plain] = []
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        query = (
            f"SELECT slug, substance, digest, updated FROM record WHERE noun = ? AND slug IN ({marks}) ORDER BY slug"  # noqa: S608  # only question marks are put in
        )
        found += [document_of(edition, noun, *row) for row in edition.rows(query, (noun, *some))]
    if noun == "attributes":
        found.sort(key=lambda document: (document["position"], document["slug"]))
    return found


def kept_documents(edition: OpenEdition, noun: str, slugs: Iterable[str]) -> dict[str, Plain]:
    """The same by slug, from those that an edition keeps read; not to be changed."""
    found = {slug: edition.kept(noun, slug, partial(get_documents, edition, noun, (slug,))) for slug in slugs}
    return {slug: documents[0] for slug, documents in found.items() if documents}


def check_slug(edition: OpenEdition, noun: str, slug: str | None, parameter: str) -> None:
    """Raises BadRequest with the nearest real names where a filter names nothing."""
    if slug is None or has_record(edition, noun, slug):
        return
    near = tuple(nearest_slugs(edition, noun, slug))
    raise BadRequest(
        Fault(
            parameter,
            f"There is no such {noun.removesuffix('s')}.",
            f"one of these: {', '.join(near)}" if near else f"a slug from /v1/{noun}",
            "unknown_slug",
            near,
        )
    )


def page_of(
    edition: OpenEdition, listing: Listing, paging: Paging, *, orders: dict[str, Order] = ORDERS
) -> PrintedPage:
    """A page of the records a listing asks for."""
    noun, order = listing.noun, orders[paging.sort]
    tables, values, column = _tables(listing, order)
    slug = "r.slug" if column.startswith("r.") else "d.treatment" if column.startswith("d.") else "t.slug"
    clauses = list(listing.clauses)
    values += listing.values
    asked = list(values)
    way, beyond = ("DESC", "<") if order.descending else ("ASC", ">")
    is_by_slug = column in ("t.slug", "d.treatment")
    if paging.after is not None:
        if is_by_slug:
            clauses.append(f"{slug} {beyond} ?")
            values.append(paging.after[-1])
        else:
            clauses.append(f"({column}, {slug}) {beyond} (?, ?)")
            values += paging.after
    ordering = f"{slug} {way}" if is_by_slug else f"{column} {way}, {slug} {way}"
    shown = "r.substance, r.digest, r.updated" if paging.fields else BRIEF
    query = f"SELECT {slug}, {column}, {shown} FROM {tables} WHERE {_all(clauses)} ORDER BY {ordering} LIMIT ?"  # noqa: S608  # names of ours and question marks
    rows = edition.rows(query, (*values, paging.limit + 1))
    items = tuple(_shown(edition, noun, row, paging.fields) for row in rows[: paging.limit])
    token = None
    if len(rows) > paging.limit:
        last = rows[paging.limit - 1]
        token = Cursor(edition.id, paging.question, (last[1], last[0])).token(paging.cursor_key)
    count = None
    if paging.counted:
        [[count]] = edition.rows(f"SELECT count(*) FROM {tables} WHERE {_all(listing.clauses)}", asked)  # noqa: S608
    return PrintedPage(items, count, token)


def _tables(listing: Listing, order: Order) -> tuple[str, list[Any], str]:
    """What a page is read from, outermost first, and the column it is in the order of.

    The joins are CROSS JOINs because SQLite keeps their order: the table whose index is in the page's order leads.
    """
    noun, table = listing.noun, TABLES[listing.noun]
    record = "r.noun = ? AND r.slug = t.slug"
    if listing.driver and order.column == "t.slug":
        driven = f"t.slug = d.treatment AND {listing.driver}"
        tables = f"treatment_label d CROSS JOIN {table} t ON {driven} CROSS JOIN record r ON {record}"
        return tables, [*listing.driver_values, noun], "d.treatment"
    values: list[Any] = [noun]
    if listing.driver:
        has = f"SELECT 1 FROM treatment_label d WHERE d.treatment = t.slug AND {listing.driver}"  # noqa: S608  # clauses of ours
        record += f" AND EXISTS ({has})"
        values += listing.driver_values
    first, second = ("record r", f"{table} t") if order.column.startswith("r.") else (f"{table} t", "record r")
    return f"{first} CROSS JOIN {second} ON {record}", values, order.column


def _all(clauses: Sequence[str]) -> str:
    return " AND ".join(f"({clause})" for clause in clauses) or "1"


def _shown(edition: OpenEdition, noun: str, row: Sequence[Any], fields: Sequence[str]) -> str:
    if not fields:
        return str(row[2])
    document = document_of(edition, noun, row[0], *row[2:])
    return _written({name: document[name] for name in fields if name in document})


def with_included(
    edition: OpenEdition,
    printed: Printed,
    relations: dict[str, Relation],
    include: Sequence[str],
    fields: Sequence[str],
) -> Printed:
    """A record with the related records that were asked for, and only the members that were asked for."""
    if not include and not fields:
        return printed
    document = json.loads(printed.text)
    shown = {name: document[name] for name in fields if name in document} if fields else dict(document)
    if include:
        shown["included"] = {
            name: get_documents(edition, relations[name].noun, relations[name].slugs(edition, document))
            for name in include
        }
    return Printed(_written(shown), printed.digest)


def trimmed(text: str, fields: Sequence[str]) -> str:
    """A document with only these members; the whole where none are named."""
    if not fields:
        return text
    document = json.loads(text)
    return _written({name: document[name] for name in fields if name in document})


def _written(plain: Plain) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
