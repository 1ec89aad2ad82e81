"""What /treatments/{slug}/schedule and schedule.ics answer."""

from datetime import date, datetime

import httpx
import pytest

from app.documents.schedules import Schedule
from app.domain.wording import DISCLAIMER
from tests.calendars import read_events
from tests.readers import Parameters, Plain, ask, every_item, nulls_in, read, read_refusal

COOLING = "/v1/treatments/neck-cooling-home/schedule"
UMBRELLA = "/v1/treatments/neck-cooling/schedule"
TABLETS = "/v1/treatments/quellarin/schedule"
TUESDAY: Parameters = {"start": "2026-12-01"}


def days(schedule: Plain, certainty: str | None = None) -> list[str]:
    """The days of a schedule, all of them or those of one certainty."""
    return [day["date"] for day in schedule["days"] if certainty in (None, day["certainty"])]


def test_three_to_five_a_week_are_three_certain_days_and_two_possible_ones(pack: httpx.Client) -> None:
    schedule = read(pack, COOLING, {"start": "2026-11-30", "weeks": 1})
    assert days(schedule, "certain") == ["2026-11-30", "2026-12-02", "2026-12-04"]
    assert days(schedule, "possible") == ["2026-12-01", "2026-12-03"]
    assert schedule["plans"]["low"] == {
        "visits": 3,
        "sessions": 3,
        "first": "2026-11-30",
        "last": "2026-12-04",
        "is_over": False,
    }
    assert schedule["plans"]["high"]["visits"] == 5
    assert schedule["until"] == "2026-12-06"


def test_twelve_weeks_are_looked_at_where_nothing_is_said(pack: httpx.Client) -> None:
    schedule = read(pack, COOLING, TUESDAY)
    assert schedule["weeks"] == 12
    assert schedule["until"] == "2027-02-22"
    assert schedule["plans"]["low"]["visits"] == 36
    assert schedule["days"][-1]["week"] == 12


def test_the_days_agree_with_the_figures_of_the_treatment(pack: httpx.Client) -> None:
    for place, regimen in enumerate(read(pack, "/v1/treatments/quellarin")["burden"][:2], start=1):
        figures = {figure["asked"]: figure for figure in regimen["first_12_weeks"]}
        schedule = read(pack, TABLETS, {**TUESDAY, "regimen": place})
        for plan in schedule["plans"].values():
            for asked in ("visits", "sessions"):
                assert figures[asked]["low"] <= plan[asked] <= figures[asked]["high"]


def test_several_sessions_a_day_are_one_day(pack: httpx.Client) -> None:
    schedule = read(pack, TABLETS, {**TUESDAY, "weeks": 2, "regimen": 2})
    assert len(schedule["days"]) == 10
    assert {(day["sessions"]["low"], day["sessions"]["high"]) for day in schedule["days"]} == {(2, 2)}
    assert {day["phases"][0] for day in schedule["days"]} == {"Twice a day"}


def test_an_umbrella_is_answered_with_its_reference_variant_s_regimen_and_says_so(pack: httpx.Client) -> None:
    umbrella, variant = read(pack, UMBRELLA, TUESDAY), read(pack, COOLING, TUESDAY)
    assert umbrella["treatment"] == {"slug": "neck-cooling", "name": "Neck cooling"}
    assert (
        umbrella["regimen_of"] == variant["regimen_of"] == {"slug": "neck-cooling-home", "name": "Neck cooling at home"}
    )
    assert umbrella["days"] == variant["days"]
    said = "Neck cooling has no regimen of its own here; this is that of Neck cooling at home."
    assert said in umbrella["notes"]
    assert said not in variant["notes"]


def test_a_regimen_is_named_by_its_slug_or_by_its_number(pack: httpx.Client) -> None:
    first = read(pack, TABLETS, TUESDAY)
    assert [regimen["slug"] for regimen in first["regimens"]] == [
        "tablets",
        "as-in-the-invented-hush-trial",
        "as-a-shop-sells-it",
    ]
    assert first["regimen"] == first["regimens"][0]
    by_slug = read(pack, TABLETS, {**TUESDAY, "regimen": "as-in-the-invented-hush-trial"})
    assert by_slug == read(pack, TABLETS, {**TUESDAY, "regimen": 2})
    assert by_slug["regimen"] == first["regimens"][1]


