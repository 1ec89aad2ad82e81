"""Other ways of writing an address whose answer is kept: whoever writes it so again is answered at once."""

from collections import OrderedDict

MOST_BYTES = 1 << 20
"""All addresses together; the oldest go first."""
LONGEST = 1024
"""Bytes of an address worth remembering."""


class Aliases:
    """The key of each address as it was written."""

    def __init__(self) -> None:
        self.bytes = 0
        self._keys: OrderedDict[bytes, bytes] = OrderedDict()
        self.get = self._keys.get
        """The key of an address that is written so, or None."""

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._keys)

    def put(self, written: bytes, key: bytes) -> None:
        """Remembers that an address is written so."""
        if written == key or len(written) > LONGEST or written in self._keys:
            return
        self._keys[written] = key
        self.bytes += len(written) + len(key)
        while self.bytes > MOST_BYTES:
            oldest, its_key = self._keys.popitem(last=False)
            self.bytes -= len(oldest) + len(its_key)
