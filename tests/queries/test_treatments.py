"""What may be asked of treatments."""

import json

import pytest

from app.database import OpenEdition
from app.domain.vocabulary import Category, SourceType, TreatmentForm
from app.errors import BadRequest, NotFound
from app.queries.treatments import WHERE_FORM, TreatmentFilters, get_treatment, list_treatments
from tests.queries.conftest import first_page


def found(edition: OpenEdition, filters: TreatmentFilters) -> list[str]:
    """The slugs of the treatments that pass."""
    return [json.loads(text)["slug"] for text in list_treatments(edition, first_page(), filters).items]


@pytest.mark.parametrize(
    ("filters", "slugs"),
    [
        (TreatmentFilters(), ["lunavast", "neck-cooling", "neck-cooling-home", "quellarin"]),
        (TreatmentFilters(condition="chronic-migraine"), ["lunavast", "quellarin"]),
        (TreatmentFilters(category=Category.DESCRIPTION), ["lunavast", "neck-cooling"]),
        (TreatmentFilters(variant_of="neck-cooling"), ["neck-cooling-home"]),
        (TreatmentFilters(form=TreatmentForm.DEVICE), ["neck-cooling-home"]),
        (TreatmentFilters(source_type=SourceType.AGENCY_PAGE), ["lunavast", "quellarin"]),
        (TreatmentFilters(updated_since="2099-01-01T00:00:00+00:00"), []),
        (TreatmentFilters(where=("time-to-effect:lte:2wk", "half-fewer-days:gt:50%")), ["lunavast"]),
    ],
)
def test_treatments_are_found_by_what_is_said_of_them(
    edition: OpenEdition, filters: TreatmentFilters, slugs: list[str]
) -> None:
    assert found(edition, filters) == slugs


@pytest.mark.parametrize(
    ("amount", "same"),
    [
        ("14d", "2wk"),
        ("14 days", "336h"),
        ("42", "6 weeks"),
        ("10.5d", "1.5wk"),
        ("1mo", "30.4375d"),
        ("1a", "365.25d"),
    ],
)
@pytest.mark.parametrize("operator", ["lt", "lte", "gt", "gte", "eq"])
def test_the_same_amount_in_another_unit_finds_the_same(
    edition: OpenEdition, operator: str, amount: str, same: str
) -> None:
    one, two = (TreatmentFilters(where=(f"time-to-effect:{operator}:{told}",)) for told in (amount, same))
    assert found(edition, one) == found(edition, two)


def test_one_that_is_not_there_is_not_found(edition: OpenEdition) -> None:
    assert json.loads(get_treatment(edition, "quellarin", include=(), fields=("name",)).text) == {"name": "Quellarin"}
    with pytest.raises(NotFound) as caught:
        get_treatment(edition, "quelarin", include=(), fields=())
    assert caught.value.nearest == ("quellarin",)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("nonsense", WHERE_FORM),
        ("time-to-effect:is:3d", WHERE_FORM),
        ("nowhere:lt:3d", "an attribute from /v1/attributes"),
        ("time-to-effect:lt:3kg", "a number of days, or of a unit that converts to it"),
        ("half-fewer-days:lt:3 apples", "a number of %, or of a unit that converts to it"),
        ("price:lt:3d", "a number of a plain number, or of a unit that converts to it"),
    ],
)
def test_a_filter_that_cannot_be_understood_says_what_would_be_right(
    edition: OpenEdition, where: str, expected: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        found(edition, TreatmentFilters(where=(where,)))
    assert caught.value.faults[0].expected == expected
