"""A hundred mistakes, one at a time: each is refused at its file and line, alone, and nothing is written."""

import os
from collections import Counter
from pathlib import Path

import pytest

from app.errors import ManuscriptErrors
from tests.conftest import House, build_house
from tests.manuscripts import copy_of_pack
from tests.publishing.seeds import FILES, SEEDS, Seed

MOST_ERRORS = 2
"""A misspelt key is told twice: as unknown, and as missing."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with an edition of the good pack."""
    house = build_house(tmp_path_factory.mktemp("seeds"))
    house.publish(copy_of_pack(tmp_path_factory.mktemp("good")))
    return house


def refused(house: House, manuscript: Path) -> ManuscriptErrors:
    """The refusal, after which the house is as it was."""
    before = {path.name: path.stat().st_mtime_ns for path in house.editions.iterdir()}
    with pytest.raises(ManuscriptErrors) as caught:
        house.publish(manuscript)
    assert {path.name: path.stat().st_mtime_ns for path in house.editions.iterdir()} == before
    return caught.value


def sow(manuscript: Path, seed: Seed) -> tuple[int, int]:
    """Makes the mistake; tells the lines between which it stands: those of the entry around it."""
    _, file, anchor, before, after = seed
    path = manuscript / file
    text = path.read_text("utf-8")
    start = text.index(before, text.index(anchor))
    assert before != after
    path.write_text(text[:start] + after + text[start + len(before) :], "utf-8")
    lines = text[:start].split("\n")
    begins = next((number for number in range(len(lines), 0, -1) if lines[number - 1].startswith("  - ")), 1)
    return begins, len(lines) + after.count("\n") + 1


def test_there_are_a_hundred_and_no_two_are_the_same() -> None:
    names = [*(seed[0] for seed in SEEDS), *FILES]
    assert len(names) >= 100
    assert max(Counter(names).values()) == 1
    assert max(Counter(seed[1:] for seed in SEEDS).values()) == 1


@pytest.mark.parametrize("seed", SEEDS, ids=[seed[0] for seed in SEEDS])
def test_a_mistake_is_refused_where_it_stands_and_nothing_is_written(house: House, tmp_path: Path, seed: Seed) -> None:
    manuscript = copy_of_pack(tmp_path)
    first, last = sow(manuscript, seed)
    errors = [error for error in refused(house, manuscript).errors if not error.is_warning]
    told = "\n".join(map(str, errors))
    assert 1 <= len(errors) <= MOST_ERRORS, told
    assert errors[0].file == seed[1], told
    assert first <= errors[0].line <= last, f"{first} to {last}: {told}"
    assert errors[0].right


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_none_is_refused_and_nothing_is_written(house: House, tmp_path: Path, name: str) -> None:
    manuscript = copy_of_pack(tmp_path)
    sources = manuscript / "sources"
    path = sources / "another.yaml"
    match name:
        case "a link":
            path.symlink_to("/etc/passwd")
        case "a pipe":
            os.mkfifo(path)
        case "a folder":
            path.mkdir()
        case "a name in capitals":
            path = sources / "Another.yaml"
            path.write_text("a: b\n")
        case "another suffix":
            path = sources / "another.yml"
            path.write_text("a: b\n")
        case "a bomb of lists":
            path.write_text("[" * 50_000)
        case _:
            path = manuscript / "treatments" / "quellarin" / "more.yaml"
            text = (manuscript / "treatments" / "quellarin" / "findings.yaml").read_text("utf-8")
            path.write_text(text[: text.index("  - id: quellarin-002")], "utf-8")
    (error,) = refused(house, manuscript).errors
    assert error.file == str(path.relative_to(manuscript))
    assert error.line >= 1
    assert error.right
