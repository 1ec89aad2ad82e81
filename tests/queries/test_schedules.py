"""What may be asked of schedules, of an open edition."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.database import OpenEdition, open_edition
from app.errors import BadRequest, NotFound, NothingToSchedule
from app.queries.ledger import current_edition_id
from app.queries.schedules import ALL_WEEK, GOES_ON, LAID_OUT, POSSIBLE, get_schedule
from tests.conftest import House, build_house
from tests.editions import edition_file
from tests.manuscripts import copy_of_pack, rewrite

MONDAY = date(2026, 11, 30)


def opened(house: House) -> OpenEdition:
    """The current edition of a house."""
    current = current_edition_id(house.office)
    assert current is not None
    return open_edition(edition_file(house, current))


@pytest.fixture(scope="module")
def edition(pack_house: House) -> Iterator[OpenEdition]:
    """The pack's edition."""
    edition = opened(pack_house)
    yield edition
    edition.close()


@pytest.fixture
def altered(tmp_path: Path) -> Iterator[OpenEdition]:
    """An edition in which quellarin is taken daily, once without an end, and neck cooling at home has no regimen."""
    manuscript = copy_of_pack(tmp_path)
    quellarin = manuscript / "treatments" / "quellarin.yaml"
    rewrite(quellarin, "sessions_per_week: {low: 0.5, high: 1}", "sessions_per_week: {low: 7, high: 7}")
    home = manuscript / "treatments" / "neck-cooling-home.yaml"
    text = home.read_text("utf-8")
    home.write_text(text[: text.index("regimens:")] + text[text.index("review:") :], "utf-8")
    house = build_house(tmp_path / "house")
    house.publish(manuscript)
    edition = opened(house)
    yield edition
    edition.close()


def test_a_schedule_says_which_edition_it_was_read_from_and_when_that_was_printed(edition: OpenEdition) -> None:
    schedule = get_schedule(edition, "lunavast", start=MONDAY, weeks=12, regimen=None)
    assert (schedule.edition.id, schedule.edition.digest) == (edition.id, edition.digest)
    assert schedule.printed_at == datetime.fromisoformat(edition.printed_at)
    assert schedule.printed_at.tzinfo == UTC
    assert schedule.findings == ["lunavast-009"]


def test_phases_follow_each_other(edition: OpenEdition) -> None:
    schedule = get_schedule(edition, "lunavast", start=MONDAY, weeks=12, regimen=None)
    assert [(day.date, day.phases) for day in schedule.days] == [
        (date(2026, 11, 30), ["First month"]),
        (date(2026, 12, 14), ["First month"]),
        (date(2026, 12, 28), ["Every month after"]),
    ]
    assert schedule.plans.low == schedule.plans.high
    assert schedule.plans.low.is_over


def test_the_notes_say_how_days_were_laid_out_and_nothing_that_is_not_so(edition: OpenEdition) -> None:
    certain = get_schedule(edition, "lunavast", start=MONDAY, weeks=12, regimen=None)
    possible = get_schedule(edition, "quellarin", start=MONDAY, weeks=12, regimen=None)
    assert certain.notes == [LAID_OUT]
    assert possible.notes == [LAID_OUT, POSSIBLE, GOES_ON]


def test_plans_that_are_in_different_phases_on_one_day_name_both(edition: OpenEdition) -> None:
    schedule = get_schedule(edition, "quellarin", start=MONDAY, weeks=12, regimen="2")
    both = [day for day in schedule.days if len(day.phases) == 2]
    assert {tuple(day.phases) for day in both} <= {
        ("Now and then", "Every few days"),
        ("Every few days", "Now and then"),
    }
    assert both
    assert all(day.certainty == "certain" for day in both)


def test_a_plan_in_which_a_regimen_has_not_begun_has_no_first_day(edition: OpenEdition) -> None:
    schedule = get_schedule(edition, "quellarin", start=MONDAY, weeks=1, regimen=None)
    assert schedule.plans.low.visits == schedule.plans.high.visits == 1
    assert schedule.plans.low.first == MONDAY


def test_links_carry_everything_that_was_asked(edition: OpenEdition) -> None:
    links = get_schedule(edition, "neck-cooling", start=MONDAY, weeks=3, regimen=None).links
    query = "start=2026-11-30&weeks=3&regimen=at-home"
    assert links.self == f"/v1/treatments/neck-cooling/schedule?{query}"
    assert links.pinned == f"/v1/editions/{edition.id}/treatments/neck-cooling/schedule?{query}"
    assert links.calendar == f"/v1/treatments/neck-cooling/schedule.ics?{query}"


def test_an_unknown_treatment_regimen_or_pace_is_refused(edition: OpenEdition) -> None:
    with pytest.raises(NotFound):
        get_schedule(edition, "lunavist", start=MONDAY, weeks=1, regimen=None)
    with pytest.raises(BadRequest):
        get_schedule(edition, "lunavast", start=MONDAY, weeks=1, regimen="2")
    with pytest.raises(NothingToSchedule, match="A box"):
        get_schedule(edition, "quellarin", start=MONDAY, weeks=1, regimen="3")


def test_every_day_of_the_week_is_used_where_that_many_are_needed_and_the_notes_say_so(altered: OpenEdition) -> None:
    schedule = get_schedule(altered, "quellarin", start=MONDAY, weeks=2, regimen=None)
    assert len(schedule.days) == 14
    assert ALL_WEEK in schedule.notes


@pytest.mark.parametrize("slug", ["neck-cooling", "neck-cooling-home"])
def test_without_a_regimen_there_is_nothing_to_schedule(altered: OpenEdition, slug: str) -> None:
    with pytest.raises(NothingToSchedule, match="There is no regimen of Neck cooling"):
        get_schedule(altered, slug, start=MONDAY, weeks=1, regimen=None)
