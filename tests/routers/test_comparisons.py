"""What /comparisons and /compare answer: treatments side by side, curated or as anyone asks."""

from itertools import combinations, permutations

import httpx
import pytest

from app.documents.comparisons import Comparison
from app.domain.vocabulary import AbsenceReason
from tests.manuscripts import CLONES
from tests.readers import Parameters, Plain, ask, members_named, names, nulls_in, read, read_refusal

THREE = ("lunavast", "neck-cooling", "quellarin")
CURATED = ("lunavast-vs-quellarin", "preventing-migraine")


def compare(client: httpx.Client, *treatments: str, **more: str) -> Plain:
    """A comparison composed of these treatments."""
    return read(client, "/v1/compare", {"treatments": ",".join(treatments), **more})


def rows(comparison: Plain) -> dict[str, Plain]:
    """The rows of a comparison, by attribute."""
    return {row["attribute"]["slug"]: row for row in comparison["rows"]}


def cells(row: Plain) -> dict[str, Plain]:
    """The cells of a row, by treatment."""
    return {cell["treatment"]: cell for cell in row["cells"]}


def verdicts(row: Plain) -> dict[frozenset[str], Plain]:
    """The verdicts of a row, by pair."""
    return {frozenset((verdict["left"], verdict["right"])): verdict for verdict in row["verdicts"]}


def check_whole(comparison: Plain) -> None:
    """What every comparison must be, whoever asked for it."""
    slugs = [treatment["slug"] for treatment in comparison["treatments"]]
    assert list(nulls_in(comparison)) == []
    for row in comparison["rows"]:
        assert [cell["treatment"] for cell in row["cells"]] == slugs
        assert {(verdict["left"], verdict["right"]) for verdict in row["verdicts"]} == set(combinations(slugs, 2))
        for cell in row["cells"]:
            assert cell["display"]
            if cell["state"] == "absent":
                AbsenceReason(cell["absence"]["reason"])
                assert cell["absence"]["looked_in"]
                assert cell["absence"]["looked_on"]
        for verdict in row["verdicts"]:
            assert ("favours" in verdict) == (verdict["outcome"] == "favours")
            assert verdict.get("favours", verdict["left"]) in (verdict["left"], verdict["right"])
            assert verdict["sentence"]
    numbers = [source["number"] for source in comparison["sources"]]
    assert numbers == list(range(1, len(numbers) + 1))
    lived = {number for told in comparison["experiences"] for number in told["source_numbers"]}
    assert set(members_named(comparison, "source_number")) | lived == set(numbers)
    Comparison.model_validate(comparison)


@pytest.mark.parametrize("slug", CURATED)
def test_a_curated_comparison_is_whole(pack: httpx.Client, slug: str) -> None:
    comparison = read(pack, f"/v1/comparisons/{slug}")
    assert comparison["origin"] == "curated"
    check_whole(comparison)


def test_every_curated_comparison_of_the_real_content_is_whole(content: httpx.Client) -> None:
    listed = names(read(content, "/v1/comparisons", {"limit": 100}))
    assert listed
    for slug in listed:
        check_whole(read(content, f"/v1/comparisons/{slug}"))


def test_every_pair_of_the_real_content_can_be_composed_and_is_whole(content: httpx.Client) -> None:
    treatments = read(content, "/v1/treatments", {"limit": 100})["items"]
    family = {item["slug"]: item.get("variant_of", {}).get("slug", item["slug"]) for item in treatments}
    umbrellas = set(family.values())
    pairs = [
        (one, two)
        for one, two in combinations(family, 2)
        if not (family[one] == family[two] and {one, two} & umbrellas)
    ]
    assert len(pairs) > 20
    for pair in pairs[::5]:
        check_whole(compare(content, *pair))


def test_a_curated_comparison_shows_the_editors_rows_in_the_editors_order(pack: httpx.Client) -> None:
    comparison = read(pack, "/v1/comparisons/lunavast-vs-quellarin")
    assert comparison["title"] == "Lunavast or quellarin for chronic migraine"
    assert comparison["condition"]["slug"] == "chronic-migraine"
    assert list(rows(comparison)) == [
        "half-fewer-days",
        "effect-on-days",
        "monthly-migraine-days",
        "constipation",
        "price",
        "licence",
    ]
    assert comparison["funding"] == "Nobody paid for this comparison of treatments that do not exist."


