"""What may be asked of treatments."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.database import OpenEdition
from app.documents.printed import Printed, PrintedPage
from app.documents.treatments import TreatmentBrief
from app.domain.quantities import ForeignUnit, UnknownUnit, convert, read_amount, unit_named
from app.domain.slugs import nearest
from app.domain.vocabulary import Category, SourceType, TreatmentForm
from app.errors import BadRequest, Fault
from app.models.attributes import AttributeRow
from app.models.cells import Cell
from app.models.findings import FindingRow
from app.models.records import Record
from app.models.treatments import TreatmentCondition, TreatmentRow, TreatmentSource
from app.queries.records import (
    ORDERS,
    Order,
    Paging,
    Relation,
    changed_since,
    check_slug,
    get_record,
    page_of,
    with_included,
)

RELATIONS = {
    "variants": Relation("treatments", lambda _, document: [told["slug"] for told in document["variants"]]),
    "conditions": Relation("conditions", lambda _, document: [told["slug"] for told in document["conditions"]]),
    "comparisons": Relation("comparisons", lambda _, document: [told["slug"] for told in document["comparisons"]]),
    "sources": Relation("sources", lambda _, document: [told["slug"] for told in document["sources"]]),
    "findings": Relation(
        "findings",
        lambda session, document: session.exec(
            select(FindingRow.slug).where(FindingRow.treatment == document["slug"])
        ).all(),
    ),
}

_SORTED = aliased(TreatmentRow)
TREATMENT_ORDERS = {
    **ORDERS,
    "name": Order(_SORTED.name, _SORTED),
    "-name": Order(_SORTED.name, _SORTED, descending=True),
}

_WHERE = re.compile(r"([a-z0-9-]{1,80}):([a-z]{1,5}):(.{1,40})\Z")
_COMPARED = {
    "lt": lambda amount: col(Cell.high) < amount,
    "lte": lambda amount: col(Cell.high) <= amount,
    "gt": lambda amount: col(Cell.low) > amount,
    "gte": lambda amount: col(Cell.low) >= amount,
    "eq": lambda amount: (col(Cell.low) <= amount) & (col(Cell.high) >= amount),
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
    with edition.session() as session:
        check_slug(session, "conditions", filters.condition, "condition")
        check_slug(session, "treatments", filters.variant_of, "variant_of")
        matching = select(TreatmentRow.slug)
        if filters.condition is not None:
            of_condition = select(TreatmentCondition.treatment).where(TreatmentCondition.condition == filters.condition)
            matching = matching.where(col(TreatmentRow.slug).in_(of_condition))
        if filters.variant_of is not None:
            matching = matching.where(TreatmentRow.variant_of == filters.variant_of)
        if filters.form is not None:
            matching = matching.where(TreatmentRow.form == filters.form.value)
        if filters.category is not None:
            of_category = select(FindingRow.treatment).where(FindingRow.category == filters.category.value)
            matching = matching.where(col(TreatmentRow.slug).in_(of_category))
        if filters.source_type is not None:
            cited = select(TreatmentSource.treatment).where(TreatmentSource.source_type == filters.source_type.value)
            matching = matching.where(col(TreatmentRow.slug).in_(cited))
        if filters.updated_since is not None:
            matching = matching.where(changed_since(TreatmentRow.slug, "treatments", filters.updated_since))
        for asked in filters.where:
            matching = matching.where(col(TreatmentRow.slug).in_(_holding(session, asked, filters.condition or "")))
        return page_of(edition, session, "treatments", matching, paging, orders=TREATMENT_ORDERS)


def list_treatment_briefs(edition: OpenEdition) -> list[TreatmentBrief]:
    """Every treatment as lists show it."""
    with edition.session() as session:
        query = select(Record.brief).where(Record.noun == "treatments").order_by(col(Record.position))
        return [TreatmentBrief.model_validate_json(text) for text in session.exec(query)]


def _holding(session: Session, asked: str, condition: str) -> Any:
    """The treatments whose headline value satisfies `attribute:operator:amount`."""
    match = _WHERE.match(asked)
    if match is None or match[2] not in _COMPARED:
        raise BadRequest(Fault("where", "This filter cannot be understood.", WHERE_FORM, "malformed_filter"))
    attribute = session.exec(select(AttributeRow).where(AttributeRow.slug == match[1])).first()
    if attribute is None:
        near = tuple(nearest(match[1], session.exec(select(AttributeRow.slug)).all()))
        raise BadRequest(
            Fault("where", "There is no such attribute.", "an attribute from /v1/attributes", "unknown_slug", near)
        )
    try:
        amount, unit = read_amount(match[3], default_unit=attribute.unit)
        wanted = convert(amount, from_unit=unit, to_unit=attribute.unit)
    except (UnknownUnit, ForeignUnit, ValueError):
        unit_words = unit_named(attribute.unit).plural or "a plain number"
        raise BadRequest(
            Fault(
                "where",
                "The amount does not fit the attribute.",
                f"a number of {unit_words}, or of a unit that converts to it",
                "foreign_unit",
            )
        ) from None
    return select(Cell.treatment).where(
        Cell.attribute == attribute.slug,
        Cell.condition == condition,
        col(Cell.low).is_not(None),
        _COMPARED[match[2]](wanted),
    )
