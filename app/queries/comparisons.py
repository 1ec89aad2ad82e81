"""What may be asked of comparisons: the curated ones, and any set of treatments composed on request."""

import hashlib
import json
import re
from datetime import date
from functools import partial
from itertools import combinations
from typing import Any

import orjson

from app.database import OpenEdition
from app.documents.comparisons import ComparisonBrief
from app.documents.printed import Printed, PrintedPage
from app.domain.digests import digest_of
from app.domain.evidence import from_plain
from app.domain.vocabulary import Better, Category, ReviewStatus, ValueKind
from app.domain.weighing import Question, Worthwhile
from app.domain.wording import DISCLAIMER, NOT_REVIEWED, UNFUNDED, listed
from app.errors import BadRequest, Fault, NotFound
from app.models.records import BRIEF
from app.queries.burdens import compose_burdens
from app.queries.composing import Column, PrintedCell, RowHead, compose_rows
from app.queries.records import (
    Listing,
    Paging,
    Plain,
    Relation,
    check_slug,
    get_record,
    kept_documents,
    page_of,
    with_included,
)
from app.queries.stamps import composed_stamp

EVERY_CONDITION = ""
NO_CONDITION = "*"
FEWEST, MOST = 2, 8
"""How many treatments a comparison can hold."""
_EXPONENT = re.compile(rb"[0-9]e[+-]?[0-9]")
_BRIEFS = f"SELECT {BRIEF} FROM record WHERE noun = 'comparisons' ORDER BY slug LIMIT 500"  # noqa: S608  # a name of ours
_CELLS = """
SELECT attribute, content FROM cell WHERE treatment = ? AND condition = ?
"""
_CONTENT = "SELECT document, evidence FROM cell_content WHERE id = ?"
_NARROWER = "SELECT slug FROM condition WHERE part_of = ?"


def _shown_findings(_: OpenEdition, document: Plain) -> list[str]:
    cells = [cell for row in document["rows"] for cell in row["cells"] if cell["state"] == "reported"]
    return [finding["id"] for cell in cells for finding in (cell["headline"], *cell["others"])]


RELATIONS = {
    "treatments": Relation("treatments", lambda _, document: [told["slug"] for told in document["treatments"]]),
    "attributes": Relation("attributes", lambda _, document: [row["attribute"]["slug"] for row in document["rows"]]),
    "sources": Relation("sources", lambda _, document: [told["slug"] for told in document["sources"]]),
    "findings": Relation("findings", _shown_findings),
}


def get_comparison(edition: OpenEdition, slug: str, *, include: tuple[str, ...], fields: tuple[str, ...]) -> Printed:
    """One curated comparison. Raises NotFound."""
    return with_included(edition, get_record(edition, "comparisons", slug), RELATIONS, include, fields)


def list_comparisons(
    edition: OpenEdition,
    paging: Paging,
    *,
    condition: str | None = None,
    treatment: str | None = None,
    updated_since: str | None = None,
) -> PrintedPage:
    """Curated comparisons, of a condition or with a treatment."""
    check_slug(edition, "conditions", condition, "condition")
    check_slug(edition, "treatments", treatment, "treatment")
    listing = Listing("comparisons")
    if condition is not None:
        listing.where("t.condition = ?", condition)
    if treatment is not None:
        listing.where("t.slug IN (SELECT comparison FROM comparisontreatment WHERE treatment = ?)", treatment)
    listing.changed_since(updated_since)
    return page_of(edition, listing, paging)


def list_comparison_briefs(edition: OpenEdition) -> list[ComparisonBrief]:
    """The curated comparisons as lists show them, the first five hundred. Raises NotFound where there is none."""
    briefs = [ComparisonBrief.model_validate_json(text) for (text,) in edition.rows(_BRIEFS)]
    if not briefs:
        raise NotFound("comparison")
    return briefs


def compose_comparison(
    edition: OpenEdition,
    slugs: tuple[str, ...],
    *,
    condition: str | None,
    attributes: tuple[str, ...],
    category: Category | None,
    address: str,
) -> Printed:
    """Any two to eight treatments side by side, as a document of the same form as a curated comparison.

    Raises BadRequest for unknown or repeated names, and for a treatment beside its own variant.
    """
    treatments = kept_documents(edition, "treatments", slugs)
    for slug in slugs:
        if slug not in treatments:
            check_slug(edition, "treatments", slug, "treatments")
    for slug in attributes:
        check_slug(edition, "attributes", slug, "attributes")
    check_slug(edition, "conditions", condition, "condition")
    _check_treatments(slugs, treatments)
    columns = [_column(edition, treatments[slug], condition) for slug in slugs]
    heads = _heads(edition, columns, attributes, category, condition)
    told = {json.dumps(d, sort_keys=True): d for slug in slugs for d in treatments[slug]["disagreements"]}
    rows, numbers = compose_rows(columns, heads, list(told.values()))
    sources = kept_documents(edition, "sources", numbers)
    named = kept_documents(edition, "conditions", [condition])[condition] if condition else None
    plain = _document(edition, [treatments[slug] for slug in slugs], rows, named)
    plain["sources"] = [_numbered(sources[slug], number) for slug, number in numbers.items()]
    updated = plain.pop("updated")
    substance = orjson.dumps(plain).decode()
    digest = _digest_of(plain)
    return Printed(composed_stamp(edition, address, substance, digest, updated), digest)


