"""What /conditions answers."""

import httpx
import pytest

from tests.readers import Parameters, names, read, read_refusal


def test_a_condition_says_what_it_is_and_what_others_call_it(pack: httpx.Client) -> None:
    migraine = read(pack, "/v1/conditions/migraine")
    assert migraine["name"] == "Migraine"
    assert migraine["also_known_as"] == ["migraine disorder", "hémicrânie", "sick headache"]
    assert migraine["codes"] == {"mesh": "D008881", "icd_10": "G43", "icd_11": "8A80"}
    assert migraine["scales"][1] == {
        "name": "Brow Ache Index",
        "written_as": ["Brow Ache Index", "BAI-T", "indice de la migraine"],
    }


def test_a_condition_has_cited_facts(pack: httpx.Client) -> None:
    common, attack = read(pack, "/v1/conditions/migraine")["facts"]
    assert common["display"] == "about 14 % (95 % interval 12.5 to 15.5)"
    assert common["source"]["slug"] == "prevention-review-2024"
    assert common["locator"] == "Table 1"
    assert attack["value"] == {"kind": "duration", "low": 4, "high": 72, "unit": "h"}


def test_wider_and_narrower_conditions_name_each_other(pack: httpx.Client) -> None:
    wide, narrow = read(pack, "/v1/conditions/migraine"), read(pack, "/v1/conditions/chronic-migraine")
    assert wide["narrower"] == [{"slug": "chronic-migraine", "name": "Chronic migraine"}]
    assert narrow["part_of"] == {"slug": "migraine", "name": "Migraine"}
    assert "part_of" not in wide


def test_a_condition_names_its_treatments_and_comparisons(pack: httpx.Client) -> None:
    chronic = read(pack, "/v1/conditions/chronic-migraine")
    assert [treatment["slug"] for treatment in chronic["treatments"]] == ["lunavast", "quellarin"]
    assert [comparison["slug"] for comparison in chronic["comparisons"]] == ["lunavast-vs-quellarin"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["chronic-migraine", "migraine"]),
        ({"part_of": "migraine"}, ["chronic-migraine"]),
        ({"part_of": "chronic-migraine"}, []),
        ({"sort": "-slug"}, ["migraine", "chronic-migraine"]),
        ({"updated_since": "2099-01-01"}, []),
    ],
)
def test_conditions_can_be_listed_and_narrowed(pack: httpx.Client, filters: Parameters, found: list[str]) -> None:
    assert names(read(pack, "/v1/conditions", filters)) == found


def test_related_records_can_be_included(pack: httpx.Client) -> None:
    answer = read(pack, "/v1/conditions/chronic-migraine", {"include": "treatments,comparisons", "fields": "name"})
    assert answer["name"] == "Chronic migraine"
    assert [treatment["slug"] for treatment in answer["included"]["treatments"]] == ["lunavast", "quellarin"]
    assert [comparison["slug"] for comparison in answer["included"]["comparisons"]] == ["lunavast-vs-quellarin"]


def test_an_unknown_wider_condition_is_refused_with_the_nearest(pack: httpx.Client) -> None:
    (fault,) = read_refusal(pack, "/v1/conditions", 422, {"part_of": "migraines"}).errors
    assert (fault.parameter, fault.code) == ("part_of", "unknown_slug")
    assert fault.candidates == ["migraine", "chronic-migraine"]


def test_a_misspelt_condition_is_not_found_and_the_nearest_is_told(pack: httpx.Client) -> None:
    assert read_refusal(pack, "/v1/conditions/migrain", 404).errors[0].candidates[0] == "migraine"
