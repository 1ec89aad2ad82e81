"""Query parameters that routes share: a misspelt name is refused and not ignored."""

from collections.abc import Callable

import pytest
from pydantic import ValidationError
from starlette.requests import Request

from app.documents.treatments import Treatment
from app.errors import BadRequest
from app.parameters import (
    LONGEST_QUERY,
    MOST_NAMES,
    ListParameters,
    NoParameters,
    RecordParameters,
    check_query,
    known_fields,
    known_order,
    known_relations,
    split_names,
)
from app.queries.treatments import RELATIONS, TREATMENT_ORDERS


def asking(query: str | bytes) -> Request:
    """A request with this query."""
    raw = query if isinstance(query, bytes) else query.encode()
    return Request({"type": "http", "method": "GET", "path": "/", "query_string": raw, "headers": []})


def code_of(refused: Callable[[], object]) -> str:
    """The code of the one fault that is raised."""
    with pytest.raises(BadRequest) as caught:
        refused()
    (fault,) = caught.value.faults
    return fault.code


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-24", "2026-11-24T00:00:00+00:00"),
        ("2026-11-24T12:00:00Z", "2026-11-24T12:00:00+00:00"),
        ("2026-11-24T12:00:00+05:30", "2026-11-24T06:30:00+00:00"),
        ("2026-11-24T12:00", "2026-11-24T12:00:00+00:00"),
        ("0001-01-01", "0001-01-01T00:00:00+00:00"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59+00:00"),
    ],
)
def test_a_day_or_a_time_is_read_as_utc(text: str, moment: str) -> None:
    assert ListParameters(updated_since=text).updated_since == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026",
        "2026-13-01",
        "2026-02-30",
        "2026-11-24T25:00",
        "2026-11-24 12:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "24.11.2026",
        "1e9",
        "T",
        "2026-11-24T12:00:00+99:00",
        "x" * 41,
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        ListParameters(updated_since=text)


@pytest.mark.parametrize("limit", [1, 20, 100])
def test_a_page_holds_from_one_to_a_hundred_items(limit: int) -> None:
    assert ListParameters(limit=limit).limit == limit


@pytest.mark.parametrize("limit", [0, -1, 101, 10**9, 10**30])
def test_no_other_page_is_asked_for(limit: int) -> None:
    with pytest.raises(ValidationError):
        ListParameters(limit=limit)


@pytest.mark.parametrize("model", [NoParameters, RecordParameters, ListParameters])
def test_a_misspelt_parameter_is_refused(model: type[NoParameters]) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({"limt": "3"})
    assert caught.value.errors()[0]["type"] == "extra_forbidden"


@pytest.mark.parametrize(
    "names", ["slug;name", "slug\nname", "slug,né", "", "a" * 2001, "a\N{NO-BREAK SPACE}b", "(slug)"]
)
def test_a_list_of_names_holds_names_and_commas(names: str) -> None:
    with pytest.raises(ValidationError):
        RecordParameters(fields=names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (None, ()),
        ("", ()),
        (",", ()),
        ("a", ("a",)),
        ("b, a ,b,,", ("b", "a", "b")),
    ],
)
def test_names_are_split_in_order_and_empty_ones_dropped(text: str | None, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


def test_known_fields_stand_once_in_the_order_they_were_asked_in() -> None:
    assert known_fields("name,slug,name", Treatment) == ("name", "slug")
    assert known_fields(None, Treatment) == ()


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("nam", "name"), ("side-effects", "side_effects"), ("SIDE_EFFECTS", "side_effects"), ("headline", "headlines")],
)
def test_an_unknown_field_is_answered_with_the_nearest(asked: str, nearest: str) -> None:
    with pytest.raises(BadRequest) as caught:
        known_fields(f"slug,{asked}", Treatment)
    (fault,) = caught.value.faults
    assert (fault.parameter, fault.code) == ("fields", "unknown_name")
    assert nearest in fault.candidates
    assert "slug" in fault.expected


def test_too_many_names_are_refused() -> None:
    assert known_fields(",".join(["slug"] * MOST_NAMES), Treatment) == ("slug",)
    assert code_of(lambda: known_fields(",".join(["slug"] * (MOST_NAMES + 1)), Treatment)) == "unknown_name"


def test_relations_are_known_or_refused() -> None:
    assert known_relations("sources,variants", RELATIONS) == ("sources", "variants")
    assert code_of(lambda: known_relations("source", RELATIONS)) == "unknown_name"


def test_orders_are_known_or_refused_with_the_nearest() -> None:
    assert known_order(None, TREATMENT_ORDERS) == ""
    assert known_order("", TREATMENT_ORDERS) == ""
    assert known_order("-name", TREATMENT_ORDERS) == "-name"
    with pytest.raises(BadRequest) as caught:
        known_order("nam", TREATMENT_ORDERS)
    assert "name" in caught.value.faults[0].candidates


@pytest.mark.parametrize(
    "query", ["", "a=1&b=2", "where=a&where=b", "q=caf%C3%A9", "q=cafe%CC%81", "q=%F0%9F%98%80", "a=", "a"]
)
def test_a_plain_query_passes(query: str) -> None:
    check_query(asking(query))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("a=1&a=2", "repeated"),
        ("a=1&a=1", "repeated"),
        ("a=&a=", "repeated"),
        ("limit=1&%6cimit=2", "repeated"),
        ("q=%00", "not_text"),
        ("q=a%0Ab", "not_text"),
        ("q=%7F", "not_text"),
        ("q=%C2%85", "not_text"),
        ("q=%ff", "not_text"),
        ("q=%ed%a0%80", "not_text"),
        ("q=%EF%BF%BD", "not_text"),
        ("q=a%E2%80%AEb", "not_text"),
        ("q=%E2%81%A6a%E2%81%A9", "not_text"),
        ("q=%EF%BB%BFa", "not_text"),
        ("%00=a", "not_text"),
        ("q=" + "a" * LONGEST_QUERY, "too_long"),
        (b"q=\x00", "not_text"),
    ],
)
def test_a_query_that_says_one_thing_twice_or_is_no_text_is_refused(query: str | bytes, code: str) -> None:
    assert code_of(lambda: check_query(asking(query))) == code


def test_only_where_may_stand_several_times() -> None:
    assert code_of(lambda: check_query(asking("where=a&where=b&wherE=a&wherE=b"))) == "repeated"
