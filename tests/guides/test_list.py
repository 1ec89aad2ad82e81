"""Every snippet is done by a test, or stands here with the reason why it cannot be."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.guides.snippets import PLACES, snippets_of

STARTS, OPERATING = "tests/guides/test_starts.py", "tests/guides/test_operating.py"
SHOWN_IN_CHROMIUM = "tests/browser/test_guides.py"
DONE_WHOLE: Mapping[tuple[str, str], str] = {
    ("start-editors", "sh"): STARTS,
    ("start-operators", "sh"): STARTS,
    ("start-frontend", "sh"): STARTS,
    ("start-frontend", "js"): STARTS,
    ("start-partners", "sh"): STARTS,
    ("start-partners", "html"): SHOWN_IN_CHROMIUM,
    ("partners", "html"): SHOWN_IN_CHROMIUM,
}
"""Guides all of whose snippets of a kind are done, and where."""
DONE: Mapping[str, str] = {
    "README: $ curl -s 'localhost:8000/v1/findings/": STARTS,
    "README: {": STARTS,
    'agents: {"mcpServers"': "tests/agents/test_serving.py",
    "operating: EQUIPOISE_OFFICE=": OPERATING,
    "operating: [Unit]": OPERATING,
    'operating: {"time":': OPERATING,
    "operating: Surrogate-Key:": OPERATING,
    "operating: # everything that the old edition answered": OPERATING,
    "partners: window.addEventListener(": "tests/browser/test_partner_pages.py",
    "verification: curl -s localhost:8000/v1/verify": STARTS,
}
"""Single snippets, by how their titles begin, and where they are done."""
NOT_DONE: Mapping[str, str] = {
    "README: make run": "it installs and goes on for ever, and `make test` is what runs these tests",
    "README: app/": "a map of the folders, which nobody runs",
}
"""What no test does, and why."""
EXAMPLES: Mapping[str, str] = {
    "nginx.conf": "tests/edge/test_nginx.py",
    "plain.html": "tests/browser/test_partner_pages.py",
    "strict.html": "tests/browser/test_partner_pages.py",
    "react": "tests/browser/test_partner_pages.py",
}
"""The files in docs/examples that are run, and where."""
EXAMPLES_NOT_RUN: Mapping[str, str] = {
    "varnish.vcl": "Varnish with its vmod xkey is in no package index that the tests install from; what the guide"
    " has it told is told to another server instead, and it was run by hand (docs/consumers.md)",
}
PARTLY: Mapping[str, str] = {
    "operating: [Unit]": "systemd must be process 1 of its machine: its own checker reads the unit and a process is"
    " started and ended as it says, but nothing is confined and no worker is replaced",
    "operating: # everything that the old edition answered": "a server of the test hears the purge in Varnish's place",
    "operating: EQUIPOISE_OFFICE=": "with the address of the test's own PostgreSQL",
    'agents: {"mcpServers"': "with the interpreter of the tests, because `.venv` may be elsewhere",
}
"""What is done in another way than it is written, and why."""


def _every_title() -> list[tuple[str, str]]:
    return [(one.title, one.kind) for name in PLACES for one in snippets_of(name)]


def _ways(title: str, kind: str) -> list[str]:
    guide = title.partition(":")[0]
    named = [beginning for beginning in (*DONE, *NOT_DONE) if title.startswith(beginning)]
    return named + [guide] * ((guide, kind) in DONE_WHOLE)


@pytest.mark.parametrize(("title", "kind"), _every_title())
def test_a_snippet_is_done_or_has_a_reason_why_not(title: str, kind: str) -> None:
    assert len(_ways(title, kind)) == 1, "do it in a test, or say in this file why it cannot be done"


def test_nothing_is_listed_that_is_not_shown() -> None:
    told = _every_title()
    assert {(title.partition(":")[0], kind) for title, kind in told} >= set(DONE_WHOLE)
    for beginning in (*DONE, *NOT_DONE):
        assert sum(title.startswith(beginning) for title, _ in told) == 1, beginning
    assert set(PARTLY) <= set(DONE)


@pytest.mark.parametrize(("beginning", "place"), DONE.items())
def test_a_test_that_is_named_speaks_of_its_snippet(beginning: str, place: str) -> None:
    assert repr(beginning)[1:-1] in (ROOT / place).read_text("utf-8")


@pytest.mark.parametrize(("guide", "place"), {(guide, place) for (guide, _), place in DONE_WHOLE.items()})
def test_a_test_that_is_named_speaks_of_its_guide(guide: str, place: str) -> None:
    assert f'"{guide}"' in (ROOT / place).read_text("utf-8")


def test_every_example_is_run_or_has_a_reason_why_not() -> None:
    examples = ROOT / "docs" / "examples"
    assert {path.name for path in examples.iterdir()} == {*EXAMPLES, *EXAMPLES_NOT_RUN}
    for name, place in EXAMPLES.items():
        assert name in (ROOT / Path(place)).read_text("utf-8")
