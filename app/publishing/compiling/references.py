"""What every record needs while it is compiled: names, citations, variants, and values in words."""

from collections import defaultdict
from collections.abc import Iterable

from app.documents.findings import AttributeReference
from app.documents.references import Reference
from app.documents.sources import NumberedSource, SourceReference
from app.documents.values import Value
from app.domain import wording
from app.domain.vocabulary import ReviewStatus
from app.publishing import manuscript as written
from app.publishing.compiling.records import Plain
from app.publishing.manuscript import Manuscript


def display(value: Value) -> str:
    """A published value in words."""
    statistic = getattr(value, "statistic", None)
    return wording.display(
        value.as_domain(), statistic=statistic, approximate=bool(getattr(value, "approximate", None))
    )


def review(record: written.Review) -> Plain:
    """A review as it is published, with its plain sentence."""
    attested = record.status is ReviewStatus.CLINICALLY_REVIEWED
    return {**record.model_dump(), "statement": wording.REVIEWED if attested else wording.NOT_REVIEWED}


class Citations(dict[str, SourceReference]):
    """How each source is cited, made when it is first asked for."""

    def __init__(self, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript

    def __missing__(self, slug: str) -> SourceReference:
        cited = self[slug] = _reference(slug, self._manuscript.sources[slug])
        return cited


class Compiling:
    """A manuscript on its way to an edition, with the names and citations that every record needs."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.scales = {
            scale.name: scale.written_as for condition in manuscript.conditions.values() for scale in condition.scales
        }
        self.citations = Citations(manuscript)
        self._variants: dict[str, list[str]] = defaultdict(list)
        for slug, record in sorted(manuscript.treatments.items()):
            if record.variant_of is not None:
                self._variants[record.variant_of].append(slug)

    def reference(self, noun: str, slug: str) -> Reference:
        """A record by its slug and name."""
        record = getattr(self.manuscript, noun)[slug]
        return Reference(slug=slug, name=record.title if noun == "comparisons" else record.name)

    def references(self, noun: str, slugs: Iterable[str]) -> list[Reference]:
        """Records by slug and name, in the order of their names."""
        return sorted(
            (self.reference(noun, slug) for slug in slugs), key=lambda reference: (reference.name, reference.slug)
        )

    def optional(self, noun: str, slug: str | None) -> Reference | None:
        """A record by its slug and name, where there is one."""
        return None if slug is None else self.reference(noun, slug)

    def attribute(self, slug: str) -> AttributeReference:
        """An attribute as a finding names it."""
        record = self.manuscript.attributes[slug]
        return AttributeReference(slug=slug, name=record.name, question=record.question, category=record.category)

    def variants(self, slug: str) -> list[str]:
        """The variants of a treatment, its reference variant first."""
        variants = self._variants.get(slug, [])
        reference = self.manuscript.treatments[slug].reference_variant
        return [reference, *(name for name in variants if name != reference)] if reference else list(variants)

    def numbered(self, numbers: dict[str, int]) -> list[NumberedSource]:
        """Sources in the order of their numbers."""
        return [
            NumberedSource(
                **self.citations[slug].model_dump(),
                number=number,
                address=address(self.manuscript.sources[slug]),
                funding=self.manuscript.sources[slug].funding,
                conflict_of_interest=self.manuscript.sources[slug].conflict_of_interest,
            )
            for slug, number in sorted(numbers.items(), key=lambda item: item[1])
        ]


def address(source: written.Source) -> str | None:
    """Where a reader can open the source: its DOI, else PubMed Central, PubMed, or its own page."""
    if source.doi:
        return f"https://doi.org/{source.doi}"
    if source.pmcid:
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{source.pmcid}/"
    if source.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
    return source.url


def _reference(slug: str, source: written.Source) -> SourceReference:
    parts = [source.authors, source.title, source.publisher, str(source.year) if source.year else None]
    citation = ". ".join(part.rstrip(". ") for part in parts if part) + "."
    return SourceReference(slug=slug, type=source.type, citation=citation, year=source.year, tier=source.tier)
