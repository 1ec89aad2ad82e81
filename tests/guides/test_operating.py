"""What the guide for operators shows, done: an office on PostgreSQL, a service, its log, keys and a purge."""

import json
import re
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.edge.refusals import SLOW_HEAD
from app.main import create_server
from tests.conftest import House, build_house, serving
from tests.faults.postgres import postgres
from tests.faults.servers import free_port
from tests.guides.conftest import Terminal
from tests.guides.snippets import snippet
from tests.manuscripts import copy_of_pack, rename_treatment

OFFICE = "operating: EQUIPOISE_OFFICE="
SERVICE = "operating: [Unit]"
LOG = 'operating: {"time":'
KEYS = "operating: Surrogate-Key:"
PURGE = "operating: # everything that the old edition answered"
ANALYSE = shutil.which("systemd-analyze")


def test_the_office_may_be_a_postgresql(terminal: Terminal) -> None:
    terminal.lay_pack()
    with postgres() as cluster:
        written = "postgresql+psycopg://equipoise@db.example.org/equipoise"
        setting = snippet(OFFICE).text.replace(written, cluster.create("equipoise"))
        assert written not in setting
        said = terminal.follow(f"export {setting}\nequipoise publish\nequipoise editions")
    assert "(current)" in said
    assert not list(terminal.folder.rglob("*.db")), "the office was a file"


@pytest.fixture
def service(terminal: Terminal) -> ConfigParser:
    """The unit, in the folder of a test; systemd has names several times and in their own case."""
    text = snippet(SERVICE).text.replace("/srv/equipoise", str(terminal.folder))
    (terminal.folder / "equipoise.service").write_text(text, "utf-8")
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way
    unit.read_string(text)
    return unit


@pytest.mark.skipif(ANALYSE is None, reason="systemd-analyze is not installed")
def test_systemd_understands_the_service(terminal: Terminal, service: ConfigParser) -> None:
    assert ANALYSE is not None
    for restart in (service["Service"]["Restart"], "sometimes"):
        path = terminal.folder / f"{restart}.service"
        path.write_text((terminal.folder / "equipoise.service").read_text("utf-8").replace("=always", f"={restart}"))
        told = subprocess.run(
            [ANALYSE, "verify", str(path)], capture_output=True, text=True, timeout=60, check=False
        ).stderr
        assert (path.name in told) == (restart == "sometimes"), told


def test_the_service_starts_serves_and_ends_in_time(terminal: Terminal, service: ConfigParser) -> None:
    terminal.lay_pack()
    terminal.follow("equipoise publish")
    port = free_port()
    told = service["Service"]
    assert told["ExecReload"] == "/bin/kill -HUP $MAINPID", "tests/faults/test_serving.py replaces workers so"
    started = subprocess.Popen(
        shlex.split(told["ExecStart"]),
        cwd=told["WorkingDirectory"],
        env={**terminal.environment, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=8), base_url=f"http://127.0.0.1:{port}") as client:
            assert client.get("/v1/health/ready").json()["status"] == "ready"
        assert all(path.is_relative_to(told["ReadWritePaths"]) for path in _written(terminal.folder))
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(float(told["TimeoutStopSec"]))


def _written(folder: Path) -> list[Path]:
    """What is in a folder beside what was there from the beginning."""
    before = ("data", ".venv", "equipoise.service")
    return [path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).parts[0] not in before]


def test_the_log_has_the_lines_that_are_shown(tmp_path: Path, pack_house: House) -> None:
    log = tmp_path / "access.log"
    settings = pack_house.settings.model_copy(update={"access_log": str(log)})
    server = create_server(settings)
    with serving(settings, server) as client:
        for _ in range(3):
            client.get("/v1/treatments/lunavast")
        server.log.note_refusal(SLOW_HEAD)
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    shown = [json.loads(line) for line in snippet(LOG).text.splitlines()]
    assert [_kinds(line) for line in shown] == [_kinds(line) for line in lines]
    same = ("method", "route", "kept", "status", "refused")
    assert [[line.get(name) for name in same] for line in shown] == [
        [line.get(name) for name in same] for line in lines
    ]


def _kinds(line: dict[str, Any]) -> list[tuple[str, object]]:
    """The members of a line, in their order, each with what it is made of."""
    return [(name, re.sub(r"[0-9a-f]", "0", told) if name == "request" else type(told)) for name, told in line.items()]


def test_an_answer_carries_the_keys_that_are_shown(content: httpx.Client) -> None:
    name, _, keys = snippet(KEYS).text.strip().partition(": ")
    current = content.get("/v1/meta").json()["edition"]["id"]
    written = keys.replace(re.findall(r"edition/(\S+)", keys)[0], current)
    assert content.get(f"/v1/{keys.split(' ')[1]}").headers[name] == written


@contextmanager
def standing_in_for_varnish() -> Iterator[tuple[str, list[str]]]:
    """A server that hears what it is told to purge: its address, and what it heard."""
    heard: list[str] = []

    class Purged(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            heard.append(self.headers["xkey-purge"])
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name http.server gives it
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Purged) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", heard
        server.shutdown()


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_a_purge_names_what_answers_are_kept_under(terminal: Terminal) -> None:
    house, manuscript = build_house(terminal.folder / "house"), copy_of_pack(terminal.folder)
    addresses = ("/v1/treatments/quellarin", "/v1/treatments", "/v1/sources/hush-trial-2022")
    old = house.publish(manuscript)
    with serving(house.settings) as client, standing_in_for_varnish() as (varnish, heard):
        kept = [set(client.get(address).headers["surrogate-key"].split()) for address in addresses]
        rename_treatment(manuscript, "Quellarin forte")
        new = house.publish(manuscript)
        text = snippet(PURGE).text
        assert text.count("http://127.0.0.1/") == 2
        server = str(client.base_url).rstrip("/")
        terminal.follow(text.replace("http://127.0.0.1/", varnish), {"old": old, "new": new, "server": server})
    whole, some = (set(keys.split()) for keys in heard)
    assert all(keys & whole for keys in kept)
    assert [bool(keys & some) for keys in kept] == [True, True, False]
