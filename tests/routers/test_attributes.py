"""What /attributes answers."""

import httpx
import pytest

from tests.readers import Parameters, names, read, read_refusal


def test_an_attribute_says_what_it_asks_and_in_what_unit(pack: httpx.Client) -> None:
    attribute = read(pack, "/v1/attributes/time-to-effect")
    assert attribute["question"] == "How soon does it help?"
    assert (attribute["kind"], attribute["unit"], attribute["unit_words"]) == ("duration", "d", "days")
    assert (attribute["category"], attribute["better"]) == ("speed", "lower")
    assert attribute["also_known_as"] == ["speed", "how fast"]


def test_an_attribute_says_which_difference_is_worth_having_and_who_says_so(pack: httpx.Client) -> None:
    (difference,) = read(pack, "/v1/attributes/effect-on-days")["worthwhile_differences"]
    assert (difference["low"], difference["high"], difference["unit"]) == (2, 3, "[points]")
    assert difference["scale"] == "Lost Days Score"
    assert difference["source"]["slug"] == "prevention-review-2024"
    assert read(pack, "/v1/attributes/price")["worthwhile_differences"] == []


def test_an_attribute_counts_findings_treatments_and_absences(pack: httpx.Client) -> None:
    attribute = read(pack, "/v1/attributes/half-fewer-days")
    assert (attribute["finding_count"], attribute["treatment_count"]) == (6, 3)
    assert attribute["absences"] == {"not_studied": 1}


def test_attributes_stand_in_the_order_of_comparisons(pack: httpx.Client) -> None:
    page = read(pack, "/v1/attributes")
    positions = [item["position"] for item in page["items"]]
    assert positions == [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
    assert names(page)[0] == "half-fewer-days"
    assert names(page)[-1] == "how-it-acts"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"category": "efficacy"}, ["half-fewer-days", "effect-on-days", "monthly-migraine-days"]),
        ({"category": "durability"}, []),
        ({"kind": "proportion"}, ["half-fewer-days", "constipation"]),
        ({"kind": "proportion", "category": "harms"}, ["constipation"]),
        ({"kind": "statement"}, ["licence", "how-it-acts"]),
        ({"sort": "slug", "limit": 2}, ["constipation", "doses-per-month"]),
        ({"updated_since": "2099-01-01"}, []),
    ],
)
def test_attributes_can_be_narrowed_and_sorted(pack: httpx.Client, filters: Parameters, found: list[str]) -> None:
    assert names(read(pack, "/v1/attributes", filters)) == found


def test_the_findings_of_an_attribute_can_be_included(pack: httpx.Client) -> None:
    answer = read(pack, "/v1/attributes/constipation", {"include": "findings"})
    assert [finding["id"] for finding in answer["included"]["findings"]] == ["lunavast-011", "quellarin-004"]


def test_an_unknown_category_is_refused_and_the_real_ones_are_told(pack: httpx.Client) -> None:
    (fault,) = read_refusal(pack, "/v1/attributes", 422, {"category": "efficiency"}).errors
    assert (fault.parameter, fault.code) == ("category", "unknown_value")
    assert "efficacy" in fault.expected


def test_a_misspelt_attribute_is_not_found_and_the_nearest_is_told(pack: httpx.Client) -> None:
    assert read_refusal(pack, "/v1/attributes/time-to-efect", 404).errors[0].candidates == ["time-to-effect"]
