"""What may be asked of treatments."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.database import OpenEdition
from app.domain.vocabulary import Category, SourceType, TreatmentForm
from app.errors import BadRequest, NotFound
from app.queries.cursors import read_cursor
from app.queries.findings import FindingFilters, list_findings
from app.queries.treatments import TREATMENT_ORDERS, WHERE_FORM, TreatmentFilters, get_treatment, list_treatments
from tests.conftest import build_house
from tests.manuscripts import crowded_pack
from tests.queries.conftest import KEY, first_page, opened

FIELDS = ("slug", "name", "updated", "form", "conditions")


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


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenEdition]:
    """An edition with eleven treatments."""
    folder = tmp_path_factory.mktemp("crowded")
    house = build_house(folder)
    edition = opened(house, house.publish(crowded_pack(folder)))
    yield edition
    edition.close()


LABELS: list[dict[str, Any]] = [
    {},
    {"condition": "migraine"},
    {"condition": "chronic-migraine"},
    {"category": Category.ACCESS},
    {"source_type": SourceType.RANDOMISED_TRIAL},
    {"condition": "chronic-migraine", "category": Category.HARMS, "source_type": SourceType.AGENCY_PAGE},
    {"condition": "migraine", "form": TreatmentForm.DRUG, "where": ("constipation:gt:0%",)},
]


@pytest.mark.parametrize("sort", list(TREATMENT_ORDERS))
@pytest.mark.parametrize("labels", LABELS, ids=str)
def test_what_has_every_label_is_listed_once_in_any_order_and_on_pages_of_any_size(
    crowded: OpenEdition, labels: dict[str, Any], sort: str
) -> None:
    filters = TreatmentFilters(**labels)
    documents = [
        json.loads(text) for text in list_treatments(crowded, first_page(1000, fields=FIELDS), TreatmentFilters()).items
    ]
    expected = {document["slug"] for document in documents if _has(crowded, document, labels)}
    page = list_treatments(crowded, first_page(1000, sort=sort, counted=True), filters)
    whole = [json.loads(text)["slug"] for text in page.items]
    assert (set(whole), page.count) == (expected, len(whole))
    assert len(whole) > 1
    member = sort.removeprefix("-") or "slug"
    by_slug = {document["slug"]: document for document in documents}
    keys = [(by_slug[slug][member], slug) for slug in whole]
    assert keys == sorted(keys, reverse=sort.startswith("-"))
    for limit in (1, 2, 4):
        paging, walked = first_page(limit, sort=sort), []
        for _ in range(len(whole) + 1):
            page = list_treatments(crowded, paging, filters)
            walked += [json.loads(text)["slug"] for text in page.items]
            if page.cursor is None:
                break
            paging = replace(paging, after=read_cursor(page.cursor, KEY).after)
        assert walked == whole


def _has(edition: OpenEdition, document: dict[str, Any], labels: dict[str, Any]) -> bool:
    """Whether a treatment has these labels, told by its record and its findings."""
    found = [
        json.loads(text)
        for text in list_findings(edition, first_page(1000), FindingFilters(treatment=document["slug"])).items
    ]
    return (
        labels.get("condition") in (None, *(told["slug"] for told in document["conditions"]))
        and ("category" not in labels or any(told["attribute"]["category"] == labels["category"] for told in found))
        and ("source_type" not in labels or any(told["source"]["type"] == labels["source_type"] for told in found))
        and labels.get("form") in (None, document["form"])
        and ("where" not in labels or any(told["attribute"]["slug"] == "constipation" for told in found))
    )


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