@pytest.mark.parametrize(
    ("regimen", "candidates"), [("0", []), ("4", []), ("tablet", ["tablets"]), ("as-in-the-hush-trial", None)]
)
def test_a_regimen_the_treatment_does_not_have_is_refused_with_those_it_has(
    pack: httpx.Client, regimen: str, candidates: list[str] | None
) -> None:
    problem = read_refusal(pack, TABLETS, 422, {**TUESDAY, "regimen": regimen})
    (fault,) = problem.errors
    assert (fault.parameter, fault.code) == ("regimen", "unknown_slug")
    assert fault.expected == (
        "one of: tablets, as-in-the-invented-hush-trial, as-a-shop-sells-it; or its number, from 1 to 3"
    )
    assert fault.candidates == (["as-in-the-invented-hush-trial"] if candidates is None else candidates)


@pytest.mark.parametrize("path", ["schedule", "schedule.ics"])
@pytest.mark.parametrize(
    ("asked", "parameter", "expected"),
    [
        ({}, "start", "a value"),
        ({"start": "2026-13-01"}, "start", "a day like 2026-12-01, in the years 1900 to 2100"),
        ({"start": "20261201"}, "start", "a day like 2026-12-01, in the years 1900 to 2100"),
        ({"start": "1764547200"}, "start", "a day like 2026-12-01, in the years 1900 to 2100"),
        ({"start": "2026-12-01T00:00:00"}, "start", "a day like 2026-12-01, in the years 1900 to 2100"),
        ({"start": "1899-12-31"}, "start", "a day like 2026-12-01, in the years 1900 to 2100"),
        ({"start": "2101-01-01"}, "start", "a day like 2026-12-01, in the years 1900 to 2100"),
        ({"start": "2026-12-01", "weeks": 0}, "weeks", "at least 1"),
        ({"start": "2026-12-01", "weeks": 105}, "weeks", "at most 104"),
        ({"start": "2026-12-01", "weeks": "a few"}, "weeks", "a whole number"),
        ({"start": "2026-12-01", "regimen": "No Slug"}, "regimen", "a slug: lower-case letters"),
        ({"start": "2026-12-01", "week": 3}, None, "one of: regimen, start, weeks"),
    ],
)
def test_parameters_that_cannot_be_answered_are_refused_with_what_would_be_right(
    pack: httpx.Client, path: str, asked: Parameters, parameter: str | None, expected: str
) -> None:
    problem = read_refusal(pack, f"/v1/treatments/quellarin/{path}", 422, asked)
    (fault,) = problem.errors
    assert parameter is None or fault.parameter == parameter
    assert fault.expected.startswith(expected)
    assert problem.instance == f"/v1/treatments/{{slug}}/{path}"


@pytest.mark.parametrize("start", ["1900-01-01", "2100-12-31", "2028-02-29"])
def test_the_first_and_last_years_and_a_leap_day_are_answered(pack: httpx.Client, start: str) -> None:
    assert read(pack, COOLING, {"start": start, "weeks": 104})["start"] == start


def test_a_regimen_from_which_no_dates_follow_is_not_found_in_a_plain_sentence(pack: httpx.Client) -> None:
    for path in ("schedule", "schedule.ics"):
        problem = read_refusal(pack, f"/v1/treatments/quellarin/{path}", 404, {**TUESDAY, "regimen": 3})
        assert problem.detail == (
            "No dates follow from the regimen “As a shop sells it”. "
            "How often there is a session in the phase “A box” is not stated."
        )


def test_an_unknown_treatment_is_not_found_with_the_nearest_real_ones(pack: httpx.Client) -> None:
    problem = read_refusal(pack, "/v1/treatments/quelarin/schedule", 404, TUESDAY)
    assert problem.errors[0].candidates == ["quellarin"]


