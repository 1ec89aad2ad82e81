"""Treatments: what a first screen needs, gathered from findings and cells."""

from pathlib import Path
from typing import Any

from app.domain.vocabulary import Category
from tests.manuscripts import rewrite
from tests.publishing.compiling.conftest import Altered, Compiled


def headlines(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Every headline of a treatment, in order."""
    return [value for group in document["headlines"] for value in group["values"]]


def test_headlines_are_grouped_by_category_in_the_vocabulary_s_order(pack_compiled: Compiled) -> None:
    order = [category.value for category in Category]
    for slug, record in pack_compiled.manuscript.treatments.items():
        document = pack_compiled.document("treatments", slug)
        groups = [group["category"] for group in document["headlines"]]
        assert groups == sorted(set(groups), key=order.index)
        for group in document["headlines"]:
            positions = [
                pack_compiled.manuscript.attributes[told["attribute"]["slug"]].position for told in group["values"]
            ]
            assert positions == sorted(positions)
            assert {told["attribute"]["category"] for told in group["values"]} == {group["category"]}
        assert document["name"] == record.name


def test_harms_are_told_as_side_effects_and_never_as_headlines(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("treatments", "lunavast")
    assert [told["attribute"]["slug"] for told in document["side_effects"]] == ["constipation", "skin-reaction"]
    assert {told["attribute"]["category"] for told in document["side_effects"]} == {"harms"}
    assert "harms" not in {told["attribute"]["category"] for told in headlines(document)}


def test_side_effects_stand_the_commonest_first_with_the_label_s_word(pack_compiled: Compiled) -> None:
    told = pack_compiled.document("treatments", "lunavast")["side_effects"]
    assert [(effect["attribute"]["slug"], effect["frequency"]) for effect in told] == [
        ("constipation", "common"),
        ("skin-reaction", "uncommon"),
    ]


def test_the_order_of_side_effects_follows_the_numbers(altered: Altered) -> None:
    def make_constipation_rare(data: Path) -> None:
        path = data / "treatments" / "lunavast" / "harms.yaml"
        rewrite(path, "estimate: 8\n      events: 32\n", "estimate: 0.5\n      events: 2\n")

    told = altered(make_constipation_rare).document("treatments", "lunavast")["side_effects"]
    assert {effect["attribute"]["slug"]: effect["frequency"] for effect in told} == {
        "constipation": "uncommon",
        "skin-reaction": "uncommon",
    }


def test_an_umbrella_shows_its_variant_s_values_under_the_variant_s_name(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("treatments", "neck-cooling")
    shown = {told["attribute"]["slug"]: told["treatment"] for told in headlines(document)}
    assert shown["half-fewer-days"] == "neck-cooling-home"
    assert shown["effect-on-days"] == "neck-cooling"
    assert document["variants"] == [{"slug": "neck-cooling-home", "name": "Neck cooling at home"}]
    assert document["reference_variant"] == {"slug": "neck-cooling-home", "name": "Neck cooling at home"}
    variant = pack_compiled.document("treatments", "neck-cooling-home")
    assert variant["variant_of"] == {"slug": "neck-cooling", "name": "Neck cooling"}
    assert variant["variants"] == []


def test_sources_are_numbered_from_one_in_the_order_in_which_they_are_first_cited(pack_compiled: Compiled) -> None:
    for slug in pack_compiled.manuscript.treatments:
        document = pack_compiled.document("treatments", slug)
        cited = [told["source_number"] for told in headlines(document)]
        numbers = {source["number"] for source in document["sources"]}
        assert numbers == set(range(1, len(document["sources"]) + 1))
        assert list(dict.fromkeys(cited)) == sorted(set(cited))
        everywhere = cited + [
            told["source_number"] for told in (*document["side_effects"], *document["regulatory_status"])
        ]
        assert set(everywhere) == numbers


def test_every_number_points_at_the_finding_s_own_source(pack_compiled: Compiled) -> None:
    for slug in pack_compiled.manuscript.treatments:
        document = pack_compiled.document("treatments", slug)
        by_number = {source["number"]: source["slug"] for source in document["sources"]}
        for told in (*headlines(document), *document["side_effects"], *document["regulatory_status"]):
            finding = pack_compiled.manuscript.findings[told["finding"]][1]
            assert by_number[told["source_number"]] == finding.source
            assert told["locator"] == finding.locator


def test_regulatory_status_stands_by_country_and_date_and_only_of_attributes_that_state_it(
    pack_compiled: Compiled,
) -> None:
    told = pack_compiled.document("treatments", "lunavast")["regulatory_status"]
    assert [(status["finding"], status["jurisdiction"], status["dated"]) for status in told] == [
        ("lunavast-013", "ZZ", "2025-03-01"),
        ("lunavast-014", "ZZ", "2025-09"),
    ]
    assert pack_compiled.document("treatments", "neck-cooling")["regulatory_status"] == []


def test_an_umbrella_tells_its_variant_s_regulatory_status_too(altered: Altered) -> None:
    def licence_the_variant(data: Path) -> None:
        path = data / "treatments" / "neck-cooling-home" / "findings.yaml"
        licence = (
            "  - id: neck-cooling-home-099\n"
            "    attribute: licence\n"
            '    value: {kind: statement, text: "Sold in Zedland without a licence."}\n'
            '    population: {words: "Anybody"}\n'
            "    design: regulatory\n"
            "    source: zedland-agency-2025\n"
            '    locator: "Entry 40"\n'
        )
        path.write_text(path.read_text("utf-8") + licence, "utf-8")

    (status,) = altered(licence_the_variant).document("treatments", "neck-cooling")["regulatory_status"]
    assert (status["treatment"], status["text"]) == ("neck-cooling-home", "Sold in Zedland without a licence.")
    assert "jurisdiction" not in status


def test_absences_and_disagreements_are_told(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("treatments", "neck-cooling")
    assert {told["attribute"]["slug"]: told["absence"]["reason"] for told in document["absences"]} == {
        "constipation": "not_applicable",
        "monthly-migraine-days": "not_studied",
        "licence": "pending",
    }
    (disagreement,) = document["disagreements"]
    assert disagreement["findings"] == ["neck-cooling-001", "neck-cooling-002"]
    assert pack_compiled.document("treatments", "quellarin")["disagreements"] == []


def test_a_treatment_counts_its_own_findings_and_names_its_comparisons(pack_compiled: Compiled) -> None:
    owners = [owner for owner, _ in pack_compiled.manuscript.findings.values()]
    for slug in pack_compiled.manuscript.treatments:
        assert pack_compiled.document("treatments", slug)["finding_count"] == owners.count(slug)
    assert [told["slug"] for told in pack_compiled.document("treatments", "lunavast")["comparisons"]] == [
        "lunavast-vs-quellarin",
        "preventing-migraine",
    ]
    assert pack_compiled.document("treatments", "neck-cooling-home")["comparisons"] == []


def test_a_treatment_without_a_short_name_is_called_by_its_name(altered: Altered) -> None:
    def shorten(data: Path) -> None:
        rewrite(
            data / "treatments" / "neck-cooling.yaml", "name: Neck cooling\n", "name: Neck cooling\nshort_name: Cold\n"
        )

    changed = altered(shorten)
    assert changed.document("treatments", "neck-cooling")["short_name"] == "Cold"
    assert changed.document("treatments", "lunavast")["short_name"] == "Lunavast"


def test_a_regimen_keeps_every_phase_as_it_was_written(pack_compiled: Compiled) -> None:
    (regimen,) = pack_compiled.document("treatments", "lunavast")["regimens"]
    first, after = regimen["phases"]
    assert (regimen["name"], regimen["findings"]) == ("Once a month", ["lunavast-009"])
    assert first["sessions"] == {"low": 2.0, "high": 2.0}
    assert first["observation_minutes"] == {"low": 30.0, "high": 30.0}
    assert "minutes" not in first
    assert after["note"] == "For as long as it helps."
