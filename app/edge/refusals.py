"""What is refused before any route sees it: each a problem document, whole and ready for the socket."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from http import HTTPStatus

from httptools import HttpParserCallbackError, HttpParserError, HttpParserInvalidMethodError, HttpParserInvalidURLError

from app.edge.headers import CLOSED_POLICY, EVERY_ANSWER
from app.problems import (
    ADDRESS_TOO_LONG,
    CODED_CONTENT,
    CONTENT_TOO_LARGE,
    CROWDED,
    EXPECTATION,
    HEAD_TOO_LARGE,
    HTTP_VERSION,
    MISDIRECTED,
    REFUSED,
    TOO_SLOW,
    UNEXPECTED,
    UNSUPPORTED,
    ProblemType,
    problem,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered: the kind of problem, and what is wrong with this one."""

    kind: ProblemType
    detail: str
    retry_after: int = 0
    """Seconds; 0 for never."""


class Refused(Exception):
    """Raised inside the parser's callbacks, to stop it at a request that is refused."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.detail)
        self.refusal = refusal


ONE_HOST = Refusal(REFUSED, "A request names exactly one Host.")
NO_SUCH_HOST = Refusal(REFUSED, "The Host is not written as a host is.")
FOREIGN_HOST = Refusal(MISDIRECTED, MISDIRECTED.meaning)
MANY_HEADERS = Refusal(HEAD_TOO_LARGE, "The request has too many header fields.")
LARGE_HEAD = Refusal(HEAD_TOO_LARGE, "The request's head is too large.")
LONG_ADDRESS = Refusal(ADDRESS_TOO_LONG, ADDRESS_TOO_LONG.meaning)
NO_PATH = Refusal(REFUSED, "The request's target is a path that begins with a slash, and maybe a query.")
NO_TUNNELS = Refusal(UNSUPPORTED, "This server is no proxy.")
VERSION = Refusal(HTTP_VERSION, HTTP_VERSION.meaning)
UNKNOWN_METHOD = Refusal(UNSUPPORTED, "This server does not know that method.")
TRANSFER_CODING = Refusal(UNSUPPORTED, "The only transfer coding that this server knows is chunked.")
OLD_CHUNKS = Refusal(REFUSED, "HTTP/1.0 has no transfer codings.")
CODED = Refusal(CODED_CONTENT, CODED_CONTENT.meaning)
EXPECTS = Refusal(EXPECTATION, EXPECTATION.meaning)
LARGE_CONTENT = Refusal(CONTENT_TOO_LARGE, CONTENT_TOO_LARGE.meaning)
NO_CONTENT = Refusal(REFUSED, "A request that only reads has no content.")
SLOW_HEAD = Refusal(TOO_SLOW, "The request's head did not arrive in time.")
SLOW_CONTENT = Refusal(TOO_SLOW, "The request's content did not arrive in time.")
NO_ROOM = Refusal(CROWDED, CROWDED.meaning, retry_after=5)
OUR_MISTAKE = Refusal(UNEXPECTED, UNEXPECTED.meaning)

_METHOD = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,20}(?: |$)")


def refusal_of(error: HttpParserError, data: bytes) -> Refusal:
    """Why the parser stopped, in the reader's words; `data` is what it stopped at."""
    if isinstance(error, HttpParserCallbackError):
        cause = error.__context__
        if isinstance(cause, Refused):
            return cause.refusal
        return NO_PATH if isinstance(cause, HttpParserInvalidURLError) else OUR_MISTAKE
    reason = str(error)
    if isinstance(error, HttpParserInvalidMethodError) and _METHOD.match(data):
        return UNKNOWN_METHOD
    if isinstance(error, HttpParserInvalidURLError):
        return NO_PATH
    if "HTTP version" in reason or "PRI" in reason:
        return VERSION
    if "invalid `Transfer-Encoding`" in reason:
        return TRANSFER_CODING
    return _malformed(reason)


@lru_cache(maxsize=64)
def _malformed(reason: str) -> Refusal:
    """The parser's reasons are few and fixed, and repeat nothing of what was sent."""
    return Refusal(REFUSED, f"The request is not well-formed HTTP/1.1: {reason}.")


def answer_to(refusal: Refusal, dated: Iterable[tuple[bytes, bytes]]) -> bytes:
    """The whole answer, as it goes over the wire; it says that the connection closes."""
    head, rest = _answer(refusal)
    return head + b"".join(b"%b: %b\r\n" % header for header in dated) + rest


@cache
def _answer(refusal: Refusal) -> tuple[bytes, bytes]:
    response = problem(refusal.kind, refusal.detail, path="/")
    status = HTTPStatus(refusal.kind.status)
    headers = {
        **EVERY_ANSWER,
        "content-security-policy": CLOSED_POLICY,
        "x-frame-options": "DENY",
        **({"retry-after": str(refusal.retry_after)} if refusal.retry_after else {}),
        "connection": "close",
    }
    lines = [*response.raw_headers, *((name.encode(), value.encode()) for name, value in headers.items())]
    head = b"HTTP/1.1 %d %b\r\n" % (status, status.phrase.encode())
    return head, b"".join(b"%b: %b\r\n" % line for line in lines) + b"\r\n" + bytes(response.body)
