"""Every claim of the starting article is reachable through the API, with its treatment, place and numbers."""

from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

ARTICLE = Path(__file__).parents[3] / "shared" / "evidence" / "seed_article.yaml"
UNITS = {"min": "min", "weeks": "wk", "days": "d", "sessions": "{session}", "sessions/week": "{session}/wk"}

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the starting article is not beside the checkout")


def _claims() -> list[dict[str, Any]]:
    if not ARTICLE.is_file():
        return []
    claims: list[dict[str, Any]] = yaml.safe_load(ARTICLE.read_text("utf-8"))["claims"]
    return claims


def _findings(content: httpx.Client, claim: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The finding of each treatment that a claim speaks of."""
    treatments = claim["treatment"] if isinstance(claim["treatment"], list) else [claim["treatment"]]
    base = f"article-{claim['id'].lower()}"
    ids = {name: f"{base}-{name}" if len(treatments) > 1 else base for name in treatments}
    answers = {name: content.get(f"/v1/findings/{id_}") for name, id_ in ids.items()}
    assert {answer.status_code for answer in answers.values()} == {200}, ids
    return {name: answer.json() for name, answer in answers.items()}


@pytest.mark.parametrize("claim", _claims(), ids=lambda claim: str(claim["id"]))
def test_a_claim_of_the_article_is_a_finding_with_its_place(content: httpx.Client, claim: dict[str, Any]) -> None:
    for treatment, finding in _findings(content, claim).items():
        assert finding["treatment"]["slug"] == treatment
        assert finding["locator"] == claim["section"]
        assert finding["source"]["type"] == "web_article"
        assert finding["display"]


@pytest.mark.parametrize(
    "claim",
    [claim for claim in _claims() if isinstance(claim.get("value", {}).get("low"), int) and "unit" in claim["value"]],
    ids=lambda claim: str(claim["id"]),
)
def test_a_number_of_the_article_is_served_as_it_stands(content: httpx.Client, claim: dict[str, Any]) -> None:
    (finding,) = _findings(content, claim).values()
    value, told = finding["value"], claim["value"]
    ends = [value[name] for name in ("estimate", "low", "high") if name in value]
    assert (min(ends), max(ends)) == (told["low"], told["high"])
    assert value["unit"] == UNITS[told["unit"]]


def test_the_article_says_who_gains_by_it(content: httpx.Client) -> None:
    source = yaml.safe_load(ARTICLE.read_text("utf-8"))["source"]
    served = content.get(f"/v1/sources/{source['id']}").json()
    assert served["type"] == "web_article"
    assert "ketamine" in served["conflict_of_interest"].lower()
    assert served["gaps"]["year"] == "not_reported"


def test_the_article_contradicting_itself_stays_visible(content: httpx.Client) -> None:
    treatment = content.get("/v1/treatments/tms").json()
    assert any({"article-s05", "article-s06"} <= set(told["findings"]) for told in treatment["disagreements"])


def test_a_derived_value_names_what_it_comes_from(content: httpx.Client) -> None:
    finding = content.get("/v1/findings/article-s09").json()
    assert finding["obtained"] == "derived"
    assert set(finding["derived_from"]) == {"article-s07", "article-s08"}
    assert finding["derivation"]
