"""What programs find before they know anything else."""

from datetime import UTC, datetime
from urllib.robotparser import RobotFileParser

import httpx
import pytest
from pydantic import ValidationError

from app.settings import Settings
from tests.conftest import House, serving
from tests.readers import read_refusal

CATALOGUE = "/.well-known/api-catalog"
CONTACT = "/.well-known/security.txt"


def test_the_catalogue_leads_to_the_api_its_description_and_its_state(pack: httpx.Client) -> None:
    response = pack.get(CATALOGUE)
    assert response.headers["content-type"].startswith("application/linkset+json; profile=")
    assert f'<{CATALOGUE}>; rel="api-catalog"' in response.headers["link"]
    catalogue, api = response.json()["linkset"]
    assert catalogue["item"] == [{"href": api["anchor"]}]
    for relation in ("service-desc", "service-doc", "service-meta", "status"):
        for target in api[relation]:
            answer = pack.get(target["href"])
            assert answer.status_code == 200, target
            assert answer.headers["content-type"].partition(";")[0] in (target["type"], "application/json")


def test_the_catalogue_can_be_asked_for_its_head_alone(pack: httpx.Client) -> None:
    assert 'rel="api-catalog"' in pack.head(CATALOGUE).headers["link"]


def test_without_a_contact_there_is_no_file_of_one(pack: httpx.Client) -> None:
    read_refusal(pack, CONTACT, 404)


def test_the_contact_is_the_operators_and_good_for_months(pack_house: House) -> None:
    settings = pack_house.settings.model_copy(
        update={"security_contact": "mailto:security@example.org", "public_url": "https://example.org"}
    )
    with serving(settings) as client:
        response = client.get(CONTACT)
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    told = dict(line.split(": ", 1) for line in response.text.splitlines())
    assert told["Contact"] == "mailto:security@example.org"
    assert told["Canonical"] == "https://example.org/.well-known/security.txt"
    left = datetime.fromisoformat(told["Expires"]) - datetime.now(UTC)
    assert 150 < left.days < 366


@pytest.mark.parametrize("contact", ["security@example.org", "mailto:a\nExpires: never", "http://example.org"])
def test_a_contact_that_is_no_address_is_refused(contact: str) -> None:
    with pytest.raises(ValidationError):
        Settings(security_contact=contact)


def test_robots_may_read_what_has_an_end(pack: httpx.Client) -> None:
    robots = RobotFileParser()
    robots.parse(pack.get("/robots.txt").text.splitlines())
    for address in ("/", "/comparisons/a", "/v1/treatments", "/docs", "/openapi.json"):
        assert robots.can_fetch("anyone", address), address
    for address in ("/compare?treatments=a,b", "/v1/compare?treatments=a,b", "/v1/search?q=a", "/embed/compare"):
        assert not robots.can_fetch("anyone", address), address


@pytest.mark.parametrize("address", [CATALOGUE, CONTACT, "/robots.txt"])
def test_none_of_these_takes_a_parameter(pack: httpx.Client, address: str) -> None:
    assert read_refusal(pack, f"{address}?a=1", 422).errors
