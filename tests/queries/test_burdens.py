"""What treatments ask of a person, composed for records and for comparisons."""

import json
from typing import Any

from app.documents.burdens import KnownFigure, LeastFigure, UnknownFigure
from app.documents.references import Reference
from app.documents.treatments import Regimen
from app.domain.vocabulary import Obtained
from app.queries.burdens import compose_burdens, compose_regimens, no_regimen, regimen_references

COLLAR = Reference(slug="collar", name="Collar")
ASKED = ["sessions", "visits", "minutes", "observation_minutes", "hours"]


def regimen(*phases: dict[str, Any], name: str = "At home") -> Regimen:
    """A regimen of some phases."""
    return Regimen.model_validate({"name": name, "phases": phases, "findings": ["collar-001"]})


def exactly(amount: float) -> dict[str, float]:
    """A range of one amount."""
    return {"low": amount, "high": amount}


WEEKLY = {"name": "Weekly", "sessions_per_week": {"low": 1, "high": 2}, "minutes": exactly(20)}


def test_every_regimen_has_its_figures_in_the_same_order_with_their_labels() -> None:
    first, second = compose_regimens(COLLAR, [regimen({**WEEKLY, "weeks": exactly(6)}), regimen(WEEKLY, name="Again")])
    for burden in (first, second):
        assert [figure.asked for figure in burden.course] == [*ASKED, "weeks"]
        assert [figure.asked for figure in burden.first_12_weeks] == ASKED
        assert [figure.asked for figure in burden.first_year] == ASKED
        assert burden.obtained is Obtained.DERIVED
        assert burden.findings == ["collar-001"]
        assert burden.treatment == COLLAR
    assert first.course[1].label == "Visits (days with a session)"
    assert first.first_year[1].label == "Visits (days with a session) in the first year"


def test_a_figure_is_known_at_least_so_much_or_unknown_and_says_why() -> None:
    (burden,) = compose_regimens(COLLAR, [regimen({**WEEKLY, "weeks": exactly(6)})])
    sessions, _, _, observation, hours, _ = burden.course
    assert sessions == KnownFigure(
        asked=sessions.asked,
        label="Sessions",
        unit="{session}",
        display="6 to 12 sessions",
        state="known",
        low=6,
        high=12,
        derived_from=["Weekly: 1 to 2 sessions a week for 6 weeks"],
    )
    assert isinstance(observation, UnknownFigure)
    assert observation.missing == ["Weekly: the time of observation is not stated"]
    assert observation.display == "not known"
    assert isinstance(hours, LeastFigure)
    assert hours.low == 2
    assert hours.derived_from == ["Weekly: 1 to 2 sessions a week for 6 weeks, 20 minutes each"]
    assert hours.missing == observation.missing


def test_figures_are_rounded_to_two_decimals_as_data_and_to_one_in_words() -> None:
    told = {"name": "Course", "sessions": exactly(20), "minutes": exactly(19), "observation_minutes": exactly(0)}
    (burden,) = compose_regimens(COLLAR, [regimen(told)])
    hours = burden.course[4]
    assert isinstance(hours, KnownFigure)
    assert (hours.low, hours.high, hours.display) == (6.33, 6.33, "6.3 hours")


def test_regimens_of_the_same_name_have_slugs_of_their_own() -> None:
    names = ["At home", "At home", "雪", "Ünïversal (2)"]
    assert [told.slug for told in regimen_references(names)] == ["at-home", "at-home-2", "regimen", "universal-2"]
    assert [told.name for told in regimen_references(names)] == names


def a_treatment(**members: Any) -> dict[str, Any]:
    """A treatment's printed record, as far as a comparison reads it."""
    return {"slug": "neck-things", "review": {"evidence_checked": "2026-11-20"}, "burden": [], **members}


def test_a_comparison_takes_the_first_regimen_under_the_name_of_its_own_treatment() -> None:
    burdens = compose_regimens(COLLAR, [regimen({**WEEKLY, "weeks": exactly(6)}), regimen(WEEKLY, name="Again")])
    printed = [json.loads(burden.model_dump_json()) for burden in burdens]
    (entry,) = compose_burdens([a_treatment(burden=printed)])
    assert entry["state"] == "reported"
    assert entry["treatment"] == "neck-things"
    assert entry["burden"] == printed[0]
    assert entry["burden"]["treatment"] == {"slug": "collar", "name": "Collar"}
    assert entry["display"] == "6 to 12 visits; 6 weeks"


def test_a_comparison_tells_why_a_treatment_has_no_figures() -> None:
    absence = {**no_regimen("2026-11-20"), "reason": "not_applicable", "words": "Does not apply"}
    (entry,) = compose_burdens([a_treatment(burden_absence=absence)])
    assert entry == {
        "state": "absent",
        "treatment": "neck-things",
        "display": "Does not apply",
        "absence": absence,
    }


def test_a_record_printed_before_there_were_burdens_is_answered_with_an_absence() -> None:
    old = {name: member for name, member in a_treatment().items() if name != "burden"}
    (entry,) = compose_burdens([old])
    assert entry["absence"]["reason"] == "not_reported"
    assert entry["absence"]["looked_on"] == "2026-11-20"
