"""Puts load on a server with wrk, pinned to a core of its own, and tells what came back."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.places import HOST, LOAD_CORE, LUA, PORT, WORK


class LoadFailed(Exception):
    """Load that could not be put on, or that was answered wrongly."""


class NothingAnswered(LoadFailed):
    """Load that was too short for a single answer."""


@dataclass(frozen=True, slots=True)
class Load:
    """What to ask: one address or many in turn, with which headers, over how many connections."""

    addresses: Sequence[str]
    connections: int
    headers: Mapping[str, str]
    pause: int = 0
    """Milliseconds that a connection waits before it asks again."""


@dataclass(frozen=True, slots=True)
class Report:
    """What wrk counted. Times are in microseconds."""

    requests: int
    seconds: float
    bytes: int
    errors: int
    p50: float
    p90: float
    p99: float
    worst: float
    load_busy: float
    """The part of its core that wrk used."""

    @property
    def per_second(self) -> float:
        """Requests per second."""
        return self.requests / self.seconds


def put_on(load: Load, seconds: int) -> Report:
    """Load for so long. Raises LoadFailed where wrk fails or any answer is an error."""
    script, arguments = _script(load)
    command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{load.connections}", f"-d{seconds}s"]
    for name, value in load.headers.items():
        command += ["-H", f"{name}: {value}"]
    command += ["--timeout", "30s", "-s", str(script), f"http://{HOST}:{PORT}{load.addresses[0]}", "--", *arguments]
    before = os.times()
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds + 90)
    after = os.times()
    line = next((line for line in done.stdout.splitlines() if line.startswith("REPORT ")), None)
    if line is None:
        raise LoadFailed((done.stderr or done.stdout).strip()[-400:])
    told = json.loads(line.removeprefix("REPORT "))
    if not told["requests"] and not told["errors"]:
        raise NothingAnswered(f"no answer in {seconds} s")
    if told["errors"] or told["refused"]:
        raise LoadFailed(f"{told['errors']} errors and {told['refused']} refusals among {told['requests']} answers")
    lasted = told["microseconds"] / 1e6
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Report(
        told["requests"],
        lasted,
        told["bytes"],
        told["errors"],
        told["p50"],
        told["p90"],
        told["p99"],
        told["worst"],
        used / lasted,
    )


def _script(load: Load) -> tuple[Path, list[str]]:
    """The script for wrk, with the path of the part that all share, and its arguments."""
    if load.pause:
        return _bound("paced.lua"), [str(load.pause)]
    if len(load.addresses) > 1:
        listed = WORK / "addresses.txt"
        listed.write_text("".join(f"{address}\n" for address in load.addresses), "ascii")
        return _bound("many.lua"), [str(listed)]
    return LUA / "report.lua", []


def _bound(name: str) -> Path:
    bound = WORK / name
    bound.write_text(f'REPORT = "{LUA / "report.lua"}"\n{(LUA / name).read_text("utf-8")}', "utf-8")
    return bound
