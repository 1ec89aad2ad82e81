"""Records on their way into an edition: what they say, its digest, and when it last changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
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

PLACES: Mapping[str, str] = {
    "summaries": "comparisons/{slug}/summary-of-findings",
    "qualities": "comparisons/{slug}/quality",
}
"""Where records stand whose address is not their noun and slug; see docs/decisions/0007."""

RELATED: Mapping[str, Mapping[str, str]] = {
    "comparisons": {"summary_of_findings": PLACES["summaries"], "quality": PLACES["qualities"]},
}
"""Further addresses that a record's links name."""

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
    position: int
    plain: Plain
    digest: str


@dataclass
class Substances:
    """Every record of an edition that is being compiled."""

    by_name: dict[tuple[str, str], Substance] = field(default_factory=dict)
    _count: dict[str, int] = field(default_factory=dict)

    def add(self, noun: str, slug: str, members: Mapping[str, Any]) -> Substance:
        """Takes a record in. Raises pydantic's ValidationError where it breaks the contract."""
        model = MODELS[noun][0]
        checked = model.model_validate({**members, **NOWHERE})
        plain = checked.model_dump(mode="json", exclude=set(STAMPED))
        self._count[noun] = self._count.get(noun, 0) + 1
        substance = Substance(noun, slug, self._count[noun], plain, digest_of(plain))
        self.by_name[noun, slug] = substance
        return substance

    def of(self, noun: str) -> list[Substance]:
        """The records of one noun, in the order they were added."""
        return [substance for (kind, _), substance in self.by_name.items() if kind == noun]

    def digests(self) -> dict[tuple[str, str], str]:
        """The digest of every record."""
        return {name: substance.digest for name, substance in self.by_name.items()}


@dataclass(frozen=True, slots=True)
class Stamping:
    """The edition that records are stamped with, and what its parent knew of them."""

    edition: EditionReference
    printed_at: str
    before: Mapping[tuple[str, str], tuple[str, str]]
    """Digest and time of the last change, by noun and slug, in the parent."""

    def document(self, substance: Substance) -> tuple[Plain, str]:
        """The whole document, and when its substance last changed."""
        known, when = self.before.get((substance.noun, substance.slug), ("", ""))
        updated = when if known == substance.digest else self.printed_at
        slug = substance.slug
        place = PLACES.get(substance.noun, f"{substance.noun}/{{slug}}").format(slug=slug)
        further = {name: f"/v1/{told.format(slug=slug)}" for name, told in RELATED.get(substance.noun, {}).items()}
        return {
            **substance.plain,
            "digest": substance.digest,
            "updated": updated,
            "edition": self.edition.model_dump(),
            "links": {"self": f"/v1/{place}", "pinned": f"/v1/editions/{self.edition.id}/{place}", **further},
        }, updated


def brief(noun: str, document: Plain) -> Plain:
    """The members of a document that lists show, and of their members the same."""
    return MODELS[noun][1].model_validate(document, extra="ignore").model_dump(mode="json")
