"""Findings as documents: every label the manuscript gives, none that it does not."""

from tests.publishing.compiling.conftest import Compiled

WRITTEN_AS_THEY_ARE = (
    "summary", "locator", "design", "source_words", "arm", "instrument", "analysis_set", "blinding", "counted", "scope",
    "pooled", "participants", "studies", "jurisdiction", "dated", "obtained", "derivation", "note",
)  # fmt: skip


def test_every_label_is_published_as_it_was_written_and_none_is_made_up(pack_compiled: Compiled) -> None:
    for id_, (owner, written) in pack_compiled.manuscript.findings.items():
        document = pack_compiled.document("findings", id_)
        assert document["treatment"]["slug"] == owner
        for name in WRITTEN_AS_THEY_ARE:
            assert document.get(name) == getattr(written, name), f"{name} of {id_}"
        assert document.get("condition", {}).get("slug") == written.condition
        assert document["source"]["slug"] == written.source
        assert document["population"] == written.population.model_dump(mode="json")


def test_findings_stand_in_the_order_of_their_ids(pack_compiled: Compiled) -> None:
    ids = [substance.slug for substance in pack_compiled.edition.substances.of("findings")]
    assert ids == sorted(pack_compiled.manuscript.findings)


def test_a_value_that_nobody_rated_says_so_and_a_rated_one_says_who_rated(pack_compiled: Compiled) -> None:
    unrated = pack_compiled.document("findings", "lunavast-002")["certainty"]
    rated = pack_compiled.document("findings", "neck-cooling-001")["certainty"]
    assert unrated == {"level": "not_rated", "reasons": []}
    assert rated == {
        "level": "low",
        "rated_by": "The invented review (prevention-review-2024)",
        "reasons": ["Lowered once for inconsistency.", "Lowered once for imprecision."],
    }


def test_the_comparator_keeps_its_own_value_in_words(pack_compiled: Compiled) -> None:
    against = pack_compiled.document("findings", "lunavast-002")["comparator"]
    assert (against["kind"], against["treatment"], against["display"]) == ("active", "neck-cooling", "30 % (45 of 150)")
    without = pack_compiled.document("findings", "lunavast-004")["comparator"]
    assert without == {"kind": "placebo", "words": "placebo injection"}
    assert "comparator" not in pack_compiled.document("findings", "lunavast-009")


def test_two_spellings_of_an_instrument_are_one_scale_and_a_strange_one_stays_its_own(pack_compiled: Compiled) -> None:
    scales = {
        id_: pack_compiled.document("findings", id_)["scale"]
        for id_ in ("neck-cooling-001", "neck-cooling-002", "quellarin-002", "lunavast-006", "lunavast-001")
    }
    assert scales == {
        "neck-cooling-001": "Lost Days Score",
        "neck-cooling-002": "Lost Days Score",
        "quellarin-002": "Lost Days Score",
        "lunavast-006": "Brow Ache Index",
        "lunavast-001": "fall of at least half in migraine days",
    }


def test_a_value_is_said_in_words(pack_compiled: Compiled) -> None:
    displays = {
        id_: pack_compiled.document("findings", id_)["display"]
        for id_ in ("lunavast-001", "lunavast-010", "lunavast-012", "neck-cooling-home-002", "neck-cooling-003")
    }
    assert displays == {
        "lunavast-001": "60 % (240 of 400)",
        "lunavast-010": "EUR 210 per month",
        "lunavast-012": "uncommon",
        "neck-cooling-home-002": "about 10 days",
        "neck-cooling-003": "The invented review could not say whether cooling helps.",
    }


def test_a_derived_value_names_what_it_comes_from(pack_compiled: Compiled) -> None:
    derived = pack_compiled.document("findings", "lunavast-007")
    assert (derived["obtained"], derived["derived_from"]) == ("derived", ["lunavast-001"])
    stated = pack_compiled.document("findings", "lunavast-001")
    assert stated["obtained"] == "stated"
    assert stated["derived_from"] == []
    assert "derivation" not in stated
