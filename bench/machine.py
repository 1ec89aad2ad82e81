"""Where and of what a result comes: the machine, the versions, the commit."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.places import ROOT

_PARTS = ("fastapi", "starlette", "uvicorn", "uvloop", "httptools", "pydantic", "sqlmodel", "sqlalchemy")


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=20)
    except OSError:
        return ""
    return (done.stdout or done.stderr).strip()


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _memory() -> str:
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return f"{pages * size / 2**30:.0f} GiB"


def describe() -> dict[str, str]:
    """Everything a reader needs to judge the numbers, or to measure them again."""
    changed = len(_said("git", "status", "--porcelain", "--", "app", "bench", "requirements.lock").splitlines())
    commit = _said("git", "rev-parse", "--short=12", "HEAD")
    return {
        "measured": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit + (f" with {changed} changed files" if changed else ""),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": _memory(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "parts": ", ".join(f"{name} {version(name)}" for name in _PARTS),
        "wrk": _said("wrk", "-v").splitlines()[0].partition("[")[0].strip() if _said("wrk", "-v") else "",
        "nginx": _said("nginx", "-v").rpartition("/")[2],
        "node": _said("node", "--version"),
    }