def test_a_cell_shows_the_headline_and_keeps_the_others_behind_it(pack: httpx.Client) -> None:
    row = rows(read(pack, "/v1/comparisons/preventing-migraine"))["half-fewer-days"]
    cell = cells(row)["lunavast"]
    assert cell["display"] == "60 % (240 of 400)"
    assert cell["headline"]["id"] == "lunavast-001"
    assert {other["id"] for other in cell["others"]} == {"lunavast-002", "lunavast-003", "lunavast-007"}
    assert cell["headline"]["comparator"]["display"] == "30 % (120 of 400)"


def test_an_umbrella_is_spoken_for_by_its_variant_where_it_has_nothing_of_its_own(pack: httpx.Client) -> None:
    shown = rows(read(pack, "/v1/comparisons/preventing-migraine"))
    rolled_up = cells(shown["half-fewer-days"])["neck-cooling"]
    assert rolled_up["headline"]["treatment"] == "neck-cooling-home"
    assert rolled_up["headline"]["is_variant"] is True
    own = cells(shown["effect-on-days"])["neck-cooling"]
    assert own["headline"]["treatment"] == "neck-cooling"
    assert own["headline"]["is_variant"] is False
    assert read(pack, "/v1/comparisons/preventing-migraine")["treatments"][1]["variants"] == [
        {"slug": "neck-cooling-home", "name": "Neck cooling at home"}
    ]


def test_every_reason_for_an_absence_is_told_with_its_place(pack: httpx.Client) -> None:
    shown = rows(compare(pack, *THREE))
    reasons = {
        (attribute, treatment): cell["absence"]["reason"]
        for attribute, row in shown.items()
        for treatment, cell in cells(row).items()
        if cell["state"] == "absent"
    }
    assert reasons[("monthly-migraine-days", "neck-cooling")] == "not_studied"
    assert reasons[("constipation", "neck-cooling")] == "not_applicable"
    assert reasons[("licence", "neck-cooling")] == "pending"
    assert reasons[("skin-reaction", "quellarin")] == "not_reported"
    assert reasons[("how-it-acts", "quellarin")] == "withheld"


def test_a_row_nobody_looked_to_fill_says_so(pack: httpx.Client) -> None:
    row = rows(compare(pack, "neck-cooling-home", "quellarin", attributes="constipation"))["constipation"]
    absence = cells(row)["neck-cooling-home"]["absence"]
    assert absence["reason"] == "pending"
    assert absence["looked_on"] == "2026-11-20"


def test_one_trial_of_both_favours_the_better_and_says_on_what_it_rests(pack: httpx.Client) -> None:
    row = rows(read(pack, "/v1/comparisons/preventing-migraine"))["half-fewer-days"]
    verdict = verdicts(row)[frozenset(("lunavast", "neck-cooling"))]
    assert (verdict["outcome"], verdict["favours"]) == ("favours", "lunavast")
    assert verdict["directness"] == "same_trial"
    assert verdict["findings"] == ["lunavast-002"]


def test_values_of_different_times_are_not_compared_and_the_reason_is_told(pack: httpx.Client) -> None:
    row = rows(read(pack, "/v1/comparisons/preventing-migraine"))["monthly-migraine-days"]
    verdict = verdicts(row)[frozenset(("lunavast", "quellarin"))]
    assert verdict["outcome"] == "not_comparable"
    assert "favours" not in verdict
    assert [reason["code"] for reason in verdict["reasons"] if reason["forbids"]] == ["time_point"]


