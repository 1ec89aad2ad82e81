"""Curated comparisons: rows, numbered sources, and the same words as those composed on request."""

import json
from typing import Any

import pytest

from app.database import open_edition
from app.domain.verdicts import RULES_VERSION
from app.queries.comparisons import compose_comparison
from tests.conftest import House
from tests.editions import edition_file, records_of
from tests.publishing.compiling.conftest import Compiled


def rows(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The rows of a comparison by their attribute."""
    return {row["attribute"]["slug"]: row for row in document["rows"]}


def test_rows_and_columns_stand_in_the_editor_s_order(pack_compiled: Compiled) -> None:
    for slug, record in pack_compiled.manuscript.comparisons.items():
        document = pack_compiled.document("comparisons", slug)
        assert [row["attribute"]["slug"] for row in document["rows"]] == record.attributes
        assert [treatment["slug"] for treatment in document["treatments"]] == record.treatments
        for row in document["rows"]:
            assert [cell["treatment"] for cell in row["cells"]] == record.treatments


def test_every_pair_of_treatments_has_one_verdict_in_every_row(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("comparisons", "preventing-migraine")
    for row in document["rows"]:
        pairs = [frozenset((verdict["left"], verdict["right"])) for verdict in row["verdicts"]]
        assert len(pairs) == len(set(pairs)) == 3
        assert all(len(pair) == 2 for pair in pairs)


def test_the_cells_are_those_of_the_comparison_s_condition(pack_compiled: Compiled) -> None:
    chronic = rows(pack_compiled.document("comparisons", "lunavast-vs-quellarin"))
    wide = rows(pack_compiled.document("comparisons", "preventing-migraine"))
    assert chronic["half-fewer-days"]["cells"][0]["headline"]["id"] == "lunavast-003"
    assert wide["half-fewer-days"]["cells"][0]["headline"]["id"] == "lunavast-001"
    assert chronic["half-fewer-days"]["cells"][1]["absence"]["reason"] == "not_studied"
    assert chronic["monthly-migraine-days"]["cells"][0]["absence"]["reason"] == "not_reported"


def test_a_pair_that_one_trial_measured_is_judged_by_that_trial(pack_compiled: Compiled) -> None:
    verdict = rows(pack_compiled.document("comparisons", "preventing-migraine"))["half-fewer-days"]["verdicts"][0]
    assert {verdict["left"], verdict["right"]} == {"lunavast", "neck-cooling"}
    assert (verdict["directness"], verdict["outcome"], verdict["favours"]) == ("same_trial", "favours", "lunavast")
    assert verdict["findings"] == ["lunavast-002"]


def test_where_a_cell_is_absent_the_verdict_is_that_there_is_no_data(pack_compiled: Compiled) -> None:
    for slug in pack_compiled.manuscript.comparisons:
        for row in pack_compiled.document("comparisons", slug)["rows"]:
            absent = {cell["treatment"] for cell in row["cells"] if cell["state"] == "absent"}
            for verdict in row["verdicts"]:
                if absent & {verdict["left"], verdict["right"]}:
                    assert verdict["outcome"] == "no_data"
                    assert "favours" not in verdict


def test_sources_are_numbered_in_the_order_of_their_first_appearance_and_every_number_leads_to_one(
    pack_compiled: Compiled,
) -> None:
    for slug in pack_compiled.manuscript.comparisons:
        document = pack_compiled.document("comparisons", slug)
        by_number = {source["number"]: source["slug"] for source in document["sources"]}
        shown = [
            (finding["source_number"], finding["id"])
            for row in document["rows"]
            for cell in row["cells"]
            if cell["state"] == "reported"
            for finding in (cell["headline"], *cell["others"])
        ]
        first = list(dict.fromkeys(number for number, _ in shown))
        assert first == list(range(1, len(first) + 1))
        assert by_number.keys() == set(first)
        for number, id_ in shown:
            assert by_number[number] == pack_compiled.manuscript.findings[id_][1].source


def test_a_recorded_disagreement_stands_in_the_row_whose_findings_it_names(pack_compiled: Compiled) -> None:
    told = rows(pack_compiled.document("comparisons", "preventing-migraine"))
    (disagreement,) = told["effect-on-days"]["disagreements"]
    assert disagreement["findings"] == ["neck-cooling-001", "neck-cooling-002"]
    assert all(row["disagreements"] == [] for slug, row in told.items() if slug != "effect-on-days")


def test_a_comparison_says_by_which_rules_it_was_made_and_who_paid(pack_compiled: Compiled) -> None:
    for slug, record in pack_compiled.manuscript.comparisons.items():
        document = pack_compiled.document("comparisons", slug)
        assert document["rules_version"] == RULES_VERSION
        assert document["origin"] == "curated"
        assert (document["title"], document["question"], document["funding"]) == (
            record.title,
            record.question,
            record.funding,
        )
        assert document["condition"]["slug"] == record.condition


def without_order(disagreements: list[dict[str, Any]]) -> list[str]:
    """Disagreements, whatever their order."""
    return sorted(json.dumps(told, sort_keys=True) for told in disagreements)


def forget_people(*rows: dict[str, Any]) -> None:
    """Takes from rows what only a curated comparison knows: its baseline risks, and the sentences that tell of them."""
    headlines = [cell["headline"] for row in rows for cell in row["cells"] if cell["state"] == "reported"]
    if any("absolute" in headline for headline in headlines):
        for row in rows:
            del row["sentence"]
    for headline in headlines:
        headline.pop("absolute", None)
        headline.pop("absolute_missing", None)


@pytest.mark.parametrize("which", ["pack_house", "content_house"])
def test_a_curated_comparison_says_what_one_composed_on_request_says(
    which: str, request: pytest.FixtureRequest
) -> None:
    house: House = request.getfixturevalue(which)
    path = next(house.editions.glob("*.edition"))
    edition = open_edition(path)
    compared = 0
    for (noun, _), (_, _, document) in records_of(edition_file(house, edition.id)).items():
        if noun != "comparisons":
            continue
        composed = json.loads(
            compose_comparison(
                edition,
                tuple(treatment["slug"] for treatment in document["treatments"]),
                condition=document["condition"]["slug"],
                attributes=tuple(row["attribute"]["slug"] for row in document["rows"]),
                category=None,
                address="compare",
            ).text
        )
        for curated, asked in zip(document["rows"], composed["rows"], strict=True):
            for row in (curated, asked):
                row["disagreements"] = without_order(row["disagreements"])
            forget_people(curated, asked)
            assert curated == asked
        assert document["sources"][: len(composed["sources"])] == composed["sources"]
        compared += 1
    edition.close()
    assert compared >= 2


def test_what_helps_to_decide_stands_beside_the_rows_with_its_sources(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("comparisons", "preventing-migraine")
    record = pack_compiled.manuscript.comparisons["preventing-migraine"]
    by_number = {source["number"]: source["slug"] for source in document["sources"]}
    for name in ("what_matters", "questions_to_ask", "steps", "methods", "update_policy"):
        assert document[name] == getattr(record, name)
        assert document[name]
    course = document["natural_course"]
    assert record.natural_course is not None
    assert (course["words"], course["locator"]) == (record.natural_course.words, record.natural_course.locator)
    assert by_number[course["source_number"]] == record.natural_course.source
    assert [told["treatment"] for told in document["experiences"]] == ["lunavast", "neck-cooling", "quellarin"]
    for told in document["experiences"]:
        cited = {pack_compiled.manuscript.findings[id_][1].source for id_ in told["findings"]}
        assert {by_number[number] for number in told["source_numbers"]} == cited != set()


def test_a_comparison_without_them_leaves_them_out_or_empty(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("comparisons", "lunavast-vs-quellarin")
    assert not {"natural_course", "methods"} & document.keys()
    assert document["experiences"]
