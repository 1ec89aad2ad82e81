"""Writes what trials found into a page: when, at which commit, how often, and how sure one may be of a nought."""

import platform
import sqlite3
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from tests.conftest import ROOT
from tests.faults.trials import Result

CONFIDENCE = 0.95

_BEGINNING = """# What was tried, and what was found

Written by `make faults` from its own run; do not edit. {date}, commit {commit}, {system}, SQLite {sqlite},
{minutes:.0f} minutes. The suite tries a sample each time, but for the kills by chance.

After every fault the house is opened again: what is served must be the old edition or the new one, whole, record by
record; ledger, seal and digests must agree; what was acknowledged must be there; publishing again must work; and
nothing may lie about that nobody clears away. The upper bound is Clopper and Pearson's, for 95 %: had the thing gone
wrong more often than that, so many noughts would have been seen in fewer than one run of twenty. It holds for what is
drawn by chance; where every call was tried there is no chance in it, only the calls of this publish.

| tried | times | wrong | upper bound |
|---|---|---|---|
"""
_CARELESS = """
## Those that must be caught

Careless publishers, a careless server and careless checks: each works as long as nothing happens.

| careless | caught after | by, for instance |
|---|---|---|
"""
_LIMITS = """
## What this does not say

- Faults are injected at the system calls that change files, of the publishing process, on x86-64 Linux. Reading that
  fails, memory that lies and faults of the kernel are not among them.
- A failed `close` leaves the file open here; on a real disk it may be closed all the same.
- The disk of the power cuts is a model: a sector of 512 bytes is old or new and never a mixture, and what was synced is
  there. A disk that says so and lies loses editions.
- A first edition fills its tables in hundreds of calls alike, of which every fourth was tried.
- The manuscript is a small one of an invented pack, so that a publish has few calls; what a large one does more of is
  the same calls.
"""


def write_page(path: Path, results: Iterable[Result], *, seconds: float) -> None:
    """Writes the page."""
    all_of_them = list(results)
    page = _BEGINNING.format(
        date=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        commit=_commit(),
        system=f"{platform.system()} {platform.release().partition('-')[0]}",
        sqlite=sqlite3.sqlite_version,
        minutes=seconds / 60,
    )
    for result in all_of_them:
        if not result.is_naive:
            page += f"| {result.what}: {result.of} | {result.tried:,} | {len(result.wrong)} | {_bound(result)} |\n"
    page += _CARELESS
    for result in all_of_them:
        if result.is_naive:
            page += f"| {result.what.replace('_', ' ')} | {result.tried:,} {result.of} | {_example(result)} |\n"
    wrong = [f"- {result.what}: {told}\n" for result in all_of_them if not result.is_naive for told in result.wrong]
    if wrong:
        page += "\n## What was wrong\n\n" + "".join(wrong[:100])
    path.write_text(page + _LIMITS, "utf-8")


def _bound(result: Result) -> str:
    """The share of failures that so many trials without one leave possible."""
    if result.wrong or not result.tried:
        return ""
    return f"{100 * (1 - (1 - CONFIDENCE) ** (1 / result.tried)):.2g} %"


def _example(result: Result) -> str:
    return result.wrong[0].replace("|", "/")[:120] if result.wrong else "**not caught**"


def _commit() -> str:
    def git(*told: str) -> str:
        return subprocess.run(["git", *told], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    return git("rev-parse", "--short", "HEAD") + (
        " with changes" if git("status", "--porcelain", "app", "tests") else ""
    )
