"""What /editions answers: every printing, and what changed between them."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.domain.digests import STAMPED
from tests.conftest import serving
from tests.printings import FIRST, SECOND, THIRD, three_editions
from tests.readers import Plain, every_item, name_of, names, read, read_refusal

NOUNS = ("attributes", "comparisons", "conditions", "findings", "sources", "treatments")
BESIDE = {"summaries": "summary-of-findings", "qualities": "quality"}
"""Records that stand below a comparison's address."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    house = three_editions(tmp_path_factory.mktemp("printed"))
    with serving(house.settings) as client:
        yield client


def substances(client: httpx.Client, edition: str) -> dict[tuple[str, str], Plain]:
    """Every record of an edition, without what says when and where it was printed."""
    mount = f"/v1/editions/{edition}"
    places = {
        (noun, name_of(item)): f"{mount}/{noun}/{name_of(item)}"
        for noun in NOUNS
        for item in every_item(client, f"{mount}/{noun}", {"limit": 100})
    }
    comparisons = [slug for noun, slug in places if noun == "comparisons"]
    for noun, below in BESIDE.items():
        places |= {(noun, slug): f"{mount}/comparisons/{slug}/{below}" for slug in comparisons}
    return {
        name: {member: told for member, told in read(client, place).items() if member not in STAMPED}
        for name, place in places.items()
    }


NOWHERE = object()


def at_pointer(document: Any, pointer: str) -> Any:
    """The member a JSON Pointer leads to."""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(document, list):
            document = document[int(name)] if int(name) < len(document) else NOWHERE
        elif isinstance(document, dict):
            document = document.get(name, NOWHERE)
        if document is NOWHERE:
            break
    return document


def test_every_edition_is_listed_newest_first(printed: httpx.Client) -> None:
    listed = read(printed, "/v1/editions")
    assert names(listed) == [THIRD, SECOND, FIRST]
    assert listed["current"] == THIRD
    assert [item["is_current"] for item in listed["items"]] == [True, False, False]
    assert [item.get("parent") for item in listed["items"]] == [SECOND, FIRST, None]
    assert [item["note"] for item in listed["items"]] == ["", "figures corrected", "the first"]


def test_an_edition_says_when_it_was_printed_and_how_much_it_holds(printed: httpx.Client) -> None:
    edition = read(printed, f"/v1/editions/{SECOND}")
    assert edition["printed_at"] == "2026-12-01T08:00:00Z"
    assert edition["counts"]["sources"] == 9
    assert edition["counts"]["comparisons"] == 1
    assert edition["parent"] == FIRST
    assert edition["is_current"] is False
    assert edition["changes"] == f"/v1/editions/{SECOND}/changes"
    assert read(printed, f"/v1/editions/{FIRST}")["counts"]["sources"] == 8


def test_the_list_and_the_edition_say_the_same(printed: httpx.Client) -> None:
    for item in read(printed, "/v1/editions")["items"]:
        edition = read(printed, item["address"])
        assert {name: edition[name] for name in item} == item


def test_a_named_edition_still_answers_what_it_printed(printed: httpx.Client) -> None:
    figures = {
        edition: read(printed, f"/v1/editions/{edition}/findings/quellarin-001")["display"]
        for edition in (FIRST, SECOND, THIRD)
    }
    assert figures == {FIRST: "35 % (140 of 400)", SECOND: "36 % (144 of 400)", THIRD: "36 % (144 of 400)"}
    assert read(printed, "/v1/findings/quellarin-001")["edition"]["id"] == THIRD
    assert read(printed, f"/v1/editions/{SECOND}/treatments/quellarin")["name"] == "Quellarin"
    assert read(printed, "/v1/treatments/quellarin")["name"] == "Quellarin forte"
    read(printed, f"/v1/editions/{FIRST}/comparisons/lunavast-vs-quellarin")
    read_refusal(printed, f"/v1/editions/{SECOND}/comparisons/lunavast-vs-quellarin", 404)


