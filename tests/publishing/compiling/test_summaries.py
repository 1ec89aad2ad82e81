"""Summaries of findings: every outcome an editor named, every treatment, in people and with footnotes."""

from pathlib import Path
from typing import Any

import pytest

from app.documents.summaries import Summary
from app.domain.risks import NO_BASELINE_WORDS, NoBaseline
from app.publishing.compiling.records import NOWHERE
from tests.manuscripts import rewrite
from tests.publishing.compiling.conftest import Altered, Compiled
from tests.publishing.compiling.ratios import COMPARISON, with_ratios

Plain = dict[str, Any]
PREVENTING = "preventing-migraine"


def result(document: Plain, attribute: str, treatment: str) -> Plain:
    """One treatment's result for one outcome."""
    found: Plain
    (found,) = (
        told
        for outcome in document["outcomes"]
        if outcome["attribute"]["slug"] == attribute
        for told in outcome["results"]
        if told["treatment"] == treatment
    )
    return found


@pytest.fixture
def summary(pack_compiled: Compiled) -> Plain:
    return pack_compiled.document("summaries", PREVENTING)


def test_every_comparison_has_a_summary_and_outcomes_stand_in_the_editor_s_order(pack_compiled: Compiled) -> None:
    for slug, record in pack_compiled.manuscript.comparisons.items():
        document = pack_compiled.document("summaries", slug)
        assert [outcome["name"] for outcome in document["outcomes"]] == [told.name for told in record.outcomes]
        for outcome in document["outcomes"]:
            assert [told["treatment"] for told in outcome["results"]] == record.treatments


def test_a_result_is_the_finding_that_the_editor_named_with_its_address_and_its_source(
    pack_compiled: Compiled, summary: Plain
) -> None:
    sources = {source["number"]: source["slug"] for source in summary["sources"]}
    named = pack_compiled.manuscript.comparisons[PREVENTING].outcomes
    told = 0
    for outcome, record in zip(summary["outcomes"], named, strict=True):
        for one in outcome["results"]:
            if one["state"] == "absent":
                assert one["treatment"] not in record.findings
                continue
            finding = pack_compiled.document("findings", record.findings[one["treatment"]])
            assert one["address"] == f"/v1/findings/{finding['id']}"
            assert (one["display"], one["locator"]) == (finding["display"], finding["locator"])
            assert sources[one["source_number"]] == finding["source"]["slug"]
            told += 1
    assert told == 10


def test_a_share_of_people_is_told_in_1000_beside_the_comparator_s_and_the_baseline(summary: Plain) -> None:
    one = result(summary, "half-fewer-days", "lunavast")
    assert one["risk"]["display"] == "600 in 1000 (95 % interval 551 to 647)"
    assert one["risk"]["method"] == "wilson"
    assert one["risk_with_comparator"]["display"] == "300 in 1000 (95 % interval 257 to 347)"
    baseline = summary["outcomes"][0]["baseline"]
    assert (baseline["per_1000"], baseline["locator"]) == (300, "Table 2, placebo")
    assert summary["sources"][baseline["source_number"] - 1]["slug"] == "moonrise-trial-2023"
    assert "baseline_missing" not in summary["outcomes"][0]


def test_a_variant_s_finding_says_whose_it_is(summary: Plain) -> None:
    assert result(summary, "half-fewer-days", "neck-cooling")["of_treatment"] == "neck-cooling-home"


def test_an_outcome_without_a_baseline_says_so(summary: Plain) -> None:
    (outcome,) = (told for told in summary["outcomes"] if told["attribute"]["slug"] == "effect-on-days")
    assert outcome["baseline_missing"] == "no_baseline"
    assert "baseline" not in outcome
    assert "baseline_footnote" not in outcome


def test_a_result_has_the_risk_in_the_control_group_of_its_own_trial_beside_it(summary: Plain) -> None:
    one = result(summary, "half-fewer-days", "lunavast")
    against = one["risk_with_comparator"]["estimate"]
    assert one["comparator"]["kind"] == "placebo"
    assert one["baseline"]["per_1000"] == against == 300
    assert one["baseline"]["source_number"] == one["source_number"]
    assert one["baseline"]["locator"] == one["locator"]
    assert one["baseline"]["display"] == one["comparator"]["display"]
    assert one["baseline"]["words"].startswith(one["population"].rstrip("."))
    assert one["sentence"] == "Of 1000 such people, 300 with placebo injection, and 600 with Lunavast."
    assert "baseline_missing" not in one


