"""Where a request ends and what comes with it: whatever two readers could understand differently is refused."""

from app.edge import refusals
from app.edge.refusals import Refused

LONGEST_ADDRESS = 8192
LARGEST_CONTENT = 65_536
"""Bytes. No address takes content today; what is sent anyway is read up to here and thrown away."""
READING = frozenset({b"GET", b"HEAD", b"OPTIONS"})
Framing = dict[bytes, bytes]


def check_line(method: bytes, url: bytes, version: str) -> None:
    """Raises Refused for a request line that does not ask for a path of ours in a version that we speak."""
    if version not in ("1.1", "1.0"):
        raise Refused(refusals.VERSION)
    if len(url) > LONGEST_ADDRESS:
        raise Refused(refusals.LONG_ADDRESS)
    if method == b"CONNECT":
        raise Refused(refusals.NO_TUNNELS)
    is_of_the_server = method == b"OPTIONS" and url == b"*"
    if b"#" in url or not (url.startswith(b"/") or is_of_the_server):
        raise Refused(refusals.NO_PATH)


def framing_of(headers: list[tuple[bytes, bytes]]) -> Framing:
    """The header fields that say where a request ends and what comes with it; empty where they are not there."""
    found = dict.fromkeys((b"content-length", b"transfer-encoding", b"content-encoding", b"expect"), b"")
    for name, value in headers:
        if name in found:
            found[name] = value if not found[name] else found[name] + b"," + value
    return found


def check_framing(framing: Framing, method: bytes, version: str) -> None:
    """Raises Refused for content that this server does not read, or that is not said in the one plain way."""
    length, coding = framing[b"content-length"], framing[b"transfer-encoding"]
    if coding and version == "1.0":
        raise Refused(refusals.OLD_CHUNKS)
    if coding and coding.lower() != b"chunked":
        raise Refused(refusals.TRANSFER_CODING)
    if framing[b"content-encoding"].lower() not in (b"", b"identity"):
        raise Refused(refusals.CODED)
    if framing[b"expect"] and framing[b"expect"].lower() != b"100-continue":
        raise Refused(refusals.EXPECTS)
    if length and int(length) > LARGEST_CONTENT:
        raise Refused(refusals.LARGE_CONTENT)
    if method in READING and (coding or int(length or b"0")):
        raise Refused(refusals.NO_CONTENT)
