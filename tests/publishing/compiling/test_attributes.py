"""Attributes as documents."""

from tests.publishing.compiling.conftest import Compiled


def test_attributes_stand_in_the_order_of_comparisons(pack_compiled: Compiled) -> None:
    positions = [substance.plain["position"] for substance in pack_compiled.edition.substances.of("attributes")]
    assert positions == sorted(positions)
    assert len(set(positions)) > 1


def test_an_attribute_counts_what_is_known_and_what_is_not(pack_compiled: Compiled) -> None:
    half = pack_compiled.document("attributes", "half-fewer-days")
    told = [
        owner for owner, finding in pack_compiled.manuscript.findings.values() if finding.attribute == "half-fewer-days"
    ]
    assert half["finding_count"] == len(told) == 6
    assert half["treatment_count"] == len(set(told)) == 3
    assert half["absences"] == {"not_studied": 1}
    assert pack_compiled.document("attributes", "time-to-effect")["absences"] == {}
    assert pack_compiled.document("attributes", "price")["absences"] == {"withheld": 1}


def test_a_worthwhile_difference_names_its_source_and_its_scale(pack_compiled: Compiled) -> None:
    (difference,) = pack_compiled.document("attributes", "effect-on-days")["worthwhile_differences"]
    assert (difference["low"], difference["high"], difference["unit"]) == (2, 3, "[points]")
    assert (difference["instrument"], difference["scale"]) == ("Lost Days Score", "Lost Days Score")
    assert difference["source"]["slug"] == "prevention-review-2024"
    assert difference["note"] == "Invented, like the score itself."


def test_an_attribute_without_worthwhile_differences_has_an_empty_list_and_not_a_zero(pack_compiled: Compiled) -> None:
    assert pack_compiled.document("attributes", "price")["worthwhile_differences"] == []


def test_an_attribute_says_its_unit_in_words(pack_compiled: Compiled) -> None:
    assert pack_compiled.document("attributes", "time-to-effect")["unit_words"] == "days"
    assert pack_compiled.document("attributes", "doses-per-month")["unit_words"] == "doses a month"
