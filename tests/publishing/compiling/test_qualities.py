"""The quality of a comparison as it is printed: the criteria, the measures, and nobody invented."""

from pathlib import Path
from typing import Any

import pytest

from app.documents.qualities import Quality
from app.domain.criteria import CRITERIA
from app.publishing.compiling.records import NOWHERE
from tests.manuscripts import rewrite
from tests.publishing.compiling.conftest import Altered, Compiled
from tests.publishing.compiling.ratios import COMPARISON

Plain = dict[str, Any]
PREVENTING = "preventing-migraine"


@pytest.fixture
def quality(pack_compiled: Compiled) -> Plain:
    return pack_compiled.document("qualities", PREVENTING)


def criteria(document: Plain) -> dict[int, Plain]:
    """The criteria by their number."""
    return {told["number"]: told for told in document["criteria"]}


def test_all_thirty_five_criteria_are_told_in_order_with_a_sentence_why(quality: Plain) -> None:
    assert [told["number"] for told in quality["criteria"]] == [criterion.number for criterion in CRITERIA]
    assert all(told["why"] and told["asks"] for told in quality["criteria"])
    assert quality["of"] == 35
    assert quality["groups"] == [
        {"group": "qualifying", "met": 5, "of": 6},
        {"group": "certification", "met": 6, "of": 6},
        {"group": "quality", "met": 10, "of": 23},
    ]


def test_the_statement_counts_what_is_met_or_attested_and_is_no_certificate(quality: Plain) -> None:
    counted = sum(told["status"] in ("met", "attested") for told in quality["criteria"])
    assert quality["met"] == counted == 21
    assert quality["statement"].startswith("Meets 21 of 35, self-assessed. This is no certificate")
    assert "certified" not in str(quality).lower()


def test_an_attestation_is_told_with_who_and_when_and_nobody_else_is_named(quality: Plain) -> None:
    attested = {number for number, told in criteria(quality).items() if "by" in told or "on" in told}
    assert attested == {31}
    told = criteria(quality)[31]
    assert (told["status"], told["by"], told["on"]) == ("attested", "A neurologist who does not exist", "2025-11-20")
    assert told["told_by"] == "a_person"
    assert all(one["status"] != "attested" for number, one in criteria(quality).items() if number != 31)


def test_a_comparison_that_nobody_vouched_for_says_so(pack_compiled: Compiled) -> None:
    told = criteria(pack_compiled.document("qualities", "lunavast-vs-quellarin"))
    for number in (6, 28, 30, 31, 39):
        assert told[number]["status"] == "not_attested"
        assert told[number]["why"].endswith("Nobody has vouched for this.")
    assert told[34]["status"] == told[17]["status"] == "not_met"


def test_detail_is_counted_for_every_treatment(quality: Plain) -> None:
    options = {told["treatment"]["slug"]: told for told in quality["equal_detail"]["options"]}
    counted = {
        slug: (told["benefits"], told["harms"], told["harm_figures"], told["share_of_a_side"])
        for slug, told in options.items()
    }
    assert counted == {"lunavast": (4, 2, 2, 0.5), "neck-cooling": (3, 1, 1, 0.333), "quellarin": (4, 1, 1, 0.25)}
    assert options["lunavast"]["findings"] == 16
    measures = {told["name"]: told for told in quality["equal_detail"]["measures"]}
    assert (measures["harms"]["least"], measures["harms"]["most"]) == ("neck-cooling", "lunavast")
    assert (measures["harms"]["share"], measures["harms"]["bound"]) == (0.5, 0.333)
    assert "bound" not in measures["words"]
    assert quality["equal_detail"]["is_within"]


def test_uncertainty_is_counted_over_the_figures_of_outcomes(quality: Plain) -> None:
    assert quality["uncertainty"] == {
        "figures": 13,
        "with_uncertainty": 13,
        "with_uncertainty_or_reason": 13,
        "least_share": 0.333,
        "least_share_or_reason": 0.75,
    }


def test_a_figure_that_lost_its_counts_and_its_interval_is_counted_as_bare(altered: Altered) -> None:
    def change(data: Path) -> None:
        path = data / "treatments" / "lunavast" / "harms.yaml"
        rewrite(path, "      estimate: 8\n      events: 32\n      total: 400\n", "      estimate: 8\n")

    told = altered(change).document("qualities", PREVENTING)["uncertainty"]
    assert (told["figures"], told["with_uncertainty"]) == (13, 12)


def test_the_reading_grade_is_that_of_the_comparison_s_own_texts(quality: Plain, altered: Altered) -> None:
    told = quality["readability"]
    assert told["grade"] == pytest.approx(
        0.39 * told["words"] / told["sentences"] + 11.8 * told["syllables"] / told["words"] - 15.59, abs=0.05
    )
    assert told["texts"] == [
        "question",
        "summary",
        "natural_course",
        "experiences",
        "what_matters",
        "questions_to_ask",
        "steps",
    ]

    def change(data: Path) -> None:
        rewrite(
            data / COMPARISON,
            "Look at how many people each of them helps.",
            "Consider comparative responsiveness probabilities conscientiously before prioritising alternatives.",
        )

    assert altered(change).document("qualities", PREVENTING)["readability"]["grade"] > told["grade"]


def test_results_whose_certainty_nobody_rated_keep_that_criterion_from_being_met(quality: Plain) -> None:
    told = criteria(quality)[35]
    assert told["status"] == "not_met"
    assert told["why"].startswith("3 of 10 results")


def test_likelihoods_side_by_side_are_held_against_each_other(quality: Plain, altered: Altered) -> None:
    assert criteria(quality)[22]["status"] == criteria(quality)[23]["status"] == "met"

    def change(data: Path) -> None:
        path = data / "treatments" / "neck-cooling-home" / "findings.yaml"
        rewrite(
            path, '{words: "week 12", low: 12, high: 12, unit: wk}', '{words: "week 52", low: 52, high: 52, unit: wk}'
        )

    told = criteria(altered(change).document("qualities", PREVENTING))[22]
    assert told["status"] == "not_met"
    assert "pairs of likelihoods are not of the same time" in told["why"]


def test_people_in_1000_are_another_way_to_see_a_likelihood(altered: Altered) -> None:
    def no_shares(data: Path) -> None:
        path = data / "comparisons" / "lunavast-vs-quellarin.yaml"
        text = path.read_text("utf-8")
        path.write_text(text[: text.index("outcomes:")] + text[text.index("experiences:") :], "utf-8")

    changed = altered(no_shares)
    assert criteria(changed.document("qualities", "lunavast-vs-quellarin"))[24]["status"] == "not_met"
    assert criteria(changed.document("qualities", PREVENTING))[24]["status"] == "met"


def test_every_quality_keeps_its_contract_and_the_edition_keeps_the_assessment(pack_compiled: Compiled) -> None:
    for slug in pack_compiled.manuscript.comparisons:
        document = pack_compiled.document("qualities", slug)
        Quality.model_validate({**document, **NOWHERE})
        statuses = [one.status.value for one in pack_compiled.edition.assessments[slug]]
        assert statuses == [told["status"] for told in document["criteria"]]
