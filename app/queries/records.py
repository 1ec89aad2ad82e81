"""Questions that every noun is asked: one record, many records, a page of a list."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, and_, func, or_
from sqlmodel import Session, col, select

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.domain.slugs import nearest
from app.errors import BadRequest, Fault, NotFound
from app.models.records import Record
from app.queries.cursors import Cursor, Key

Plain = dict[str, Any]


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
    """A way a list can be sorted: the column before `position`, the table it stands in, and which way.

    The table is joined. As a subquery in ORDER BY the column would lose rows: SQLite 3.40 drops some of them where the
    slugs come from an IN and the list has a LIMIT.
    """

    column: Any | None = None
    table: Any | None = None
    """An alias of the table, by whose `slug` it is joined; None for a column of the record itself."""
    descending: bool = False


DEFAULT_ORDER = ""
ORDERS: dict[str, Order] = {
    DEFAULT_ORDER: Order(),
    "slug": Order(col(Record.slug)),
    "-slug": Order(col(Record.slug), descending=True),
    "updated": Order(col(Record.updated)),
    "-updated": Order(col(Record.updated), descending=True),
}
"""The orders every list has; nouns add their own."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Related records that `include=` can add: which noun, and which slugs of a document."""

    noun: str
    slugs: Callable[[Session, Plain], Iterable[str]] = field(repr=False)


def get_record(edition: OpenEdition, noun: str, slug: str, *, called: str = "") -> Printed:
    """One record as it was printed. Raises NotFound with the nearest real names, of the noun or what it is `called`."""
    with edition.session() as session:
        row = session.exec(
            select(Record.document, Record.digest).where(Record.noun == noun, Record.slug == slug)
        ).first()
        if row is None:
            raise NotFound(called or noun.removesuffix("s"), nearest(slug, known_slugs(session, noun)))
        return Printed(row[0], row[1])


def first_record(edition: OpenEdition, noun: str) -> tuple[Plain, Plain] | None:
    """The first record of a noun and what lists show of it; None where there is none."""
    with edition.session() as session:
        row = session.exec(
            select(Record.document, Record.brief).where(Record.noun == noun).order_by(col(Record.position)).limit(1)
        ).first()
        return None if row is None else (json.loads(row[0]), json.loads(row[1]))


def every_document(edition: OpenEdition) -> dict[str, list[Plain]]:
    """Every record of an edition, by noun, in the order of their slugs."""
    documents: dict[str, list[Plain]] = {}
    with edition.session() as session:
        query = select(Record.noun, Record.document).order_by(col(Record.noun), col(Record.slug))
        for noun, text in session.exec(query):
            documents.setdefault(noun, []).append(json.loads(text))
    return documents


def known_slugs(session: Session, noun: str) -> Sequence[str]:
    """Every slug of a noun."""
    return session.exec(select(Record.slug).where(Record.noun == noun)).all()


def get_documents(session: Session, noun: str, slugs: Iterable[str]) -> list[Plain]:
    """Records by slug, in the order of their list; unknown ones are left out."""
    wanted = list(dict.fromkeys(slugs))
    found: dict[int, str] = {}
    for start in range(0, len(wanted), 500):
        rows = session.exec(
            select(Record.position, Record.document).where(
                Record.noun == noun, col(Record.slug).in_(wanted[start : start + 500])
            )
        )
        found.update((position, document) for position, document in rows)
    return [json.loads(found[position]) for position in sorted(found)]


def check_slug(session: Session, noun: str, slug: str | None, parameter: str) -> None:
    """Raises BadRequest with the nearest real names where a filter names nothing."""
    if slug is None:
        return
    if session.exec(select(Record.slug).where(Record.noun == noun, Record.slug == slug)).first() is None:
        near = tuple(nearest(slug, known_slugs(session, noun)))
        raise BadRequest(
            Fault(
                parameter,
                f"There is no such {noun.removesuffix('s')}.",
                f"one of these: {', '.join(near)}" if near else f"a slug from /v1/{noun}",
                "unknown_slug",
                near,
            )
        )


def changed_since(slug: Any, noun: str, moment: str) -> Any:
    """The condition that a record of this noun changed at or after a moment (UTC, ISO 8601)."""
    return col(slug).in_(select(Record.slug).where(Record.noun == noun, col(Record.updated) >= moment))


def page_of(
    edition: OpenEdition,
    session: Session,
    noun: str,
    matching: Select[Any],
    paging: Paging,
    *,
    orders: dict[str, Order] = ORDERS,
) -> PrintedPage:
    """A page of a noun's records among those whose slugs `matching` selects."""
    order = orders[paging.sort]
    condition = and_(col(Record.noun) == noun, col(Record.slug).in_(matching))
    column = order.column if order.column is not None else col(Record.position)
    shown = Record.document if paging.fields else Record.brief
    query = select(Record.position, column, shown).where(condition)
    if order.table is not None:
        query = query.join(order.table, order.table.slug == Record.slug)
    if paging.after is not None:
        value, position = paging.after
        query = query.where(_beyond(column, value, position, descending=order.descending))
    ordering = (column.desc() if order.descending else column.asc(), col(Record.position))
    rows = session.exec(query.order_by(*ordering).limit(paging.limit + 1)).all()
    count = session.exec(select(func.count()).select_from(Record).where(condition)).one() if paging.counted else None
    items = tuple(trimmed(text, paging.fields) for _, _, text in rows[: paging.limit])
    token = None
    if len(rows) > paging.limit:
        last = rows[paging.limit - 1]
        token = Cursor(edition.id, paging.question, (last[1], last[0])).token(paging.cursor_key)
    return PrintedPage(items, count, token)


def _beyond(column: Any, value: Key, position: Key, *, descending: bool) -> Any:
    further = column < value if descending else column > value
    return or_(further, and_(column == value, col(Record.position) > position))


def trimmed(text: str, fields: Sequence[str]) -> str:
    """A document with only these members; the whole where none are named."""
    if not fields:
        return text
    document = json.loads(text)
    return json.dumps(
        {name: document[name] for name in fields if name in document}, ensure_ascii=False, separators=(",", ":")
    )


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
        with edition.session() as session:
            shown["included"] = {
                name: get_documents(session, relations[name].noun, relations[name].slugs(session, document))
                for name in include
            }
    return Printed(json.dumps(shown, ensure_ascii=False, separators=(",", ":")), printed.digest)
