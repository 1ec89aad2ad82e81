"""Documents as the press printed them: text that was checked against its model and is served as it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """One record's JSON."""

    text: str
    digest: str
    """SHA-256 of what the record says."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The items of one page, and the cursor of the next."""

    items: tuple[str, ...]
    count: int | None
    cursor: str | None
    extra: str = ""
    """Further members of the page, as JSON text that begins with a comma; empty for most lists."""
