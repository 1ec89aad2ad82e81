"""One key for every way of writing the same address."""

import re
from urllib.parse import parse_qsl, quote

LONGEST_ADDRESS = 4096
_DOWNLOAD = re.compile(r"/v1/editions/[^/]{1,40}/download\.[a-z.]{1,20}\Z")


def is_download(path: str) -> bool:
    """Whether the address is that of a whole edition as a file: it comes from the disk, in parts, and is never kept."""
    return _DOWNLOAD.match(path) is not None


def key_of(raw_path: bytes, query: bytes) -> bytes:
    """The address as it was written: what is looked up first."""
    return raw_path + b"?" + query if query else raw_path


def canonical_key(raw_path: bytes, query: bytes) -> bytes:
    """The address with its parameters in order and its escapes written one way; equal queries get equal keys.

    A query that cannot be read stays as it is.
    """
    if not query:
        return raw_path
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, strict_parsing=True, errors="strict")
    except ValueError:
        return key_of(raw_path, query)
    spelled = "&".join(f"{quote(name, safe='')}={quote(value, safe=',')}" for name, value in sorted(pairs))
    return raw_path + b"?" + spelled.encode()
