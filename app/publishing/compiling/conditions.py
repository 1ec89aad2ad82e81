"""Conditions: manuscript records become documents."""

from app.documents.conditions import Fact
from app.documents.references import Reference
from app.publishing import manuscript as written
from app.publishing.compiling.records import Substances
from app.publishing.compiling.references import Compiling, display, review
from app.publishing.compiling.tallies import Tally


def compile_conditions(compiling: Compiling, substances: Substances, tally: Tally) -> None:
    """Every condition, with what is treated with what."""
    manuscript = compiling.manuscript
    for slug, record in sorted(manuscript.conditions.items()):
        compared = [name for name, comparison in manuscript.comparisons.items() if comparison.condition == slug]
        narrower = [name for name, condition in manuscript.conditions.items() if condition.part_of == slug]
        substances.add(
            "conditions",
            slug,
            {
                "slug": slug,
                "name": record.name,
                "also_known_as": record.also_known_as,
                "definition": record.definition,
                "part_of": compiling.optional("conditions", record.part_of),
                "narrower": compiling.references("conditions", narrower),
                "codes": record.codes.model_dump(exclude_none=True),
                "scales": [scale.model_dump() for scale in record.scales],
                "facts": [_fact(compiling, fact) for fact in record.facts],
                "treatments": [
                    Reference(slug=treated, name=name)
                    for treated, name in sorted(tally.treated.get(slug, []), key=lambda told: (told[1], told[0]))
                ],
                "comparisons": compiling.references("comparisons", compared),
                "review": review(record.review),
            },
        )


def _fact(compiling: Compiling, fact: written.Fact) -> Fact:
    return Fact(
        id=fact.id,
        about=fact.about,
        value=fact.value,
        display=display(fact.value),
        population=fact.population,
        source=compiling.citations[fact.source],
        locator=fact.locator,
        note=fact.note,
    )
