"""Ratios in a curated comparison: as people where a baseline risk is given, and as nothing absolute where none is."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.risks import NoRisk
from tests.manuscripts import rewrite
from tests.publishing.compiling.conftest import Altered, Compiled
from tests.publishing.compiling.ratios import COMPARISON, RISK_RATIO, with_ratios

Plain = dict[str, Any]


def headlines(changed: Compiled) -> dict[str, Plain]:
    """The headlines of the row of ratios, by treatment."""
    document = changed.document("comparisons", "preventing-migraine")
    (row,) = (row for row in document["rows"] if row["attribute"]["slug"] == "half-fewer-days-ratio")
    return {cell["treatment"]: cell["headline"] for cell in row["cells"] if cell["state"] == "reported"}


def test_a_ratio_with_a_baseline_is_told_as_people_with_its_method_and_its_source(altered: Altered) -> None:
    changed = altered(with_ratios)
    absolute = headlines(changed)["lunavast"]["absolute"]
    assert absolute["display"] == "600 in 1000 (95 % interval 480 to 750)"
    assert absolute["estimate"] == 600
    assert absolute["interval"] == {"low": 480, "high": 750, "level": 95}
    assert absolute["difference"]["display"] == "300 more (180 to 450 more)"
    assert (absolute["method"], absolute["conventions"]) == (
        "baseline_applied",
        ["baseline_fixed", "limits_plugged_in"],
    )
    sources = changed.document("comparisons", "preventing-migraine")["sources"]
    number = absolute["baseline"]["source_number"]
    assert [source["slug"] for source in sources if source["number"] == number] == ["moonrise-trial-2023"]
    assert absolute["baseline"]["per_1000"] == 300
    assert "source" not in absolute["baseline"]


def test_a_hazard_ratio_has_a_formula_of_its_own(altered: Altered) -> None:
    """1 - (1 - 0.3)^1.2 is 0.348."""
    assert headlines(altered(with_ratios))["quellarin"]["absolute"]["estimate"] == pytest.approx(348.2, abs=0.05)


def test_the_row_s_sentence_tells_the_people_and_not_the_ratio(altered: Altered) -> None:
    document = altered(with_ratios).document("comparisons", "preventing-migraine")
    (row,) = (row for row in document["rows"] if row["attribute"]["slug"] == "half-fewer-days-ratio")
    assert "it may be 600 in 1000" in row["sentence"]
    assert "only a ratio" not in row["sentence"]


def test_a_ratio_without_a_baseline_says_so_and_gives_no_figure(altered: Altered) -> None:
    def change(data: Path) -> None:
        with_ratios(data, baseline=None)

    for headline in headlines(altered(change)).values():
        assert headline["absolute_missing"] == "no_baseline"
        assert "absolute" not in headline


@pytest.mark.parametrize(("condition", "missing"), [("migraine", None), ("chronic-migraine", NoRisk.OTHER_CONDITION)])
def test_a_ratio_is_applied_only_to_people_with_the_condition_it_was_found_in(
    altered: Altered, condition: str, missing: NoRisk | None
) -> None:
    def change(data: Path) -> None:
        with_ratios(data)
        printed = f'    per_1000: 300\n    as_printed: "120 of 400"\n    condition: {condition}\n'
        rewrite(data / COMPARISON, "ratio\n    per_1000: 300\n", f"ratio\n{printed}")

    for headline in headlines(altered(change)).values():
        assert headline.get("absolute_missing") == missing
        if missing is None:
            assert headline["absolute"]["baseline"]["display"] == "120 of 400"


INVERTED = RISK_RATIO.replace("better: higher", "better: lower")
AGAINST_ANOTHER = '{kind: active, words: "neck cooling", treatment: neck-cooling}'


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"value": INVERTED}, NoRisk.OTHER_DIRECTION),
        ({"comparator": AGAINST_ANOTHER, "baseline": "frost-trial-2021"}, NoRisk.OTHER_COMPARATOR),
        ({"category": "durability"}, NoRisk.DIRECTION_NOT_STATED),
    ],
)
def test_a_ratio_that_the_baseline_does_not_fit_is_not_turned_into_people(
    altered: Altered, changed: dict[str, str], why: NoRisk
) -> None:
    def change(data: Path) -> None:
        with_ratios(data, **changed)

    headline = headlines(altered(change))["lunavast"]
    assert headline["absolute_missing"] == why
    assert "absolute" not in headline


def test_a_baseline_can_say_which_way_is_better_where_the_attribute_does_not(altered: Altered) -> None:
    def change(data: Path) -> None:
        with_ratios(data, category="durability")
        path = data / "comparisons" / "preventing-migraine.yaml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("    per_1000: 300\n", "    per_1000: 300\n    better: higher\n", 1), "utf-8")

    assert headlines(altered(change))["lunavast"]["absolute"]["estimate"] == 600


def test_a_value_that_is_no_ratio_says_nothing_of_the_kind(pack_compiled: Compiled) -> None:
    for slug in pack_compiled.manuscript.comparisons:
        for row in pack_compiled.document("comparisons", slug)["rows"]:
            for cell in row["cells"]:
                assert not {"absolute", "absolute_missing"} & cell.get("headline", {}).keys()


def test_a_cell_that_no_comparison_has_given_a_baseline_says_so(altered: Altered) -> None:
    cell = altered(with_ratios).cell("lunavast", "migraine", "half-fewer-days-ratio")
    assert cell is not None
    assert cell.document["headline"]["absolute_missing"] == "no_baseline"
    assert "absolute" not in cell.document["headline"]