def test_sources_that_contradict_each_other_stand_side_by_side(pack: httpx.Client) -> None:
    row = rows(read(pack, "/v1/comparisons/preventing-migraine"))["effect-on-days"]
    cell = cells(row)["neck-cooling"]
    assert cell["agreement"]["status"] == "contradicts"
    assert cell["agreement"]["differing"] == ["neck-cooling-002"]
    (told,) = row["disagreements"]
    assert told["findings"] == ["neck-cooling-001", "neck-cooling-002"]
    pair = verdicts(row)[frozenset(("lunavast", "neck-cooling"))]
    assert pair["outcome"] not in ("favours", "similar")


def test_composing_the_curated_rows_gives_the_curated_answers(pack: httpx.Client) -> None:
    curated = read(pack, "/v1/comparisons/preventing-migraine")
    attributes = ",".join(rows(curated))
    composed = compare(pack, *THREE, condition="migraine", attributes=attributes)
    assert composed["origin"] == "composed"
    assert composed["rows"] == curated["rows"]
    assert composed["sources"] == curated["sources"]
    assert composed["treatments"] == curated["treatments"]
    assert composed["burden"] == curated["burden"]
    assert composed["rules_version"] == curated["rules_version"]


def test_what_treatments_ask_of_a_person_stands_in_their_order_whoever_asks(pack: httpx.Client) -> None:
    for treatments in permutations(THREE):
        entries = compare(pack, *treatments)["burden"]
        assert [entry["treatment"] for entry in entries] == list(treatments)
        told = {entry["treatment"]: entry["burden"] for entry in entries}
        assert told["neck-cooling"]["treatment"]["slug"] == "neck-cooling-home"
        assert told["quellarin"] == read(pack, "/v1/treatments/quellarin")["burden"][0]


def test_the_real_content_says_what_every_treatment_asks_or_why_it_cannot(content: httpx.Client) -> None:
    records = read(content, "/v1/treatments", {"limit": 100, "fields": "slug,burden,variant_of"})["items"]
    umbrellas = {record["slug"]: record["burden"] for record in records if "variant_of" not in record}
    told = {entry["treatment"]: entry["state"] for entry in compare(content, *umbrellas)["burden"]}
    assert told == {slug: "reported" if burden else "absent" for slug, burden in umbrellas.items()}
    assert set(told.values()) == {"reported", "absent"}


def test_a_curated_comparison_says_what_a_composed_one_says_treatments_ask(content: httpx.Client) -> None:
    for slug in names(read(content, "/v1/comparisons", {"limit": 100})):
        curated = read(content, f"/v1/comparisons/{slug}")
        treatments = [treatment["slug"] for treatment in curated["treatments"]]
        assert [entry["treatment"] for entry in curated["burden"]] == treatments
        assert compare(content, *treatments)["burden"] == curated["burden"]


def test_the_order_of_treatments_mirrors_every_verdict_and_changes_none(pack: httpx.Client) -> None:
    asked = rows(compare(pack, *THREE))
    for order in permutations(THREE):
        turned = rows(compare(pack, *order))
        assert turned.keys() == asked.keys()
        for attribute, row in turned.items():
            before = verdicts(asked[attribute])
            for pair, verdict in verdicts(row).items():
                first = before[pair]
                for same in ("outcome", "comparability", "directness"):
                    assert verdict[same] == first[same]
                assert verdict.get("favours") == first.get("favours")
                assert sorted(verdict["notes"]) == sorted(first["notes"])
                assert set(verdict["findings"]) == set(first["findings"])
                is_turned = verdict["left"] != first["left"]
                sides = {(reason["code"], *sorted_sides(reason, is_turned=is_turned)) for reason in verdict["reasons"]}
                assert sides == {(reason["code"], reason["left"], reason["right"]) for reason in first["reasons"]}


def sorted_sides(reason: Plain, *, is_turned: bool) -> tuple[str, str]:
    """The two labels of a reason, left and right as in the comparison that was asked for first."""
    return (reason["right"], reason["left"]) if is_turned else (reason["left"], reason["right"])


