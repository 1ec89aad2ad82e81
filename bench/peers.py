"""Installs what is measured beside us, apart from the project's own environment, and says what is missing."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from bench.places import BENCH, NODE, PEERS, PEERS_PYTHON

JSON_SERVER = NODE / "node_modules" / "json-server" / "lib" / "cli" / "bin.js"
_REQUIREMENTS = BENCH / "requirements-peers.txt"
_NODE_FILES = ("package.json", "package-lock.json", ".npmrc")


class CannotInstall(Exception):
    """A peer or tool that could not be installed."""


def _run(command: list[str], *, folder: Path | None = None) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotInstall(f"{command[0]}: {(done.stderr or done.stdout).strip()[-300:]}")


def _digest(paths: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _is_done(folder: Path, digest: str) -> bool:
    mark = folder / ".installed"
    return mark.is_file() and mark.read_text("ascii") == digest


def need_tools() -> None:
    """Raises CannotInstall where wrk, nginx or taskset is missing and cannot be fetched."""
    packages = {"wrk": "wrk", "nginx": "nginx-light", "taskset": "util-linux"}
    missing = [package for tool, package in packages.items() if shutil.which(tool) is None]
    if missing:
        _run(["apt-get", "install", "--yes", "--no-install-recommends", *missing])


def install_python_peers() -> None:
    """Datasette and Litestar, in an environment of their own. Raises CannotInstall."""
    digest = _digest([_REQUIREMENTS])
    if _is_done(PEERS, digest):
        return
    shutil.rmtree(PEERS, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(PEERS)])
    pip = [PEERS_PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    _run([*pip, "--require-hashes", "-r", str(_REQUIREMENTS)])
    (PEERS / ".installed").write_text(digest, "ascii")


def install_json_server() -> None:
    """json-server, at the versions of the lock file and without its packages' scripts. Raises CannotInstall."""
    if shutil.which("npm") is None:
        raise CannotInstall("npm is not installed")
    digest = _digest([BENCH / name for name in _NODE_FILES])
    if _is_done(NODE, digest):
        return
    shutil.rmtree(NODE, ignore_errors=True)
    NODE.mkdir(parents=True)
    for name in _NODE_FILES:
        shutil.copy(BENCH / name, NODE / name)
    _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder=NODE)
    (NODE / ".installed").write_text(digest, "ascii")
