"""What a route may ask for: one edition for the whole request, and a page of a list."""

from collections.abc import Iterator

import httpx
import pytest

from tests.conftest import serving
from tests.printings import FIRST, SECOND, THIRD, three_editions
from tests.readers import Plain, names, pages, read, read_refusal


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    house = three_editions(tmp_path_factory.mktemp("printed"))
    with serving(house.settings) as client:
        yield client


def cursor_of(page: Plain) -> str:
    """The cursor in a page's next address."""
    return httpx.URL(page["next"]).params["cursor"]


def test_a_request_reads_the_current_edition_or_the_one_its_path_names(printed: httpx.Client) -> None:
    assert read(printed, "/v1/meta")["edition"]["id"] == THIRD
    for edition in (FIRST, SECOND, THIRD):
        assert read(printed, f"/v1/editions/{edition}/meta")["edition"]["id"] == edition


def test_a_cursor_goes_on_in_the_edition_it_was_given_in(printed: httpx.Client) -> None:
    """A page of an older edition, from a reader who began before the newer ones were current."""
    older = cursor_of(read(printed, f"/v1/editions/{FIRST}/findings", {"limit": 10}))
    for page in pages(printed, "/v1/findings", {"limit": 10, "cursor": older}):
        assert page["edition"]["id"] == FIRST


def test_a_cursor_of_another_edition_is_refused_where_the_path_names_one(printed: httpx.Client) -> None:
    older = cursor_of(read(printed, f"/v1/editions/{FIRST}/findings", {"limit": 10}))
    for edition in (SECOND, THIRD):
        (fault,) = read_refusal(printed, f"/v1/editions/{edition}/findings", 422, {"limit": 10, "cursor": older}).errors
        assert (fault.parameter, fault.code) == ("cursor", "foreign_edition")


def test_a_cursor_may_be_used_in_its_own_edition_by_name(printed: httpx.Client) -> None:
    current = cursor_of(read(printed, "/v1/findings", {"limit": 10}))
    page = read(printed, f"/v1/editions/{THIRD}/findings", {"limit": 10, "cursor": current})
    assert names(page) == names(read(printed, "/v1/findings", {"limit": 100}))[10:20]


@pytest.mark.parametrize(
    "other",
    [
        "/v1/sources",
        "/v1/treatments",
        "/v1/treatments/quellarin/findings",
        "/v1/findings?sort=slug",
        "/v1/findings?category=harms",
        "/v1/findings?fields=id",
        "/v1/findings?treatment=lunavast",
    ],
)
def test_a_cursor_of_another_list_is_refused(printed: httpx.Client, other: str) -> None:
    cursor = cursor_of(read(printed, "/v1/findings", {"limit": 3}))
    joined = "&" if "?" in other else "?"
    (fault,) = read_refusal(printed, f"{other}{joined}cursor={cursor}", 422).errors
    assert (fault.parameter, fault.code) == ("cursor", "invalid_cursor")


def test_a_cursor_of_one_treatments_findings_is_refused_for_anothers(printed: httpx.Client) -> None:
    cursor = cursor_of(read(printed, "/v1/treatments/lunavast/findings", {"limit": 3}))
    read(printed, "/v1/treatments/lunavast/findings", {"cursor": cursor})
    read_refusal(printed, "/v1/treatments/quellarin/findings", 422, {"cursor": cursor})


@pytest.mark.parametrize("cursor", ["", "x", "null", "1", "../..", "a" * 601, "AAAA" * 20, "%", "☃"])
def test_what_is_no_cursor_is_refused(printed: httpx.Client, cursor: str) -> None:
    (fault,) = read_refusal(printed, "/v1/findings", 422, {"cursor": cursor}).errors
    assert fault.parameter == "cursor"
    assert fault.code in ("invalid_cursor", "too_long")


def test_a_cursor_with_any_byte_changed_is_refused(printed: httpx.Client) -> None:
    for sort in ("slug", "year", "-updated"):
        cursor = cursor_of(read(printed, "/v1/findings", {"limit": 3, "sort": sort}))
        for place, was in enumerate(cursor):
            other = "A" if was != "A" else "B"
            changed = cursor[:place] + other + cursor[place + 1 :]
            read_refusal(printed, "/v1/findings", 422, {"limit": 3, "sort": sort, "cursor": changed})


def test_a_cursor_signed_elsewhere_is_refused(printed: httpx.Client, pack: httpx.Client) -> None:
    cursor = cursor_of(read(pack, "/v1/findings", {"limit": 3}))
    assert read_refusal(printed, "/v1/findings", 422, {"limit": 3, "cursor": cursor}).errors[0].code == "invalid_cursor"
