"""Summaries of findings over HTTP: at their address, in both mounts, trimmed and extended like any record."""

import httpx
import pytest

from app.documents.summaries import Summary
from tests.readers import ask, names, nulls_in, read, read_refusal

PREVENTING = "/v1/comparisons/preventing-migraine/summary-of-findings"


def test_a_summary_answers_its_document_without_a_null(pack: httpx.Client) -> None:
    answer = read(pack, PREVENTING)
    Summary.model_validate(answer)
    assert list(nulls_in(answer)) == []
    assert answer["slug"] == "preventing-migraine"
    assert [outcome["importance"] for outcome in answer["outcomes"]] == ["critical"] * 2 + ["important"] * 2


def test_a_summary_names_its_own_addresses_and_its_comparison_names_it(pack: httpx.Client) -> None:
    answer = read(pack, PREVENTING)
    assert answer["links"]["self"] == PREVENTING
    assert read(pack, answer["links"]["pinned"]) == answer
    assert answer["links"]["pinned"].startswith(f"/v1/editions/{answer['edition']['id']}/comparisons/")
    assert read(pack, "/v1/comparisons/preventing-migraine")["links"]["summary_of_findings"] == PREVENTING
    assert f'<{PREVENTING}>; rel="canonical"' in ask(pack, PREVENTING).headers["link"]


def test_a_comparison_composed_on_request_has_no_summary_and_names_none(pack: httpx.Client) -> None:
    composed = read(pack, "/v1/compare?treatments=lunavast,quellarin")
    assert composed["links"].keys() == {"self", "pinned"}
    read_refusal(pack, "/v1/comparisons/lunavast-vs-neck-cooling/summary-of-findings", 404)


def test_a_misspelt_comparison_is_answered_with_the_nearest_real_one(pack: httpx.Client) -> None:
    problem = read_refusal(pack, "/v1/comparisons/preventing-migrane/summary-of-findings", 404)
    assert problem.instance == "/v1/comparisons/{slug}/summary-of-findings"
    assert "comparison" in problem.detail
    assert "preventing-migraine" in [name for fault in problem.errors for name in fault.candidates]


def test_every_finding_that_a_summary_names_can_be_read_and_included(pack: httpx.Client) -> None:
    answer = read(pack, PREVENTING, {"include": "findings,sources,treatments,comparison"})
    included = answer.pop("included")
    assert answer == read(pack, PREVENTING)
    results = [told for outcome in answer["outcomes"] for told in outcome["results"] if told["state"] == "reported"]
    assert {told["finding"] for told in results} == set(names({"items": included["findings"]}))
    for told in results:
        finding = read(pack, told["address"])
        assert (finding["display"], finding["locator"]) == (told["display"], told["locator"])
    assert names({"items": included["comparison"]}) == ["preventing-migraine"]
    assert len(included["sources"]) == len(answer["sources"])


def test_a_summary_can_be_trimmed(pack: httpx.Client) -> None:
    assert read(pack, PREVENTING, {"fields": "slug,statement"}).keys() == {"slug", "statement"}
    read_refusal(pack, PREVENTING, 422, {"fields": "statment"})


def test_a_reader_who_has_it_is_told_so(pack: httpx.Client) -> None:
    first = ask(pack, PREVENTING)
    again = pack.get(PREVENTING, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("member", ["summary-of-findings", "quality"])
def test_every_comparison_of_the_real_content_has_one(content: httpx.Client, member: str) -> None:
    slugs = names(read(content, "/v1/comparisons", {"limit": 100}))
    assert slugs
    for slug in slugs:
        answer = read(content, f"/v1/comparisons/{slug}/{member}")
        assert answer["slug"] == slug
        assert list(nulls_in(answer)) == []


def test_in_the_real_content_outcomes_are_at_most_seven_and_both_wanted_and_feared(content: httpx.Client) -> None:
    for slug in names(read(content, "/v1/comparisons", {"limit": 100})):
        answer = read(content, f"/v1/comparisons/{slug}/summary-of-findings")
        Summary.model_validate(answer)
        categories = [outcome["attribute"]["category"] for outcome in answer["outcomes"]]
        assert 2 <= len(categories) <= 7
        assert "harms" in categories
        assert set(categories) != {"harms"}
        for outcome in answer["outcomes"]:
            for told in outcome["results"]:
                if told["state"] == "reported":
                    assert ("risk" in told) != ("risk_missing" in told)