SOME_OTHER_BASELINE = "  - attribute: skin-reaction\n    per_1000: 20\n"
CONTROL = """\
    comparator:
      kind: placebo
      words: "placebo injection"
      value:
        kind: proportion
        estimate: 2
        events: 8
        total: 400
    time_point: {words: "up to week 12", high: 12, unit: wk}
    analysis_set: safety
"""


@pytest.mark.parametrize(
    ("comparator", "why"),
    [
        ("", NoBaseline.NO_COMPARATOR),
        ("    comparator: {kind: placebo, words: placebo}\n", NoBaseline.NOT_COUNTED),
        (
            "    comparator: {kind: active, words: quellarin, value: {kind: proportion, estimate: 12}}\n",
            NoBaseline.OTHER_TREATMENT,
        ),
        (
            "    comparator: {kind: mixed_control, words: controls, value: {kind: proportion, estimate: 12}}\n",
            NoBaseline.OTHER_TREATMENT,
        ),
    ],
)
def test_a_result_without_a_control_group_of_its_own_says_why_and_takes_no_other_s(
    altered: Altered, comparator: str, why: NoBaseline
) -> None:
    def change(data: Path) -> None:
        rewrite(data / "treatments" / "lunavast" / "harms.yaml", CONTROL, comparator)
        rewrite(data / COMPARISON, "  - attribute: constipation\n    per_1000: 20\n", SOME_OTHER_BASELINE)

    one = result(altered(change).document("summaries", PREVENTING), "constipation", "lunavast")
    assert (one["baseline_missing"], one["baseline_missing_words"]) == (why, NO_BASELINE_WORDS[why])
    assert "baseline" not in one
    assert ("sentence" in one) is (why is NoBaseline.OTHER_TREATMENT)


def test_an_outcome_whose_results_have_their_own_baselines_says_so(summary: Plain) -> None:
    told = {outcome["attribute"]["slug"]: outcome for outcome in summary["outcomes"]}
    for outcome in told.values():
        has_own = any("baseline" in one for one in outcome["results"])
        expected = None if "baseline" in outcome else "of_each_result" if has_own else "no_baseline"
        assert outcome.get("baseline_missing") == expected
    assert told["effect-on-days"]["baseline_missing"] == "no_baseline"
    assert {one["baseline_missing"] for one in told["effect-on-days"]["results"] if one["state"] == "reported"} == {
        NoBaseline.NOT_A_SHARE
    }


def test_a_difference_of_points_is_printed_and_not_turned_into_people(summary: Plain) -> None:
    one = result(summary, "effect-on-days", "lunavast")
    assert one["relative_effect"]["display"] == "mean difference −5 points (95 % interval −6.5 to −3.5)"
    assert one["risk_missing"] == "not_a_risk"
    assert one["risk_missing_words"]
    assert "risk" not in one


def test_a_relative_effect_is_applied_to_the_baseline(altered: Altered) -> None:
    document = altered(with_ratios).document("summaries", PREVENTING)
    one = result(document, "half-fewer-days-ratio", "lunavast")
    assert one["relative_effect"]["display"] == "risk ratio 2 (95 % interval 1.6 to 2.5)"
    assert one["risk"]["display"] == "600 in 1000 (95 % interval 480 to 750)"
    assert one["risk"]["difference"]["display"] == "300 more (180 to 450 more)"
    assert one["risk"]["baseline"] == document["outcomes"][0]["baseline"]
    assert one["sentence"] == "Of 1000 such people, 300 without it, and 600 with Lunavast."
    assert "baseline_missing" not in one
    assert (one["participants"], one["studies"], one["gaps"]) == (800, 1, {})


def test_a_relative_effect_without_a_baseline_gives_no_people(altered: Altered) -> None:
    def change(data: Path) -> None:
        with_ratios(data, baseline=None)

    document = altered(change).document("summaries", PREVENTING)
    one = result(document, "half-fewer-days-ratio", "lunavast")
    assert (one["risk_missing"], "risk" in one) == ("no_baseline", False)


def test_a_treatment_without_data_is_listed_with_what_an_editor_recorded(summary: Plain) -> None:
    one = result(summary, "constipation", "neck-cooling")
    assert (one["state"], one["display"]) == ("absent", "Does not apply")
    assert one["absence"]["looked_in"] == "Not looked for: nothing is swallowed"


