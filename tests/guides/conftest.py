"""What the tests of the guides share: the command `equipoise`, ready in a moment."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import PACK, ROOT
from tests.guides.commands import write_program


@dataclass(frozen=True, slots=True)
class Terminal:
    """A folder in which somebody follows a guide, with `equipoise` among the programs."""

    folder: Path
    address: Path

    def __post_init__(self) -> None:
        write_program(self.program, self.address)

    @property
    def program(self) -> Path:
        """`equipoise`, where an installation has it."""
        return self.folder / ".venv" / "bin" / "equipoise"

    @property
    def environment(self) -> dict[str, str]:
        """As little as there can be."""
        return {"PATH": f"{self.program.parent}:{os.environ['PATH']}", "HOME": str(self.folder)}

    def lay_pack(self) -> None:
        """Puts the pack where a manuscript belongs: it prints in a moment."""
        shutil.copytree(PACK, self.folder / "data")

    def follow(self, text: str, more: Mapping[str, str] | None = None) -> str:
        """Does what a guide says in a shell, which ends at the first command that fails, and tells what was said."""
        said = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", text],
            cwd=self.folder,
            env={**self.environment, **(more or {})},
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
        )
        assert said.returncode == 0, f"{text}\n{said.stdout}\n{said.stderr}"
        return said.stdout


@pytest.fixture(scope="session")
def commands() -> Iterator[Path]:
    """The address of a process that has the command line ready."""
    with tempfile.TemporaryDirectory(prefix="guides-") as folder:
        address = Path(folder) / "door"
        words = [sys.executable, "-P", "-m", "tests.guides.commands", str(address)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield address
            process.terminate()


@pytest.fixture
def terminal(commands: Path, tmp_path: Path) -> Terminal:
    """A folder of its own, where nothing is yet."""
    return Terminal(tmp_path, commands)
