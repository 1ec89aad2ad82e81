"""How answers leave: validators, freshness, links, and the pages of lists."""

from pathlib import Path

import httpx
import pytest
from starlette.requests import Request

from app.renderers.record_heads import CURRENT as FRESH
from app.renderers.record_heads import LICENCE_LINK, PINNED
from app.routers.replies import reply
from tests.addresses import CURRENT, Address
from tests.conftest import PACK, build_house, serving
from tests.readers import Parameters, every_item, names, pages, read, read_refusal

LISTS = {
    "attributes": (),
    "comparisons": (),
    "conditions": (),
    "findings": ("year", "-year"),
    "sources": ("year", "-year"),
    "treatments": ("name", "-name"),
}
SORTS = [(noun, sort) for noun, own in LISTS.items() for sort in ("", "slug", "-slug", "updated", "-updated", *own)]
AN_ADDRESS = "/v1/treatments/lunavast"


@pytest.mark.parametrize("address", CURRENT, ids=lambda address: address.template)
def test_every_answer_has_a_validator_a_lifetime_and_its_licence(pack: httpx.Client, address: Address) -> None:
    headers = pack.get(address.asked).headers
    assert headers["etag"].startswith('W/"')
    assert headers["cache-control"] == FRESH
    assert LICENCE_LINK in headers["link"]


def test_the_validator_is_the_same_for_the_same_answer_and_another_for_another(pack: httpx.Client) -> None:
    tags = [pack.get(address.asked).headers["etag"] for address in CURRENT]
    assert tags == [pack.get(address.asked).headers["etag"] for address in CURRENT]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize(
    "sent", ["{tag}", "{strong}", "*", '"other", {tag}', '{tag},W/"other"', 'W/"a", W/"b" , {strong}']
)
def test_a_reader_who_has_it_is_told_so_without_a_body(pack: httpx.Client, sent: str) -> None:
    tag = pack.get(AN_ADDRESS).headers["etag"]
    wanted = sent.format(tag=tag, strong=tag.removeprefix("W/"))
    response = pack.get(AN_ADDRESS, headers={"If-None-Match": wanted})
    assert response.status_code == 304
    assert response.content == b""
    assert response.headers["etag"] == tag
    assert response.headers["cache-control"] == FRESH
    assert response.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("sent", ['"other"', 'W/"other"', "", "nonsense", '"*"', "{half}"])
def test_a_reader_who_has_something_else_gets_the_answer(pack: httpx.Client, sent: str) -> None:
    tag = pack.get(AN_ADDRESS).headers["etag"]
    response = pack.get(AN_ADDRESS, headers={"If-None-Match": sent.format(half=tag[:10])})
    assert response.status_code == 200
    assert response.json()["slug"] == "lunavast"


def test_what_is_not_there_is_not_unchanged(pack: httpx.Client) -> None:
    assert pack.get("/v1/treatments/nowhere", headers={"If-None-Match": "*"}).status_code == 404


def asking(wanted: str | None, *, edition: str | None = None) -> Request:
    """A request that tells what its reader has."""
    headers = [] if wanted is None else [(b"if-none-match", wanted.encode())]
    path_params = {} if edition is None else {"edition_id": edition}
    return Request({"type": "http", "method": "GET", "path": "/", "headers": headers, "path_params": path_params})


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        ("{tag}", 304),
        ("{strong}", 304),
        ("*", 304),
        (" * ", 304),
        ('"other", {tag}', 304),
        ('{tag},W/"other"', 304),
        ('"a" ,  {strong}  , "b"', 304),
        ("{half}", 200),
        ('"other"', 200),
        ("", 200),
        (None, 200),
    ],
)
def test_a_route_knows_what_its_reader_has_without_a_cache_in_front(wanted: str | None, status: int) -> None:
    tag = reply(asking(None), "text").headers["etag"]
    told = None if wanted is None else wanted.format(tag=tag, strong=tag.removeprefix("W/"), half=tag[:12])
    response = reply(asking(told), "text")
    assert response.status_code == status
    assert bytes(response.body) == (b"" if status == 304 else b"text")
    assert response.headers["etag"] == tag


def test_an_answer_of_a_named_edition_says_that_it_never_changes() -> None:
    assert reply(asking(None, edition="2026.11.1"), "text").headers["cache-control"] == PINNED
    assert reply(asking(None), "text").headers["cache-control"] == FRESH
    assert reply(asking(None, edition="2026.11.1"), "text", cache="no-store").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("noun", "sort"), SORTS)
def test_pages_walk_the_whole_list_without_repeats_or_gaps(crowd: httpx.Client, noun: str, sort: str) -> None:
    asked: Parameters = {"sort": sort} if sort else {}
    whole = names(read(crowd, f"/v1/{noun}", {**asked, "limit": 100}))
    assert len(set(whole)) == len(whole) > 1
    assert sorted(whole) == sorted(names(read(crowd, f"/v1/{noun}", {"limit": 100})))
    for limit in (1, 3, 4) if len(whole) < 50 else (7, 13):
        assert [
            item.get("slug") or item["id"] for item in every_item(crowd, f"/v1/{noun}", {**asked, "limit": limit})
        ] == whole


