"""What /treatments answers."""

from itertools import pairwise

import httpx
import pytest

from app.domain.vocabulary import LEVEL_SCALES, Category
from app.domain.wording import DISCLAIMER, NOT_REVIEWED
from tests.readers import Parameters, Plain, ask, every_item, members_named, names, read, read_refusal

ALL = {"lunavast", "neck-cooling", "neck-cooling-home", "quellarin"}
COOLING = {"neck-cooling", "neck-cooling-home"}


def headlines(treatment: Plain) -> dict[str, Plain]:
    """The headline values of a treatment, by attribute."""
    return {
        value["attribute"]["slug"]: value
        for group in treatment["headlines"]
        for value in (*group["values"], *treatment["side_effects"])
    }


def test_a_treatment_answers_everything_a_first_screen_needs(pack: httpx.Client) -> None:
    lunavast = read(pack, "/v1/treatments/lunavast")
    assert lunavast["name"] == "Lunavast"
    assert lunavast["form"] == "drug"
    assert lunavast["also_known_as"] == ["LNV-1", "lunavastum"]
    assert "café, 150 µg, ≥ 4 days" in lunavast["summary"]
    assert [condition["slug"] for condition in lunavast["conditions"]] == ["migraine", "chronic-migraine"]
    first, second = lunavast["regimens"][0]["phases"]
    assert first == {
        "name": "First month",
        "sessions": {"low": 2, "high": 2},
        "weeks": {"low": 4, "high": 4},
        "observation_minutes": {"low": 30, "high": 30},
        "dose": "2 × 150 µg under the skin",
    }
    assert second["note"] == "For as long as it helps."
    assert lunavast["review"]["statement"] == NOT_REVIEWED
    assert lunavast["disclaimer"] == DISCLAIMER
    assert lunavast["finding_count"] == 16
    assert [comparison["slug"] for comparison in lunavast["comparisons"]] == [
        "lunavast-vs-quellarin",
        "preventing-migraine",
    ]


def test_headline_values_carry_words_data_and_their_place_in_a_source(pack: httpx.Client) -> None:
    lunavast = read(pack, "/v1/treatments/lunavast")
    value = headlines(lunavast)["half-fewer-days"]
    assert value["display"] == "60 % (240 of 400)"
    assert value["value"] == {"kind": "proportion", "estimate": 60, "unit": "%", "events": 240, "total": 400}
    assert value["finding"] == "lunavast-001"
    assert value["locator"] == "Table 2"
    assert value["finding_count"] == 4
    cited = {source["number"]: source["slug"] for source in lunavast["sources"]}
    assert cited[value["source_number"]] == "moonrise-trial-2023"


def test_headlines_stand_by_category_in_the_order_readers_meet_them(pack: httpx.Client) -> None:
    order = list(Category)
    for slug in ALL:
        categories = [group["category"] for group in read(pack, f"/v1/treatments/{slug}")["headlines"]]
        assert categories == sorted(categories, key=lambda told: order.index(Category(told)))
        assert "harms" not in categories


def test_side_effects_stand_from_the_most_common_down_with_the_label_word(pack: httpx.Client) -> None:
    told = [
        (effect["attribute"]["slug"], effect["frequency"])
        for effect in read(pack, "/v1/treatments/lunavast")["side_effects"]
    ]
    assert told == [("constipation", "common"), ("skin-reaction", "uncommon")]
    words = LEVEL_SCALES["frequency"]
    assert all(words.index(one[1]) <= words.index(two[1]) for one, two in pairwise(told))


def test_regulatory_status_says_what_where_and_when(pack: httpx.Client) -> None:
    status = read(pack, "/v1/treatments/lunavast")["regulatory_status"]
    assert [(told["finding"], told["jurisdiction"], told["dated"]) for told in status] == [
        ("lunavast-013", "ZZ", "2025-03-01"),
        ("lunavast-014", "ZZ", "2025-09"),
    ]


