"""What /rules answers: how comparisons are made, in words."""

import httpx

from tests.readers import members_named, read


def test_the_rules_carry_the_version_that_is_stamped_in_every_comparison(pack: httpx.Client) -> None:
    rules = read(pack, "/v1/rules")
    assert rules["version"] == read(pack, "/v1/comparisons/preventing-migraine")["rules_version"]


def test_every_code_a_comparison_uses_is_explained(pack: httpx.Client) -> None:
    rules = read(pack, "/v1/rules")
    explained = {part: {step["name"] for step in steps} for part, steps in rules.items() if isinstance(steps, list)}
    comparison = read(pack, "/v1/compare", {"treatments": "lunavast,neck-cooling,quellarin"})
    assert set(members_named(comparison, "outcome")) <= explained["outcomes"]
    assert set(members_named(comparison, "directness")) <= explained["directness"]
    verdicts = [verdict for row in comparison["rows"] for verdict in row["verdicts"]]
    assert {note for verdict in verdicts for note in verdict["notes"]} <= explained["notes"]
    assert {reason["code"] for verdict in verdicts for reason in verdict["reasons"]} <= explained["comparability"]
    cells = [cell for row in comparison["rows"] for cell in row["cells"]]
    reported = [cell for cell in cells if cell["state"] == "reported"]
    assert {cell["headline"]["chosen_for"] for cell in reported} <= {*explained["headline"], "only_finding"}
    assert {cell["agreement"]["status"] for cell in reported} <= explained["agreement"]
    assert {cell["absence"]["reason"] for cell in cells if cell["state"] == "absent"} <= explained["absences"]
