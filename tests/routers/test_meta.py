"""What /meta, /health and /problems answer."""

from pathlib import Path

import httpx
import pytest

from app import VERSION
from app.domain.verdicts import RULES_VERSION
from app.domain.wording import DISCLAIMER, NOT_REVIEWED
from app.problems import PROBLEM_TYPES
from tests.conftest import PACK, build_house, serving
from tests.readers import read, read_refusal


def test_meta_says_what_is_served_and_on_what_terms(pack: httpx.Client) -> None:
    meta = read(pack, "/v1/meta")
    assert meta["version"] == VERSION
    assert meta["rules_version"] == RULES_VERSION
    assert meta["counts"]["treatments"] == 4
    assert meta["counts"]["findings"] == 34
    assert meta["evidence_checked"] == "2026-11-20"
    assert meta["review_statement"] == NOT_REVIEWED
    assert meta["disclaimer"] == DISCLAIMER
    assert meta["licence"] == {"name": "CC BY 4.0", "address": "https://creativecommons.org/licenses/by/4.0/"}


def test_everything_meta_leads_to_is_there(pack: httpx.Client) -> None:
    for address in read(pack, "/v1/meta")["links"].values():
        asked = f"{address}migraine" if address.endswith("q=") else address
        assert pack.get(asked).status_code == 200, asked


def test_the_process_is_alive(pack: httpx.Client) -> None:
    assert read(pack, "/v1/health/live") == {"status": "alive"}


def test_a_server_with_an_edition_is_ready(pack: httpx.Client) -> None:
    ready = read(pack, "/v1/health/ready")
    assert ready["status"] == "ready"
    assert ready["edition"] == read(pack, "/v1/meta")["edition"]
    assert ready["office"] == "reachable"
    assert ready["warnings"] == []


@pytest.mark.parametrize("address", ["/v1/health/live", "/v1/health/ready"])
def test_health_is_never_stored_and_never_said_to_be_as_it_was(pack: httpx.Client, address: str) -> None:
    answer = pack.get(address, headers={"If-None-Match": "*"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_a_server_that_lost_its_office_is_degraded_and_goes_on_answering(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    with serving(house.settings) as client:
        whole = (tmp_path / "office.db").read_bytes()
        (tmp_path / "office.db").write_bytes(b"this is no database " * 500)
        refusal = read_refusal(client, "/v1/editions", 503)
        assert refusal.type == "/problems/office-unavailable"
        assert client.get("/v1/editions").headers["retry-after"] == "5"
        assert read(client, "/v1/treatments/lunavast")["name"] == "Lunavast"
        assert read(client, "/v1/editions/2026.11.1/treatments/lunavast")
        (tmp_path / "office.db").write_bytes(whole)


@pytest.mark.parametrize("kind", [kind.slug for kind in PROBLEM_TYPES])
def test_every_kind_of_problem_is_explained_at_its_own_address(pack: httpx.Client, kind: str) -> None:
    explained = read(pack, f"/problems/{kind}")
    told = next(one for one in PROBLEM_TYPES if one.slug == kind)
    assert explained == {
        "type": f"/problems/{kind}",
        "title": told.title,
        "status": told.status,
        "meaning": told.meaning,
    }


def test_a_kind_of_problem_that_is_none_is_not_found(pack: httpx.Client) -> None:
    (fault,) = read_refusal(pack, "/problems/not-fond", 404).errors
    assert fault.parameter == "name"
    assert "not-found" in fault.candidates


@pytest.mark.parametrize("address", ["/v1/meta", "/v1/health/live", "/v1/health/ready", "/problems/not-found"])
def test_none_of_these_takes_a_parameter(pack: httpx.Client, address: str) -> None:
    (fault,) = read_refusal(pack, address, 422, {"fields": "name"}).errors
    assert fault.code == "unknown_parameter"
    assert fault.expected == "one of: none"
