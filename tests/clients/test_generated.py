"""The generated part of the clients is that of the description, and says in types what the description says."""

import re
from pathlib import Path

import pytest

from clients.generating.__main__ import ROOT, generated

CLIENTS = ROOT / "clients"
README_FENCES = {
    "typescript": ("ts", ["compare.ts"]),
    "python": ("python", ["compare.py", "compare_async.py"]),
}


@pytest.mark.parametrize("path", generated(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_is_committed_is_what_the_description_says(path: Path) -> None:
    assert path.read_text("utf-8") == generated()[path], "`make clients` writes it anew"


@pytest.mark.parametrize("language", README_FENCES)
def test_a_readme_shows_the_examples_that_are_run(language: str) -> None:
    fence, names = README_FENCES[language]
    shown = re.findall(rf"```{fence}\n(.*?)```", (CLIENTS / language / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown == [(CLIENTS / language / "examples" / name).read_text("utf-8") for name in names]


def test_both_packages_are_of_one_version_and_licence() -> None:
    package = (CLIENTS / "typescript" / "package.json").read_text("utf-8")
    project = (CLIENTS / "python" / "pyproject.toml").read_text("utf-8")
    version = re.search(r'"version": "(.+)"', package)
    assert version is not None
    assert f'version = "{version[1]}"' in project
    assert f'__version__ = "{version[1]}"' in (
        CLIENTS / "python" / "src" / "equipoise_client" / "__init__.py"
    ).read_text("utf-8")
    for language in ("typescript", "python"):
        assert "Apache License" in (CLIENTS / language / "LICENSE").read_text("utf-8")
    assert "Apache-2.0" in package
    assert "Apache-2.0" in project