def _digest_of(plain: Plain) -> str:
    """What `digest_of` says, ten times faster; the two spell only numbers with exponents differently."""
    spelled = orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)
    if _EXPONENT.search(spelled):
        return digest_of(json.loads(spelled))
    return "sha256:" + hashlib.sha256(spelled).hexdigest()


def _check_treatments(slugs: tuple[str, ...], treatments: dict[str, Plain]) -> None:
    if not FEWEST <= len(slugs) <= MOST:
        raise BadRequest(
            Fault(
                "treatments",
                f"A comparison holds from {FEWEST} to {MOST} treatments.",
                "treatments=a,b",
                "wrong_number",
            )
        )
    if len(set(slugs)) != len(slugs):
        raise BadRequest(
            Fault("treatments", "A treatment is not compared with itself.", "each treatment once", "repeated")
        )
    for one, two in combinations(slugs, 2):
        parents = {slug: treatments[slug].get("variant_of", {}).get("slug") for slug in (one, two)}
        if parents[one] == two or parents[two] == one:
            raise BadRequest(
                Fault(
                    "treatments",
                    "A treatment is not compared with its own variant, whose findings it shows already.",
                    "two variants, or two treatments",
                    "own_variant",
                )
            )


def _column(edition: OpenEdition, treatment: Plain, condition: str | None) -> Column:
    slug = treatment["slug"]
    key = EVERY_CONDITION if condition is None else condition
    rows = edition.rows(_CELLS, (slug, key))
    if not rows and condition is not None:
        rows = edition.rows(_CELLS, (slug, NO_CONDITION))
    return Column(
        slug=slug,
        name=treatment["short_name"],
        family=frozenset({slug, *(variant["slug"] for variant in treatment["variants"])}),
        checked_on=date.fromisoformat(treatment["review"]["evidence_checked"]),
        cells={
            attribute: edition.kept("cell", content, partial(_cell, edition, content)) for attribute, content in rows
        },
    )


def _cell(edition: OpenEdition, content: int) -> PrintedCell:
    [[document, evidence]] = edition.rows(_CONTENT, (content,))
    return PrintedCell(orjson.loads(document), tuple(from_plain(plain) for plain in orjson.loads(evidence)))


def _heads(
    edition: OpenEdition,
    columns: list[Column],
    attributes: tuple[str, ...],
    category: Category | None,
    condition: str | None,
) -> list[RowHead]:
    wanted = attributes or {attribute for column in columns for attribute in column.cells}
    heads = [edition.kept("head", (slug, condition), partial(_head, edition, slug, condition)) for slug in wanted]
    if not attributes:
        heads.sort(key=lambda head: (head.brief["position"], head.brief["slug"]))
    return [head for head in heads if category is None or head.brief["category"] == category]


def _head(edition: OpenEdition, slug: str, condition: str | None) -> RowHead:
    document = kept_documents(edition, "attributes", [slug])[slug]
    shown = ("slug", "name", "question", "category", "kind", "unit", "better", "position")
    return RowHead(
        brief={name: document[name] for name in shown},
        question=Question(
            kind=ValueKind(document["kind"]),
            better=Better(document["better"]),
            worthwhile=tuple(
                Worthwhile(told["low"], told["high"], told["unit"], told.get("scale"))
                for told in document["worthwhile_differences"]
            ),
            condition=condition,
            narrower=frozenset(narrower for (narrower,) in edition.rows(_NARROWER, (condition or "-",))),
        ),
    )


def _document(edition: OpenEdition, treatments: list[Plain], rows: list[Plain], condition: Plain | None) -> Plain:
    names = [treatment["short_name"] for treatment in treatments]
    reviews = [treatment["review"] for treatment in treatments]
    plain: dict[str, Any] = {
        "slug": "-vs-".join(treatment["slug"] for treatment in treatments),
        "origin": "composed",
        "title": " compared with ".join(names) if len(names) == 2 else f"{listed(names)} compared",
        "question": f"How do {listed(names)} compare{' for ' + condition['name'].lower() if condition else ''}?",
        "summary": "Composed on request from the published findings; no editor has chosen these rows.",
        "treatments": [
            {
                name: treatment[name]
                for name in ("slug", "name", "summary", "form", "variants", "variant_of", "review")
                if name in treatment
            }
            for treatment in treatments
        ],
        "burden": compose_burdens(treatments),
        "rows": rows,
        **{name: [] for name in ("experiences", "what_matters", "questions_to_ask", "steps")},
        "rules_version": edition.rules_version,
        "funding": UNFUNDED,
        "disclaimer": DISCLAIMER,
        "review": {
            "status": ReviewStatus.NOT_CLINICALLY_REVIEWED.value,
            "statement": NOT_REVIEWED,
            "evidence_checked": min(review["evidence_checked"] for review in reviews),
            "next_review": min(review["next_review"] for review in reviews),
        },
        "updated": max(treatment["updated"] for treatment in treatments),
    }
    if condition is not None:
        plain["condition"] = {"slug": condition["slug"], "name": condition["name"]}
    return plain


def _numbered(source: Plain, number: int) -> Plain:
    kept = ("slug", "type", "citation", "year", "tier", "address", "funding", "conflict_of_interest")
    return {**{name: source[name] for name in kept if name in source}, "number": number}
