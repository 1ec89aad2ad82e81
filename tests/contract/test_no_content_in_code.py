"""A new treatment is data, never code: no name of the content occurs in app/."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.domain.vocabulary import Category
from tests.conftest import DATA, PACK, ROOT

APP = ROOT / "app"
TEXT_SUFFIXES = {".py", ".js", ".css", ".html", ".txt", ".json", ".svg", ".jinja", ".j2", ".md", ".toml"}
COINCIDENCES = frozenset({*Category, "sequence"})
"""Words that mean something else in the code: categories of attributes, and the ledger's column of that name."""


def slugs(noun: str, data: Path = DATA) -> set[str]:
    """The slugs of a noun in the manuscript."""
    return {path.stem for path in (data / noun).glob("*.yaml")}


def finding_ids(data: Path = DATA) -> set[str]:
    """The id of every finding and fact in the manuscript."""
    paths = [*(data / "treatments").rglob("*.yaml"), *(data / "conditions").rglob("*.yaml")]
    return {id_ for path in paths for id_ in re.findall(r"^ +(?:- )?id: ([a-z0-9-]+)$", path.read_text("utf-8"), re.M)}


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the code."""
    for path in sorted(APP.rglob("*")):
        if path.is_file() and path.suffix in TEXT_SUFFIXES and "__pycache__" not in path.parts:
            yield path, path.read_text("utf-8")


@cache
def literals(source: str) -> set[str]:
    """Every string in a Python file that is not documentation."""
    tree = ast.parse(source)
    documentation = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
    }


def words_of(text: str) -> set[str]:
    """Every word of a text, hyphens inside a word included, and every part of one."""
    whole = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text.lower().replace("_", "-")))
    return whole | {part for word in whole for part in word.split("-")}


@pytest.mark.parametrize("noun", ["treatments", "conditions", "comparisons"])
def test_no_treatment_condition_or_comparison_is_named_in_the_code(noun: str) -> None:
    named = slugs(noun)
    assert named
    found = {f"{path.relative_to(ROOT)}: {slug}" for path, text in texts() for slug in sorted(named & words_of(text))}
    assert found == set()


@pytest.mark.parametrize("noun", ["attributes", "sources"])
def test_no_attribute_or_source_is_named_in_the_code(noun: str) -> None:
    named = slugs(noun) - COINCIDENCES
    assert named
    found = {
        f"{path.relative_to(ROOT)}: {slug}"
        for path, text in texts()
        if path.suffix == ".py"
        for slug in sorted(named & literals(text))
    }
    assert found == set()


def test_no_finding_is_named_in_the_code() -> None:
    named = finding_ids()
    assert len(named) > 100
    assert {slug for path, text in texts() if path.suffix == ".py" for slug in named & literals(text)} == set()


def test_no_name_of_the_strangers_pack_is_in_the_code_either() -> None:
    named = {slug for noun in ("treatments", "conditions", "comparisons") for slug in slugs(noun, PACK)}
    assert {slug for _, text in texts() for slug in named & words_of(text)} == set()


def test_a_name_would_be_found() -> None:
    """The search itself: in any case, in a word of several parts, in a literal and not in documentation."""
    assert "ect" in words_of("It is ECT.")
    assert "ect" in words_of("x = ECT_DOSE")
    assert "tms-vs-ect" in words_of("see tms-vs-ect")
    assert "ect" not in words_of("object, detect, effect")
    assert literals('"""onset"""\nx = "onset"') == {"onset"}
    assert literals('"""onset"""\nx = 1') == set()
