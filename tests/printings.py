"""Editions printed one after another, for tests of what changes between them and what stays."""

from datetime import UTC, datetime
from pathlib import Path

from app.publishing.press import publish
from tests.conftest import House, build_house
from tests.manuscripts import copy_of_pack, rename_treatment, rewrite

FIRST, SECOND, THIRD = "2026.11.1", "2026.12.1", "2027.01.1"
FIRST_DAY, SECOND_DAY, THIRD_DAY = (
    datetime(2026, 11, 25, 8, tzinfo=UTC),
    datetime(2026, 12, 1, 8, tzinfo=UTC),
    datetime(2027, 1, 5, 8, tzinfo=UTC),
)
NINTH = """
  - id: quellarin-009
    attribute: constipation
    condition: migraine
    value: {kind: proportion, estimate: 3, events: 3, total: 100}
    population: {words: "Adults with migraine (the invented GLAZE trial)", age_group: adults}
    design: observational
    source: glaze-trial-2019
    locator: "Table 9"
"""


def print_on(house: House, manuscript: Path, day: datetime, note: str = "") -> str:
    """Publishes on a day of the test's choosing and tells the edition's id."""
    return publish(manuscript, house.editions, house.office, note=note, clock=lambda: day).edition


def three_editions(folder: Path) -> House:
    """A house with three editions.

    The second has other figures in quellarin-001, one more finding with its source, and one comparison less; the third
    has another name for quellarin.
    """
    house, manuscript = build_house(folder), copy_of_pack(folder)
    assert print_on(house, manuscript, FIRST_DAY, "the first") == FIRST
    change_figures(manuscript)
    source = (manuscript / "sources" / "frost-trial-2021.yaml").read_text("utf-8")
    another = source.replace("2021", "2019").replace("FROST", "GLAZE").replace("frost", "glaze")
    (manuscript / "sources" / "glaze-trial-2019.yaml").write_text(another, "utf-8")
    with (manuscript / "treatments" / "quellarin" / "findings.yaml").open("a", encoding="utf-8") as findings:
        findings.write(NINTH)
    (manuscript / "comparisons" / "lunavast-vs-quellarin.yaml").unlink()
    assert print_on(house, manuscript, SECOND_DAY, "figures corrected") == SECOND
    rename_treatment(manuscript, "Quellarin forte")
    assert print_on(house, manuscript, THIRD_DAY) == THIRD
    return house


def change_figures(manuscript: Path) -> None:
    """144 of 400 people instead of 140 in the first finding of quellarin."""
    findings = manuscript / "treatments" / "quellarin" / "findings.yaml"
    rewrite(findings, "estimate: 35\n      events: 140\n", "estimate: 36\n      events: 144\n")