def test_the_absence_of_the_comparison_s_own_condition_is_told(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("summaries", "lunavast-vs-quellarin")
    one = result(document, "half-fewer-days", "quellarin")
    assert (one["absence"]["reason"], one["absence"]["looked_in"]) == ("not_studied", "The invented HUSH trial")


def test_the_absence_of_the_own_condition_goes_before_one_of_any(altered: Altered) -> None:
    def change(data: Path) -> None:
        said = "reason: withheld, looked_in: everywhere, looked_on: 2026-11-20"
        rewrite(
            data / "treatments" / "quellarin.yaml",
            "absences:\n",
            f"absences:\n  - {{attribute: half-fewer-days, {said}}}\n",
        )

    document = altered(change).document("summaries", "lunavast-vs-quellarin")
    assert result(document, "half-fewer-days", "quellarin")["absence"]["reason"] == "not_studied"


def test_a_treatment_that_the_editor_named_no_finding_for_says_where_one_was_looked_for(altered: Altered) -> None:
    def change(data: Path) -> None:
        rewrite(data / COMPARISON, "{lunavast: lunavast-011, quellarin: quellarin-004}", "{quellarin: quellarin-004}")

    one = result(altered(change).document("summaries", PREVENTING), "constipation", "lunavast")
    assert one["absence"]["reason"] == "not_reported"
    assert "named none" in one["absence"]["looked_in"]
    assert one["absence"]["looked_on"] == "2026-11-20"


def test_every_reason_of_a_certainty_is_a_footnote_and_none_is_made_up(summary: Plain) -> None:
    footnotes = {footnote["number"]: footnote["text"] for footnote in summary["footnotes"]}
    rated = result(summary, "effect-on-days", "neck-cooling")["certainty"]
    assert (rated["level"], rated["symbol"], rated["words"]) == ("low", "⊕⊕◯◯", "Low certainty, 2 of 4")
    assert [footnotes[number] for number in rated["footnotes"]] == [
        "Lowered once for inconsistency.",
        "Lowered once for imprecision.",
    ]
    unrated = result(summary, "constipation", "lunavast")["certainty"]
    assert (unrated["level"], unrated["footnotes"]) == ("not_rated", [])
    assert "symbol" not in unrated
    assert "rated_by" not in unrated


def test_footnotes_are_numbered_without_a_gap_and_each_is_used(summary: Plain) -> None:
    used = {outcome["baseline_footnote"] for outcome in summary["outcomes"] if "baseline_footnote" in outcome}
    for outcome in summary["outcomes"]:
        used |= {n for told in outcome["results"] if "certainty" in told for n in told["certainty"]["footnotes"]}
    assert used == set(range(1, len(summary["footnotes"]) + 1))
    assert len({footnote["text"] for footnote in summary["footnotes"]}) == len(summary["footnotes"])


def test_people_are_counted_in_both_arms_and_patient_years_are_no_people(summary: Plain) -> None:
    assert result(summary, "constipation", "quellarin")["participants"] == 400
    followed = result(summary, "skin-reaction", "lunavast")
    assert "participants" not in followed
    assert followed["gaps"]["participants"] == "not_reported"
    assert followed["risk_missing"] == "other_count"


def test_a_comparison_whose_editor_named_no_outcomes_says_so(altered: Altered) -> None:
    def change(data: Path) -> None:
        path = data / COMPARISON
        text = path.read_text("utf-8")
        path.write_text(text[: text.index("outcomes:")] + text[text.index("natural_course:") :], "utf-8")

    document = altered(change).document("summaries", PREVENTING)
    assert (document["outcomes"], document["sources"]) == ([], [])
    assert "No editor has named outcomes" in document["statement"]


def test_the_comparison_itself_does_not_carry_its_summary_or_its_quality(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("comparisons", PREVENTING)
    assert not {"outcomes", "baselines", "summary_of_findings", "quality", "criteria"} & document.keys()


def test_a_new_finding_for_an_outcome_moves_the_summary_and_not_the_comparison(
    pack_compiled: Compiled, altered: Altered
) -> None:
    def change(data: Path) -> None:
        rewrite(data / COMPARISON, 'half-fewer-days\n    name: "Half as many', 'half-fewer-days\n    name: "Half the')

    changed = altered(change)
    for noun, moves in (("summaries", True), ("comparisons", False), ("qualities", False)):
        before = pack_compiled.edition.substances.by_name[noun, PREVENTING].digest
        after = changed.edition.substances.by_name[noun, PREVENTING].digest
        assert (before != after) is moves, noun


def test_every_summary_keeps_its_contract(pack_compiled: Compiled) -> None:
    for slug in pack_compiled.manuscript.comparisons:
        Summary.model_validate({**pack_compiled.document("summaries", slug), **NOWHERE})
