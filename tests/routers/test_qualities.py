"""The quality of comparisons over HTTP."""

import httpx

from app.documents.qualities import Quality
from tests.readers import names, nulls_in, read, read_refusal

PREVENTING = "/v1/comparisons/preventing-migraine/quality"


def test_a_quality_answers_its_document_and_claims_no_certificate(pack: httpx.Client) -> None:
    answer = read(pack, PREVENTING)
    Quality.model_validate(answer)
    assert list(nulls_in(answer)) == []
    assert answer["statement"].startswith(f"Meets {answer['met']} of 35, self-assessed. This is no certificate")
    assert len(answer["criteria"]) == answer["of"] == 35


def test_a_quality_names_its_own_addresses_and_its_comparison_names_it(pack: httpx.Client) -> None:
    answer = read(pack, PREVENTING)
    assert answer["links"]["self"] == PREVENTING
    assert read(pack, answer["links"]["pinned"]) == answer
    assert read(pack, "/v1/comparisons/preventing-migraine")["links"]["quality"] == PREVENTING


def test_a_misspelt_comparison_is_answered_with_the_nearest_real_one(pack: httpx.Client) -> None:
    problem = read_refusal(pack, "/v1/comparisons/lunavast-vs-quelarin/quality", 404)
    assert "lunavast-vs-quellarin" in [name for fault in problem.errors for name in fault.candidates]


def test_a_quality_can_be_trimmed_and_brings_its_comparison_along(pack: httpx.Client) -> None:
    answer = read(pack, PREVENTING, {"fields": "met,of", "include": "comparison"})
    assert answer.keys() == {"met", "of", "included"}
    assert names({"items": answer["included"]["comparison"]}) == ["preventing-migraine"]


def test_every_comparison_of_the_real_content_keeps_the_bounds_it_is_printed_under(content: httpx.Client) -> None:
    for slug in names(read(content, "/v1/comparisons", {"limit": 100})):
        answer = read(content, f"/v1/comparisons/{slug}/quality")
        Quality.model_validate(answer)
        assert answer["equal_detail"]["is_within"]
        certified = [told for told in answer["criteria"] if told["group"] == "certification"]
        assert [told["status"] for told in certified] == ["met"] * 6
        people = [told for told in answer["criteria"] if told["told_by"] == "a_person"]
        assert all(("by" in told) == (told["status"] == "attested") for told in people)
        assert "readability" in answer