def test_absences_are_typed_and_say_where_and_when_somebody_looked(pack: httpx.Client) -> None:
    absences = {
        told["attribute"]["slug"]: told["absence"] for told in read(pack, "/v1/treatments/quellarin")["absences"]
    }
    assert absences["how-it-acts"] == {
        "reason": "withheld",
        "words": "Withheld",
        "looked_in": "The invented label",
        "looked_on": "2026-11-20",
        "note": "The invented maker calls it a secret.",
    }
    assert absences["half-fewer-days"]["reason"] == "not_studied"


@pytest.mark.parametrize("slug", sorted(ALL))
def test_sources_are_numbered_from_one_and_every_number_resolves(pack: httpx.Client, slug: str) -> None:
    treatment = read(pack, f"/v1/treatments/{slug}")
    numbers = [source["number"] for source in treatment["sources"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert set(members_named(treatment, "source_number")) == set(numbers)


def test_an_umbrella_shows_its_variants_values_under_the_variants_name(pack: httpx.Client) -> None:
    umbrella, variant = read(pack, "/v1/treatments/neck-cooling"), read(pack, "/v1/treatments/neck-cooling-home")
    assert umbrella["variants"] == [{"slug": "neck-cooling-home", "name": "Neck cooling at home"}]
    assert umbrella["reference_variant"]["slug"] == "neck-cooling-home"
    assert variant["variant_of"] == {"slug": "neck-cooling", "name": "Neck cooling"}
    assert variant["variants"] == []
    shown = headlines(umbrella)
    assert shown["half-fewer-days"]["treatment"] == "neck-cooling-home"
    assert shown["half-fewer-days"]["finding"] == "neck-cooling-home-001"
    assert shown["skin-reaction"]["treatment"] == "neck-cooling-home"
    assert shown["price"]["treatment"] == "neck-cooling"
    assert headlines(variant).keys() == {"half-fewer-days", "time-to-effect", "doses-per-month", "skin-reaction"}


def test_recorded_disagreements_stand_with_the_treatment(pack: httpx.Client) -> None:
    (told,) = read(pack, "/v1/treatments/neck-cooling")["disagreements"]
    assert told["topic"] == "Whether neck cooling helps at all"
    assert told["findings"] == ["neck-cooling-001", "neck-cooling-002"]
    assert read(pack, "/v1/treatments/quellarin")["disagreements"] == []


def test_what_a_treatment_asks_of_a_person_is_told_in_words_and_numbers(pack: httpx.Client) -> None:
    (burden,) = read(pack, "/v1/treatments/neck-cooling-home")["burden"]
    assert burden["display"] == "36 to 60 visits in the first 12 weeks; weeks not known"
    figures = {figure["asked"]: figure for figure in burden["first_year"]}
    assert figures["sessions"] == {
        "asked": "sessions",
        "label": "Sessions in the first year",
        "unit": "{session}",
        "display": "156 to 260 sessions",
        "state": "known",
        "low": 156,
        "high": 260,
        "derived_from": ["Every week: 3 to 5 sessions a week in 52 of the 52 weeks, as long as it goes on"],
    }
    assert figures["minutes"]["display"] == "3,120 to 7,800 minutes"
    assert figures["hours"]["state"] == "at_least"
    assert figures["observation_minutes"] == {
        "asked": "observation_minutes",
        "label": "Minutes of observation in the first year",
        "unit": "min",
        "display": "not known",
        "state": "unknown",
        "missing": ["Every week: the time of observation is not stated"],
    }


def test_a_treatment_links_to_itself_now_and_as_this_edition_printed_it(pack: httpx.Client) -> None:
    response = ask(pack, "/v1/treatments/lunavast")
    links, edition = response.json()["links"], response.json()["edition"]["id"]
    assert links == {"self": "/v1/treatments/lunavast", "pinned": f"/v1/editions/{edition}/treatments/lunavast"}
    assert f'<{links["self"]}>; rel="canonical"' in response.headers["link"]
    assert f'<{links["pinned"]}>; rel="cite-as"' in response.headers["link"]
    assert read(pack, links["pinned"]) == response.json()


def test_the_list_shows_every_treatment_in_brief(pack: httpx.Client) -> None:
    page = read(pack, "/v1/treatments", {"count": "true"})
    assert names(page) == sorted(ALL)
    assert page["count"] == len(ALL)
    assert page["next"] is None
    assert "headlines" not in page["items"][0]
    assert page["items"][2]["variant_of"]["slug"] == "neck-cooling"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"condition": "migraine"}, ALL),
        ({"condition": "chronic-migraine"}, {"lunavast", "quellarin"}),
        ({"category": "harms"}, {"lunavast", "neck-cooling-home", "quellarin"}),
        ({"category": "description"}, {"lunavast", "neck-cooling"}),
        ({"category": "durability"}, set()),
        ({"variant_of": "neck-cooling"}, {"neck-cooling-home"}),
        ({"variant_of": "lunavast"}, set()),
        ({"form": "drug"}, {"lunavast", "quellarin"}),
        ({"form": "device"}, {"neck-cooling-home"}),
        ({"form": "psychological"}, set()),
        ({"source_type": "web_article"}, COOLING),
        ({"source_type": "agency_page"}, {"lunavast", "quellarin"}),
        ({"source_type": "registry"}, set()),
        ({"form": "drug", "condition": "migraine", "category": "description"}, {"lunavast"}),
        ({"updated_since": "2000-01-01"}, ALL),
        ({"updated_since": "2099-01-01T12:00:00Z"}, set()),
    ],
)
def test_the_list_can_be_narrowed_by_labels(pack: httpx.Client, filters: Parameters, found: set[str]) -> None:
    assert set(names(read(pack, "/v1/treatments", filters))) == found


