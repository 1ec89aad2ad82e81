"""Page cursors: opaque, signed, and tied to the edition and the question they were given for."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import BadRequest, Fault

_VERSION = 1
_SIGNED_BYTES = 16
LONGEST_CURSOR = 600
Key = str | int


def _refusal(detail: str, expected: str = "the next address of a page, unchanged") -> BadRequest:
    return BadRequest(Fault("cursor", detail, expected, "invalid_cursor"))


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: the edition it was read from, the question, and the last item's sort keys."""

    edition: str
    question: str
    after: tuple[Key, ...]

    def token(self, key: str) -> str:
        """The cursor as it stands in an address."""
        payload = json.dumps([_VERSION, self.edition, self.question, *self.after], separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(_signature(payload, key) + payload).decode().rstrip("=")


def read_cursor(token: str, key: str) -> Cursor:
    """The cursor that a token says. Raises BadRequest where it is not one of ours, whole and unchanged."""
    if not 0 < len(token) <= LONGEST_CURSOR or not token.isascii():
        raise _refusal("This is not a cursor.")
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise _refusal("This is not a cursor.") from None
    if base64.urlsafe_b64encode(raw).decode().rstrip("=") != token:
        raise _refusal("This is not a cursor.")
    signature, payload = raw[:_SIGNED_BYTES], raw[_SIGNED_BYTES:]
    if not hmac.compare_digest(signature, _signature(payload, key)):
        raise _refusal("This cursor was changed or is not one of ours.")
    version, edition, question, *after = json.loads(payload)
    if version != _VERSION:
        raise _refusal("This cursor is of another version.")
    return Cursor(edition, question, tuple(after))


def question_digest(noun: str, parameters: Mapping[str, object]) -> str:
    """What a list was asked, without how much and where from: the same for every page of one list."""
    asked = {name: value for name, value in parameters.items() if name not in ("limit", "cursor") and value}
    spelled = json.dumps([noun, asked], sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()[:16]


def check_question(cursor: Cursor, question: str) -> None:
    """Raises BadRequest where the cursor belongs to another list or other filters."""
    if cursor.question != question:
        raise _refusal(
            "This cursor belongs to another question.", "the same filters as on the first page, or no cursor"
        )


def _signature(payload: bytes, key: str) -> bytes:
    return hmac.new(b"cursor:" + key.encode(), payload, hashlib.sha256).digest()[:_SIGNED_BYTES]
