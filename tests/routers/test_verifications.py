"""/v1/verify: what each number of a text is beside the findings."""

import json
import logging
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.domain.claims.labels import Labels
from tests.conftest import PACK, build_house, serving
from tests.manuscripts import copy_of_pack, rewrite
from tests.readers import Plain, problem_of, read

HEADERS = {"Content-Type": "application/json"}


def check(client: httpx.Client, text: str, **more: str) -> Plain:
    response = client.post("/v1/verify", json={"text": text, **more})
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers
    answer: Plain = response.json()
    return answer


def said(client: httpx.Client, text: str, **more: str) -> list[tuple[str, str]]:
    return [(told["number"]["text"], told["status"]) for told in check(client, text, **more)["statements"]]


def numbered(client: httpx.Client) -> Plain:
    """A finding of the pack that is a share of people."""
    items = read(client, "/v1/findings?limit=100")["items"]
    return next(one for one in items if one["value"]["kind"] == "proportion" and "estimate" in one["value"])


def test_a_number_of_ours_matches_and_leads_to_its_finding(pack: httpx.Client) -> None:
    finding = numbered(pack)
    name, attribute = finding["treatment"]["name"], finding["attribute"]["name"]
    text = f"Café au lait. {name}: {attribute} {finding['value']['estimate']:g}%."
    (told,) = check(pack, text)["statements"]
    assert told["status"] == "matching"
    assert text[told["number"]["start"] : told["number"]["end"]] == told["number"]["text"]
    assert finding["id"] in [one["id"] for one in told["findings"]]
    assert read(pack, told["findings"][0]["address"])["display"] == told["findings"][0]["display"]
    assert told["treatment"]["slug"] == finding["treatment"]["slug"]


def test_another_number_is_different_and_a_name_of_nobody_is_passed_over(pack: httpx.Client) -> None:
    finding = numbered(pack)
    name, attribute = finding["treatment"]["name"], finding["attribute"]["name"]
    assert said(pack, f"{name}: {attribute} 98.7%.") == [("98.7%", "different")]
    answer = check(pack, f"Somebody else: {attribute} 98.7%.")
    assert (answer["statements"], answer["passed_over"]) == ([], 1)
    assert answer["counts"] == dict.fromkeys(answer["counts"], 0)


def test_a_text_may_say_what_it_is_about(pack: httpx.Client) -> None:
    finding = numbered(pack)
    text = f"{finding['attribute']['name']}: {finding['value']['estimate']:g}%."
    assert said(pack, text) == []
    ((_, status),) = said(pack, text, treatment=finding["treatment"]["slug"])
    assert status == "matching"


