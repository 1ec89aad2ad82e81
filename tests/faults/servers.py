"""Servers in processes of their own, as an operator runs them; some of their answers take as long as they are told."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn
from starlette.types import Receive, Scope, Send

from app.database import OpenEdition
from app.edge.serving import OPTIONS
from app.main import Server, create_app
from tests.conftest import ROOT, House

LARGE = 8_000_000
PATIENCE = 180.0


class Slowly(Server):
    """Our server, with /slowly/SECONDS, which answers late, and /large, which answers much; and it says who it is."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the lifespan."""
        path = scope.get("path", "")
        if path.startswith("/slowly/"):
            await asyncio.sleep(float(path.removeprefix("/slowly/")))
            await _answer(send, b"at last")
        elif path == "/large":
            await _answer(send, b"x" * LARGE)
        elif path == "/who":
            await _answer(send, str(os.getpid()).encode())
        else:
            await super().__call__(scope, receive, send)


async def _answer(send: Send, body: bytes) -> None:
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def create_slow_server() -> Slowly:
    """What the process serves."""
    if os.environ.get("NAIVE"):
        _mix_editions()
    return Slowly(create_app())


def _mix_editions() -> None:
    """Makes a server that keeps what it read of one edition for the answers of the next."""
    rows: Callable[[OpenEdition, str, Sequence[object]], list[tuple[Any, ...]]] = OpenEdition.rows
    kept: dict[tuple[str, tuple[object, ...]], list[tuple[Any, ...]]] = {}

    def kept_rows(edition: OpenEdition, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        key = (statement, tuple(values))
        if key not in kept:
            kept[key] = rows(edition, statement, values)
        return kept[key]

    setattr(OpenEdition, "rows", kept_rows)  # noqa: B010  # a mistake, and made on purpose


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Running:
    """A server's process and a client of it."""

    process: "subprocess.Popen[str]"
    client: httpx.Client

    @property
    def port(self) -> int:
        """Where it listens."""
        assert self.client.base_url.port is not None
        return self.client.base_url.port

    def ended(self) -> str:
        """Waits for the end, and tells what was complained of."""
        _, complaints = self.process.communicate(timeout=PATIENCE)
        return complaints


@contextmanager
def server_process(
    house: House, *, workers: int = 1, files: int | None = None, naive: bool = False, silence: int | None = None
) -> Iterator[Running]:
    """A server of this house in a process of its own, once it answers.

    It may open so many files, and a worker may be silent for so many seconds.
    """
    port = free_port()
    environment = {
        **os.environ,
        "EQUIPOISE_EDITIONS": str(house.editions),
        "EQUIPOISE_OFFICE": house.settings.office,
        "PORT": str(port),
        "EQUIPOISE_WORKERS": str(workers),
        "NAIVE": "1" if naive else "",
        "EQUIPOISE_WARM_UP": "off",
        "SILENCE": str(silence or OPTIONS["timeout_worker_healthcheck"]),
    }
    limited = [] if files is None else ["sh", "-c", f'ulimit -n {files} && exec "$0" "$@"']
    with subprocess.Popen(
        [*limited, sys.executable, "-m", "tests.faults.servers"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client:
                wait(lambda: process.poll() is not None or answers(client))
                assert process.poll() is None, process.communicate()
                yield Running(process, client)
        finally:
            process.terminate()


def answers(client: httpx.Client) -> bool:
    """Whether the server answers."""
    try:
        return client.get("/v1/health/live").status_code == 200
    except httpx.TransportError:
        return False


def wait(until: Callable[[], bool]) -> None:
    """Waits for something that must come."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.02)


if __name__ == "__main__":
    uvicorn.run(
        "tests.faults.servers:create_slow_server",
        factory=True,
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        workers=int(os.environ["EQUIPOISE_WORKERS"]),
        **{**OPTIONS, "timeout_worker_healthcheck": int(os.environ["SILENCE"])},
    )
