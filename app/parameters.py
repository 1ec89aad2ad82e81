"""Query parameters that routes share: closed models, so that a misspelt name is refused and not ignored."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Annotated
from unicodedata import normalize
from urllib.parse import quote

from fastapi import Path, Request
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from app.documents.contract import Document
from app.domain.slugs import LONGEST_SLUG, SLUG_PATTERN, is_slug, nearest
from app.domain.texts import unclean
from app.errors import BadRequest, Fault, NotFound
from app.queries.cursors import LONGEST_CURSOR
from app.queries.records import Order, Relation

REPEATABLE = frozenset({"where"})
"""The only parameters that may stand in a query more than once."""
LONGEST_QUERY = 4000
NEVER_ESCAPED = "/-._~!$&'()*+,;=:@"
"""What stands in a path as it is, beside letters and digits (RFC 3986 §3.3)."""
MOST_NAMES = 60
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


def _slug(text: str) -> str:
    if not is_slug(text):
        raise ValueError("a slug: lower-case letters, digits and single hyphens, at most 80 long")
    return text


def _moment(text: str) -> str:
    """A day or a time, as the UTC time it begins at."""
    try:
        day_or_time = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
        told = day_or_time if isinstance(day_or_time, datetime) else datetime(*day_or_time.timetuple()[:3])  # noqa: DTZ001  # the zone is set next
        told = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("a day like 2026-11-24 or a time like 2026-11-24T12:00:00Z") from None
    return told.isoformat()


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _day(text: object) -> date:
    """A day written out, and nothing else that could be read as one."""
    try:
        day = date.fromisoformat(text) if isinstance(text, str) and _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValueError(f"a day like 2026-12-01, in the years {EARLIEST_YEAR} to {LATEST_YEAR}")
    return day


Slug = Annotated[
    str, Field(max_length=LONGEST_SLUG, json_schema_extra={"pattern": SLUG_PATTERN}), AfterValidator(_slug)
]
SlugPath = Annotated[str, Path(description="The record's slug.", max_length=200)]
Moment = Annotated[str, Field(max_length=40, examples=["2026-11-24"]), AfterValidator(_moment)]
Day = Annotated[date, Field(examples=["2026-12-01"]), BeforeValidator(_day)]
Year = Annotated[int, Field(ge=EARLIEST_YEAR, le=LATEST_YEAR)]
NameList = Annotated[str, Field(max_length=2000, pattern=r"^[A-Za-z0-9_.,\- ]+$", examples=["slug,name"])]
"""Names with commas between them."""


class Parameters(BaseModel):
    """Query parameters of a route."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class NoParameters(Parameters):
    """A route that takes none."""


class RecordParameters(Parameters):
    """What may be asked with a single record."""

    fields: NameList | None = None
    """Only these members of the answer, with commas between them."""
    include: NameList | None = None
    """Related records to add under `included`, with commas between them."""


class ListParameters(Parameters):
    """What may be asked with every list."""

    limit: Annotated[int, Field(ge=1, le=100)] = 20
    """How many items a page holds."""
    cursor: Annotated[str, Field(max_length=LONGEST_CURSOR)] | None = None
    """Where the page begins: take it from the `next` address of the page before."""
    sort: Annotated[str, Field(max_length=40, pattern=r"^-?[a-z_]+$")] | None = None
    """The order of the list; a leading minus turns it round."""
    count: bool = False
    """Whether to count the whole list."""
    fields: NameList | None = None
    """Only these members of each item, with commas between them, from the whole record."""
    updated_since: Moment | None = None
    """Only records whose substance changed on or after this day or time (UTC)."""


def split_names(text: str | None) -> tuple[str, ...]:
    """The names in a comma list, in order and without empty ones."""
    return tuple(name.strip() for name in text.split(",") if name.strip()) if text else ()


def known_slugs(parameter: str, text: str | None, known: Sequence[str]) -> tuple[str, ...]:
    """The names asked for, all of which are known. Raises BadRequest with the nearest real ones for another."""
    return _known(parameter, split_names(text), [str(name) for name in known])


def known_fields(text: str | None, document: type[Document]) -> tuple[str, ...]:
    """The members asked for. Raises BadRequest with the nearest real names for one that the document has not."""
    return _known("fields", split_names(text), list(document.model_fields))


def known_relations(text: str | None, relations: dict[str, Relation]) -> tuple[str, ...]:
    """The relations asked for. Raises BadRequest with the nearest real names for an unknown one."""
    return _known("include", split_names(text), list(relations))


def _known(parameter: str, asked: tuple[str, ...], known: list[str]) -> tuple[str, ...]:
    unknown = [name for name in asked if name not in known]
    if unknown or len(asked) > MOST_NAMES:
        by_slug = {name.replace("_", "-"): name for name in known}
        near = tuple(by_slug[slug] for one in unknown for slug in nearest(one, by_slug, most=2))[:5]
        raise BadRequest(
            Fault(parameter, "There is no such name.", f"one of: {', '.join(known)}", "unknown_name", near)
        )
    return tuple(dict.fromkeys(asked))


def known_order(sort: str | None, orders: dict[str, Order]) -> str:
    """The order asked for. Raises BadRequest for an unknown one."""
    if sort is None or sort in orders:
        return sort or ""
    names = [name for name in orders if name]
    expected = f"one of: {', '.join(names)}"
    raise BadRequest(Fault("sort", "There is no such order.", expected, "unknown_value", tuple(nearest(sort, names))))


def check_path(request: Request) -> None:
    """Refuses an address that is written in another way than its own, such as %74reatments: one address, one answer.

    Otherwise every letter could be escaped or not, and each way would be another entry in every cache on the way.
    """
    raw: bytes = request.scope["raw_path"]
    if b"%" in raw and quote(request.scope["path"], safe=NEVER_ESCAPED).encode() != raw:
        raise NotFound("address")


def check_query(request: Request) -> None:
    """Refuses a query that says one thing twice, is overlong, or holds what is no text."""
    if len(request.scope["query_string"]) > LONGEST_QUERY:
        raise BadRequest(Fault("", "The query is too long.", f"at most {LONGEST_QUERY} bytes", "too_long"))
    seen: set[str] = set()
    for name, value in request.query_params.multi_items():
        told = name if is_slug(name.replace("_", "-")) else ""
        if name in seen and name not in REPEATABLE:
            raise BadRequest(Fault(told, "A parameter stands twice.", "each parameter once", "repeated"))
        seen.add(name)
        if any(_is_no_text(character) for character in name + value) or unclean(normalize("NFC", name + value)):
            raise BadRequest(
                Fault(told, "This is not plain text.", "UTF-8 text without characters that cannot be seen", "not_text")
            )


def _is_no_text(character: str) -> bool:
    code = ord(character)
    return code < 32 or 127 <= code < 160 or 0xD800 <= code <= 0xDFFF or character == "\N{REPLACEMENT CHARACTER}"
