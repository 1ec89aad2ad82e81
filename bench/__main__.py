"""The command: python -m bench. Measures everything, and prints one table; --quick shows only that it works."""

import argparse
import os
from dataclasses import replace
from typing import Any

from rich.markdown import Markdown

from bench import report
from bench.cases import WrongAnswer
from bench.houses import NotPublished
from bench.peers import CannotInstall
from bench.places import BENCH, LOAD_CORE, WORK
from bench.plan import FULL, QUICK, Plan
from bench.running import console, run
from bench.servers import DidNotStart


def main() -> None:
    plan = _plan()
    WORK.mkdir(exist_ok=True)
    os.sched_setaffinity(0, {LOAD_CORE})
    try:
        results = run(plan)
    except (CannotInstall, NotPublished, DidNotStart, WrongAnswer) as refused:
        raise SystemExit(f"nothing was measured: {refused}") from None
    folder = BENCH if plan == FULL else WORK / "results"
    report.write(results, folder)
    console.print(Markdown(report.page(results)))
    console.print(f"written to {folder}")


def _plan() -> Plan:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure Equipoise beside its neighbours. Only a run without options writes RESULTS.md.",
    )
    parser.add_argument("--quick", action="store_true", help="one short round: shows that it works, not how fast it is")
    parser.add_argument(
        "--only", help="names of systems, or how they begin, with commas between them; no growth, no press"
    )
    parser.add_argument("--reuse", action="store_true", help="serve what an earlier run published")
    parser.add_argument("--treatments", type=int, help="of the catalogue that all systems serve")
    parser.add_argument("--sizes", help="of the catalogues of the growth curves, with commas between them")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=int, help="of load for one question in one round")
    asked = parser.parse_args()
    plan = QUICK if asked.quick or os.environ.get("BENCH_QUICK") else FULL
    names = ("treatments", "rounds", "seconds", "reuse")
    given: dict[str, Any] = {name: getattr(asked, name) for name in names if getattr(asked, name)}
    if asked.sizes:
        given["sizes"] = tuple(int(size) for size in asked.sizes.split(","))
    if asked.only:
        given["only"] = tuple(asked.only.split(","))
    return replace(plan, **given)


main()
