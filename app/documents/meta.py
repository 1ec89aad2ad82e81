"""What is served here, and whether it is well."""

from datetime import date
from typing import Literal

from app.documents.contract import Document, Maybe
from app.documents.references import Address, EditionReference


class Licence(Document):
    """On what terms the content may be used."""

    name: str
    address: str


class Meta(Document):
    """What is served: edition, counts, licence, disclaimer."""

    name: str
    version: str
    edition: EditionReference
    printed_at: str
    evidence_checked: date
    """The latest day on which evidence was looked through."""
    counts: dict[str, int]
    review_statement: str
    disclaimer: str
    licence: Licence
    rules_version: str
    links: dict[str, Address]


class Liveness(Document):
    """The process answers."""

    status: Literal["alive"]


class Readiness(Document):
    """An edition is open and can be read."""

    status: Literal["ready", "degraded"]
    edition: EditionReference
    warnings: list[str]
    """Why it is degraded: an edition that was refused, an office that cannot be reached."""
    office: Literal["reachable", "unreachable"]
    refused: Maybe[str]
