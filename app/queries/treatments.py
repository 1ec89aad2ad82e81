"""What may be asked of treatments."""

import re
from dataclasses import dataclass

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.documents.treatments import TreatmentBrief
from app.domain.quantities import ForeignUnit, UnknownUnit, convert, read_amount, unit_named
from app.domain.slugs import nearest
from app.domain.vocabulary import Category, SourceType, TreatmentForm
from app.errors import BadRequest, Fault
from app.models.records import BRIEF
from app.queries.records import (
    ORDERS,
    Listing,
    Order,
    Paging,
    Relation,
    check_slug,
    get_record,
    page_of,
    with_included,
)

_BRIEFS = f"SELECT {BRIEF} FROM record WHERE noun = 'treatments' ORDER BY slug LIMIT ?"  # noqa: S608  # a name of ours
_FINDINGS = "SELECT slug FROM finding WHERE treatment = ?"
RELATIONS = {
    "variants": Relation("treatments", lambda _, document: [told["slug"] for told in document["variants"]]),
    "conditions": Relation("conditions", lambda _, document: [told["slug"] for told in document["conditions"]]),
    "comparisons": Relation("comparisons", lambda _, document: [told["slug"] for told in document["comparisons"]]),
    "sources": Relation("sources", lambda _, document: [told["slug"] for told in document["sources"]]),
    "findings": Relation(
        "findings", lambda edition, document: [slug for (slug,) in edition.rows(_FINDINGS, (document["slug"],))]
    ),
}

TREATMENT_ORDERS = {**ORDERS, "name": Order("t.name"), "-name": Order("t.name", descending=True)}

_WHERE = re.compile(r"([a-z0-9-]{1,80}):([a-z]{1,5}):(.{1,40})\Z")
_COMPARED = {
    "lt": "c.high < ?",
    "lte": "c.high <= ?",
    "gt": "c.low > ?",
    "gte": "c.low >= ?",
    "eq": "c.low <= ? AND c.high >= ?",
}
"""A whole range must satisfy the comparison; `eq` asks whether the range holds the amount."""
WHERE_FORM = "attribute:operator:amount with its unit, as in onset:lte:3d; operators are lt, lte, gt, gte, eq"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentFilters:
    """Which treatments are asked for."""

    condition: str | None = None
    category: Category | None = None
    variant_of: str | None = None
    form: TreatmentForm | None = None
    source_type: SourceType | None = None
    updated_since: str | None = None
    where: tuple[str, ...] = ()


def get_treatment(edition: OpenEdition, slug: str, *, include: tuple[str, ...], fields: tuple[str, ...]) -> Printed:
    """One treatment. Raises NotFound."""
    return with_included(edition, get_record(edition, "treatments", slug), RELATIONS, include, fields)


def list_treatments(edition: OpenEdition, paging: Paging, filters: TreatmentFilters) -> PrintedPage:
    """Treatments by their labels and headline values. Raises BadRequest where a filter cannot be understood."""
    check_slug(edition, "conditions", filters.condition, "condition")
    check_slug(edition, "treatments", filters.variant_of, "variant_of")
    listing = Listing("treatments")
    for kind in ("condition", "category", "source_type"):
        value = getattr(filters, kind)
        if value is not None:
            _ask_for_label(listing, kind, str(value))
    if filters.variant_of is not None:
        listing.where("t.variant_of = ?", filters.variant_of)
    if filters.form is not None:
        listing.where("t.form = ?", filters.form.value)
    listing.changed_since(filters.updated_since)
    for asked in filters.where:
        _ask_for_value(edition, listing, asked, filters.condition or "")
    return page_of(edition, listing, paging, orders=TREATMENT_ORDERS)


def list_treatment_briefs(edition: OpenEdition, *, most: int) -> list[TreatmentBrief]:
    """The first treatments as lists show them."""
    return [TreatmentBrief.model_validate_json(text) for (text,) in edition.rows(_BRIEFS, (most,))]


def _ask_for_label(listing: Listing, kind: str, value: str) -> None:
    """Only treatments with this label; the first label asked for leads to them."""
    if not listing.driver:
        listing.driver, listing.driver_values = "d.kind = ? AND d.value = ?", [kind, value]
        return
    has = "SELECT 1 FROM treatment_label l WHERE l.kind = ? AND l.value = ? AND l.treatment = t.slug"
    listing.where(f"EXISTS ({has})", kind, value)


def _ask_for_value(edition: OpenEdition, listing: Listing, asked: str, condition: str) -> None:
    """Only treatments whose headline value satisfies `attribute:operator:amount`."""
    match = _WHERE.match(asked)
    if match is None or match[2] not in _COMPARED:
        raise BadRequest(Fault("where", "This filter cannot be understood.", WHERE_FORM, "malformed_filter"))
    found = edition.rows("SELECT unit FROM attribute WHERE slug = ?", (match[1],))
    if not found:
        near = tuple(nearest(match[1], [slug for (slug,) in edition.rows("SELECT slug FROM attribute")]))
        raise BadRequest(
            Fault("where", "There is no such attribute.", "an attribute from /v1/attributes", "unknown_slug", near)
        )
    [[own_unit]] = found
    try:
        amount, unit = read_amount(match[3], default_unit=own_unit)
        wanted = convert(amount, from_unit=unit, to_unit=own_unit)
    except (UnknownUnit, ForeignUnit, ValueError):
        unit_words = unit_named(own_unit).plural or "a plain number"
        raise BadRequest(
            Fault(
                "where",
                "The amount does not fit the attribute.",
                f"a number of {unit_words}, or of a unit that converts to it",
                "foreign_unit",
            )
        ) from None
    compared = _COMPARED[match[2]]
    holds = f"c.treatment = t.slug AND c.condition = ? AND c.attribute = ? AND c.low IS NOT NULL AND {compared}"
    listing.where(
        f"EXISTS (SELECT 1 FROM cell c WHERE {holds})",  # noqa: S608  # only clauses of ours are put in
        condition,
        match[1],
        *[wanted] * compared.count("?"),
    )
