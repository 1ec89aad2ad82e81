"""The guides as pages: every link leads somewhere, and every snippet does what it says."""

import configparser
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from app.renderers.guide_format import FOLDER, GUIDES
from tests.browser.tools import NODE
from tests.conftest import DATA, PACK, ROOT
from tests.readers import read

SNIPPET = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
STARTS = [name for name in GUIDES if name.startswith("start-")]
ALONE = ("start-editors", "start-operators")
"""Guides whose snippets change things: each gets a house of its own."""


def snippets(name: str) -> list[tuple[str, str]]:
    return SNIPPET.findall((FOLDER / f"{name}.md").read_text("utf-8"))


def test_every_guide_is_a_page_in_the_list(pack: httpx.Client) -> None:
    listed = re.findall(r'href="/guide/([a-z-]+)"', pack.get("/guide").text)
    assert listed == list(GUIDES)
    for name in GUIDES:
        page = pack.get(f"/guide/{name}")
        assert page.status_code == 200
        assert page.headers["content-type"].startswith("text/html")
        assert page.text.count("<h1") == 1
        assert page.text.count('<meta name="description" content="') == 1
        assert "&lt;!--" not in page.text
        assert "<script" not in page.text.replace("&lt;script", "")


def test_every_link_inside_the_guides_leads_somewhere(content: httpx.Client) -> None:
    for name in GUIDES:
        for address in set(re.findall(r'href="(/[^"]*)"', content.get(f"/guide/{name}").text)):
            assert content.get(address).status_code == 200, f"{name}: {address}"


def test_a_misspelt_guide_is_a_page_that_says_so(pack: httpx.Client) -> None:
    page = pack.get("/guide/start-fronted")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert pack.get("/guide?a=1").status_code == 422


@pytest.mark.parametrize("name", STARTS)
def test_a_start_has_snippets_of_kinds_that_are_tried(name: str) -> None:
    kinds = {kind for kind, _ in snippets(name)}
    assert kinds
    assert kinds <= {"sh", "js", "html"}


@pytest.mark.parametrize("name", [*(name for name in STARTS if name not in ALONE), "verification"])
def test_what_a_guide_asks_of_a_server_is_answered(content: httpx.Client, tmp_path: Path, name: str) -> None:
    here = f"{content.base_url.host}:{content.base_url.port}"
    for kind, text in snippets(name):
        told = text.replace("localhost:8000", here)
        if kind == "html":
            addresses = re.findall(r'(?:src|href)="([^"]+)"', told)
            assert addresses
            assert all(httpx.get(address).status_code == 200 for address in addresses)
            continue
        path = tmp_path / ("snippet.mjs" if kind == "js" else "snippet.sh")
        path.write_text(told, "utf-8")
        words = [str(NODE), str(path)] if kind == "js" else ["bash", "-euo", "pipefail", str(path)]
        said = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
        assert said.returncode == 0, f"{told}\n{said.stderr}"


@pytest.mark.parametrize("name", ALONE)
def test_what_a_guide_does_with_the_content_works(tmp_path: Path, name: str) -> None:
    # The pack prints in a moment; the file that the guide changes is there in the real content, and has its like here.
    shutil.copytree(PACK, tmp_path / "data")
    assert (DATA / "conditions" / "anxiety.yaml").is_file()
    (own,) = (tmp_path / "data" / "conditions").glob("migraine.yaml")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = tmp_path / "bin" / "equipoise"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -P -m app "$@"\n', "utf-8")
    command.chmod(0o755)
    text = (
        "\n".join(text for kind, text in snippets(name) if kind == "sh")
        .replace("localhost", "127.0.0.1")
        .replace("data/conditions/anxiety.yaml", str(own))
    )
    said = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text],
        cwd=tmp_path,
        env={"PATH": f"{command.parent}:{os.environ['PATH']}", "PORT": str(port), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert said.returncode == 0, f"{said.stdout}\n{said.stderr}"
    assert (tmp_path / "var" / "editions").is_dir()


@pytest.mark.parametrize("name", [name for name in GUIDES if name not in (*STARTS, "verification")])
def test_what_a_longer_guide_shows_is_well_formed_and_leads_somewhere(
    content: httpx.Client, tmp_path: Path, name: str
) -> None:
    """What it shows needs other machines (a proxy, a database, somebody's site), so it is read and not run."""
    for kind, text in snippets(name):
        match kind:
            case "html":
                addresses = re.findall(r'(?:src|href)="https://HOST(/[^"]+)"', text)
                assert addresses
                assert all(content.get(address).status_code == 200 for address in addresses)
            case "js":
                path = tmp_path / "snippet.mjs"
                path.write_text(text, "utf-8")
                subprocess.run([str(NODE), "--check", str(path)], check=True, timeout=60)
            case "sh":
                subprocess.run(["bash", "-n"], input=text, text=True, check=True, timeout=60)
            case "json":
                assert all(isinstance(json.loads(line), dict) for line in text.splitlines())
            case "ini":
                unit = configparser.ConfigParser(strict=False, interpolation=None)
                unit.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way
                unit.read_string(text)
                assert unit["Service"]["ExecStart"].endswith("equipoise serve")
            case _:
                pytest.fail(f"nobody looks at {kind}")


def test_a_guide_is_told_by_the_list_of_everything(pack: httpx.Client) -> None:
    assert read(pack, "/v1/meta")["links"]["guide"] == "/guide"
    assert 'href="/guide"' in pack.get("/").text
