"""An address that will go says so in every answer."""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import pytest

from app.deprecations import DEPRECATED, POLICY, Deprecation
from app.edge.deprecations import Deprecations
from app.main import create_app
from tests.conftest import House, serving

GOING = Deprecation(
    since=datetime(2026, 9, 21, tzinfo=UTC), sunset=datetime(2027, 9, 21, tzinfo=UTC), successor="/v2/sources"
)


def test_an_answer_says_since_when_until_when_and_what_instead(pack_house: House) -> None:
    app = Deprecations(create_app(pack_house.settings), deprecated={"/v1/sources/{slug}": GOING})
    with serving(pack_house.settings, app) as client:
        for address in ("/v1/sources/moonrise-trial-2023", "/v1/sources/nothing"):
            headers = client.get(address).headers
            assert headers["deprecation"] == "@1789948800"
            assert datetime.fromtimestamp(int(headers["deprecation"][1:]), UTC) == GOING.since
            assert parsedate_to_datetime(headers["sunset"]) == GOING.sunset
            assert headers["sunset"].endswith("GMT")
            assert f'<{POLICY}>; rel="deprecation"' in headers["link"]
            assert '</v2/sources>; rel="successor-version"' in headers["link"]
            assert "Deprecation, Sunset" in headers["access-control-expose-headers"]
        assert 'rel="license"' in client.get("/v1/sources/moonrise-trial-2023").headers["link"]
        assert "deprecation" not in client.get("/v1/sources").headers


def test_no_address_is_gone_before_it_is_deprecated() -> None:
    with pytest.raises(ValueError, match="not gone before"):
        Deprecation(since=GOING.sunset, sunset=GOING.since, successor="/v2")


def test_whatever_is_deprecated_is_an_address_of_ours_and_the_policy_is_there(
    pack_house: House, pack: httpx.Client
) -> None:
    templates = {template for _, template in create_app(pack_house.settings).state.templates}
    assert set(DEPRECATED) <= templates
    assert pack.get(POLICY).status_code == 200


def test_whatever_is_no_request_goes_through() -> None:
    seen: list[str] = []

    async def app(scope: object, receive: object, send: object) -> None:
        seen.append("there")

    async def run() -> None:
        await Deprecations(app, deprecated={"/a": GOING})({"type": "lifespan"}, None, None)  # type: ignore[arg-type]  # it asks neither

    asyncio.run(run())
    assert seen == ["there"]
