"""What /sources answers."""

import httpx
import pytest

from tests.readers import Parameters, every_item, names, read, read_refusal


def test_a_source_says_what_it_is_who_paid_and_where_it_can_be_opened(pack: httpx.Client) -> None:
    source = read(pack, "/v1/sources/moonrise-trial-2023")
    assert source["type"] == "randomised_trial"
    assert source["authors"] == "Ménard É, Okafor B, Lindström Å"
    assert source["year"] == 2023
    assert source["identifiers"] == {"doi": "10.5555/invented.moonrise.2023", "nct": ["NCT00000000"]}
    assert source["address"] == "https://doi.org/10.5555/invented.moonrise.2023"
    assert source["funding"] == "The invented maker of lunavast paid for the invented trial."
    assert source["conflict_of_interest"] == "Two of three authors are employees of the invented maker."
    assert source["finding_count"] == 8
    assert source["gaps"] == {}


def test_a_source_without_identifiers_is_opened_at_its_own_address(pack: httpx.Client) -> None:
    source = read(pack, "/v1/sources/zedland-agency-2025")
    assert source["address"] == "https://example.org/invented/agency?list=licences&year=2025"
    assert source["identifiers"] == {"nct": []}


def test_what_a_source_does_not_say_is_left_out_and_has_a_reason(pack: httpx.Client) -> None:
    source = read(pack, "/v1/sources/cold-collar-page")
    assert source["gaps"] == {"year": "not_reported", "authors": "not_reported", "funding": "not_reported"}
    assert not source.keys() & source["gaps"].keys()


def test_a_source_says_how_near_the_reading_was(pack: httpx.Client) -> None:
    assert read(pack, "/v1/sources/frost-trial-2021")["read_in_copy_on"] == "example.org"
    assert read(pack, "/v1/sources/cold-collar-page")["tier_meaning"].startswith("Read where errors are likely")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"source_type": "systematic_review"}, {"prevention-review-2024"}),
        ({"source_type": "guideline"}, set()),
        ({"year": 2024}, {"cold-moon-trial-2024", "prevention-review-2024"}),
        ({"year": 2024, "source_type": "randomised_trial"}, {"cold-moon-trial-2024"}),
        ({"year": 1999}, set()),
        ({"updated_since": "2099-01-01"}, set()),
    ],
)
def test_sources_can_be_narrowed(pack: httpx.Client, filters: Parameters, found: set[str]) -> None:
    assert set(names(read(pack, "/v1/sources", filters))) == found


def test_sources_can_be_sorted_by_year_both_ways(pack: httpx.Client) -> None:
    oldest = every_item(pack, "/v1/sources", {"sort": "year", "limit": 3})
    assert [item.get("year", 0) for item in oldest] == [0, 2020, 2021, 2022, 2023, 2024, 2024, 2025]
    newest = every_item(pack, "/v1/sources", {"sort": "-year", "limit": 3})
    assert [item.get("year", 0) for item in newest] == [2025, 2024, 2024, 2023, 2022, 2021, 2020, 0]


def test_the_findings_of_a_source_can_be_included(pack: httpx.Client) -> None:
    answer = read(pack, "/v1/sources/cold-collar-page", {"include": "findings"})
    assert [finding["id"] for finding in answer["included"]["findings"]] == [
        "neck-cooling-005",
        "neck-cooling-home-002",
    ]


@pytest.mark.parametrize("year", ["1899", "2101", "MMXXIV", "2024.5"])
def test_a_year_that_is_none_is_refused(pack: httpx.Client, year: str) -> None:
    (fault,) = read_refusal(pack, "/v1/sources", 422, {"year": year}).errors
    assert fault.parameter == "year"


def test_a_misspelt_source_is_not_found_and_the_nearest_is_told(pack: httpx.Client) -> None:
    problem = read_refusal(pack, "/v1/sources/hush-trial-2021", 404)
    assert problem.errors[0].candidates[0] == "hush-trial-2022"
