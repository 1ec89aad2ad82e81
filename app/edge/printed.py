"""Printed records straight from the edition: what most misses ask for needs no route, no parameters and no thread.

A record is one row, found by its name and stamped on the way out. The answer is the very one its route would give,
header for header, and the tests hold the two against each other; whatever is not a plain address of a record that there
is goes to the route.
"""

import re
from collections.abc import Callable

from starlette.datastructures import MutableHeaders

from app.database import OpenEdition
from app.edge.answers import Headers
from app.edge.deprecations import DeprecatedAddresses, tell
from app.edge.headers import closed_headers
from app.errors import EquipoiseError
from app.queries.records import get_record
from app.queries.stamps import PLACES
from app.renderers.record_heads import record_head
from app.shelf import Shelf

_ADDRESS = re.compile(
    rb"/v1/(?:editions/(?P<edition>[0-9]{4}\.[0-9]{2}\.[0-9]{1,9})/)?"
    rb"(?P<place>(?P<noun>attributes|comparisons|conditions|findings|sources|treatments)/(?P<slug>[a-z0-9-]{1,80})"
    rb"(?P<part>/summary-of-findings|/quality)?)\Z"
)
_PARTS = {place.partition("{slug}")[2].encode(): noun for noun, place in PLACES.items()}
"""The nouns of records that stand below a comparison, by the end of their address."""
CLOSED = tuple((name.encode(), value.encode()) for name, value in closed_headers().items())


class PrintedRecords:
    """Reads records for the edge. `shelf` is where the editions stand; `base` is what absolute links begin with."""

    def __init__(self, shelf: Callable[[], Shelf], *, base: str, deprecated: DeprecatedAddresses) -> None:
        self._shelf, self._base, self._deprecated = shelf, base.rstrip("/"), deprecated

    def read(self, raw: bytes) -> tuple[Headers, bytes, str] | None:
        """The headers and the body of the answer to an address, and the edition as long as which it holds.

        No edition for an answer from a pinned one, which holds for ever. None where the route must answer.
        """
        found = _ADDRESS.match(raw)
        if found is None:
            return None
        noun, part, pinned = found["noun"].decode(), found["part"], found["edition"]
        if part is not None:
            if noun != "comparisons":
                return None
            noun = _PARTS[part]
        edition = self._edition(None if pinned is None else pinned.decode())
        if edition is None:
            return None
        try:
            printed = get_record(edition, noun, found["slug"].decode())
        except EquipoiseError:
            return None
        body = printed.text.encode()
        head = record_head(body, found["place"].decode(), edition.id, base=self._base, is_pinned=pinned is not None)
        told = [(name.encode(), value.encode()) for name, value in head.items()]
        if (going := self._deprecated.told_of(raw.decode())) is not None:
            tell(MutableHeaders(raw=told), going)
        return [(b"content-type", b"application/json"), *told, *CLOSED], body, "" if pinned else edition.id

    def _edition(self, pinned: str | None) -> OpenEdition | None:
        """The edition to read, where it is open already."""
        try:
            return self._shelf().current() if pinned is None else self._shelf().opened(pinned)
        except EquipoiseError:
            return None
