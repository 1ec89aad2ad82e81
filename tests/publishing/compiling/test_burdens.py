"""Burdens: what each regimen of a treatment asks, or why nothing is said of it."""

from pathlib import Path

from app.documents.comparisons import Comparison
from app.publishing.compiling.records import NOWHERE
from tests.manuscripts import rewrite
from tests.publishing.compiling.conftest import Altered, Compiled, Plain

ATTRIBUTE = """name: Number of sessions
question: "How many times must I come?"
definition: >-
  Sessions of a whole course.
kind: count
unit: "{session}"
better: neither
category: regimen
position: 51
review: {evidence_checked: 2026-11-20, next_review: 2099-01-01}
"""
ABSENCE = """absences:
  - attribute: session-count
    reason: not_applicable
    looked_in: "The invented label"
    looked_on: 2026-11-19
    note: "It is swallowed at home."
"""


def without_regimens(path: Path) -> None:
    """Takes the regimens out of a treatment's file."""
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("regimens:")] + text[text.index("review:") :], "utf-8")


def figures(burden: Plain, stretch: str = "course") -> dict[str, str]:
    """The figures of a stretch in words, by what is asked."""
    return {figure["asked"]: figure["display"] for figure in burden[stretch]}


def test_a_regimen_s_figures_are_computed_phase_after_phase(pack_compiled: Compiled) -> None:
    (burden,) = pack_compiled.document("treatments", "lunavast")["burden"]
    assert burden["regimen"] == {"slug": "once-a-month", "name": "Once a month"}
    assert burden["findings"] == ["lunavast-009"]
    assert burden["obtained"] == "derived"
    assert figures(burden) == {
        "sessions": "3 sessions",
        "visits": "3 visits",
        "minutes": "not known",
        "observation_minutes": "at least 60 minutes",
        "hours": "at least 1 hour",
        "weeks": "8 weeks",
    }


def test_every_regimen_has_its_own_figures_in_the_order_of_the_regimens(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("treatments", "quellarin")
    assert [burden["regimen"]["name"] for burden in document["burden"]] == [
        regimen["name"] for regimen in document["regimens"]
    ]
    _, trial, shop = document["burden"]
    assert figures(trial) == {
        "sessions": "at least 26 sessions",
        "visits": "at least 16 visits",
        "minutes": "at least 130 minutes",
        "observation_minutes": "not known",
        "hours": "at least 2.2 hours",
        "weeks": "at least 5 weeks",
    }
    assert figures(shop)["sessions"] == "30 sessions"
    assert figures(shop, "first_year")["sessions"] == "not known"


def test_the_first_weeks_and_the_first_year_hold_what_falls_into_them(pack_compiled: Compiled) -> None:
    trial = pack_compiled.document("treatments", "quellarin")["burden"][1]
    twelve, year = trial["first_12_weeks"][1], trial["first_year"][1]
    assert (twelve["state"], twelve["low"], twelve["high"]) == ("known", 10 + 6 + 2, 10 + 12 + 4)
    assert (year["state"], year["low"], year["high"]) == ("known", 10 + 6 + 12, 10 + 12 + 24)


def test_an_umbrella_without_a_regimen_shows_its_reference_variant_s(pack_compiled: Compiled) -> None:
    umbrella = pack_compiled.document("treatments", "neck-cooling")
    variant = pack_compiled.document("treatments", "neck-cooling-home")
    assert umbrella["regimens"] == []
    assert umbrella["burden"] == variant["burden"]
    assert umbrella["burden"][0]["treatment"] == {"slug": "neck-cooling-home", "name": "Neck cooling at home"}
    assert "burden_absence" not in umbrella


def test_a_treatment_without_a_regimen_says_where_one_was_looked_for(altered: Altered) -> None:
    changed = altered(lambda data: without_regimens(data / "treatments" / "quellarin.yaml"))
    document = changed.document("treatments", "quellarin")
    assert document["burden"] == []
    assert document["burden_absence"] == {
        "reason": "not_reported",
        "words": "Not reported",
        "looked_in": "the regimens recorded for this treatment",
        "looked_on": "2026-11-20",
        "note": "No schedule of sessions is recorded for it, so nothing can be computed from one.",
    }


def test_an_editor_s_reason_why_there_are_no_sessions_goes_first(altered: Altered) -> None:
    def swallow(data: Path) -> None:
        path = data / "treatments" / "quellarin.yaml"
        without_regimens(path)
        rewrite(path, "absences:\n", ABSENCE)
        (data / "attributes" / "session-count.yaml").write_text(ATTRIBUTE, "utf-8")

    absence = altered(swallow).document("treatments", "quellarin")["burden_absence"]
    assert (absence["reason"], absence["looked_on"]) == ("not_applicable", "2026-11-19")
    assert absence["note"] == "It is swallowed at home."


def test_a_comparison_has_one_entry_a_treatment_in_their_order(pack_compiled: Compiled) -> None:
    document = pack_compiled.document("comparisons", "preventing-migraine")
    assert [entry["treatment"] for entry in document["burden"]] == ["lunavast", "neck-cooling", "quellarin"]
    for entry in document["burden"]:
        own = pack_compiled.document("treatments", entry["treatment"])["burden"][0]
        assert entry["burden"] == own
        assert entry["display"] == own["display"]
    assert document["burden"][1]["burden"]["treatment"]["slug"] == "neck-cooling-home"


def test_a_comparison_has_a_typed_absence_for_a_treatment_without_a_regimen(altered: Altered) -> None:
    changed = altered(lambda data: without_regimens(data / "treatments" / "quellarin.yaml"))
    document = changed.document("comparisons", "lunavast-vs-quellarin")
    reported, absent = document["burden"]
    assert (reported["state"], absent["state"]) == ("reported", "absent")
    assert absent["display"] == "Not reported"
    assert absent["absence"] == changed.document("treatments", "quellarin")["burden_absence"]
    Comparison.model_validate({**document, **NOWHERE})
