"""The five-minute starts, from the first line to the last, and what the other guides ask of a server."""

import json
import socket
import subprocess

import httpx
import pytest

from tests.browser.tools import NODE
from tests.conftest import DATA
from tests.guides.conftest import Terminal
from tests.guides.snippets import README, snippet, snippets_of

FOLLOWED_WITH_CONTENT = ("start-editors", "start-operators")
"""Starts whose snippets change things: each gets a folder of its own."""
ASKED = ("start-frontend", "start-partners")
"""Starts whose snippets ask a server."""
ANSWERED = {"start-frontend": {"name", "summary", "headlines"}, "start-partners": {"statements"}}
CHECKED = "verification: curl -s localhost:8000/v1/verify"
SHOWN = ("README: $ curl -s 'localhost:8000/v1/findings/", "README: {")
CUT = "…"


@pytest.fixture
def here(content: httpx.Client) -> str:
    """Where the server is."""
    return f"{content.base_url.host}:{content.base_url.port}"


@pytest.mark.parametrize("name", FOLLOWED_WITH_CONTENT)
def test_what_a_start_does_with_the_content_works(terminal: Terminal, name: str) -> None:
    # The file that the guide changes is there in the real content, and has its like here.
    terminal.lay_pack()
    assert (DATA / "conditions" / "anxiety.yaml").is_file()
    (own,) = (terminal.folder / "data" / "conditions").glob("migraine.yaml")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    assert {one.kind for one in snippets_of(name)} == {"sh"}
    text = (
        "\n".join(one.text for one in snippets_of(name))
        .replace("localhost", "127.0.0.1")
        .replace("data/conditions/anxiety.yaml", str(own))
    )
    said = terminal.follow(text, {"PORT": str(port)})
    assert "0 errors" in said
    assert len(list((terminal.folder / "var" / "editions").glob("*.edition"))) == 1


@pytest.mark.parametrize("name", ASKED)
def test_what_a_start_asks_of_a_server_is_answered(terminal: Terminal, here: str, name: str) -> None:
    for one in snippets_of(name):
        text = one.text.replace("localhost:8000", here)
        match one.kind:
            case "sh":
                said = terminal.follow(text)
                if "If-None-Match" not in text:
                    assert json.loads(said).keys() >= ANSWERED[name]
            case "js":
                path = terminal.folder / "snippet.mjs"
                path.write_text(text, "utf-8")
                told = subprocess.run([str(NODE), str(path)], capture_output=True, text=True, timeout=60, check=True)
                *rows, disclaimer = told.stdout.splitlines()
                assert rows
                assert "not medical advice" in disclaimer
            case kind:
                assert kind == "html", "tests/browser/test_guides.py shows these"


def test_a_text_that_is_checked_is_answered_number_by_number(terminal: Terminal, here: str) -> None:
    said = json.loads(terminal.follow(snippet(CHECKED).text.replace("localhost:8000", here)))
    told = [(one["number"]["text"], one["treatment"]["slug"], one["status"]) for one in said["statements"]]
    assert told == [("69.3%", "esketamine", "matching"), ("35%", "ect", "never_ours")]
    assert [len(one["findings"]) for one in said["statements"]] == [1, 0]


def test_the_first_page_shows_what_is_answered(terminal: Terminal, here: str) -> None:
    question, shown = (snippet(beginning) for beginning in SHOWN)
    assert question.guide == shown.guide == README
    said = json.loads(terminal.follow(question.text.removeprefix("$ ").replace("localhost:8000", here)))
    told = json.loads(shown.text)
    cut = told["source"]["citation"]
    assert cut.endswith(CUT)
    assert said["source"]["citation"].startswith(cut.removesuffix(CUT))
    told["source"]["citation"] = said["source"]["citation"]
    assert said == told
