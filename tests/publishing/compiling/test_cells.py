"""Cells: which finding speaks for a treatment under a condition, and why there is none."""

from itertools import product
from pathlib import Path

import pytest

from app.documents.cells import AbsentCell, ReportedCell
from app.publishing.compiling.cells import EVERY_CONDITION, NO_CONDITION
from app.publishing.proofing import proof_manuscript
from tests.editions import at
from tests.manuscripts import copy_of_pack, rewrite
from tests.publishing.compiling.conftest import Altered, Compiled

NUMBERED = 1


def test_a_finding_speaks_for_its_own_condition_before_a_wider_one_s(pack_compiled: Compiled) -> None:
    assert pack_compiled.headline("lunavast", "chronic-migraine", "half-fewer-days") == "lunavast-003"
    assert pack_compiled.headline("lunavast", "migraine", "half-fewer-days") == "lunavast-001"


def test_a_wider_condition_s_finding_speaks_where_the_narrower_has_none(pack_compiled: Compiled) -> None:
    cell = pack_compiled.cell("lunavast", "chronic-migraine", "constipation")
    assert cell is not None
    assert cell.document["headline"]["id"] == "lunavast-011"
    assert cell.document["headline"]["condition"] == "migraine"


def test_a_condition_somebody_looked_for_in_vain_is_not_answered_with_a_wider_one_s_finding(
    pack_compiled: Compiled,
) -> None:
    cell = pack_compiled.cell("lunavast", "chronic-migraine", "monthly-migraine-days")
    assert cell is not None
    assert cell.document["absence"]["reason"] == "not_reported"
    assert pack_compiled.headline("lunavast", "migraine", "monthly-migraine-days") == "lunavast-005"
    assert pack_compiled.headline("lunavast", EVERY_CONDITION, "monthly-migraine-days") == "lunavast-005"


def test_an_absence_of_no_condition_stands_under_every_condition(pack_compiled: Compiled) -> None:
    for condition in (EVERY_CONDITION, NO_CONDITION, "migraine", "chronic-migraine"):
        cell = pack_compiled.cell("quellarin", condition, "skin-reaction")
        assert cell is not None
        assert cell.document["absence"] == {
            "reason": "not_reported",
            "words": "Not reported",
            "looked_in": "The sources listed for this treatment",
            "looked_on": "2026-11-20",
        }


def test_an_absence_of_one_condition_stands_under_that_one_only(altered: Altered) -> None:
    def forget_the_days(data: Path) -> None:
        path = data / "treatments" / "lunavast" / "efficacy.yaml"
        text = path.read_text("utf-8")
        path.write_text(text[: text.index("  - id: lunavast-005")], "utf-8")
        rewrite(data / "comparisons" / "preventing-migraine.yaml", "  - monthly-migraine-days\n", "")

    changed = altered(forget_the_days)
    assert changed.cell("lunavast", "chronic-migraine", "monthly-migraine-days") is not None
    assert changed.cell("lunavast", EVERY_CONDITION, "monthly-migraine-days") is not None
    assert changed.cell("lunavast", "migraine", "monthly-migraine-days") is None


def test_only_what_depends_on_no_condition_stands_under_a_foreign_one(pack_compiled: Compiled) -> None:
    for cell in pack_compiled.edition.cells:
        if cell.condition != NO_CONDITION or cell.document["state"] == "absent":
            continue
        document = cell.document
        assert "condition" not in document["headline"]
        assert all("condition" not in finding for finding in document["others"])
    assert pack_compiled.headline("lunavast", NO_CONDITION, "price") == "lunavast-010"
    assert pack_compiled.cell("lunavast", NO_CONDITION, "constipation") is None


