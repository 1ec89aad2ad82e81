"""create_app(): the one place that knows every part."""

import asyncio
import stat
import threading
from pathlib import Path

import httpx
import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from app.errors import NothingPublished
from app.main import CURSOR_KEY_FILE, _shared_key, create_app
from app.settings import Settings
from tests.conftest import PACK, build_house, serving
from tests.readers import names, read, read_refusal


def settings_in(folder: Path, *, cursor_key: str = "") -> Settings:
    """Settings of a house in a folder."""
    return Settings(editions=folder / "editions", office=f"sqlite:///{folder}/office.db", cursor_key=cursor_key)


def test_the_current_mount_and_the_pinned_one_have_the_same_addresses(tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path))
    paths = {context.path for context in iter_route_contexts(app.routes) if context.path}
    ends = ("changes", "datapackage.json", "dataset.jsonld", "download.{suffix}")
    of_editions = {f"/v1/editions/{{edition_id}}/{end}" for end in ends}
    pinned = {path for path in paths if path.startswith("/v1/editions/{edition_id}/")} - of_editions
    assert len(pinned) > 10
    assert {path.replace("/editions/{edition_id}", "", 1) for path in pinned} <= paths
    once = {"/v1/editions", "/v1/editions/{edition_id}", *of_editions}
    twice = {path for path in paths if path.startswith("/v1/")} - pinned - once
    left = {path for path in twice if path.replace("/v1", "/v1/editions/{edition_id}", 1) not in pinned}
    alone = ("catalog.jsonld", "contexts", "embed", "health", "metrics", "oembed", "schemas", "verify")
    assert all(path.startswith(tuple(f"/v1/{name}" for name in alone)) for path in left), left


def test_every_route_is_plain_and_blocks_nothing(tmp_path: Path) -> None:
    for context in iter_route_contexts(create_app(settings_in(tmp_path)).routes):
        route = context.original_route
        if isinstance(route, APIRoute):
            assert route.methods == ({"POST"} if route.name == "verify_text" else {"GET"}), route.path


def test_workers_of_one_folder_share_the_key_that_signs_cursors(tmp_path: Path) -> None:
    one, two = create_app(settings_in(tmp_path)), create_app(settings_in(tmp_path))
    assert one.state.cursor_key == two.state.cursor_key
    assert len(one.state.cursor_key) == 64
    kept = tmp_path / "editions" / CURSOR_KEY_FILE
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_workers_that_start_together_share_one_key_too(tmp_path: Path) -> None:
    keys: list[str] = []
    barrier = threading.Barrier(8)

    def start() -> None:
        barrier.wait(timeout=20)
        keys.append(_shared_key(tmp_path / "editions"))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(keys) == 8
    assert len(set(keys)) == 1
    assert [path.name for path in (tmp_path / "editions").iterdir()] == [CURSOR_KEY_FILE]


def test_a_key_from_the_settings_goes_first(tmp_path: Path) -> None:
    assert create_app(settings_in(tmp_path, cursor_key="ours")).state.cursor_key == "ours"
    assert not (tmp_path / "editions" / CURSOR_KEY_FILE).exists()


def test_a_folder_that_cannot_be_written_costs_nothing_but_sharing(tmp_path: Path) -> None:
    (tmp_path / "editions").write_text("a file where the folder should be")
    one, two = create_app(settings_in(tmp_path)), create_app(settings_in(tmp_path))
    assert one.state.cursor_key != two.state.cursor_key


def test_a_cursor_outlives_a_restart(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    with serving(house.settings) as client:
        following = read(client, "/v1/findings", {"limit": 5})["next"]
    with serving(house.settings) as client:
        assert names(read(client, following)) == names(read(client, "/v1/findings", {"limit": 10}))[5:]


def test_a_server_without_an_edition_does_not_start(tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path))

    async def start() -> None:
        async with app.router.lifespan_context(app):
            pytest.fail("it started")

    with pytest.raises(NothingPublished):
        asyncio.run(start())


def test_two_servers_read_one_house(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    with serving(house.settings) as one, serving(house.settings) as two:
        following = read(one, "/v1/findings", {"limit": 5})["next"]
        assert read(two, following) == read(one, following)
        read_refusal(two, "/v1/treatments/nowhere", 404)


def test_an_unknown_address_of_every_kind_is_a_problem(pack: httpx.Client) -> None:
    for address in ("/humans.txt", "/.env", "/v1", "/v1/", "/admin", "/docs/", "/redoc"):
        read_refusal(pack, address, 404)
