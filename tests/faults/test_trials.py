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


def trials(*names: str) -> list[dict[str, Any]]:
    """What was tried, in a process of its own."""
    command = [sys.executable, "-m", "tests.faults", *names, "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines()]
    if "skipped" in results[0]:
        assert "CI" not in os.environ, results
        pytest.skip(results[0]["skipped"])
    return results


def test_a_publish_that_fails_or_loses_its_power_leaves_a_whole_edition_and_loses_nothing_told() -> None:
    results = trials("starts", "crashes", "cuts")
    assert {result["what"]: result["wrong"] for result in results if result["wrong"]} == {}
    assert all(result["tried"] >= 6 for result in results)


def test_every_careless_publisher_server_and_check_is_caught_and_every_flipped_bit_is_found() -> None:
    results = trials("naive", "flips", "races")
    careless = [result for result in results if result["is_naive"]]
    assert len(careless) == len((*CAUGHT_BY_KILLS, *CAUGHT_BY_ERRORS, *CAUGHT_BY_POWER_CUTS)) + 3
    assert [result["what"] for result in careless if not result["wrong"]] == []
    assert {result["what"]: result["wrong"] for result in results if not result["is_naive"] and result["wrong"]} == {}