@pytest.mark.parametrize(
    ("where", "found"),
    [
        # time-to-effect, in days: lunavast 7 to 14, neck cooling 10, quellarin 42
        ("time-to-effect:lt:10d", set()),
        ("time-to-effect:lte:10d", COOLING),
        ("time-to-effect:lt:14d", COOLING),
        ("time-to-effect:lte:14d", {"lunavast", *COOLING}),
        ("time-to-effect:lte:14", {"lunavast", *COOLING}),
        ("time-to-effect:lte:2wk", {"lunavast", *COOLING}),
        ("time-to-effect:lte:2 weeks", {"lunavast", *COOLING}),
        ("time-to-effect:lte:336h", {"lunavast", *COOLING}),
        ("time-to-effect:lt:336h", COOLING),
        ("time-to-effect:gt:3d", ALL),
        ("time-to-effect:gt:0.5wk", ALL),
        ("time-to-effect:gt:1wk", {*COOLING, "quellarin"}),
        ("time-to-effect:gte:1wk", ALL),
        ("time-to-effect:gte:6wk", {"quellarin"}),
        ("time-to-effect:gt:6wk", set()),
        ("time-to-effect:gt:1mo", {"quellarin"}),
        ("time-to-effect:lte:3d", set()),
        ("time-to-effect:eq:10d", {"lunavast", *COOLING}),
        ("time-to-effect:eq:42", {"quellarin"}),
        ("time-to-effect:eq:0.5wk", set()),
        # shares of people, and counts by time
        ("half-fewer-days:gte:50%", {"lunavast"}),
        ("half-fewer-days:lt:37.5", {"quellarin"}),
        ("half-fewer-days:gt:35 percent", {"lunavast", *COOLING}),
        ("doses-per-month:lte:1", {"lunavast"}),
        ("doses-per-month:gte:2{dose}/wk", COOLING),
        # a change may be negative, and the sign may be written
        ("monthly-migraine-days:lte:-5", {"lunavast"}),
        ("monthly-migraine-days:gt:-3", {"quellarin"}),
        ("monthly-migraine-days:lt:+1", {"lunavast", "quellarin"}),
        # effects, prices and words have no amount that a filter could read
        ("effect-on-days:lt:100", set()),
        ("price:gt:0", set()),
        ("how-it-acts:gt:0", set()),
    ],
)
def test_where_compares_whole_headline_ranges_and_converts_units(
    pack: httpx.Client, where: str, found: set[str]
) -> None:
    assert set(names(read(pack, "/v1/treatments", {"where": where}))) == found


