"""What tests share: published editions, and real servers on real sockets that read them."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from hypothesis import HealthCheck
from hypothesis import settings as examples
from starlette.types import ASGIApp

from app.database import Office, open_office
from app.edge.serving import OPTIONS
from app.main import create_server
from app.publishing.press import publish
from app.settings import Settings
from tests import manuscripts

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
PACK = manuscripts.PACK

examples.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("no clock")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: tests wait for servers, browsers and disks much of their time."""
    return (os.cpu_count() or 1) + 1


@dataclass(frozen=True)
class House:
    """A folder of editions with its office."""

    settings: Settings
    office: Office

    @property
    def editions(self) -> Path:
        """The folder of edition files."""
        return self.settings.editions

    def publish(self, data: Path, note: str = "") -> str:
        """Publishes a manuscript and tells the edition's id."""
        return publish(data, self.editions, self.office, note=note).edition


def build_house(folder: Path, *, poll_seconds: float = 0.05, warm_up: bool = False) -> House:
    """An empty house in a folder. Its servers keep only what a test asks for, unless they are to warm up."""
    office = f"sqlite:///{folder}/office.db"
    settings = Settings(editions=folder / "editions", office=office, poll_seconds=poll_seconds, warm_up=warm_up)
    settings.editions.mkdir(parents=True, exist_ok=True)
    return House(settings, open_office(office))


@contextmanager
def serving(settings: Settings, app: ASGIApp | None = None, *, port: int = 0) -> Iterator[httpx.Client]:
    """A real server on a port of loopback, a free one where none is named, and a client of it."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", port))
        listener.listen(512)
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app or create_server(settings), **OPTIONS))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + 30
        while not server.started and thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.started, "the server did not start"
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join(timeout=15)


@pytest.fixture(scope="session")
def content_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The real content, published."""
    house = build_house(tmp_path_factory.mktemp("content"))
    house.publish(DATA)
    return house


@pytest.fixture(scope="session")
def pack_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A stranger's content pack, published."""
    house = build_house(tmp_path_factory.mktemp("pack"))
    house.publish(PACK)
    return house


@pytest.fixture(scope="session")
def content(content_house: House) -> Iterator[httpx.Client]:
    """A client of a server that reads the real content."""
    with serving(content_house.settings) as client:
        yield client


@pytest.fixture(scope="session")
def pack(pack_house: House) -> Iterator[httpx.Client]:
    """A client of a server that reads the stranger's pack."""
    with serving(pack_house.settings) as client:
        yield client


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that reads the pack with seven more treatments: enough to fill pages and comparisons."""
    folder = tmp_path_factory.mktemp("crowd")
    house = build_house(folder)
    house.publish(manuscripts.crowded_pack(folder))
    with serving(house.settings) as client:
        yield client
