"""Attributes: manuscript records become documents, with how much is known of each."""

from app.documents.attributes import WorthwhileDifference
from app.domain.evidence import scale_of
from app.domain.quantities import unit_named
from app.publishing.compiling.records import Substances
from app.publishing.compiling.references import Compiling, review
from app.publishing.compiling.tallies import Tally


def compile_attributes(compiling: Compiling, substances: Substances, tally: Tally) -> None:
    """Every attribute, in the order of comparisons."""
    manuscript = compiling.manuscript
    for slug, record in sorted(manuscript.attributes.items(), key=lambda item: (item[1].position, item[0])):
        same = (
            "name",
            "question",
            "category",
            "kind",
            "unit",
            "better",
            "position",
            "definition",
            "also_known_as",
            "also_kinds",
        )
        substances.add(
            "attributes",
            slug,
            {
                "slug": slug,
                **{name: getattr(record, name) for name in same},
                "unit_words": unit_named(record.unit).plural,
                "worthwhile_differences": [
                    WorthwhileDifference(
                        **{
                            **difference.model_dump(),
                            "source": compiling.citations[difference.source],
                            "scale": scale_of(difference.instrument, compiling.scales),
                        }
                    )
                    for difference in record.worthwhile_differences
                ],
                "finding_count": tally.findings[slug],
                "treatment_count": tally.treatments[slug],
                "absences": dict(tally.absences.get(slug, {})),
                "review": review(record.review),
            },
        )
