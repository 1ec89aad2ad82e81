"""What may be asked of comparisons: the curated ones, and any set of treatments composed on request."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import combinations

from app.database import OpenEdition
from app.documents.comparisons import ComparisonBrief
from app.documents.printed import Printed, PrintedPage
from app.domain.vocabulary import Better, Category, ReviewStatus, ValueKind
from app.domain.weighing import Question, Worthwhile
from app.domain.wording import DISCLAIMER, NOT_REVIEWED, UNFUNDED, listed
from app.errors import BadRequest, Fault, NotFound
from app.models.records import BRIEF
from app.queries.burdens import compose_burdens
from app.queries.cells import cell_of
from app.queries.composing import Column, RowHead, compose_rows, spelled
from app.queries.records import (
    Listing,
    Paging,
    Plain,
    Relation,
    check_slug,
    get_documents,
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
_BRIEFS = f"SELECT {BRIEF} FROM record WHERE noun = 'comparisons' ORDER BY slug LIMIT 500"  # noqa: S608  # a name of ours
_CELLS = """
SELECT cell.attribute, cell_content.document, cell_content.evidence, cell_content.known
FROM cell JOIN cell_content ON cell_content.id = cell.content
WHERE cell.treatment = ? AND cell.condition = ?
"""
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
    named = kept_documents(edition, "conditions", [condition])[condition] if condition else None
    frame = _frame(edition, [treatments[slug] for slug in slugs], named)
    lists = {"rows": ",".join(rows), "sources": ",".join(_sources(edition, numbers))}
    substance = _with_lists(frame, lists)
    updated = max(treatments[slug]["updated"] for slug in slugs)
    # The text is the canonical one, of which a digest is taken.
    digest = "sha256:" + hashlib.sha256(substance.encode()).hexdigest()
    return Printed(composed_stamp(edition, address, substance, digest, updated), digest)


def _with_lists(frame: Plain, lists: dict[str, str]) -> str:
    """A document, canonical JSON, whose long lists are text already."""
    members = {name: f"[{text}]" for name, text in lists.items()}
    members |= {name: spelled({name: member})[len(f'{{"{name}":') : -1] for name, member in frame.items()}
    return "{" + ",".join([f'"{name}":{members[name]}' for name in sorted(members)]) + "}"


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
        cells={attribute: cell_of(*content) for attribute, *content in rows},
    )


def _heads(
    edition: OpenEdition,
    columns: list[Column],
    attributes: tuple[str, ...],
    category: Category | None,
    condition: str | None,
) -> list[RowHead]:
    wanted = attributes or {attribute for column in columns for attribute in column.cells}
    heads = [edition.kept("head", (slug, condition), partial(_head, edition, slug, condition)) for slug in wanted]
    documents = kept_documents(edition, "attributes", wanted)
    if not attributes:
        heads.sort(key=lambda head: (documents[head.slug]["position"], head.slug))
    return [head for head in heads if category is None or documents[head.slug]["category"] == category]


def _head(edition: OpenEdition, slug: str, condition: str | None) -> RowHead:
    document = kept_documents(edition, "attributes", [slug])[slug]
    shown = ("slug", "name", "question", "category", "kind", "unit", "better", "position")
    return RowHead(
        slug=slug,
        name=document["name"],
        text=spelled({name: document[name] for name in shown}),
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


def _frame(edition: OpenEdition, treatments: list[Plain], condition: Plain | None) -> Plain:
    """A composed comparison without its rows and sources."""
    names = [treatment["short_name"] for treatment in treatments]
    reviews = [treatment["review"] for treatment in treatments]
    plain: Plain = {
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
    }
    if condition is not None:
        plain["condition"] = {"slug": condition["slug"], "name": condition["name"]}
    return plain


def _sources(edition: OpenEdition, numbers: dict[str, int]) -> Iterable[str]:
    """The sources of a comparison, canonical JSON, in the order of their numbers."""
    for slug, number in numbers.items():
        before, after = edition.kept("cited", slug, partial(_cited, edition, slug))
        yield f"{before}{number}{after}"


def _cited(edition: OpenEdition, slug: str) -> tuple[str, str]:
    """What comes before and after a source's number."""
    [source] = get_documents(edition, "sources", [slug])
    kept = ("slug", "type", "citation", "year", "tier", "address", "funding", "conflict_of_interest")
    told = {name: source[name] for name in kept if name in source}
    before = spelled({name: member for name, member in told.items() if name < "number"})
    after = spelled({name: member for name, member in told.items() if name > "number"})
    return f'{before[:-1]},"number":', f",{after[1:]}"
