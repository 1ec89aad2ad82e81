"""What /search answers: a few words in, the records that hold them out."""

from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.queries.searches import CLOSE, OPEN
from tests.readers import Parameters, Plain, every_item, read, read_refusal

ODD = (
    '" OR *',
    "((((",
    "NEAR(lunavast quellarin, 2)",
    "title:lunavast",
    "lunavast AND NOT quellarin",
    "lunavast*",
    "^lunavast",
    "-lunavast",
    "'; DROP TABLE search; --",
    "{title synonyms}: lunavast",
    '"',
    "\\",
    "*",
    "²",
    "İstanbul",
    "ﬁ",
    "\N{ZERO WIDTH JOINER}",
    "e\N{COMBINING ACUTE ACCENT}",
    "\N{PILE OF POO}",
    "中文",
    "a" * 200,
    "a " * 100,
    "AND OR NOT NEAR",
)


def search(client: httpx.Client, query: str, **more: str | int) -> Plain:
    """What a search answers."""
    asked: Parameters = {"q": query, **more}
    return read(client, "/v1/search", asked)


def found(answer: Plain) -> list[tuple[str, str]]:
    """Kind and slug of every result."""
    return [(item["kind"], item["slug"]) for item in answer["items"]]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("lunavast", ("treatment", "lunavast")),
        ("LNV-1", ("treatment", "lunavast")),
        ("Lunavastum", ("treatment", "lunavast")),
        ("freezer collar", ("treatment", "neck-cooling-home")),
        ("cervical", ("treatment", "neck-cooling")),
        ("how fast", ("attribute", "time-to-effect")),
        ("bowels", ("attribute", "constipation")),
        ("hemicranie", ("condition", "migraine")),
        ("HÉMICRÂNIE", ("condition", "migraine")),
        ("transformed migraine", ("condition", "chronic-migraine")),
        ("10.5555/invented.hush.2022", ("source", "hush-trial-2022")),
        ("NCT00000000", ("source", "moonrise-trial-2023")),
        ("messenger of pain", ("finding", "lunavast-015")),
        ("Lunavast or quellarin for chronic migraine", ("comparison", "lunavast-vs-quellarin")),
    ],
)
def test_names_synonyms_and_identifiers_find_their_record_first(
    pack: httpx.Client, query: str, first: tuple[str, str]
) -> None:
    assert found(search(pack, query))[0] == first


def test_the_last_word_may_be_unfinished_and_only_the_last(pack: httpx.Client) -> None:
    assert ("treatment", "neck-cooling") in found(search(pack, "cold coll"))
    assert found(search(pack, "col collar")) == []
    assert found(search(pack, "lu")) == []


def test_every_word_must_occur(pack: httpx.Client) -> None:
    assert found(search(pack, "freezer collar"))
    assert found(search(pack, "freezer lunavast")) == []


def test_a_result_has_a_title_an_address_and_a_snippet_that_marks_the_word(pack: httpx.Client) -> None:
    result = search(pack, "lunavastum")["items"][0]
    assert result["title"] == "Lunavast"
    assert f"{OPEN}lunavastum{CLOSE}" in result["snippet"]
    assert read(pack, result["address"])["slug"] == "lunavast"


def test_snippets_are_plain_text_as_it_was_written(pack: httpx.Client) -> None:
    snippet = search(pack, "naïve alert")["items"][0]["snippet"]
    assert f'"quoted", {OPEN}naïve{CLOSE}, µ, ≥ and <script>{OPEN}alert{CLOSE}(1)</script>' in snippet


def test_every_result_leads_to_a_record(pack: httpx.Client) -> None:
    results = every_item(pack, "/v1/search", {"q": "migraine", "limit": 100})
    assert {result["kind"] for result in results} >= {"treatment", "condition", "comparison", "finding", "source"}
    for result in results:
        assert pack.get(result["address"]).status_code == 200


def test_facets_count_the_matches_of_every_kind(pack: httpx.Client) -> None:
    answer = search(pack, "collar", limit=100)
    counted: dict[str, int] = {}
    for kind, _ in found(answer):
        counted[kind] = counted.get(kind, 0) + 1
    assert answer["facets"] == counted
    assert counted["treatment"] == 2


