"""The Python client against a running server, waited for and awaited."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.main import create_server
from equipoise_client import AsyncEquipoise, Equipoise, ProblemError, UnexpectedAnswer
from tests.conftest import ROOT, House, serving
from tests.readers import every_item, read

PACKAGE = ROOT / "clients" / "python"


def address_of(client: httpx.Client) -> str:
    return str(client.base_url).rstrip("/")


@pytest.fixture
def equipoise(pack: httpx.Client) -> Iterator[Equipoise]:
    with Equipoise(address_of(pack)) as asked:
        yield asked


def test_what_it_answers_is_what_the_server_answers(equipoise: Equipoise, pack: httpx.Client) -> None:
    assert equipoise.read_treatment("neck-cooling") == read(pack, "/v1/treatments/neck-cooling")
    compared = equipoise.compare(treatments="lunavast,quellarin", condition="migraine")
    assert compared == read(pack, "/v1/compare?treatments=lunavast,quellarin&condition=migraine")
    assert equipoise.download_composed_picture("icons", treatments="lunavast,quellarin").startswith(b"\x89PNG")
    assert equipoise.draw_composed("icons", treatments="lunavast,quellarin").startswith("<svg")


def test_a_list_is_given_item_by_item_over_its_pages(equipoise: Equipoise, pack: httpx.Client) -> None:
    found = list(equipoise.iterate_findings(limit=5))
    assert found == every_item(pack, "/v1/findings")
    assert len(found) > 20


def test_a_filter_may_stand_several_times(equipoise: Equipoise) -> None:
    page = equipoise.list_treatments(where=["time-to-effect:lte:52wk", "time-to-effect:gte:0d"], count=True)
    assert page["count"] == len(page["items"]) > 0


def test_a_problem_is_an_error_with_what_would_be_right(equipoise: Equipoise) -> None:
    with pytest.raises(ProblemError) as raised:
        equipoise.read_treatment("lunavats")
    assert (raised.value.status, raised.value.kind, raised.value.candidates) == (404, "not-found", ["lunavast"])
    with pytest.raises(ProblemError) as raised:
        equipoise.list_treatments(limit=1000)
    assert raised.value.kind == "bad-parameter"
    assert raised.value.problem["errors"][0]["parameter"] == "limit"


def test_a_name_cannot_become_another_address(equipoise: Equipoise) -> None:
    with pytest.raises(ProblemError) as raised:
        equipoise.read_treatment("../meta?x=")
    assert raised.value.status in (404, 422)


def test_what_did_not_change_is_not_sent_twice(pack_house: House) -> None:
    server = create_server(pack_house.settings)
    with serving(pack_house.settings, server) as client, Equipoise(address_of(client)) as asked:
        first, second = asked.read_treatment("lunavast"), asked.read_treatment("lunavast")
    assert first is second
    assert server.cache.not_modified == 1


def test_what_never_changes_is_not_asked_for_twice(pack_house: House) -> None:
    with serving(pack_house.settings) as client:
        asked = Equipoise(address_of(client), edition="2026.11.1")
        first = asked.read_treatment("lunavast")
    assert asked.read_treatment("lunavast") is first
    with pytest.raises(httpx.ConnectError):
        asked.read_treatment("quellarin")
    asked.close()


def test_only_so_many_answers_are_remembered(pack: httpx.Client) -> None:
    with Equipoise(address_of(pack), remembers=1) as asked:
        first = asked.read_treatment("lunavast")
        asked.read_treatment("quellarin")
        assert asked.read_treatment("lunavast") is not first
    with Equipoise(address_of(pack), remembers=0) as asked:
        assert asked.read_treatment("lunavast") is not asked.read_treatment("lunavast")


def test_the_same_can_be_awaited(pack: httpx.Client) -> None:
    async def ask() -> None:
        async with AsyncEquipoise(address_of(pack)) as asked:
            one, other = await asyncio.gather(asked.read_treatment("lunavast"), asked.read_meta())
            assert one == read(pack, "/v1/treatments/lunavast")
            assert other == read(pack, "/v1/meta")
            assert [told async for told in asked.iterate_findings(limit=7)] == every_item(pack, "/v1/findings")
            assert await asked.read_treatment("lunavast") is one
            with pytest.raises(ProblemError):
                await asked.read_treatment("lunavats")

    asyncio.run(ask())


def test_a_page_that_leads_elsewhere_is_not_followed(pack_house: House) -> None:
    settings = pack_house.settings.model_copy(update={"public_url": "https://elsewhere.example"})
    with serving(settings) as client, Equipoise(address_of(client)) as asked, pytest.raises(UnexpectedAnswer):
        list(asked.iterate_findings(limit=5))


def test_what_is_not_equipoise_is_told_apart(pack: httpx.Client) -> None:
    with Equipoise(f"{address_of(pack)}/docs/assets/favicon.png?") as asked, pytest.raises(UnexpectedAnswer):
        asked.read_meta()


@pytest.mark.parametrize("name", ["compare.py", "compare_async.py"])
def test_an_example_runs(content: httpx.Client, name: str) -> None:
    environment = {**os.environ, "EQUIPOISE": address_of(content), "PYTHONPATH": str(PACKAGE / "src")}
    words = [sys.executable, "-W", "error", str(PACKAGE / "examples" / name)]
    said = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 0, said.stderr
    assert len(said.stdout.splitlines()) > 4


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "src" / "equipoise_client" / "py.typed").is_file()
    assert Path(sys.modules["equipoise_client"].__file__ or "").parent == PACKAGE / "src" / "equipoise_client"


def test_a_text_is_checked(equipoise: Equipoise) -> None:
    answer = equipoise.verify_text({"text": "Nobody here: 40%."})
    assert (answer["statements"], answer["passed_over"]) == ([], 1)
    with pytest.raises(ProblemError) as raised:
        equipoise.verify_text({"text": ""})
    assert raised.value.problem["errors"][0].get("pointer") == "#/text"
