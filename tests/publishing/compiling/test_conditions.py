"""Conditions as documents."""

from tests.publishing.compiling.conftest import Compiled


def test_a_condition_names_the_wider_one_and_the_narrower_ones(pack_compiled: Compiled) -> None:
    wide = pack_compiled.document("conditions", "migraine")
    narrow = pack_compiled.document("conditions", "chronic-migraine")
    assert wide["narrower"] == [{"slug": "chronic-migraine", "name": "Chronic migraine"}]
    assert "part_of" not in wide
    assert narrow["part_of"] == {"slug": "migraine", "name": "Migraine"}
    assert narrow["narrower"] == []


def test_a_condition_names_its_treatments_and_its_own_comparisons(pack_compiled: Compiled) -> None:
    narrow = pack_compiled.document("conditions", "chronic-migraine")
    assert [told["slug"] for told in narrow["treatments"]] == ["lunavast", "quellarin"]
    assert [told["slug"] for told in narrow["comparisons"]] == ["lunavast-vs-quellarin"]
    wide = pack_compiled.document("conditions", "migraine")
    assert [told["slug"] for told in wide["treatments"]] == [
        "lunavast",
        "neck-cooling",
        "neck-cooling-home",
        "quellarin",
    ]
    assert [told["slug"] for told in wide["comparisons"]] == ["preventing-migraine"]


def test_a_fact_has_its_value_in_words_and_its_source(pack_compiled: Compiled) -> None:
    common, attack = pack_compiled.document("conditions", "migraine")["facts"]
    assert attack["display"] == "4 to 72 hours"
    assert (attack["source"]["slug"], attack["locator"]) == ("prevention-review-2024", "Introduction")
    assert common["display"].startswith("about 14 %")
    assert common["note"] == "Invented; it is no estimate of any real country."
    assert "note" not in attack


def test_codes_and_scales_are_kept_and_missing_codes_are_left_out(pack_compiled: Compiled) -> None:
    wide = pack_compiled.document("conditions", "migraine")
    assert wide["codes"] == {"mesh": "D008881", "icd_10": "G43", "icd_11": "8A80"}
    assert [scale["name"] for scale in wide["scales"]] == ["Lost Days Score", "Brow Ache Index"]
    assert pack_compiled.document("conditions", "chronic-migraine")["codes"] == {}