def test_a_kind_narrows_the_results_and_not_the_facets(pack: httpx.Client) -> None:
    every, treatments = search(pack, "collar"), search(pack, "collar", kind="treatment")
    assert found(treatments) == [pair for pair in found(every) if pair[0] == "treatment"]
    assert treatments["facets"] == every["facets"]
    assert found(search(pack, "collar", kind="attribute")) == []


@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_of_results_hold_every_result_once(crowd: httpx.Client, limit: int) -> None:
    whole = search(crowd, "adults", limit=100)
    assert whole["next"] is None
    assert len(whole["items"]) > 50
    assert every_item(crowd, "/v1/search", {"q": "adults", "limit": limit}) == whole["items"]


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("migrane", "migraine"),
        ("lunavst", "lunavast"),
        ("coldd colar", "cold collar"),
        ("lunavast constipatoin", "lunavast constipation"),
    ],
)
def test_a_typo_finds_nothing_and_is_answered_with_what_was_meant(pack: httpx.Client, typo: str, meant: str) -> None:
    answer = search(pack, typo)
    assert answer["items"] == []
    assert answer["facets"] == {}
    assert answer["did_you_mean"] == meant
    assert search(pack, meant)["items"]


@pytest.mark.parametrize("query", ["lunavast", "xqxqxqxq", "freezer lunavast", "≥", "…"])
def test_another_spelling_is_offered_only_where_it_helps(pack: httpx.Client, query: str) -> None:
    assert "did_you_mean" not in search(pack, query)


@pytest.mark.parametrize("query", ODD)
def test_there_are_no_operators(pack: httpx.Client, query: str) -> None:
    answer = search(pack, query)
    assert answer["edition"]["id"]
    for _, slug in found(answer):
        assert slug


def test_operators_are_words_like_any_other(pack: httpx.Client) -> None:
    assert found(search(pack, "quellarin NOT lunavast")) == found(search(pack, "quellarin not lunavast"))
    assert found(search(pack, '"lunavast"')) == found(search(pack, "lunavast"))
    assert found(search(pack, "(lunavast")) == found(search(pack, "lunavast"))
    assert found(search(pack, "title:lunavast")) == found(search(pack, "title lunavast"))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.one_of(
        st.text(min_size=1, max_size=60),
        st.text(alphabet="\"*()^:{}+-<>=.,;'\\ abANDORNTEluvst²ﬁ", min_size=1, max_size=40),
    )
)
def test_no_text_at_all_breaks_the_search(pack: httpx.Client, query: str) -> None:
    response = pack.get(f"/v1/search?q={quote(query, safe='')}")
    assert response.status_code in (200, 422), query
    if response.status_code == 422:
        assert response.json()["errors"][0]["code"] in ("not_text", "too_short")


@pytest.mark.parametrize(
    ("parameters", "parameter", "code"),
    [
        ({}, "q", "missing"),
        ({"q": ""}, "q", "too_short"),
        ({"q": "x" * 201}, "q", "too_long"),
        ({"q": "a", "kind": "treatments"}, "kind", "unknown_value"),
        ({"q": "a", "limit": 0}, "limit", "out_of_range"),
        ({"q": "a", "limit": 101}, "limit", "out_of_range"),
        ({"q": "a", "cursor": "nonsense"}, "cursor", "invalid_cursor"),
        ({"q": ["a", "b"]}, "q", "repeated"),
    ],
)
def test_what_cannot_be_searched_is_refused(
    pack: httpx.Client, parameters: Parameters, parameter: str, code: str
) -> None:
    (fault,) = read_refusal(pack, "/v1/search", 422, parameters).errors
    assert (fault.parameter, fault.code) == (parameter, code)


def test_a_cursor_of_other_words_is_refused(pack: httpx.Client) -> None:
    cursor = httpx.URL(search(pack, "migraine", limit=2)["next"]).params["cursor"]
    for other in ({"q": "collar"}, {"q": "migraine", "kind": "finding"}):
        (fault,) = read_refusal(pack, "/v1/search", 422, {**other, "cursor": cursor}).errors
        assert (fault.parameter, fault.code) == ("cursor", "invalid_cursor")