def test_every_treatment_of_the_content_has_a_schedule_or_a_sentence_why_not(content: httpx.Client) -> None:
    told = {200: 0, 404: 0}
    for treatment in every_item(content, "/v1/treatments"):
        address = f"/v1/treatments/{treatment['slug']}/schedule"
        for place, _ in enumerate(read(content, f"/v1/treatments/{treatment['slug']}")["burden"] or [None], start=1):
            response = ask(content, address, {**TUESDAY, "weeks": 52, "regimen": place})
            told[response.status_code] += 1
            if response.status_code == 404:
                assert "No dates follow" in response.json()["detail"] or "no regimen" in response.json()["detail"]
                continue
            Schedule.model_validate_json(response.content)
            assert response.json()["days"]
            assert list(nulls_in(response.json())) == []
    assert min(told.values()) > 0


def test_a_treatment_without_a_regimen_is_not_found_in_a_plain_sentence(content: httpx.Client) -> None:
    without = [
        treatment["slug"]
        for treatment in every_item(content, "/v1/treatments", {"fields": "slug,burden", "limit": 100})
        if not treatment["burden"]
    ]
    assert without
    for slug in without:
        problem = read_refusal(content, f"/v1/treatments/{slug}/schedule", 404, TUESDAY)
        assert problem.detail.startswith("There is no regimen of ")
        assert problem.errors == []


def test_the_pinned_address_answers_the_same_for_ever(pack: httpx.Client) -> None:
    response = ask(pack, COOLING, TUESDAY)
    links = response.json()["links"]
    pinned = ask(pack, links["pinned"])
    assert pinned.json() == response.json() == read(pack, links["self"])
    assert "immutable" in pinned.headers["cache-control"]
    assert "immutable" not in response.headers["cache-control"]
    assert f'<{links["pinned"]}>; rel="cite-as"' in response.headers["link"]
    assert ask(pack, links["treatment"]).status_code == 200


def test_the_calendar_has_the_days_of_the_schedule(pack: httpx.Client) -> None:
    schedule = read(pack, TABLETS, {**TUESDAY, "regimen": 2})
    response = ask(pack, schedule["links"]["calendar"])
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    events = read_events(response.content)
    assert [event.start for event in events] == [date.fromisoformat(day) for day in days(schedule)]
    assert [event.status == "CONFIRMED" for event in events] == [
        day["certainty"] == "certain" for day in schedule["days"]
    ]
    assert {"CONFIRMED", "TENTATIVE"} == {event.status for event in events}
    assert {event.stamp for event in events} == {datetime.fromisoformat(schedule["printed_at"])}
    assert all(DISCLAIMER in event.description for event in events)
    assert len({event.uid for event in events}) == len(events)


def test_the_calendar_of_a_named_edition_is_the_same_file(pack: httpx.Client) -> None:
    edition = read(pack, "/v1/meta")["edition"]["id"]
    current = ask(pack, f"{COOLING}.ics", TUESDAY)
    pinned = ask(pack, f"/v1/editions/{edition}/treatments/neck-cooling-home/schedule.ics", TUESDAY)
    assert pinned.content == current.content
    assert "immutable" in pinned.headers["cache-control"]


def test_a_calendar_the_reader_has_is_not_sent_again(pack: httpx.Client) -> None:
    response = ask(pack, f"{COOLING}.ics", TUESDAY)
    again = pack.get(f"{COOLING}.ics", params=TUESDAY, headers={"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_description_of_the_api_says_that_the_calendar_is_no_json(pack: httpx.Client) -> None:
    operation = read(pack, "/openapi.json")["paths"]["/v1/treatments/{slug}/schedule.ics"]["get"]
    assert set(operation["responses"]["200"]["content"]) == {"text/calendar"}
    start = next(told for told in operation["parameters"] if told["name"] == "start")
    assert start["required"]
    assert start["schema"]["format"] == "date"
