"""The last resort: an unforeseen error becomes a problem document, and the connection stays honest."""

import logging
from pathlib import Path

import httpx
import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.database import SUFFIX, OpenEdition
from app.edge.last_resort import LastResort
from app.problems import unforeseen
from app.queries import treatments
from app.routers import treatment_pages
from tests.conftest import PACK, build_house, serving
from tests.edge.calls import Heard, call, hello
from tests.readers import problem_of, read

OF_THE_HOUSE = "a-secret-of-the-house"


async def fails(scope: Scope, receive: Receive, send: Send) -> None:
    """An app with a mistake in it."""
    raise RuntimeError(OF_THE_HOUSE)


async def fails_late(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that makes its mistake when it has begun to answer."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError(OF_THE_HOUSE)


def answer(path: str) -> Response:
    """What `main` gives."""
    return unforeseen(path)


def test_an_unforeseen_error_is_answered_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "equipoise.edge"):
        heard = call(LastResort(fails, answer=answer), path="/v1/treatments")
    assert heard.status == 500
    assert heard.headers["content-type"] == "application/problem+json"
    assert OF_THE_HOUSE.encode() not in heard.body
    assert "builtins.RuntimeError" in caplog.text
    assert OF_THE_HOUSE not in caplog.text.replace("raise RuntimeError(OF_THE_HOUSE)", "")


def test_an_answer_that_has_begun_is_not_begun_again() -> None:
    with pytest.raises(RuntimeError, match=OF_THE_HOUSE):
        call(LastResort(fails_late, answer=answer))


def test_what_goes_well_passes_through() -> None:
    heard: Heard = call(LastResort(hello, answer=answer))
    assert heard.body == b"GEThello"


def test_what_is_no_request_raises_as_it_would() -> None:
    with pytest.raises(RuntimeError):
        call(LastResort(fails, answer=answer), kind="lifespan")


def test_a_server_survives_a_mistake_of_ours_and_tells_nobody_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(edition: OpenEdition, slug: str, **_: object) -> None:
        raise ZeroDivisionError(OF_THE_HOUSE)

    house = build_house(tmp_path)
    house.publish(PACK)
    monkeypatch.setattr(treatments, "get_treatment", mistaken)
    with serving(house.settings) as client:
        for _ in range(3):
            response = client.get("/v1/treatments/lunavast?fields=name", headers={"Origin": "https://a.example"})
            assert response.status_code == 500
            told = problem_of(response)
            assert told.type == "/problems/unexpected"
            assert OF_THE_HOUSE not in response.text
            assert "ZeroDivision" not in response.text
            assert response.headers["access-control-allow-origin"] == "*"
            assert read(client, "/v1/conditions/migraine")["name"] == "Migraine"


def test_people_who_read_a_page_are_told_of_a_mistake_by_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object, **__: object) -> None:
        raise ZeroDivisionError(OF_THE_HOUSE)

    house = build_house(tmp_path)
    house.publish(PACK)
    monkeypatch.setattr(treatment_pages, "render_treatment_page", mistaken)
    with serving(house.settings) as client:
        response = client.get("/treatments/lunavast")
        assert response.status_code == 500
        assert response.headers["content-type"].startswith("text/html")
        assert "frame-ancestors" in response.headers["content-security-policy"]
        assert response.headers["cache-control"] == "no-store"
        assert OF_THE_HOUSE not in response.text
        assert "ZeroDivision" not in response.text


def test_an_edition_that_breaks_under_the_server_costs_one_problem_and_not_the_server(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    id_ = house.publish(PACK)
    with serving(house.settings) as client:
        assert read(client, "/v1/treatments/lunavast")
        path = house.editions / f"{id_}{SUFFIX}"
        path.chmod(0o644)
        path.write_bytes(b"\0" * path.stat().st_size)
        addresses = [f"/v1/{noun}?sort=-updated&limit={limit}" for noun in ("findings", "sources") for limit in (2, 3)]
        answers: list[httpx.Response] = [client.get(address) for address in addresses]
        assert all(response.status_code in (200, 500, 503) for response in answers)
        for response in answers:
            if response.status_code != 200:
                problem_of(response)
                assert "sqlite" not in response.text.lower()
                assert "SELECT" not in response.text
        assert read(client, "/v1/health/live") == {"status": "alive"}