@pytest.mark.parametrize("noun", LISTS)
def test_slugs_sort_both_ways(crowd: httpx.Client, noun: str) -> None:
    slugs = names(read(crowd, f"/v1/{noun}", {"limit": 100, "sort": "slug"}))
    assert slugs == sorted(slugs)
    assert names(read(crowd, f"/v1/{noun}", {"limit": 100, "sort": "-slug"})) == slugs[::-1]


def test_pages_are_full_until_the_last(crowd: httpx.Client) -> None:
    sizes = [len(page["items"]) for page in pages(crowd, "/v1/findings", {"limit": 40})]
    assert sizes == [40, 40, 10]


def test_a_list_that_just_fills_a_page_has_no_next(pack: httpx.Client) -> None:
    assert read(pack, "/v1/treatments", {"limit": 4})["next"] is None
    assert read(pack, "/v1/treatments", {"limit": 3})["next"] is not None


def test_twenty_items_make_a_page_unless_told_otherwise(crowd: httpx.Client) -> None:
    assert len(read(crowd, "/v1/findings")["items"]) == 20
    assert len(read(crowd, "/v1/findings", {"limit": 100})["items"]) == 90


def test_pages_of_a_filtered_list_hold_the_filtered_items(crowd: httpx.Client) -> None:
    filters: Parameters = {"attribute": "price", "sort": "-slug", "limit": 2}
    told = every_item(crowd, "/v1/findings", filters)
    assert len(told) == 10
    assert {item["attribute"]["slug"] for item in told} == {"price"}
    where: Parameters = {"where": ["time-to-effect:gt:3d", "time-to-effect:gte:42"], "limit": 3}
    assert len(every_item(crowd, "/v1/treatments", where)) == 8


def test_the_whole_list_is_counted_on_every_page_and_only_when_asked(crowd: httpx.Client) -> None:
    counts = {page["count"] for page in pages(crowd, "/v1/findings", {"limit": 40, "count": "true"})}
    assert counts == {90}
    assert read(crowd, "/v1/findings", {"count": "true", "attribute": "price"})["count"] == 10
    assert "count" not in read(crowd, "/v1/findings")


def test_the_next_address_keeps_the_question_and_is_not_longer_than_it_must_be(crowd: httpx.Client) -> None:
    asked = "/v1/treatments?sort=-name&limit=2&where=time-to-effect:gt:3d&where=half-fewer-days:gt:10&fields=slug,name"
    page = read(crowd, asked)
    following = httpx.URL(page["next"])
    assert following.path == "/v1/treatments"
    told = dict(following.params)
    assert set(told) == {"sort", "limit", "where", "fields", "cursor"}
    assert following.params.get_list("where") == ["time-to-effect:gt:3d", "half-fewer-days:gt:10"]
    assert len(every_item(crowd, asked)) == len(
        read(crowd, "/v1/treatments", {"where": "half-fewer-days:gt:10"})["items"]
    )
    assert set(page["items"][0]) == {"slug", "name"}


def test_more_or_fewer_items_may_be_asked_of_a_later_page(crowd: httpx.Client) -> None:
    first = read(crowd, "/v1/findings", {"limit": 5})
    cursor = httpx.URL(first["next"]).params["cursor"]
    rest = read(crowd, "/v1/findings", {"limit": 100, "cursor": cursor})
    assert names(first) + names(rest) == names(read(crowd, "/v1/findings", {"limit": 100}))


def test_a_page_names_its_edition_once_for_all_items(crowd: httpx.Client) -> None:
    page = read(crowd, "/v1/findings", {"fields": "id,edition", "limit": 10})
    assert {item["edition"]["id"] for item in page["items"]} == {page["edition"]["id"]}
    assert {item["edition"]["digest"] for item in page["items"]} == {page["edition"]["digest"]}


@pytest.mark.parametrize("noun", LISTS)
def test_an_unknown_order_is_refused_with_the_nearest(pack: httpx.Client, noun: str) -> None:
    (fault,) = read_refusal(pack, f"/v1/{noun}", 422, {"sort": "updatet"}).errors
    assert (fault.parameter, fault.code) == ("sort", "unknown_value")
    assert "updated" in fault.candidates


@pytest.mark.parametrize("noun", LISTS)
def test_every_member_of_a_record_can_be_asked_for_in_a_list(pack: httpx.Client, noun: str) -> None:
    (first, *_) = read(pack, f"/v1/{noun}")["items"]
    slug = first.get("slug") or first["id"]
    record = read(pack, f"/v1/{noun}/{slug}")
    trimmed = read(pack, f"/v1/{noun}", {"fields": ",".join(record)})["items"][0]
    assert trimmed == record
    assert list(trimmed) == list(record)


def test_links_are_absolute_where_the_server_knows_its_own_address(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    known = house.settings.model_copy(update={"public_url": "https://example.org/equipoise/"})
    with serving(known) as client:
        response = client.get("/v1/findings?limit=2", headers={"Host": "evil.example"})
        assert response.json()["next"].startswith("https://example.org/equipoise/v1/findings?")
        assert "evil.example" not in response.text
        record = client.get(AN_ADDRESS, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
        assert '<https://example.org/equipoise/v1/treatments/lunavast>; rel="canonical"' in record.headers["link"]
        assert "evil.example" not in record.headers["link"]
        assert client.get("/openapi.json").json()["servers"][0]["url"] == "https://example.org/equipoise/"
