"""Treatments: everything a frontend's first screen needs, gathered from findings and cells."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from app.documents.cells import RecordedDisagreement
from app.documents.treatments import AbsentAttribute, HeadlineGroup, HeadlineValue, RegulatoryStatus, SideEffect
from app.domain.vocabulary import LEVEL_SCALES, Category
from app.domain.wording import DISCLAIMER, frequency_word
from app.publishing import manuscript as written
from app.publishing.compiling.burdens import burden_members
from app.publishing.compiling.cells import EVERY_CONDITION, CompiledCell
from app.publishing.compiling.findings import absence
from app.publishing.compiling.records import Plain, Substances
from app.publishing.compiling.references import Compiling, display, review


def recorded(disagreement: written.Disagreement) -> RecordedDisagreement:
    """A disagreement as it is published."""
    return RecordedDisagreement(**disagreement.model_dump())


def compile_treatment(compiling: Compiling, substances: Substances, slug: str, cells: Sequence[CompiledCell]) -> None:
    """One treatment, from its cells under every condition."""
    manuscript, record = compiling.manuscript, compiling.manuscript.treatments[slug]
    numbers: dict[str, int] = {}
    reported = _reported(compiling, cells)
    headlines = [_headline(compiling, cell, numbers) for cell in reported if not _is_harm(cell)]
    harms = [_side_effect(_headline(compiling, cell, numbers)) for cell in reported if _is_harm(cell)]
    family = {slug, *compiling.variants(slug)}
    own = [id_ for id_, (treatment, _) in manuscript.findings.items() if treatment == slug]
    shown = {id_ for id_, (treatment, _) in manuscript.findings.items() if treatment in family}
    status = _regulatory(compiling, shown, numbers)
    compared = [name for name, comparison in manuscript.comparisons.items() if slug in comparison.treatments]
    same = ("name", "also_known_as", "form", "summary")
    substances.add(
        "treatments",
        slug,
        {
            "slug": slug,
            **{name: getattr(record, name) for name in same},
            "short_name": record.short_name or record.name,
            "variant_of": compiling.optional("treatments", record.variant_of),
            "reference_variant": compiling.optional("treatments", record.reference_variant),
            "variants": [compiling.reference("treatments", name) for name in compiling.variants(slug)],
            "conditions": [compiling.reference("conditions", name) for name in record.conditions],
            "regimens": [regimen.model_dump() for regimen in record.regimens],
            **burden_members(compiling, slug),
            "headlines": _grouped(headlines),
            "side_effects": sorted(harms, key=_commonest_first),
            "regulatory_status": status,
            "absences": [
                AbsentAttribute(attribute=compiling.attribute(told.attribute), absence=absence(told))
                for treatment, told in manuscript.absences
                if treatment == slug
            ],
            "disagreements": [recorded(told) for told in manuscript.disagreements if shown.intersection(told.findings)],
            "comparisons": compiling.references("comparisons", compared),
            "codes": record.codes.model_dump(exclude_none=True),
            "finding_count": len(own),
            "sources": compiling.numbered(numbers),
            "review": review(record.review),
            "disclaimer": DISCLAIMER,
        },
    )


def _reported(compiling: Compiling, cells: Sequence[CompiledCell]) -> list[tuple[written.Attribute, CompiledCell]]:
    attributes = compiling.manuscript.attributes
    shown = [
        (attributes[cell.attribute], cell)
        for cell in cells
        if cell.condition == EVERY_CONDITION and cell.printed.is_reported
    ]
    return sorted(shown, key=lambda pair: (list(Category).index(pair[0].category), pair[0].position, pair[1].attribute))


def _is_harm(cell: tuple[written.Attribute, CompiledCell]) -> bool:
    return cell[0].category is Category.HARMS


def _headline(
    compiling: Compiling, cell: tuple[written.Attribute, CompiledCell], numbers: dict[str, int]
) -> HeadlineValue:
    document = cell[1].document
    head: Plain = document["headline"]
    finding = compiling.manuscript.findings[head["id"]][1]
    return HeadlineValue(
        attribute=compiling.attribute(cell[1].attribute),
        treatment=head["treatment"],
        condition=finding.condition,
        value=finding.value,
        display=display(finding.value),
        finding=head["id"],
        source_number=numbers.setdefault(head["source"], len(numbers) + 1),
        locator=head["locator"],
        finding_count=1 + len(document["others"]),
    )


def _side_effect(headline: HeadlineValue) -> SideEffect:
    members: dict[str, Any] = {name: getattr(headline, name) for name in HeadlineValue.model_fields}
    return SideEffect(**members, frequency=frequency_word(headline.value.as_domain()))


def _commonest_first(effect: SideEffect) -> tuple[int, float, str]:
    words = LEVEL_SCALES["frequency"]
    rank = words.index(effect.frequency) if effect.frequency else len(words)
    return rank, -(effect.value.as_domain().midpoint or 0.0), effect.attribute.slug


def _grouped(headlines: Sequence[HeadlineValue]) -> list[HeadlineGroup]:
    return [
        HeadlineGroup(category=category, values=list(values))
        for category, values in groupby(headlines, key=lambda headline: headline.attribute.category)
    ]


def _regulatory(compiling: Compiling, shown: set[str], numbers: dict[str, int]) -> list[RegulatoryStatus]:
    manuscript = compiling.manuscript
    told = [
        (treatment, finding)
        for id_, (treatment, finding) in manuscript.findings.items()
        if id_ in shown and manuscript.attributes[finding.attribute].states_regulatory_status
    ]
    told.sort(key=lambda pair: (pair[1].jurisdiction or "~", pair[1].dated or "", pair[1].id))
    return [
        RegulatoryStatus(
            finding=finding.id,
            treatment=treatment,
            text=display(finding.value),
            jurisdiction=finding.jurisdiction,
            dated=finding.dated,
            source_number=numbers.setdefault(finding.source, len(numbers) + 1),
            locator=finding.locator,
        )
        for treatment, finding in told
    ]
