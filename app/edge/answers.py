"""Answers that are kept: whole, with their heads made once, in every coding, ready to be written to a socket."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.edge import statuses, surrogates
from app.edge.codings import IDENTITY

Headers = list[tuple[bytes, bytes]]
OVERHEAD, OVERHEAD_OF_FORM = 1300, 450
"""Bytes that an answer and each of its forms take in memory beside heads and bodies, as measured."""
_PER_CODING = frozenset({b"content-length", b"content-encoding", b"vary"})
_ITS_OWN = frozenset({b"etag", b"link", b"content-length", surrogates.NAME})
"""Headers that differ from answer to answer; all others are held in memory once."""
_WITH_304 = {
    *(b"etag", b"cache-control", b"vary", b"link", b"content-location", b"expires", b"date"),
    *(b"deprecation", b"sunset"),
    *(statuses.NAME, surrogates.NAME),
}
"""What a 304 repeats of the answer: what RFC 9110 §15.4.5 asks for, whether the address will go, what was done with the
request, and what a cache in front may purge the answer by from now on."""


@dataclass(frozen=True, slots=True)
class Form:
    """One coding of an answer: its headers for ASGI, and its head and body as bytes for the wire."""

    headers: Headers
    head: bytes
    body: bytes


@dataclass(slots=True)
class Answer:
    """A kept answer. `edition` is the edition it was read from; empty for one that never changes."""

    key: bytes
    edition: str
    tag: bytes
    forms: dict[str, Form]
    not_modified: Form
    size: int
    uses: int = 0
    """How often it was used since the store last looked, up to three."""

    def form(self, preferred: Iterable[str]) -> Form:
        """The answer in the first coding the reader prefers that there is, else as it is."""
        for coding in preferred:
            found = self.forms.get(coding)
            if found is not None:
                return found
        return self.forms[IDENTITY]

    def is_held_by(self, wanted: bytes) -> bool:
        """Whether the reader has this very answer, by If-None-Match: weak comparison, lists, and `*`."""
        if wanted == self.tag:
            return True
        if wanted.strip() == b"*":
            return True
        bare = self.tag.removeprefix(b"W/")
        return any(part.strip().removeprefix(b"W/") == bare for part in wanted.split(b","))


def answer_of(key: bytes, edition: str, headers: Headers, bodies: dict[str, bytes]) -> Answer:
    """A kept answer from an ASGI answer's headers and its body in each coding; IDENTITY must be among them."""
    kept = [_header(name.lower(), value) for name, value in headers if name.lower() not in _PER_CODING]
    kept.append(_header(b"vary", b"Accept-Encoding"))
    tag = next((value for name, value in kept if name == b"etag"), b"")
    forms = {coding: _form(kept, coding, body) for coding, body in bodies.items()}
    again = [(name, value) for name, value in kept if name in _WITH_304 or name.startswith(b"access-control-")]
    not_modified = Form(again, _head(b"304 Not Modified", again), b"")
    held = sum(OVERHEAD_OF_FORM + len(form.head) + len(form.body) for form in (*forms.values(), not_modified))
    return Answer(key, edition, tag, forms, not_modified, size=OVERHEAD + len(key) + held)


def coded_again(answer: Answer, bodies: dict[str, bytes]) -> Answer:
    """The same answer with coded bodies beside its plain one."""
    plain = answer.forms[IDENTITY]
    return answer_of(answer.key, answer.edition, plain.headers, {IDENTITY: plain.body, **bodies})


def _header(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    return (name, value) if name in _ITS_OWN else _common_header(name, value)


@lru_cache(maxsize=256)
def _common_header(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    return name, value


def _form(kept: Headers, coding: str, body: bytes) -> Form:
    headers = [*kept, (b"content-length", b"%d" % len(body))]
    if coding != IDENTITY:
        headers.append(_header(b"content-encoding", coding.encode()))
    return Form(headers, _head(b"200 OK", headers), body)


def _head(status: bytes, headers: Headers) -> bytes:
    """A head for the wire, without the date and without the empty line that ends it."""
    return b"HTTP/1.1 %b\r\n%b" % (status, b"".join(b"%b: %b\r\n" % header for header in headers))
