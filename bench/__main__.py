"""The command: python -m bench. Measures everything, and prints one table; --quick shows only that it works."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from bench import houses, machine, peers, report
from bench.beside import measure_beside
from bench.cases import WrongAnswer
from bench.growth import SHAPES, measure_growth
from bench.houses import House, NotPublished, Published
from bench.load import LoadFailed
from bench.neighbours import neighbours
from bench.ours import BRIEF, our_systems
from bench.places import BENCH, LOAD_CORE, WORK
from bench.plan import FULL, QUICK, Plan
from bench.preparing import prepare
from bench.rounds import Measured, measure_rounds
from bench.servers import DidNotStart

console = Console(highlight=False)


@contextmanager
def _bar(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar, and what to call after each step with what was done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, refresh_per_second=1, transient=True) as bars:
        task = bars.add_task(what, total=total)

        def step(done: str) -> None:
            bars.update(task, advance=1, description=f"{what}: {done}")

        yield step


def _say(what: str) -> None:
    console.print(f"[dim]{what}[/dim]")


def _install() -> dict[str, str]:
    """Installs the peers, and tells why one is missing."""
    missing: dict[str, str] = {}
    for name, install in (("python", peers.install_python_peers), ("node", peers.install_json_server)):
        try:
            install()
        except (peers.CannotInstall, OSError) as refused:
            missing[name] = str(refused)
    return missing


def _catalogue(treatments: int) -> House:
    with _bar(f"writing a catalogue of {treatments:,} treatments", 100) as step:
        seen = 0

        def progress(done: int, total: int) -> None:
            nonlocal seen
            while seen < 100 * done // total:
                seen += 1
                step(f"{done:,} files")

        return houses.catalogue_house(treatments, progress)


def _publish_all(plan: Plan, results: dict[str, Published], skipped: dict[str, str]) -> dict[int, House]:
    """Publishes every size, and the largest again with one record changed."""
    published: dict[int, House] = {}
    for treatments in sorted({plan.treatments, *plan.sizes}):
        house = _catalogue(treatments)
        what = f"{treatments:,} treatments"
        _say(f"publishing {what}")
        houses.empty(house)
        try:
            results[what] = houses.publish(house, minutes=plan.publish_minutes)
        except NotPublished as refused:
            skipped[f"publishing {what}"] = str(refused)
            continue
        published[treatments] = house
        if treatments >= plan.treatments:
            _say("publishing it again with one record changed")
            try:
                results[f"{what}, again with one record changed"] = houses.republish(house, plan.publish_minutes)
            except NotPublished as refused:
                skipped[f"publishing {what} again"] = str(refused)
    return published


def _measure(plan: Plan) -> report.Results:
    publications: dict[str, Published] = {}
    skipped: dict[str, str] = {}
    missing = _install()
    content = houses.content_house()
    houses.empty(content)
    _say("publishing the content")
    publications["the content"] = houses.publish(content, minutes=plan.publish_minutes)
    published = _publish_all(plan, publications, skipped)
    if plan.treatments not in published:
        raise NotPublished(skipped[f"publishing {plan.treatments:,} treatments"])
    prepared = prepare(published[plan.treatments], content, plan.treatments, _say)
    systems = [*our_systems(prepared), *neighbours(prepared, missing)]
    total = plan.rounds * sum(len(system.cases) for system in systems)
    with _bar("measuring", total) as step:
        measured: Measured = measure_rounds(systems, plan, step)
    sizes = {size: published[size] for size in plan.sizes if size in published}
    with _bar("growth", len(sizes) * len(SHAPES)) as step:
        grown, not_grown = measure_growth(sizes, plan, step)
    skipped |= not_grown
    results = report.Results(machine.describe(), plan, measured, grown, publications, None, skipped)
    if plan.beside and len(published) > 1:
        try:
            others = [size for size in published if size != plan.treatments]
            large = published[max(others)]
            results.beside = measure_beside(published[plan.treatments], large, BRIEF, plan.publish_minutes, _say)
        except (NotPublished, LoadFailed, WrongAnswer, DidNotStart, OSError) as refused:
            skipped["hot reads beside a publication"] = str(refused)
    return results


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Equipoise beside its neighbours.")
    parser.add_argument("--quick", action="store_true", help="one short round: shows that it works, not how fast it is")
    parser.add_argument("--treatments", type=int, help="of the catalogue that all systems serve")
    parser.add_argument("--sizes", help="of the catalogues of the growth curves, with commas between them")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=int)
    asked = parser.parse_args()
    plan = QUICK if asked.quick or os.environ.get("BENCH_QUICK") else FULL
    given = {name: getattr(asked, name) for name in ("treatments", "rounds", "seconds") if getattr(asked, name)}
    if asked.sizes:
        given["sizes"] = tuple(int(size) for size in asked.sizes.split(","))
    plan = replace(plan, **given)
    WORK.mkdir(exist_ok=True)
    os.sched_setaffinity(0, {LOAD_CORE})
    try:
        peers.need_tools()
        results = _measure(plan)
    except (peers.CannotInstall, NotPublished, DidNotStart, WrongAnswer) as refused:
        raise SystemExit(f"nothing was measured: {refused}") from None
    folder = BENCH if plan == FULL else WORK / "results"
    report.write(results, folder)
    console.print(Markdown(report.page(results)))
    console.print(f"written to {folder}")


main()