@pytest.mark.parametrize(("since", "edition"), [(FIRST, SECOND), (SECOND, THIRD), (FIRST, THIRD), (THIRD, FIRST)])
def test_changes_are_exactly_the_differences_between_two_editions(
    printed: httpx.Client, since: str, edition: str
) -> None:
    before, after = substances(printed, since), substances(printed, edition)
    changes = read(printed, f"/v1/editions/{edition}/changes", {"since": since})
    told = {(change["noun"], change["slug"]): change for change in changes["items"]}
    kinds = {
        **dict.fromkeys(after.keys() - before.keys(), "added"),
        **dict.fromkeys(before.keys() - after.keys(), "removed"),
        **{name: "changed" for name in before.keys() & after.keys() if before[name] != after[name]},
    }
    assert {name: change["kind"] for name, change in told.items()} == kinds
    assert changes["counts"] == {kind: list(kinds.values()).count(kind) for kind in ("added", "changed", "removed")}
    for name, change in told.items():
        assert bool(change["fields"]) == (change["kind"] == "changed")
        for field in change["fields"]:
            assert at_pointer(before[name], field["pointer"]) == field.get("before", NOWHERE)
            assert at_pointer(after[name], field["pointer"]) == field.get("after", NOWHERE)
            assert field.get("before") != field.get("after")


def test_a_corrected_figure_is_told_field_by_field(printed: httpx.Client) -> None:
    changes = read(printed, f"/v1/editions/{SECOND}/changes")
    assert changes["since"] == FIRST
    finding = next(change for change in changes["items"] if change["slug"] == "quellarin-001")
    assert finding["fields"] == [
        {"pointer": "/display", "before": "35 % (140 of 400)", "after": "36 % (144 of 400)"},
        {"pointer": "/value/estimate", "before": 35, "after": 36},
        {"pointer": "/value/events", "before": 140, "after": 144},
    ]
    kinds = {(change["noun"], change["slug"]): change["kind"] for change in changes["items"]}
    assert kinds["sources", "glaze-trial-2019"] == "added"
    assert kinds["comparisons", "lunavast-vs-quellarin"] == "removed"
    assert kinds["treatments", "quellarin"] == "changed"
    assert ("treatments", "neck-cooling-home") not in kinds


def test_nothing_changed_from_an_edition_to_itself(printed: httpx.Client) -> None:
    changes = read(printed, f"/v1/editions/{SECOND}/changes", {"since": SECOND})
    assert changes["items"] == []
    assert changes["counts"] == {"added": 0, "changed": 0, "removed": 0}


def test_the_first_edition_added_everything_it_holds(printed: httpx.Client) -> None:
    changes = read(printed, f"/v1/editions/{FIRST}/changes")
    assert "since" not in changes
    assert {change["kind"] for change in changes["items"]} == {"added"}
    assert len(changes["items"]) == len(substances(printed, FIRST))


def test_a_record_keeps_its_digest_and_date_until_its_substance_changes(printed: httpx.Client) -> None:
    for edition in (FIRST, SECOND, THIRD):
        read(printed, f"/v1/editions/{edition}/findings/lunavast-001")
    first, third = (read(printed, f"/v1/editions/{edition}/findings/lunavast-001") for edition in (FIRST, THIRD))
    assert first["digest"] == third["digest"]
    assert first["updated"] == third["updated"] == "2026-11-25T08:00:00+00:00"
    changed = read(printed, f"/v1/editions/{THIRD}/findings/quellarin-001")
    assert changed["digest"] != read(printed, f"/v1/editions/{FIRST}/findings/quellarin-001")["digest"]