def test_several_wheres_must_all_hold(pack: httpx.Client) -> None:
    both = read(pack, "/v1/treatments", {"where": ["time-to-effect:lte:2wk", "half-fewer-days:gt:50"]})
    assert names(both) == ["lunavast"]
    never = read(pack, "/v1/treatments", {"where": ["time-to-effect:lte:2wk", "time-to-effect:gt:2wk"]})
    assert names(never) == []


def test_where_reads_the_values_under_the_condition_that_is_asked_for(pack: httpx.Client) -> None:
    sixty: Parameters = {"where": "half-fewer-days:gte:60"}
    assert names(read(pack, "/v1/treatments", sixty)) == ["lunavast"]
    assert names(read(pack, "/v1/treatments", {**sixty, "condition": "migraine"})) == ["lunavast"]
    assert names(read(pack, "/v1/treatments", {**sixty, "condition": "chronic-migraine"})) == []
    forty: Parameters = {"where": "half-fewer-days:eq:40", "condition": "chronic-migraine"}
    assert names(read(pack, "/v1/treatments", forty)) == ["lunavast"]


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("", "malformed_filter"),
        ("time-to-effect", "malformed_filter"),
        ("time-to-effect:lte", "malformed_filter"),
        ("time-to-effect:lte:", "malformed_filter"),
        ("time-to-effect:ne:3d", "malformed_filter"),
        ("time-to-effect:LTE:3d", "malformed_filter"),
        ("Time-to-effect:lte:3d", "malformed_filter"),
        ("time-to-effect:lte:" + "9" * 41, "malformed_filter"),
        ("time-to-effekt:lte:3d", "unknown_slug"),
        ("time-to-effect:lte:3kg", "foreign_unit"),
        ("time-to-effect:lte:3{session}", "foreign_unit"),
        ("time-to-effect:lte:3 moons", "foreign_unit"),
        ("time-to-effect:lte:NaN", "foreign_unit"),
        ("time-to-effect:lte:inf", "foreign_unit"),
        ("time-to-effect:lte:1e9", "foreign_unit"),
        ("time-to-effect:lte:d", "foreign_unit"),
        ("half-fewer-days:lte:3d", "foreign_unit"),
    ],
)
def test_a_where_that_cannot_be_understood_is_refused(pack: httpx.Client, where: str, code: str) -> None:
    (fault,) = read_refusal(pack, "/v1/treatments", 422, {"where": where}).errors
    assert (fault.parameter, fault.code) == ("where", code)


def test_a_misspelt_attribute_in_where_is_answered_with_the_nearest_real_one(pack: httpx.Client) -> None:
    (fault,) = read_refusal(pack, "/v1/treatments", 422, {"where": "time-to-efect:lte:3d"}).errors
    assert fault.candidates == ["time-to-effect"]


def test_more_than_eight_wheres_are_refused(pack: httpx.Client) -> None:
    eight = ["time-to-effect:gt:3d"] * 8
    assert set(names(read(pack, "/v1/treatments", {"where": eight}))) == ALL
    (fault,) = read_refusal(pack, "/v1/treatments", 422, {"where": [*eight, "time-to-effect:gt:3d"]}).errors
    assert (fault.parameter, fault.code) == ("where", "too_many")


@pytest.mark.parametrize(
    ("parameter", "misspelt", "nearest"),
    [("condition", "migrane", "migraine"), ("variant_of", "neckcooling", "neck-cooling")],
)
def test_a_filter_that_names_nothing_is_answered_with_the_nearest_real_names(
    pack: httpx.Client, parameter: str, misspelt: str, nearest: str
) -> None:
    (fault,) = read_refusal(pack, "/v1/treatments", 422, {parameter: misspelt}).errors
    assert fault.parameter == parameter
    assert fault.candidates[0] == nearest