@pytest.mark.parametrize("many", range(2, 9))
def test_two_to_eight_treatments_can_be_compared(crowd: httpx.Client, many: int) -> None:
    treatments = ("lunavast", *CLONES)[:many]
    comparison = compare(crowd, *treatments, condition="migraine")
    assert [treatment["slug"] for treatment in comparison["treatments"]] == list(treatments)
    assert comparison["slug"] == "-vs-".join(treatments)
    assert len(comparison["rows"][0]["verdicts"]) == many * (many - 1) // 2
    check_whole(comparison)


def test_nine_treatments_are_too_many_and_one_is_too_few(crowd: httpx.Client) -> None:
    for treatments in (("lunavast",), ("lunavast", "neck-cooling", *CLONES)):
        (fault,) = read_refusal(crowd, "/v1/compare", 422, {"treatments": ",".join(treatments)}).errors
        assert (fault.parameter, fault.code) == ("treatments", "wrong_number")


@pytest.mark.parametrize(
    ("treatments", "code"),
    [
        ("lunavast,lunavast", "repeated"),
        ("lunavast,quellarin,lunavast", "repeated"),
        ("neck-cooling,neck-cooling-home", "own_variant"),
        ("neck-cooling-home,lunavast,neck-cooling", "own_variant"),
        ("lunavast", "wrong_number"),
        (",", "wrong_number"),
        ("lunavast,quelarin", "unknown_slug"),
        ("lunavast,Quellarin", "unknown_slug"),
        ("", "malformed"),
        ("lunavast;quellarin", "malformed"),
    ],
)
def test_treatments_that_cannot_stand_side_by_side_are_refused(pack: httpx.Client, treatments: str, code: str) -> None:
    (fault,) = read_refusal(pack, "/v1/compare", 422, {"treatments": treatments}).errors
    assert (fault.parameter, fault.code) == ("treatments", code)


def test_a_misspelt_treatment_is_answered_with_the_nearest(pack: httpx.Client) -> None:
    (fault,) = read_refusal(pack, "/v1/compare", 422, {"treatments": "lunavast,quelarin"}).errors
    assert fault.candidates == ["quellarin"]


@pytest.mark.parametrize(
    ("parameters", "faulty"),
    [
        ({"condition": "nowhere"}, "condition"),
        ({"attributes": "price,prise"}, "attributes"),
        ({"category": "everything"}, "category"),
        ({"fields": "rowz"}, "fields"),
    ],
)
def test_what_else_is_asked_of_a_comparison_must_exist(pack: httpx.Client, parameters: Parameters, faulty: str) -> None:
    asked: Parameters = {"treatments": "lunavast,quellarin", **parameters}
    assert [fault.parameter for fault in read_refusal(pack, "/v1/compare", 422, asked).errors] == [faulty]


def test_the_rows_can_be_chosen_in_any_order_and_stand_once(pack: httpx.Client) -> None:
    comparison = compare(pack, "lunavast", "quellarin", attributes="price, half-fewer-days,price")
    assert [row["attribute"]["slug"] for row in comparison["rows"]] == ["price", "half-fewer-days"]


def test_a_category_keeps_its_rows_only(pack: httpx.Client) -> None:
    assert list(rows(compare(pack, *THREE, category="harms"))) == ["constipation", "skin-reaction"]
    assert compare(pack, *THREE, category="durability")["rows"] == []


def test_without_attributes_every_attribute_with_something_to_say_is_a_row(pack: httpx.Client) -> None:
    home = compare(pack, "neck-cooling-home", "lunavast")
    assert list(rows(home)) == [
        "half-fewer-days",
        "effect-on-days",
        "monthly-migraine-days",
        "time-to-effect",
        "doses-per-month",
        "constipation",
        "skin-reaction",
        "price",
        "licence",
        "how-it-acts",
    ]


def test_the_condition_decides_which_values_speak(pack: httpx.Client) -> None:
    at_large = rows(compare(pack, "lunavast", "quellarin", condition="migraine"))["half-fewer-days"]
    chronic = rows(compare(pack, "lunavast", "quellarin", condition="chronic-migraine"))["half-fewer-days"]
    assert cells(at_large)["lunavast"]["headline"]["id"] == "lunavast-001"
    assert cells(chronic)["lunavast"]["headline"]["id"] == "lunavast-003"
    assert cells(at_large)["quellarin"]["headline"]["id"] == "quellarin-001"
    assert cells(chronic)["quellarin"]["absence"]["reason"] == "not_studied"


