"""Which hosts a request may name: those this server answers for, however they are written."""

import re
from collections.abc import Iterable

LONGEST_HOST = 260
MOST_REMEMBERED = 256
_WRITTEN = re.compile(rb"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._~-]{1,255})(:[0-9]{0,5})?")


class Hosts:
    """The hosts of this server, without ports; every host where none is named."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = frozenset(name.strip().lower().encode() for name in names if name.strip())
        self.known: set[bytes] = set()
        """Hosts that were looked at and found right, as they were written."""

    def is_written_right(self, host: bytes) -> bool:
        """Whether this is how a Host header names a host."""
        return len(host) <= LONGEST_HOST and _WRITTEN.fullmatch(host) is not None

    def are_ours(self, host: bytes) -> bool:
        """Whether this server answers for a host, written right; remembers it if so."""
        found = _WRITTEN.fullmatch(host)
        if found is None or (self._names and found[1].lower().rstrip(b".") not in self._names):
            return False
        if len(self.known) >= MOST_REMEMBERED:
            self.known.clear()
        self.known.add(host)
        return True
