"""Questions that every noun is asked: one record, many records, a page of a list."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.database import OpenEdition
from app.documents.printed import PrintedPage
from app.domain.digests import substance_digest
from app.domain.slugs import nearest
from app.errors import BadRequest, NotFound
from app.queries import records
from app.queries.attributes import ATTRIBUTE_ORDERS
from app.queries.cursors import read_cursor
from app.queries.findings import FINDING_ORDERS
from app.queries.records import (
    ORDERS,
    Listing,
    Order,
    Paging,
    Relation,
    check_slug,
    every_document,
    first_record,
    get_documents,
    get_record,
    has_record,
    nearest_slugs,
    page_of,
    trimmed,
    with_included,
)
from app.queries.sources import SOURCE_ORDERS
from app.queries.treatments import TREATMENT_ORDERS
from tests.printings import FIRST_DAY, SECOND_DAY, THIRD, THIRD_DAY, three_editions
from tests.queries.conftest import KEY, first_page, opened

ORDERS_OF: dict[str, dict[str, Order]] = {
    "attributes": ATTRIBUTE_ORDERS,
    "comparisons": ORDERS,
    "conditions": ORDERS,
    "findings": FINDING_ORDERS,
    "sources": SOURCE_ORDERS,
    "treatments": TREATMENT_ORDERS,
}
EVERY_ORDER = [(noun, sort) for noun, orders in ORDERS_OF.items() for sort in orders]


def one_page(edition: OpenEdition, noun: str, paging: Paging) -> PrintedPage:
    """A page of everything of a noun."""
    return page_of(edition, Listing(noun), paging, orders=ORDERS_OF[noun])


def slugs_of(page: PrintedPage) -> list[str]:
    """What a page shows."""
    plain = [json.loads(text) for text in page.items]
    return [item.get("slug") or item["id"] for item in plain]


def test_a_record_is_answered_as_it_was_printed(edition: OpenEdition) -> None:
    printed = get_record(edition, "treatments", "lunavast")
    document = json.loads(printed.text)
    assert document["name"] == "Lunavast"
    assert printed.digest == document["digest"] == substance_digest(document)


@pytest.mark.parametrize(
    ("noun", "slug", "nearest"),
    [
        ("treatments", "lunavasst", ("lunavast",)),
        ("treatments", "LUNAVAST", ("lunavast",)),
        ("treatments", "neck_cooling", ("neck-cooling", "neck-cooling-home")),
        ("sources", "xyzzy", ()),
        ("conditions", "", ()),
    ],
)
def test_a_record_that_is_not_there_is_answered_with_the_nearest(
    edition: OpenEdition, noun: str, slug: str, nearest: tuple[str, ...]
) -> None:
    with pytest.raises(NotFound) as caught:
        get_record(edition, noun, slug)
    assert caught.value.nearest == nearest
    assert str(caught.value) == f"There is no such {noun.removesuffix('s')}."


def test_the_first_record_of_a_noun_is_told_whole_and_in_brief(edition: OpenEdition) -> None:
    told = first_record(edition, "attributes")
    assert told is not None
    whole, brief = told
    assert whole["slug"] == brief["slug"] == "constipation"
    assert "definition" in whole
    assert "definition" not in brief
    assert first_record(edition, "nothings") is None


def test_every_document_is_told_by_noun_in_the_order_of_slugs(edition: OpenEdition) -> None:
    documents = every_document(edition)
    assert documents.keys() >= {"attributes", "comparisons", "conditions", "findings", "sources", "treatments"}
    assert [document["slug"] for document in documents["treatments"]] == [
        "lunavast",
        "neck-cooling",
        "neck-cooling-home",
        "quellarin",
    ]
    assert len(documents["findings"]) == edition.counts["findings"]


def test_documents_come_in_the_order_of_their_list_and_unknown_ones_are_left_out(edition: OpenEdition) -> None:
    asked = ["price", "nothing", "half-fewer-days", "price"]
    told = [document["slug"] for document in get_documents(edition, "attributes", asked)]
    assert told == ["half-fewer-days", "price"]
    assert get_documents(edition, "attributes", []) == []


def test_many_documents_can_be_asked_for_at_once(edition: OpenEdition) -> None:
    real = [slug for (slug,) in edition.rows("SELECT slug FROM record WHERE noun = 'findings'")]
    asked = [f"nothing-{number}" for number in range(1200)]
    asked[3:3], asked[900:900], asked[-1:] = real[:10], real[10:20], real[20:]
    assert len(get_documents(edition, "findings", asked)) == len(real)


def test_a_filter_that_names_nothing_says_what_is_near(edition: OpenEdition) -> None:
    check_slug(edition, "conditions", None, "condition")
    check_slug(edition, "conditions", "migraine", "condition")
    with pytest.raises(BadRequest) as near:
        check_slug(edition, "conditions", "migrane", "condition")
    with pytest.raises(BadRequest) as far:
        check_slug(edition, "conditions", "xyzzy", "condition")
    assert near.value.faults[0].candidates[0] == "migraine"
    assert far.value.faults[0].expected == "a slug from /v1/conditions"


@pytest.fixture(scope="module")
def reprinted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenEdition]:
    """The third of three editions, whose records did not all change at the same time."""
    edition = opened(three_editions(tmp_path_factory.mktemp("three")), THIRD)
    yield edition
    edition.close()


@pytest.mark.parametrize(("noun", "sort"), EVERY_ORDER)
@pytest.mark.parametrize("limit", [1, 2, 3, 5])
@pytest.mark.parametrize("which", ["edition", "reprinted"])
def test_pages_of_every_size_and_order_hold_the_whole_list_once(
    request: pytest.FixtureRequest, which: str, noun: str, sort: str, limit: int
) -> None:
    edition: OpenEdition = request.getfixturevalue(which)
    whole = slugs_of(one_page(edition, noun, first_page(1000, sort=sort)))
    paging, walked = first_page(limit, sort=sort), []
    for _ in range(len(whole) + 1):
        page = one_page(edition, noun, paging)
        walked += slugs_of(page)
        if page.cursor is None:
            break
        cursor = read_cursor(page.cursor, KEY)
        assert (cursor.edition, cursor.question) == (edition.id, "a question")
        paging = replace(paging, after=cursor.after)
    assert walked == whole
    assert len(set(walked)) == len(walked) == edition.counts[noun]


def sort_key(document: dict[str, Any], sort: str) -> Any:
    """What a document is sorted by, read from the document itself."""
    match sort.removeprefix("-"):
        case "slug" | "" if "position" not in document or sort:
            return document.get("slug") or document["id"]
        case "":
            return document["position"]
        case "year":
            return document.get("year", document.get("source", {}).get("year", 0))
        case name:
            return document[name]


@pytest.mark.parametrize(("noun", "sort"), EVERY_ORDER)
@pytest.mark.parametrize("which", ["edition", "reprinted"])
def test_an_order_is_what_its_name_says_and_ties_are_sorted_by_name_the_same_way(
    request: pytest.FixtureRequest, which: str, noun: str, sort: str
) -> None:
    edition: OpenEdition = request.getfixturevalue(which)
    documents = [
        json.loads(get_record(edition, noun, slug).text) for slug in slugs_of(one_page(edition, noun, first_page()))
    ]

    def key(document: dict[str, Any]) -> tuple[Any, str]:
        return sort_key(document, sort), document.get("slug") or document["id"]

    expected = sorted(documents, key=key, reverse=sort.startswith("-"))
    told = slugs_of(one_page(edition, noun, first_page(sort=sort)))
    assert told == [document.get("slug") or document["id"] for document in expected]


def test_only_what_changed_at_or_after_a_moment_is_listed(reprinted: OpenEdition) -> None:
    days = [day.isoformat() for day in (FIRST_DAY, SECOND_DAY, THIRD_DAY)]
    seen: set[str] = set()
    for noun in ("findings", "sources"):
        updated = {
            slug: json.loads(get_record(reprinted, noun, slug).text)["updated"]
            for slug in slugs_of(one_page(reprinted, noun, first_page(1000)))
        }
        seen.update(updated.values())
        for moment in (*days, "2028-01-01T00:00:00+00:00"):
            listing = Listing(noun)
            listing.changed_since(moment)
            for sort in ("", "updated", "-updated"):
                page = page_of(reprinted, listing, first_page(1000, counted=True, sort=sort), orders=ORDERS_OF[noun])
                expected = [slug for slug, told in updated.items() if told >= moment]
                assert (sorted(slugs_of(page)), page.count) == (expected, len(expected))
    assert seen == set(days)


def test_what_lists_show_is_what_the_brief_of_a_record_says_and_fields_are_the_record_s(edition: OpenEdition) -> None:
    for noun in ORDERS_OF:
        for brief in map(json.loads, one_page(edition, noun, first_page(1000)).items):
            whole = json.loads(get_record(edition, noun, brief.get("slug") or brief["id"]).text)
            assert brief.keys() < whole.keys()
            assert all(_is_part(told, whole[name]) for name, told in brief.items())


def _is_part(part: Any, whole: Any) -> bool:
    """Whether a brief member is the whole one, or a part of it."""
    if isinstance(part, dict):
        return all(name in whole and _is_part(told, whole[name]) for name, told in part.items())
    if isinstance(part, list):
        return len(part) == len(whole) and all(map(_is_part, part, whole))
    return bool(part == whole)


def test_in_a_large_catalogue_only_neighbours_by_name_are_looked_at(
    edition: OpenEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = slugs_of(one_page(edition, "findings", first_page(1000)))
    looked_at: list[list[str]] = []

    def watched(slug: str, names: list[str], *, most: int) -> list[str]:
        looked_at.append(sorted(names))
        return nearest(slug, names, most=most)

    monkeypatch.setattr(records, "nearest", watched)
    monkeypatch.setattr(records, "MOST_NEIGHBOURS", 8)
    assert nearest_slugs(edition, "findings", "neck-coolin-003", most=1) == ["neck-cooling-003"]
    for slug, expected in (("lunavast-0065", every[2:10]), ("zz", every[-8:]), ("", every[:4]), ("a", every[:4])):
        looked_at.clear()
        nearest_slugs(edition, "findings", slug)
        assert looked_at == [expected], slug


def test_whether_there_is_a_record_is_told_by_noun_and_slug(edition: OpenEdition) -> None:
    assert has_record(edition, "treatments", "lunavast")
    assert not has_record(edition, "treatments", "lunavast-001")
    assert not has_record(edition, "sources", "lunavast")


def test_a_page_is_counted_only_when_asked(edition: OpenEdition) -> None:
    assert one_page(edition, "findings", first_page(3)).count is None
    assert one_page(edition, "findings", first_page(3, counted=True)).count == 34


def test_fields_are_read_from_the_whole_record(edition: OpenEdition) -> None:
    page = one_page(edition, "treatments", first_page(1, fields=("finding_count", "slug", "variant_of")))
    assert page.items == ('{"finding_count":16,"slug":"lunavast"}',)


def test_a_document_can_be_trimmed() -> None:
    assert trimmed('{"a":1,"b":"é"}', ()) == '{"a":1,"b":"é"}'
    assert trimmed('{"a":1,"b":"é"}', ("b", "c")) == '{"b":"é"}'


def test_nothing_is_opened_where_nothing_more_is_asked(edition: OpenEdition) -> None:
    printed = get_record(edition, "treatments", "lunavast")
    assert with_included(edition, printed, {}, (), ()) is printed


def test_related_records_stand_under_included_with_the_fields_that_were_asked_for(edition: OpenEdition) -> None:
    relations = {"sources": Relation("sources", lambda _, document: [told["slug"] for told in document["sources"]])}
    printed = get_record(edition, "treatments", "neck-cooling-home")
    document = json.loads(with_included(edition, printed, relations, ("sources",), ("slug",)).text)
    assert set(document) == {"slug", "included"}
    assert [source["slug"] for source in document["included"]["sources"]] == ["cold-collar-page", "frost-trial-2021"]
