"""Publishes that fail at any of their calls, and what a power cut leaves of them; and careless ones, which are caught.

A sample of what `make faults` tries exhaustively.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.faults.naive import CAUGHT_BY_ERRORS, CAUGHT_BY_KILLS, CAUGHT_BY_POWER_CUTS

pytestmark = pytest.mark.timeout(900)


def trials(name: str) -> list[dict[str, Any]]:
    """What was tried, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", name, "--quick"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines()]
    if "skipped" in results[0]:
        assert "CI" not in os.environ, results
        pytest.skip(results[0]["skipped"])
    return results


def test_a_publish_that_fails_at_a_call_leaves_the_old_edition_or_the_new_one_whole() -> None:
    results = trials("crashes")
    assert [result["wrong"] for result in results] == [[], []]
    assert all(result["tried"] >= 8 for result in results)


def test_a_power_cut_leaves_the_old_edition_or_the_new_one_whole_and_loses_nothing_acknowledged() -> None:
    results = trials("cuts")
    assert [result["wrong"] for result in results] == [[], [], []]
    assert sum(result["tried"] for result in results) >= 100


def test_every_careless_publisher_is_caught() -> None:
    results = trials("naive")
    assert len(results) == len((*CAUGHT_BY_KILLS, *CAUGHT_BY_ERRORS, *CAUGHT_BY_POWER_CUTS))
    assert [result["what"] for result in results if not result["wrong"]] == []