def test_what_moved_since_a_day_can_be_asked_for(printed: httpx.Client) -> None:
    moved = set(names(read(printed, "/v1/treatments", {"updated_since": "2026-12-01"})))
    assert "quellarin" in moved
    assert "neck-cooling-home" not in moved
    assert set(names(read(printed, "/v1/treatments", {"updated_since": "2027-01-05T08:00:00Z"}))) == {"quellarin"}
    assert names(read(printed, "/v1/treatments", {"updated_since": "2027-01-05T08:00:01Z"})) == []
    assert set(names(read(printed, "/v1/treatments", {"updated_since": "2027-01-05T09:00:00+01:00"}))) == {"quellarin"}
    assert len(names(read(printed, "/v1/treatments", {"updated_since": "2026-11-25"}))) == 4


def test_newest_substance_comes_first_when_asked_so(printed: httpx.Client) -> None:
    newest = every_item(printed, "/v1/findings", {"sort": "-updated", "limit": 4, "fields": "id,updated"})
    dates = [item["updated"] for item in newest]
    assert dates == sorted(dates, reverse=True)
    assert len(newest) == 35
    assert len(set(dates)) > 1
    oldest = every_item(printed, "/v1/findings", {"sort": "updated", "limit": 4, "fields": "id,updated"})
    assert [item["updated"] for item in oldest] == dates[::-1]


@pytest.mark.parametrize("unknown", ["2020.01.1", "2026.11.99", "latest", "current", "%00", "%ff", "x" * 41, "x" * 300])
def test_an_edition_that_never_was_is_not_found(printed: httpx.Client, unknown: str) -> None:
    for below in ("", "/changes", "/treatments", "/treatments/lunavast", "/meta"):
        problem = read_refusal(printed, f"/v1/editions/{unknown}{below}", 404)
        assert problem.instance.startswith("/v1/editions/{edition_id}")


def test_an_unknown_edition_is_answered_with_the_newest_ones(printed: httpx.Client) -> None:
    (fault,) = read_refusal(printed, "/v1/editions/2020.01.1/treatments", 404).errors
    assert (fault.parameter, fault.candidates) == ("edition_id", [THIRD, SECOND, FIRST])


def test_changes_since_an_edition_that_never_was_are_refused(printed: httpx.Client) -> None:
    assert read_refusal(printed, f"/v1/editions/{SECOND}/changes", 404, {"since": "2020.01.1"})
    (fault,) = read_refusal(printed, f"/v1/editions/{SECOND}/changes", 422, {"since": "yesterday"}).errors
    assert (fault.parameter, fault.code) == ("since", "malformed")


def test_named_editions_never_expire_and_the_current_one_is_fresh_for_a_minute(printed: httpx.Client) -> None:
    for address in ("treatments", "treatments/lunavast", "compare?treatments=lunavast,quellarin", "search?q=luna"):
        assert printed.get(f"/v1/editions/{FIRST}/{address}").headers["cache-control"] == "max-age=31536000, immutable"
        assert printed.get(f"/v1/{address}").headers["cache-control"].startswith("max-age=60,")
    assert printed.get(f"/v1/editions/{FIRST}/changes").headers["cache-control"] == "max-age=31536000, immutable"
    assert printed.get(f"/v1/editions/{FIRST}").headers["cache-control"] == "max-age=60"
    assert printed.get("/v1/editions").headers["cache-control"].startswith("max-age=60,")


def test_the_next_page_of_a_named_edition_stays_in_it(printed: httpx.Client) -> None:
    page = read(printed, f"/v1/editions/{FIRST}/findings", {"limit": 5})
    assert page["next"].startswith(f"/v1/editions/{FIRST}/findings?")
    second = read(printed, page["next"])
    assert second["edition"]["id"] == read(printed, second["next"])["edition"]["id"] == FIRST


def test_a_cursor_of_one_named_edition_is_refused_in_another(printed: httpx.Client) -> None:
    following: str = read(printed, f"/v1/editions/{FIRST}/findings", {"limit": 5})["next"]
    (fault,) = read_refusal(printed, following.replace(FIRST, SECOND), 422).errors
    assert (fault.parameter, fault.code) == ("cursor", "foreign_edition")