def test_a_misspelt_treatment_is_not_found_and_the_nearest_real_ones_are_told(pack: httpx.Client) -> None:
    problem = read_refusal(pack, "/v1/treatments/lunavasst", 404)
    assert problem.detail == "There is no such treatment."
    assert problem.instance == "/v1/treatments/{slug}"
    (fault,) = problem.errors
    assert fault.candidates == ["lunavast"]


@pytest.mark.parametrize(
    ("relation", "included"),
    [
        ("variants", ["neck-cooling-home"]),
        ("conditions", ["migraine"]),
        ("comparisons", ["preventing-migraine"]),
        ("sources", ["cold-collar-page", "frost-trial-2021", "prevention-review-2024"]),
        ("findings", [f"neck-cooling-00{number}" for number in range(1, 6)]),
    ],
)
def test_related_records_can_be_included(pack: httpx.Client, relation: str, included: list[str]) -> None:
    answer = read(pack, "/v1/treatments/neck-cooling", {"include": relation})
    told = [record.get("slug") or record["id"] for record in answer["included"][relation]]
    assert told == included


def test_fields_trim_a_treatment_and_the_items_of_a_list(pack: httpx.Client) -> None:
    assert read(pack, "/v1/treatments/lunavast", {"fields": "form, name"}) == {"form": "drug", "name": "Lunavast"}
    page = read(pack, "/v1/treatments", {"fields": "slug,finding_count"})
    assert page["items"][0] == {"slug": "lunavast", "finding_count": 16}
    both = read(pack, "/v1/treatments/lunavast", {"fields": "slug", "include": "conditions"})
    assert set(both) == {"slug", "included"}


@pytest.mark.parametrize(
    ("parameter", "misspelt", "nearest"),
    [("fields", "nam", "name"), ("fields", "side-effect", "side_effects"), ("include", "variant", "variants")],
)
def test_an_unknown_field_or_relation_is_refused_with_the_nearest(
    pack: httpx.Client, parameter: str, misspelt: str, nearest: str
) -> None:
    (fault,) = read_refusal(pack, "/v1/treatments/lunavast", 422, {parameter: misspelt}).errors
    assert (fault.parameter, fault.code) == (parameter, "unknown_name")
    assert nearest in fault.candidates


def test_treatments_can_be_sorted_by_name_both_ways(crowd: httpx.Client) -> None:
    by_name = [item["name"] for item in every_item(crowd, "/v1/treatments", {"sort": "name", "limit": 3})]
    assert by_name == sorted(by_name)
    turned = [item["name"] for item in every_item(crowd, "/v1/treatments", {"sort": "-name", "limit": 3})]
    assert turned == by_name[::-1]


def test_a_treatments_findings_are_its_own_and_with_variants_those_of_its_variants_too(pack: httpx.Client) -> None:
    own = [f"neck-cooling-00{number}" for number in range(1, 6)]
    assert names(read(pack, "/v1/treatments/neck-cooling/findings")) == own
    with_variants = names(read(pack, "/v1/treatments/neck-cooling/findings", {"variants": "true"}))
    assert with_variants == [*own, *(f"neck-cooling-home-00{number}" for number in range(1, 6))]
    efficacy = read(pack, "/v1/treatments/neck-cooling/findings", {"variants": "true", "category": "efficacy"})
    assert names(efficacy) == ["neck-cooling-001", "neck-cooling-002", "neck-cooling-003", "neck-cooling-home-001"]


def test_the_findings_of_a_treatment_that_is_not_there_are_not_found(pack: httpx.Client) -> None:
    problem = read_refusal(pack, "/v1/treatments/quelarin/findings", 404)
    assert problem.errors[0].candidates == ["quellarin"]
