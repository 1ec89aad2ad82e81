"""Full-text search: user text never reaches MATCH."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.database import OpenEdition
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


def test_pages_are_walked_by_score_and_row(edition: OpenEdition) -> None:
    whole, paging, walked = found(edition, "migraine"), first_page(4), []
    for _ in range(len(whole)):
        page = search(edition, "migraine", paging)
        walked += [json.loads(text) for text in page.items]
        if page.cursor is None:
            break
        paging = replace(paging, after=read_cursor(page.cursor, KEY).after)
    assert walked == whole
    assert len(whole) > 12


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