def test_a_number_of_an_older_edition_is_outdated_and_leads_there(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    copy = copy_of_pack(tmp_path)
    path = copy / "treatments" / "quellarin" / "findings.yaml"
    rewrite(path, "estimate: 35\n      events: 140\n", "estimate: 37\n      events: 148\n")
    house.publish(copy)
    with serving(house.settings) as client:
        items = read(client, "/v1/findings?treatment=quellarin&limit=100")["items"]
        finding = next(one for one in items if one["value"].get("estimate") == 37)
        name, attribute = finding["treatment"]["name"], finding["attribute"]["name"]
        (told,) = check(client, f"{name}: {attribute} 35%.")["statements"]
        assert (told["status"], told["edition"]) == ("outdated", "2026.11.1")
        assert read(client, told["findings"][0]["address"])["value"]["estimate"] == 35
        assert said(client, f"{name}: {attribute} 37%.") == [("37%", "matching")]
        assert said(client, f"{name}: {attribute} 53%.") == [("53%", "different")]


REFUSED: dict[str, tuple[Any, int, str]] = {
    "nothing": (b"", 422, "#"),
    "no JSON": (b"{", 422, "#"),
    "no object": (b"[]", 422, "#"),
    "no text": (b"{}", 422, "#/text"),
    "an empty text": (b'{"text": ""}', 422, "#/text"),
    "a text that is none": (b'{"text": 5}', 422, "#/text"),
    "a member too many": (b'{"text": "a", "more": 1}', 422, "#"),
    "a text that is too long": (json.dumps({"text": "a" * 20_001}).encode(), 422, "#/text"),
    "too many numbers": (json.dumps({"text": "1% " * 300}).encode(), 422, "#/text"),
    "no composed text": (json.dumps({"text": "cafe\u0301"}).encode(), 422, "#/text"),
    "a control character": (json.dumps({"text": "a\u0007"}).encode(), 422, "#/text"),
    "half a pair": (b'{"text": "\\ud800"}', 422, "#"),
    "bytes that are no text": (b'{"text": "\xff"}', 422, "#"),
    "a treatment that is none": (b'{"text": "a", "treatment": "nobody"}', 422, "#/treatment"),
    "a treatment that is no slug": (b'{"text": "a", "treatment": "No Slug"}', 422, "#/treatment"),
    "a deep document": (b"[" * 60_000, 422, "#"),
    "too much": (b"x" * 70_000, 413, ""),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_a_problem_that_says_where(pack: httpx.Client, what: str) -> None:
    content, status, pointer = REFUSED[what]
    response = pack.post("/v1/verify", content=content, headers=HEADERS)
    assert response.status_code == status, response.text
    problem = problem_of(response)
    if pointer:
        told = problem.errors[0].pointer
        assert told is not None
        assert told.startswith(pointer)
        assert problem.errors[0].detail


def test_a_misspelt_treatment_is_answered_with_the_nearest(pack: httpx.Client) -> None:
    response = pack.post("/v1/verify", json={"text": "a", "treatment": "lunavats"})
    assert problem_of(response).errors[0].candidates == ["lunavast"]


def test_other_content_and_other_methods_are_refused_in_their_own_words(pack: httpx.Client) -> None:
    response = pack.post("/v1/verify", content=b"text=a", headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert problem_of(response).status == 415
    refused = pack.get("/v1/verify")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST, OPTIONS")
    assert pack.head("/v1/verify").status_code == 405
    assert pack.post("/v1/verify?a=1", json={"text": "a"}).status_code == 422


def test_a_browser_may_ask_from_any_origin(pack: httpx.Client) -> None:
    preflight = pack.options(
        "/v1/verify", headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    )
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]
    other = pack.options("/v1/treatments")
    assert "POST" not in other.headers["access-control-allow-methods"]


def test_nothing_of_a_text_is_kept_or_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    log = tmp_path / "access.log"
    with caplog.at_level(logging.DEBUG), serving(house.settings.model_copy(update={"access_log": str(log)})) as client:
        check(client, "Lunavast helps the sesquipedalian 12.34% of people.")
        client.post("/v1/verify", content=b'{"text": "sesquipedalian"', headers=HEADERS)
    assert "/v1/verify" in log.read_text("utf-8")
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"sesquipedalian" not in kept
    assert "sesquipedalian" not in caplog.text


def test_every_word_is_looked_at_a_fixed_number_of_times(pack: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linear: a text twice as long takes twice as many steps, and no more, whatever it is made of."""
    steps: list[int] = []
    honest = Labels._at

    def counted(self: Labels, *arguments: Any) -> Any:
        steps.append(1)
        return honest(self, *arguments)

    monkeypatch.setattr(Labels, "_at", counted)
    for piece in ("Lunavast, ", "a ", "one of the ", "( ", "twenty-", "to - "):
        counts = []
        for length in (4000, 8000):
            steps.clear()
            check(pack, (piece * length)[:length])
            counts.append(len(steps))
        assert counts[1] <= 2.1 * counts[0] + 50, piece


def test_a_number_of_a_form_alone_is_never_said_to_be_nobodys(content: httpx.Client) -> None:
    assert said(content, "TMS works within 2 to 3 weeks.") == [("2 to 3 weeks", "unclear")]


def test_a_treatment_that_is_null_is_refused(pack: httpx.Client) -> None:
    response = pack.post("/v1/verify", json={"text": "35% got better.", "treatment": None})
    assert response.status_code == 422
    assert [(fault.pointer, fault.code) for fault in problem_of(response).errors] == [("#/treatment", "not_text")]