def test_an_umbrella_is_spoken_for_by_its_reference_variant_where_it_has_no_finding(pack_compiled: Compiled) -> None:
    cell = pack_compiled.cell("neck-cooling", "migraine", "half-fewer-days")
    assert cell is not None
    headline = cell.document["headline"]
    assert cell.document["treatment"] == "neck-cooling"
    assert (headline["id"], headline["treatment"], headline["is_variant"]) == (
        "neck-cooling-home-001",
        "neck-cooling-home",
        True,
    )
    named = pack_compiled.manuscript.treatments["neck-cooling-home"]
    assert headline["variant_name"] == (named.short_name or named.name)
    own = pack_compiled.cell("neck-cooling", "migraine", "effect-on-days")
    assert own is not None
    assert not own.document["headline"]["is_variant"]
    assert "variant_name" not in own.document["headline"]


def test_an_umbrella_s_own_finding_goes_before_its_variant_s_that_says_the_same(altered: Altered) -> None:
    def add_an_own_finding(data: Path) -> None:
        found = (data / "treatments" / "neck-cooling-home" / "findings.yaml").read_text("utf-8")
        variant_s = found[found.index("  - id: neck-cooling-home-001") : found.index("  - id: neck-cooling-home-002")]
        path = data / "treatments" / "neck-cooling.yaml"
        own = variant_s.replace("neck-cooling-home-001", "neck-cooling-own-001")
        path.write_text(path.read_text("utf-8").rstrip() + "\n" + own, "utf-8")

    changed = altered(add_an_own_finding)
    cell = changed.cell("neck-cooling", "migraine", "half-fewer-days")
    assert cell is not None
    assert cell.document["headline"]["id"] == "neck-cooling-own-001"
    assert [finding["id"] for finding in cell.document["others"]] == ["neck-cooling-home-001"]
    assert changed.headline("neck-cooling-home", "migraine", "half-fewer-days") == "neck-cooling-home-001"


def test_a_variant_is_never_spoken_for_by_its_umbrella(pack_compiled: Compiled) -> None:
    assert pack_compiled.cell("neck-cooling-home", "migraine", "effect-on-days") is None
    for cell in pack_compiled.edition.cells:
        if cell.treatment == "neck-cooling-home" and cell.document["state"] == "reported":
            document = cell.document
            shown = (document["headline"], *document["others"])
            assert {finding["treatment"] for finding in shown} == {"neck-cooling-home"}


@pytest.mark.parametrize(
    ("treatment", "attribute", "expected"),
    [
        ("lunavast", "time-to-effect", (7.0, 14.0)),
        ("neck-cooling", "doses-per-month", (12.0, 20.0)),
        ("quellarin", "time-to-effect", (42.0, 42.0)),
        ("lunavast", "monthly-migraine-days", (-6.2, -6.2)),
        ("lunavast", "half-fewer-days", (60.0, 60.0)),
        ("quellarin", "price", (None, None)),
        ("lunavast", "effect-on-days", (None, None)),
        ("lunavast", "skin-reaction", (None, None)),
        ("lunavast", "licence", (None, None)),
        ("neck-cooling", "constipation", (None, None)),
    ],
    ids=str,
)
def test_the_range_is_the_headline_s_in_the_attribute_s_own_unit_and_only_where_that_means_something(
    pack_compiled: Compiled, treatment: str, attribute: str, expected: tuple[float | None, float | None]
) -> None:
    cell = pack_compiled.cell(treatment, EVERY_CONDITION, attribute)
    assert cell is not None
    assert (cell.low, cell.high) == expected


def test_the_evidence_is_the_headline_and_what_was_measured_against_another_treatment(pack_compiled: Compiled) -> None:
    cell = pack_compiled.cell("lunavast", "migraine", "half-fewer-days")
    assert cell is not None
    assert [(found.id, found.is_direct_only) for found in cell.printed.evidence] == [
        ("lunavast-001", False),
        ("lunavast-002", True),
    ]
    against = cell.printed.evidence[1].comparator
    assert against is not None
    assert against.treatment == "neck-cooling"


