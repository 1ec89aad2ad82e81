"""One run of the bench from beginning to end: install, publish, prepare, measure."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from bench import houses, machine, peers, report
from bench.beside import measure_beside
from bench.cases import WrongAnswer
from bench.growth import SHAPES, measure_growth
from bench.houses import House, NotPublished, Published
from bench.load import LoadFailed
from bench.neighbours import neighbours
from bench.ours import BRIEF, our_systems
from bench.plan import Plan
from bench.preparing import prepare
from bench.rounds import measure_rounds
from bench.servers import DidNotStart

console = Console(highlight=False)


def run(plan: Plan) -> report.Results:
    """Everything that the plan asks for.

    Raises CannotInstall, NotPublished, DidNotStart or WrongAnswer where nothing can be measured.
    """
    peers.need_tools()
    missing = _install()
    publications: dict[str, Published] = {}
    skipped: dict[str, str] = {}
    published = _publish_all(plan, publications, skipped)
    if plan.treatments not in published:
        raise NotPublished(skipped[f"publishing {plan.treatments:,} treatments"])
    prepared = prepare(published[plan.treatments], houses.content_house(), plan.treatments, _say)
    systems = [
        system
        for system in (*our_systems(prepared), *neighbours(prepared, missing))
        if not plan.only or any(system.name.startswith(name) for name in plan.only)
    ]
    with _bar("measuring", plan.rounds * sum(len(system.cases) for system in systems)) as step:
        measured = measure_rounds(systems, plan, step)
    results = report.Results(machine.describe(), plan, measured, publications=publications, skipped=skipped)
    if not plan.only:
        _measure_scale(plan, results, published)
    return results


def _measure_scale(plan: Plan, results: report.Results, published: dict[int, House]) -> None:
    """Growth with the size of the catalogue, and reads beside the press."""
    sizes = {size: published[size] for size in plan.sizes if size in published}
    with _bar("growth", len(sizes) * len(SHAPES)) as step:
        results.grown, not_grown = measure_growth(sizes, plan, step)
    results.skipped |= not_grown
    others = [size for size in published if size != plan.treatments]
    if not others:
        return
    served, large = published[plan.treatments], published[max(others)]
    try:
        results.beside = measure_beside(served, large, BRIEF, plan.publish_minutes, _say)
    except (NotPublished, LoadFailed, WrongAnswer, DidNotStart, OSError) as refused:
        results.skipped["hot reads beside a publication"] = str(refused)


def _install() -> dict[str, str]:
    """Installs the peers, and tells why one is missing."""
    missing: dict[str, str] = {}
    for name, install in (("python", peers.install_python_peers), ("node", peers.install_json_server)):
        try:
            install()
        except (peers.CannotInstall, OSError) as refused:
            missing[name] = str(refused)
    return missing


def _publish_all(plan: Plan, told: dict[str, Published], skipped: dict[str, str]) -> dict[int, House]:
    """Publishes the content and every size, and the larger ones again with one record changed."""
    _publish(houses.content_house(), "the content", plan, told, skipped)
    published: dict[int, House] = {}
    for treatments in sorted({plan.treatments} if plan.only else {plan.treatments, *plan.sizes}):
        house, what = _catalogue(treatments), f"{treatments:,} treatments"
        if not _publish(house, what, plan, told, skipped):
            continue
        published[treatments] = house
        if treatments >= plan.treatments and what in told:
            _say("publishing it again with one record changed")
            try:
                told[f"{what}, again with one record changed"] = houses.republish(house, plan.publish_minutes)
            except NotPublished as refused:
                skipped[f"publishing {what} again"] = str(refused)
    return published


def _publish(house: House, what: str, plan: Plan, told: dict[str, Published], skipped: dict[str, str]) -> bool:
    """Whether the house can be served: it was published now, or before where the plan allows that."""
    if plan.reuse and house.is_published:
        return True
    _say(f"publishing {what}")
    houses.empty(house)
    try:
        told[what] = houses.publish(house, minutes=plan.publish_minutes)
    except NotPublished as refused:
        skipped[f"publishing {what}"] = str(refused)
        return False
    return True


def _catalogue(treatments: int) -> House:
    with _bar(f"writing a catalogue of {treatments:,} treatments", 100) as step:
        seen = 0

        def progress(done: int, total: int) -> None:
            nonlocal seen
            while seen < 100 * done // total:
                seen += 1
                step(f"{done:,} files")

        return houses.catalogue_house(treatments, progress)


def _say(what: str) -> None:
    console.print(f"[dim]{what}[/dim]")


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
