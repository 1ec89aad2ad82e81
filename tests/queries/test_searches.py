"""Full-text search: user text never reaches MATCH."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.database import OpenEdition
from app.queries import searches
from app.queries.cursors import read_cursor
from app.queries.searches import MOST_WORDS, search
from tests.queries.conftest import KEY, first_page


def found(edition: OpenEdition, query: str, kind: str | None = None) -> list[dict[str, Any]]:
    """What a search finds."""
    return [json.loads(text) for text in search(edition, query, first_page(), kind=kind).items]


def extra(edition: OpenEdition, query: str) -> dict[str, Any]:
    """What a search says beside its results."""
    told: dict[str, Any] = json.loads("{" + search(edition, query, first_page()).extra.removeprefix(",") + "}")
    return told


@pytest.mark.parametrize(
    "query", ["collar", "Collar", "COLLAR", "ｃｏｌｌａｒ", "collar collar", "  collar\t", "“collar”"]
)
def test_case_width_and_marks_do_not_matter(edition: OpenEdition, query: str) -> None:
    assert found(edition, query) == found(edition, "collar")


def test_accents_do_not_matter(edition: OpenEdition) -> None:
    assert found(edition, "menard okafor") == found(edition, "Ménard Okafor")
    assert found(edition, "menard okafor")


def test_only_the_first_words_of_a_long_query_count(edition: OpenEdition) -> None:
    one_too_many = " ".join([f"{'adults'[: 3 + number % 4]}{number}" for number in range(MOST_WORDS)])
    assert found(edition, f"{one_too_many} lunavast") == found(edition, one_too_many) == []
    padded = " ".join(["lunavast"] * 40)
    assert found(edition, padded) == found(edition, "lunavast")


@pytest.mark.parametrize("limit", [1, 2, 4, 7])
@pytest.mark.parametrize("kind", [None, "finding", "source", "treatment"])
@pytest.mark.parametrize("query", ["migraine", "neck", "adults with", "x"])
def test_pages_hold_all_that_is_found_once_and_in_order(
    edition: OpenEdition, query: str, kind: str | None, limit: int
) -> None:
    whole, paging, walked = found(edition, query, kind), first_page(limit), []
    for _ in range(len(whole) + 1):
        page = search(edition, query, paging, kind=kind)
        walked += [json.loads(text) for text in page.items]
        if page.cursor is None:
            break
        paging = replace(paging, after=read_cursor(page.cursor, KEY).after)
    assert walked == whole
    assert len({(told["kind"], told["slug"]) for told in whole}) == len(whole)
    assert whole == [told for told in found(edition, query) if kind in (None, told["kind"])]


@pytest.mark.parametrize("words", [("neck",), ("neck", "cooling"), ("lunavast",), ("placebo",)])
def test_what_has_the_words_in_its_title_comes_first_then_in_its_names_then_anywhere(
    edition: OpenEdition, words: tuple[str, ...]
) -> None:
    """And within each, kind by kind, as they stand in the index."""
    rows = edition.rows("SELECT rowid, kind, slug, title, synonyms, body FROM search")
    expected = []
    for rowid, kind, slug, title, synonyms, body in rows:
        texts = (title, f"{title} {synonyms}", f"{title} {synonyms} {body}")
        places = [set(re.findall(r"[a-z]+", text.lower())) for text in texts]
        tier = next((tier for tier, place in enumerate(places) if place.issuperset(words)), None)
        if tier is not None:
            expected.append((tier, rowid, kind, slug))
    assert len({tier for tier, *_ in expected}) > 1
    told = [(result["kind"], result["slug"]) for result in found(edition, " ".join(words))]
    assert told == [(kind, slug) for _, _, kind, slug in sorted(expected)]


@pytest.mark.parametrize("most", [1, 2, 3, 1000])
def test_what_is_remembered_of_names_changes_no_page(
    edition: OpenEdition, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Whether all the names with the words are remembered, or there are more of them."""
    questions = [(query, kind) for query in ("migraine", "neck", "lunavast") for kind in (None, "treatment", "finding")]
    whole = [found(edition, query, kind) for query, kind in questions]
    monkeypatch.setattr(searches, "MOST_NAMED", most)
    edition._kept.clear()
    assert [found(edition, query, kind) for query, kind in questions] == whole
    for query, kind in questions:
        first = search(edition, query, first_page(1), kind=kind)
        assert [json.loads(text) for text in first.items] == found(edition, query, kind)[:1]
    edition._kept.clear()


def test_a_kind_that_has_more_matches_than_are_counted_is_counted_so_far_and_listed_whole(
    edition: OpenEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, whole = extra(edition, "migraine")["facets"], found(edition, "migraine")
    assert before["finding"] > 3
    monkeypatch.setattr(searches, "MOST_COUNTED", 3)
    assert extra(edition, "migraine")["facets"] == {kind: min(count, 3) for kind, count in before.items()}
    assert found(edition, "migraine") == whole


def test_the_last_word_may_be_unfinished_and_stands_for_the_commonest_that_begin_with_it(
    edition: OpenEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {(told["kind"], told["slug"]) for told in found(edition, "hemicr")} == {("condition", "migraine")}
    assert found(edition, "hémicr") == found(edition, "hemicr")
    assert found(edition, "hemicr migraine") == []
    assert found(edition, "he") == []
    terms = edition.rows("SELECT term, records FROM word WHERE term LIKE 'the%' ORDER BY records DESC, term")
    assert len(terms) > 3
    every = {(told["kind"], told["slug"]) for told in found(edition, "the")}
    assert every == {name for term, _ in terms for name in _holding(edition, term)}
    monkeypatch.setattr(searches, "MOST_COMPLETIONS", 1)
    commonest = {(told["kind"], told["slug"]) for told in found(edition, "the")}
    assert commonest == _holding(edition, terms[0][0]) | _holding(edition, "the")
    assert commonest < every


def _holding(edition: OpenEdition, word: str) -> set[tuple[str, str]]:
    """Every record with this very word."""
    return set(edition.rows("SELECT kind, slug FROM search WHERE search MATCH ?", (f'"{word}"',)))


def test_treatments_and_conditions_stand_before_what_stands_behind_them(edition: OpenEdition) -> None:
    kinds = [result["kind"] for result in found(edition, "lunavast")]
    assert kinds[0] == "treatment"
    assert kinds.index("comparison") < kinds.index("finding")


def test_facets_count_all_kinds_and_a_kind_narrows_results(edition: OpenEdition) -> None:
    facets = extra(edition, "lunavast")["facets"]
    assert facets["treatment"] == 1
    assert len(found(edition, "lunavast", kind="finding")) == facets["finding"]
    assert extra(edition, "≥") == {"facets": {}}


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("migrane", "migraine"),
        ("lunavst", "lunavast"),
        ("constipaton", "constipation"),
        ("neck colling", "neck cooling"),
    ],
)
def test_a_typo_is_answered_with_a_spelling_that_finds_something(edition: OpenEdition, typo: str, meant: str) -> None:
    assert extra(edition, typo)["did_you_mean"] == meant


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(alphabet=st.characters(), max_size=200), kind=st.sampled_from([None, "treatment", "finding"]))
def test_no_text_breaks_the_question(edition: OpenEdition, query: str, kind: str | None) -> None:
    page = search(edition, query, first_page(3), kind=kind)
    assert len(page.items) <= 3
    for text in page.items:
        assert kind in (None, json.loads(text)["kind"])
