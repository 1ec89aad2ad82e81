"""The list of threats names tests that exist, leaves none out, and says of every open row what is missing."""

import re
from collections import Counter

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "security" / "threats.md"
ROWS = [line for line in PAGE.read_text("utf-8").splitlines() if re.match(r"\| [A-Z]\d+ \|", line)]
EXPECTED = {"R": 22, "T": 11, "E": 11, "K": 5, "A": 5, "C": 4, "W": 6, "L": 3, "D": 1, "S": 3}


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split(" | ")]


def test_no_threat_is_left_out_and_none_stands_twice() -> None:
    names = [cells(row)[0] for row in ROWS]
    assert max(Counter(names).values()) == 1
    for letter, most in EXPECTED.items():
        assert [name for name in names if name[0] == letter] == [f"{letter}{number}" for number in range(1, most + 1)]


@pytest.mark.parametrize("row", ROWS, ids=[cells(row)[0] for row in ROWS])
def test_a_row_says_its_state_and_names_what_proves_it(row: str) -> None:
    _, tried, against, state = cells(row)
    assert tried
    assert against
    word = re.match(r"closed|open|later", state)
    assert word, state
    named = re.findall(r"`((?:tests|docs)/[^`]+)`", row)
    for path in named:
        assert (ROOT / path).exists(), path
    if word[0] == "closed":
        assert any(path.startswith("tests/") for path in named)
    else:
        assert len(state) > len(word[0]) + 3, "what is missing"
