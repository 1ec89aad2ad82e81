"""Every parser of what strangers send: what it is fed, what it may raise, and what must be true of what it answers.

Properties try each with what hypothesis makes up; `make audit` feeds the same ones with what a coverage-guided fuzzer
makes of bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from app.documents.values import Value
from app.domain.quantities import UnknownUnit, read_amount
from app.domain.slugs import is_slug, nearest
from app.domain.texts import unclean
from app.edge.answers import answer_of
from app.edge.codings import CODERS, Preferences
from app.edge.framing import check_framing, check_line, framing_of
from app.edge.hosts import Hosts
from app.edge.keys import canonical_key
from app.edge.refusals import Refused as RequestRefused
from app.errors import BadRequest
from app.parameters import EARLIEST_YEAR, LATEST_YEAR, Day, Moment, NameList, Slug, Year, split_names
from app.publishing.manuscript import Finding, Source
from app.publishing.parsing import DEEPEST, Refused, parse
from app.queries.cursors import Cursor, read_cursor
from app.queries.searches import MOST_WORDS, _words

KEY = "a key of this test"
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
_MOMENT: TypeAdapter[str] = TypeAdapter(Moment)
_DAY: TypeAdapter[date] = TypeAdapter(Day)
_YEAR: TypeAdapter[int] = TypeAdapter(Year)
_NAMES: TypeAdapter[str] = TypeAdapter(NameList)
_VALUE: TypeAdapter[object] = TypeAdapter(Value)
_PREFERENCES, _HOSTS = Preferences(), Hosts(["example.org"])
_KEPT = answer_of(b"/v1/meta", "2026.11.1", [(b"etag", b'"abc"')], {"": b"{}"})


@dataclass(frozen=True)
class Parser:
    """One parser: what it does with bytes of a stranger, and the errors that are its way of refusing."""

    feed: Callable[[bytes], None]
    refuses: tuple[type[Exception], ...] = ()

    def __call__(self, raw: bytes) -> None:
        """Feeds it. Raises where something is wrong with it."""
        try:
            self.feed(raw)
        except self.refuses:
            return


def text_of(raw: bytes) -> str:
    """The text that a query parameter would be."""
    return raw.decode("utf-8", "replace")


def _cursor(raw: bytes) -> None:
    read = read_cursor(text_of(raw), KEY)
    assert read.token(KEY) == text_of(raw)


def _own_cursor(raw: bytes) -> None:
    mine = Cursor("2026.11.1", "question", (text_of(raw)[:40],))
    token = mine.token(KEY)
    assert read_cursor(token, KEY) == mine
    place = raw[0] % len(token) if raw else 0
    other = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
    try:
        read_cursor(other, KEY)
    except BadRequest:
        return
    raise AssertionError("a changed cursor was taken")


def _search(raw: bytes) -> None:
    words = _words(text_of(raw))
    assert len(words) <= MOST_WORDS
    assert not any(mark in word for word in words for mark in '"*():^ ')


def _address(raw: bytes) -> None:
    path, _, query = raw.partition(b"?")
    once = canonical_key(path, query)
    again = canonical_key(*once.partition(b"?")[::2])
    assert again == once


def _accept(raw: bytes) -> None:
    assert set(_PREFERENCES.of(raw)) <= CODERS.keys() | {""}


def _held(raw: bytes) -> None:
    if _KEPT.is_held_by(raw):
        assert b'"abc"' in raw or raw.strip() == b"*"


def _framing(raw: bytes) -> None:
    lines = [line.partition(b":")[::2] for line in raw.split(b"\n")]
    framing = framing_of([(name.strip().lower(), value.strip()) for name, value in lines])
    length = framing[b"content-length"]
    framing[b"content-length"] = length if length.isdigit() and len(length) < 30 else b""  # the parser sees to that
    check_line(b"GET", raw[:200], "1.1")
    check_framing(framing, b"GET", "1.1")
    assert raw.startswith(b"/")
    assert framing[b"transfer-encoding"] == b""


def _host(raw: bytes) -> None:
    if _HOSTS.is_written_right(raw) and _HOSTS.are_ours(raw):
        assert raw.lower().startswith(b"example.org")


def _slug(raw: bytes) -> None:
    assert is_slug(_SLUG.validate_python(text_of(raw)))


def _near(raw: bytes) -> None:
    assert len(nearest(text_of(raw)[:200], ["lunavast", "quellarin", "neck-cooling"], most=2)) <= 2


def _moment(raw: bytes) -> None:
    assert _MOMENT.validate_python(text_of(raw)).endswith("+00:00")


def _day(raw: bytes) -> None:
    day = _DAY.validate_python(text_of(raw))
    assert EARLIEST_YEAR <= day.year <= LATEST_YEAR
    assert day.isoformat() == text_of(raw)


def _year(raw: bytes) -> None:
    assert EARLIEST_YEAR <= _YEAR.validate_python(text_of(raw)) <= LATEST_YEAR


def _names(raw: bytes) -> None:
    assert all(name and name == name.strip() for name in split_names(_NAMES.validate_python(text_of(raw))))


def _amount(raw: bytes) -> None:
    amount, unit = read_amount(text_of(raw)[:40], default_unit="wk")
    assert amount == amount  # noqa: PLR0124  # no number that is none
    assert unit


def _text(raw: bytes) -> None:
    told = raw.decode("utf-8", "surrogatepass") if raw.isascii() else text_of(raw)
    if unclean(told) is None:
        assert told.encode("utf-8").decode("utf-8") == told


def _file(raw: bytes) -> None:
    content, places = parse(raw)
    assert len(places) % 2 == 0
    assert min(places, default=1) >= 1
    assert _depth(content) <= DEEPEST


def _depth(content: object) -> int:
    members = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    return 1 + max((_depth(member) for member in members), default=0) if isinstance(content, dict | list) else 0


def _value(raw: bytes) -> None:
    content, _ = parse(b"kind: proportion\n" + raw)
    told = _VALUE.validate_python(content)
    low, high = getattr(told, "low", None), getattr(told, "high", None)
    assert low is None or high is None or low <= high


def _finding(raw: bytes) -> None:
    Finding.model_validate(parse(raw)[0])


def _source(raw: bytes) -> None:
    head = b"type: web_article\ntitle: A page\ntier: D\naccessed: 2026-11-01\nurl: "
    told = Source.model_validate(parse(head + raw)[0])
    assert told.url is None or (told.url.startswith(("http://", "https://")) and "@" not in told.url.split("/")[2])


PARSERS: dict[str, Parser] = {
    "cursor": Parser(_cursor, (BadRequest,)),
    "our own cursor": Parser(_own_cursor),
    "search words": Parser(_search),
    "address": Parser(_address),
    "Accept-Encoding": Parser(_accept),
    "If-None-Match": Parser(_held),
    "framing": Parser(_framing, (RequestRefused,)),
    "Host": Parser(_host),
    "slug": Parser(_slug, (ValidationError,)),
    "nearest names": Parser(_near),
    "moment": Parser(_moment, (ValidationError,)),
    "day": Parser(_day, (ValidationError,)),
    "year": Parser(_year, (ValidationError,)),
    "list of names": Parser(_names, (ValidationError,)),
    "amount": Parser(_amount, (ValueError, UnknownUnit)),
    "text": Parser(_text),
    "manuscript file": Parser(_file, (Refused,)),
    "manuscript value": Parser(_value, (Refused, ValidationError)),
    "manuscript finding": Parser(_finding, (Refused, ValidationError)),
    "manuscript address": Parser(_source, (Refused, ValidationError)),
}
