"""Where the tools of these tests are, and what to do where they are missing."""

import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Beside headless: as root, without a graphics card, and without a word to its maker."""
NODE_MODULES = Path(sys.prefix) / "browser" / "node_modules"
NODE = Path(sys.prefix) / "bin" / "node"
ARTEFACTS = Path(__file__).parent.parent.parent / "var" / "artefacts"
"""Screenshots, printed pages and pictures of the last run, for people to look at."""


def missing() -> str:
    """What has to be installed before these tests can run; empty where nothing has."""
    if CHROMIUM is None:
        return "the browser tests need Chromium: apt-get install --no-install-recommends chromium"
    if not (NODE_MODULES / "axe-core").is_dir():
        return "the browser tests need their npm packages: `make test` installs them where npm's registry is in reach"
    return ""


def run_node(*words: str, folder: Path, most_seconds: int = 100) -> subprocess.CompletedProcess[str]:
    """Runs Node in a folder that finds the npm packages, and gives what it said."""
    link = folder / "node_modules"
    if not link.exists():
        link.symlink_to(NODE_MODULES)
    return subprocess.run(
        [str(NODE), *words], cwd=folder, capture_output=True, text=True, timeout=most_seconds, check=False
    )
