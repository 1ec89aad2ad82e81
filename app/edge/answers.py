"""Answers that are kept: whole, with their heads made once, in every coding, ready to be written to a socket."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.edge.codings import IDENTITY

Headers = list[tuple[bytes, bytes]]
OVERHEAD = 600
"""Bytes an answer takes beside its bodies: heads, keys and objects."""
_PER_CODING = frozenset({b"content-length", b"content-encoding", b"vary"})
_WITH_304 = frozenset({b"etag", b"cache-control", b"vary", b"link", b"content-location", b"expires", b"date"})
"""What a 304 repeats of the answer (RFC 9110 §15.4.5)."""


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
    headers: Headers
    forms: dict[str, Form] = field(default_factory=dict)
    not_modified: Form | None = None
    size: int = 0
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
    kept = [(name.lower(), value) for name, value in headers if name.lower() not in _PER_CODING]
    kept.append((b"vary", b"Accept-Encoding"))
    tag = next((value for name, value in kept if name == b"etag"), b"")
    forms = {coding: _form(kept, coding, body) for coding, body in bodies.items()}
    again = [(name, value) for name, value in kept if name in _WITH_304 or name.startswith(b"access-control-")]
    return Answer(
        key=key,
        edition=edition,
        tag=tag,
        headers=headers,
        forms=forms,
        not_modified=Form(again, _head(b"304 Not Modified", again), b""),
        size=OVERHEAD + len(key) + sum(len(form.body) + len(form.head) for form in forms.values()),
    )


def _form(kept: Headers, coding: str, body: bytes) -> Form:
    headers = [*kept, (b"content-length", b"%d" % len(body))]
    if coding != IDENTITY:
        headers.append((b"content-encoding", coding.encode()))
    return Form(headers, _head(b"200 OK", headers), body)


def _head(status: bytes, headers: Headers) -> bytes:
    """A head for the wire, without the date and without the empty line that ends it."""
    return b"HTTP/1.1 %b\r\n%b" % (status, b"".join(b"%b: %b\r\n" % header for header in headers))
