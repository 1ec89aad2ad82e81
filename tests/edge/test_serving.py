"""What uvicorn is told: the protocol finds the app's cache and its watch, and files enough may be open."""

import resource
from pathlib import Path

import httpx
import pytest
import uvicorn

from app.edge.cache import Cache
from app.edge.serving import MOST_FILES, OPTIONS, allow_open_files
from app.main import create_server
from tests.conftest import build_house


def test_nothing_stands_between_the_protocol_and_the_app(tmp_path: Path) -> None:
    server = create_server(build_house(tmp_path).settings)
    config = uvicorn.Config(server, **OPTIONS)
    config.load()
    assert config.loaded_app is server
    assert server.cache is not None
    assert server.watch is not None


def test_the_protocol_answers_from_the_cache(pack: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    pack.get("/v1/meta")

    async def ask(*_: object) -> None:
        raise AssertionError("the request went the long way")

    monkeypatch.setattr(Cache, "__call__", ask)
    assert pack.get("/v1/meta").status_code == 200


@pytest.mark.parametrize(
    ("limits", "asked"),
    [
        ((1024, 4096), (4096, 4096)),
        ((1024, 1 << 20), (MOST_FILES, 1 << 20)),
        ((1024, resource.RLIM_INFINITY), (MOST_FILES, resource.RLIM_INFINITY)),
        ((1 << 20, 1 << 20), None),
        ((resource.RLIM_INFINITY, resource.RLIM_INFINITY), None),
    ],
)
def test_as_many_files_are_allowed_as_the_system_lets_us(
    monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int], asked: tuple[int, int] | None
) -> None:
    heard: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: limits)
    monkeypatch.setattr(resource, "setrlimit", lambda _, wanted: heard.append(wanted))
    allow_open_files()
    assert heard == ([asked] if asked else [])
