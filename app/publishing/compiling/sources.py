"""Sources: manuscript records become documents, with a reason for every gap."""

from collections.abc import Iterable

from app.domain import wording
from app.domain.vocabulary import AbsenceReason
from app.publishing.compiling.records import Substances
from app.publishing.compiling.references import Compiling, address
from app.publishing.compiling.tallies import Tally

GAPS = ("year", "authors", "publisher", "funding", "conflict_of_interest")
"""Members of a source that a reader misses when they are not there."""


def compile_sources(compiling: Compiling, substances: Substances, tally: Tally, wanted: Iterable[str]) -> None:
    """These sources, with why a member of one is missing."""
    for slug in sorted(wanted):
        source = compiling.manuscript.sources[slug]
        kept = (
            "title",
            "publisher",
            "authors",
            "read_in_copy_on",
            "accessed",
            "funding",
            "conflict_of_interest",
            "jurisdiction",
            "note",
        )
        substances.add(
            "sources",
            slug,
            {
                **compiling.citations[slug].model_dump(),
                **{name: getattr(source, name) for name in kept},
                "identifiers": {"doi": source.doi, "pmid": source.pmid, "pmcid": source.pmcid, "nct": source.nct},
                "address": address(source),
                "tier_meaning": wording.TIER_WORDS[source.tier],
                "gaps": {name: AbsenceReason.NOT_REPORTED for name in GAPS if getattr(source, name) is None},
                "finding_count": tally.citations[slug],
            },
        )
