"""What /findings answers."""

import httpx
import pytest

from tests.readers import Parameters, every_item, name_of, names, read, read_refusal


def test_a_finding_has_every_label_its_source_and_its_place_in_it(pack: httpx.Client) -> None:
    finding = read(pack, "/v1/findings/lunavast-001")
    assert finding["value"] == {"kind": "proportion", "estimate": 60, "unit": "%", "events": 240, "total": 400}
    assert finding["display"] == "60 % (240 of 400)"
    assert finding["population"]["age_group"] == "adults"
    assert finding["arm"] == "Lunavast 150 µg once a month."
    assert finding["comparator"]["display"] == "30 % (120 of 400)"
    assert finding["time_point"] == {"words": "week 12", "low": 12, "high": 12, "unit": "wk"}
    assert (finding["analysis_set"], finding["design"], finding["blinding"]) == (
        "all_randomised",
        "randomised_trial",
        "double_blind",
    )
    assert finding["participants"] == 800
    assert finding["source"]["slug"] == "moonrise-trial-2023"
    assert finding["locator"] == "Table 2"
    assert finding["certainty"]["level"] == "moderate"
    assert finding["obtained"] == "stated"


def test_a_derived_finding_says_from_what_and_how(pack: httpx.Client) -> None:
    finding = read(pack, "/v1/findings/lunavast-007", {"include": "derived_from"})
    assert finding["obtained"] == "derived"
    assert finding["derived_from"] == ["lunavast-001"]
    assert finding["derivation"].startswith("60 % with lunavast minus 30 % with placebo")
    assert [one["id"] for one in finding["included"]["derived_from"]] == ["lunavast-001"]


def test_a_scale_is_the_same_whichever_way_its_name_is_written(pack: httpx.Client) -> None:
    scales = {
        slug: read(pack, f"/v1/findings/{slug}")["scale"]
        for slug in ("lunavast-004", "neck-cooling-002", "quellarin-002", "lunavast-006")
    }
    assert scales == {
        "lunavast-004": "Lost Days Score",
        "neck-cooling-002": "Lost Days Score",
        "quellarin-002": "Lost Days Score",
        "lunavast-006": "Brow Ache Index",
    }


def test_marks_are_served_as_they_were_written(pack: httpx.Client) -> None:
    note = read(pack, "/v1/findings/lunavast-015")["note"]
    assert note.endswith('<b>not bold</b> & "quoted", naïve, µ, ≥ and <script>alert(1)</script>.')


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (
            {"treatment": "neck-cooling-home", "attribute": "skin-reaction"},
            "neck-cooling-home-004 neck-cooling-home-005",
        ),
        ({"attribute": "price"}, "lunavast-010 neck-cooling-004 quellarin-007"),
        ({"condition": "chronic-migraine"}, "lunavast-003 quellarin-008"),
        ({"category": "speed"}, "lunavast-008 neck-cooling-home-002 quellarin-005"),
        ({"source": "cold-moon-trial-2024"}, "lunavast-002"),
        ({"source_type": "web_article"}, "neck-cooling-005 neck-cooling-home-002"),
        ({"certainty": "high"}, "lunavast-004"),
        ({"certainty": "low"}, "neck-cooling-001"),
        ({"certainty": "very_low"}, ""),
        ({"design": "registry"}, "lunavast-016"),
        ({"year": 2020}, "neck-cooling-002"),
        ({"treatment": "neck-cooling", "category": "harms"}, ""),
        (
            {"treatment": "neck-cooling", "category": "harms", "variants": "true"},
            "neck-cooling-home-004 neck-cooling-home-005",
        ),
        ({"treatment": "lunavast", "condition": "migraine", "design": "regulatory"}, "lunavast-013 lunavast-014"),
        ({"updated_since": "2099-01-01"}, ""),
    ],
)
def test_findings_can_be_narrowed_by_every_label(pack: httpx.Client, filters: Parameters, found: str) -> None:
    assert names(read(pack, "/v1/findings", filters)) == found.split()


def test_variants_without_a_treatment_change_nothing(pack: httpx.Client) -> None:
    everything = read(pack, "/v1/findings", {"count": "true"})
    assert everything["count"] == 34
    assert read(pack, "/v1/findings", {"count": "true", "variants": "true"})["count"] == 34


def test_findings_can_be_sorted_by_the_year_of_their_source(pack: httpx.Client) -> None:
    years = [item["source"].get("year", 0) for item in every_item(pack, "/v1/findings", {"sort": "year", "limit": 7})]
    assert years == sorted(years)
    assert len(years) == 34
    turned = every_item(pack, "/v1/findings", {"sort": "-year", "limit": 7})
    assert [item["source"].get("year", 0) for item in turned] == years[::-1]


@pytest.mark.parametrize(
    ("relation", "included"),
    [
        ("treatment", ["lunavast"]),
        ("attribute", ["half-fewer-days"]),
        ("condition", ["migraine"]),
        ("source", ["moonrise-trial-2023"]),
        ("derived_from", []),
    ],
)
def test_related_records_can_be_included(pack: httpx.Client, relation: str, included: list[str]) -> None:
    answer = read(pack, "/v1/findings/lunavast-001", {"include": relation})
    assert [name_of(record) for record in answer["included"][relation]] == included


def test_a_finding_that_depends_on_no_condition_includes_none(pack: httpx.Client) -> None:
    answer = read(pack, "/v1/findings/lunavast-009", {"include": "condition"})
    assert "condition" not in answer
    assert answer["included"] == {"condition": []}


@pytest.mark.parametrize(
    ("parameter", "misspelt", "nearest"),
    [
        ("treatment", "quelarin", "quellarin"),
        ("attribute", "prize", "price"),
        ("condition", "chronic-migrane", "chronic-migraine"),
        ("source", "hush-trial-2023", "hush-trial-2022"),
    ],
)
def test_a_label_that_names_nothing_is_refused_with_the_nearest(
    pack: httpx.Client, parameter: str, misspelt: str, nearest: str
) -> None:
    (fault,) = read_refusal(pack, "/v1/findings", 422, {parameter: misspelt}).errors
    assert (fault.parameter, fault.code, fault.candidates[0]) == (parameter, "unknown_slug", nearest)


@pytest.mark.parametrize("parameter", ["category", "source_type", "certainty", "design"])
def test_a_word_outside_its_closed_list_is_refused(pack: httpx.Client, parameter: str) -> None:
    (fault,) = read_refusal(pack, "/v1/findings", 422, {parameter: "sideways"}).errors
    assert (fault.parameter, fault.code) == (parameter, "unknown_value")
    assert "sideways" not in fault.expected


def test_a_misspelt_finding_is_not_found_and_the_nearest_are_told(pack: httpx.Client) -> None:
    assert "lunavast-001" in read_refusal(pack, "/v1/findings/lunavast-0001", 404).errors[0].candidates
