"""Records on their way into an edition: what they say, checked, and the digest of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from app.documents.attributes import Attribute, AttributeBrief
from app.documents.comparisons import Comparison, ComparisonBrief
from app.documents.conditions import Condition, ConditionBrief
from app.documents.contract import Document
from app.documents.findings import Finding, FindingBrief
from app.documents.qualities import Quality, QualityBrief
from app.documents.references import EditionReference
from app.documents.sources import Source, SourceBrief
from app.documents.summaries import Summary, SummaryBrief
from app.documents.treatments import Treatment, TreatmentBrief
from app.domain.digests import STAMPED, digest_of

Plain = dict[str, Any]

MODELS: Mapping[str, tuple[type[Document], type[Document]]] = {
    "conditions": (Condition, ConditionBrief),
    "treatments": (Treatment, TreatmentBrief),
    "attributes": (Attribute, AttributeBrief),
    "sources": (Source, SourceBrief),
    "findings": (Finding, FindingBrief),
    "comparisons": (Comparison, ComparisonBrief),
    "summaries": (Summary, SummaryBrief),
    "qualities": (Quality, QualityBrief),
}
"""The document of every noun, and the part of it that lists show."""

NOWHERE: Mapping[str, Any] = {
    "digest": "sha256:" + "0" * 64,
    "updated": datetime(2000, 1, 1, tzinfo=UTC),
    "edition": EditionReference(id="2000.01.1", digest="sha256:" + "0" * 64),
    "links": {"self": "/", "pinned": "/"},
}


@dataclass(frozen=True, slots=True)
class Substance:
    """What one record says, checked against its document's model."""

    noun: str
    slug: str
    plain: Plain
    digest: str
    document: Document
    """The same as its model, under a stamp of nowhere."""


@dataclass
class Substances:
    """Every record of an edition that is being compiled."""

    by_name: dict[tuple[str, str], Substance] = field(default_factory=dict)

    def add(self, noun: str, slug: str, members: Mapping[str, Any]) -> Substance:
        """Takes a record in. Raises pydantic's ValidationError where it breaks the contract."""
        model = MODELS[noun][0]
        checked = model.model_validate({**members, **NOWHERE})
        plain = checked.model_dump(mode="json", exclude=set(STAMPED))
        substance = Substance(noun, slug, plain, digest_of(plain), checked)
        self.by_name[noun, slug] = substance
        return substance

    def of(self, noun: str) -> list[Substance]:
        """The records of one noun, in the order they were added."""
        return [substance for (kind, _), substance in self.by_name.items() if kind == noun]

    def digests(self) -> dict[tuple[str, str], str]:
        """The digest of every record."""
        return {name: substance.digest for name, substance in self.by_name.items()}


def brief(noun: str, document: Plain) -> Plain:
    """The members of a document that lists show, and of their members the same."""
    model, shown = MODELS[noun]
    if _is_shallow(model, shown):
        return {name: document[name] for name in shown.model_fields if name in document}
    return shown.model_validate(document, extra="ignore").model_dump(mode="json")


@cache
def _is_shallow(model: type[Document], shown: type[Document]) -> bool:
    """Whether what lists show are members of the document as they are, and not parts of members."""
    return all(model.model_fields[name].annotation == field.annotation for name, field in shown.model_fields.items())