def test_findings_that_say_the_opposite_are_kept_in_the_cell_and_told(pack_compiled: Compiled) -> None:
    cell = pack_compiled.cell("neck-cooling", "migraine", "effect-on-days")
    assert cell is not None
    document = cell.document
    assert document["headline"]["id"] == "neck-cooling-001"
    assert [finding["id"] for finding in document["others"]] == ["neck-cooling-002", "neck-cooling-003"]
    assert document["agreement"]["status"] == "contradicts"
    assert document["agreement"]["differing"] == ["neck-cooling-002"]


def test_every_finding_of_a_treatment_stands_in_its_cell_under_no_condition(pack_compiled: Compiled) -> None:
    for id_, (owner, finding) in pack_compiled.manuscript.findings.items():
        cell = pack_compiled.cell(owner, EVERY_CONDITION, finding.attribute)
        assert cell is not None
        document = cell.document
        assert id_ in [document["headline"]["id"], *(other["id"] for other in document["others"])]


def test_every_cell_keeps_the_contract_once_its_sources_are_numbered(pack_compiled: Compiled) -> None:
    for cell in pack_compiled.edition.cells:
        document = cell.document
        if document["state"] == "absent":
            AbsentCell.model_validate(document)
            assert cell.printed.evidence == ()
            continue
        for finding in (document["headline"], *document["others"]):
            assert finding["source"] == pack_compiled.manuscript.findings[finding["id"]][1].source
        numbered = [
            {**{name: member for name, member in finding.items() if name != "source"}, "source_number": NUMBERED}
            for finding in (document["headline"], *document["others"])
        ]
        ReportedCell.model_validate({**document, "headline": numbered[0], "others": numbered[1:]})


def test_there_is_at_most_one_cell_for_a_treatment_a_condition_and_an_attribute(pack_compiled: Compiled) -> None:
    names = [(cell.treatment, cell.condition, cell.attribute) for cell in pack_compiled.edition.cells]
    assert len(names) == len(set(names))
    manuscript = pack_compiled.manuscript
    conditions = (EVERY_CONDITION, NO_CONDITION, *manuscript.conditions)
    assert set(names) <= set(product(manuscript.treatments, conditions, manuscript.attributes))


def test_a_treatment_has_cells_under_a_condition_that_is_part_of_its_own(pack_compiled: Compiled) -> None:
    assert "chronic-migraine" not in pack_compiled.manuscript.treatments["neck-cooling"].conditions
    assert pack_compiled.headline("neck-cooling", "chronic-migraine", "effect-on-days") == "neck-cooling-001"


def test_a_reason_is_given_for_the_choice_of_every_headline(pack_compiled: Compiled) -> None:
    reasons = {
        (cell.treatment, cell.condition, cell.attribute): cell.document["headline"]["chosen_for"]
        for cell in pack_compiled.edition.cells
        if cell.document["state"] == "reported"
    }
    assert reasons["lunavast", "migraine", "price"] == "only_finding"
    assert reasons["lunavast", "migraine", "skin-reaction"] == "kind"
    assert all(reasons.values())


def test_a_cell_is_a_headline_of_the_attribute_s_own_kind_where_there_is_one(altered: Altered) -> None:
    def make_the_word_a_rate(data: Path) -> None:
        rewrite(data / "attributes" / "skin-reaction.yaml", "kind: level", "kind: rate")
        rewrite(data / "attributes" / "skin-reaction.yaml", "[proportion, rate]", "[proportion, level]")

    changed = altered(make_the_word_a_rate)
    assert changed.headline("lunavast", "migraine", "skin-reaction") == "lunavast-016"


def test_a_curated_row_is_not_filled_by_an_absence_that_was_looked_for_under_another_condition(tmp_path: Path) -> None:
    data = copy_of_pack(tmp_path)
    path = data / "treatments" / "lunavast" / "efficacy.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("  - id: lunavast-005")], "utf-8")
    errors = proof_manuscript(data, today=at(2028, 11)().date()).errors
    assert [(error.file, error.what) for error in errors] == [
        ("comparisons/preventing-migraine.yaml", "nothing is said of monthly-migraine-days for lunavast")
    ]