def test_a_composed_comparison_leads_to_itself_now_and_as_this_edition_has_it(pack: httpx.Client) -> None:
    comparison = compare(pack, "lunavast", "quellarin", condition="migraine", attributes="price")
    edition = comparison["edition"]["id"]
    asked = "compare?treatments=lunavast,quellarin&condition=migraine&attributes=price"
    assert comparison["links"] == {"self": f"/v1/{asked}", "pinned": f"/v1/editions/{edition}/{asked}"}
    assert read(pack, comparison["links"]["self"]) == comparison
    assert read(pack, comparison["links"]["pinned"]) == comparison


def test_a_comparison_that_repeats_its_question_at_length_still_keeps_the_contract(pack: httpx.Client) -> None:
    many_commas, many_prices = "," * 1900, ",price" * 300
    check_whole(read(pack, f"/v1/compare?treatments=lunavast,quellarin{many_commas}&attributes=price{many_prices}"))


def test_fields_trim_a_comparison(pack: httpx.Client) -> None:
    assert list(compare(pack, "lunavast", "quellarin", fields="title,slug")) == ["title", "slug"]
    assert list(read(pack, "/v1/comparisons/preventing-migraine", {"fields": "rows"})) == ["rows"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, list(CURATED)),
        ({"condition": "migraine"}, ["preventing-migraine"]),
        ({"condition": "chronic-migraine"}, ["lunavast-vs-quellarin"]),
        ({"treatment": "quellarin"}, list(CURATED)),
        ({"treatment": "neck-cooling"}, ["preventing-migraine"]),
        ({"treatment": "neck-cooling-home"}, []),
        ({"treatment": "neck-cooling", "condition": "chronic-migraine"}, []),
        ({"updated_since": "2099-01-01"}, []),
        ({"sort": "-slug"}, list(CURATED[::-1])),
    ],
)
def test_curated_comparisons_can_be_listed_and_narrowed(
    pack: httpx.Client, filters: Parameters, found: list[str]
) -> None:
    assert names(read(pack, "/v1/comparisons", filters)) == found


@pytest.mark.parametrize("parameter", ["condition", "treatment"])
def test_a_filter_that_names_nothing_is_refused(pack: httpx.Client, parameter: str) -> None:
    (fault,) = read_refusal(pack, "/v1/comparisons", 422, {parameter: "nowhere"}).errors
    assert (fault.parameter, fault.code) == (parameter, "unknown_slug")


def test_everything_a_comparison_shows_can_be_included(pack: httpx.Client) -> None:
    answer = read(pack, "/v1/comparisons/lunavast-vs-quellarin", {"include": "treatments,attributes,sources,findings"})
    included = answer["included"]
    assert [treatment["slug"] for treatment in included["treatments"]] == ["lunavast", "quellarin"]
    assert [attribute["slug"] for attribute in included["attributes"]] == list(rows(answer))
    assert {source["slug"] for source in included["sources"]} == {source["slug"] for source in answer["sources"]}
    shown = {
        finding["id"]
        for row in answer["rows"]
        for cell in row["cells"]
        if cell["state"] == "reported"
        for finding in (cell["headline"], *cell["others"])
    }
    assert {finding["id"] for finding in included["findings"]} == shown


def test_a_misspelt_comparison_is_not_found_and_the_nearest_is_told(pack: httpx.Client) -> None:
    problem = read_refusal(pack, "/v1/comparisons/preventing-migrain", 404)
    assert problem.errors[0].candidates == ["preventing-migraine"]


def test_a_curated_comparison_carries_its_addresses_in_the_link_header(pack: httpx.Client) -> None:
    response = ask(pack, "/v1/comparisons/preventing-migraine")
    assert '</v1/comparisons/preventing-migraine>; rel="canonical"' in response.headers["link"]
    assert 'comparisons/preventing-migraine>; rel="cite-as"' in response.headers["link"]
