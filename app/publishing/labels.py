"""Labels: what is written into columns of a record, for the questions that lists ask."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.vocabulary import ReviewStatus
from app.publishing.compiling.records import Plain, Substance

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """A table that a noun's records have rows in: by which column they are owned, and what the rows are."""

    table: str
    owner: str
    rows: Callable[[Substance], Iterator[Row]]


def _slug(plain: Plain, member: str) -> str:
    reference = plain.get(member)
    return reference["slug"] if reference else ""


def _treatment(substance: Substance) -> Iterator[Row]:
    plain = substance.plain
    yield {
        "slug": substance.slug,
        "name": plain["name"],
        "form": plain["form"],
        "variant_of": _slug(plain, "variant_of"),
        "reference_variant": _slug(plain, "reference_variant"),
        "evidence_checked": plain["review"]["evidence_checked"],
        "is_attested": plain["review"]["status"] == ReviewStatus.CLINICALLY_REVIEWED,
    }


def _condition(substance: Substance) -> Iterator[Row]:
    yield {"slug": substance.slug, "name": substance.plain["name"], "part_of": _slug(substance.plain, "part_of")}


def _attribute(substance: Substance) -> Iterator[Row]:
    told = ("name", "kind", "unit", "category", "position")
    yield {"slug": substance.slug, **{name: substance.plain[name] for name in told}}


def _source(substance: Substance) -> Iterator[Row]:
    plain = substance.plain
    yield {
        "slug": substance.slug,
        "type": plain["type"],
        "year": plain.get("year", 0),
        "finding_count": plain["finding_count"],
    }


def _finding(substance: Substance) -> Iterator[Row]:
    plain = substance.plain
    yield {
        "slug": substance.slug,
        "treatment": plain["treatment"]["slug"],
        "attribute": plain["attribute"]["slug"],
        "category": plain["attribute"]["category"],
        "condition": _slug(plain, "condition"),
        "source": plain["source"]["slug"],
        "source_type": plain["source"]["type"],
        "certainty": plain["certainty"]["level"],
        "design": plain["design"],
        "year": plain["source"].get("year", 0),
    }


def _comparison(substance: Substance) -> Iterator[Row]:
    yield {"slug": substance.slug, "condition": _slug(substance.plain, "condition")}


def _compared(substance: Substance) -> Iterator[Row]:
    for place, treatment in enumerate(substance.plain["treatments"], start=1):
        yield {"comparison": substance.slug, "treatment": treatment["slug"], "position": place}


LABELS = {
    "attributes": (Label("attribute", "slug", _attribute),),
    "comparisons": (Label("comparison", "slug", _comparison), Label("comparisontreatment", "comparison", _compared)),
    "conditions": (Label("condition", "slug", _condition),),
    "findings": (Label("finding", "slug", _finding),),
    "sources": (Label("source", "slug", _source),),
    "treatments": (Label("treatment", "slug", _treatment),),
}
"""Nouns without an entry are asked for by name alone."""
