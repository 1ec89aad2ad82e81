"""Writes what was measured: a page of tables, a chart, and every number as data."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from bench.beside import Beside
from bench.chart import Bar, draw, words
from bench.figures import markdown, spoken, spread, times
from bench.growth import SHAPES, Grown
from bench.houses import Published
from bench.labels import CHART, LABELS
from bench.plan import FULL, Plan
from bench.rounds import MOST_FOREIGN, Measured
from bench.targets import Target, cost_ratio, judge, speed_ratio

_BASES = ("raw brief", "nginx", "naive brief")
_MICROSECONDS = 1000


@dataclass(slots=True)
class Results:
    """Everything that one run found."""

    machine: Mapping[str, str]
    plan: Plan
    measured: Measured
    grown: Sequence[Grown] = ()
    publications: dict[str, Published] = field(default_factory=dict)
    beside: Beside | None = None
    skipped: dict[str, str] = field(default_factory=dict)

    def targets(self) -> list[Target]:
        """Where we must stand, and where we stand."""
        return judge(self.measured, self.grown, self.beside)


def write(results: Results, folder: Path) -> None:
    """The page, the chart and the data, in place of the last ones."""
    folder.mkdir(exist_ok=True)
    (folder / "results.json").write_text(json.dumps(_plain(results), indent=1, ensure_ascii=False) + "\n", "utf-8")
    bars = bars_of(results.measured)
    if bars:
        where = f"{results.machine['processor']}, {results.machine['measured']}"
        note = f"{where}; one core, 9 kB, each line ten times the one before"
        (folder / "chart.svg").write_text(
            draw(bars, title="Requests per second, the same comparison", note=note), "utf-8"
        )
    (folder / "RESULTS.md").write_text(page(results), "utf-8")


def bars_of(measured: Measured) -> list[Bar]:
    """The lines of the chart."""
    told = [(case, measured.typical(case, "per_second")) for case in CHART]
    return [Bar(LABELS[case], speed, LABELS[case].startswith("Equipoise")) for case, speed in told if speed]


def page(results: Results) -> str:
    """RESULTS.md."""
    bars = bars_of(results.measured)
    parts = [
        "# What the bench found",
        "Written by `make bench`; no number here was typed. How it measures stands in [README.md](README.md).",
        _plan_words(results.plan),
        "\n".join(f"- {name}: {told}" for name, told in results.machine.items() if told),
        f"![{words(bars)}](chart.svg)" if bars else "",
        "## Where it must stand",
        targets_table(results.targets()),
        "## Requests per second, one core",
        speed_table(results.measured, _BASES),
        "## Memory and start",
        start_table(results.measured),
        "## Growth: processor time for one request, in ms (its median latency)",
        growth_table(results.grown),
        "## The press",
        press_table(results.publications),
        *_beside_words(results.beside),
        "## What could not be measured",
        _skipped_words({**results.measured.skipped, **results.skipped}),
    ]
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _plan_words(plan: Plan) -> str:
    told = (
        f"{plan.rounds} rounds of {plan.seconds} s a question, up to {plan.connections} connections, a catalogue of "
        f"{plan.treatments:,} treatments with 30 findings each."
    )
    return told if plan == FULL else f"**A short run: it shows that the bench works, not how fast anything is.** {told}"


def targets_table(targets: Sequence[Target]) -> str:
    """Promises and findings."""
    kept = {True: "yes", False: "**no**", None: "not measured"}
    rows = [(target.what, target.wanted, target.found, kept[target.is_kept]) for target in targets]
    return markdown(("what", "wanted", "found", "kept"), rows)


def speed_table(measured: Measured, bases: Sequence[str]) -> str:
    """Every case with its median, its spread, its cost and its ratios; ~ marks one that others disturbed."""
    rows = []
    for case, label in LABELS.items():
        samples = measured.of(case)
        if not samples:
            continue
        speeds = [sample.per_second for sample in samples]
        disturbed = "~" if median(sample.foreign for sample in samples) > MOST_FOREIGN else ""
        costs = measured.typical(case, "busy_microseconds")
        rows.append(
            (
                f"{label}{disturbed}",
                f"{measured.typical(case, 'bytes') or 0:,.0f}",
                spoken(median(speeds)),
                f"{min(speeds):,.0f} to {max(speeds):,.0f} ({spread(speeds):.2f})",
                spoken(costs),
                spoken((measured.typical(case, "p50") or 0) / _MICROSECONDS),
                spoken((measured.typical(case, "p99") or 0) / _MICROSECONDS),
                *(times(speed_ratio(measured, case, base)) for base in bases),
                times(cost_ratio(measured, case, bases[0])),
            )
        )
    head = ["system and question", "bytes", "requests/s", "rounds (spread)", "µs of processor", "p50 ms", "p99 ms"]
    head += [f"of {LABELS[base].partition(',')[0]}" for base in bases] + ["of uvicorn, by processor time"]
    return markdown(head, rows)


def start_table(measured: Measured) -> str:
    """How long each system takes to its first answer, and what it holds."""
    rows = []
    for system in dict.fromkeys(start.system for start in measured.starts):
        starts = [start for start in measured.starts if start.system == system]
        rows.append(
            (
                system,
                spoken(median(start.seconds for start in starts)),
                spoken(median(start.at_first.proportional for start in starts)),
                spoken(median(start.after_load.proportional for start in starts)),
                spoken(median(start.after_load.anonymous for start in starts)),
            )
        )
    return markdown(
        (
            "system",
            "start to first answer, s",
            "PSS at first answer, MiB",
            "PSS after load, MiB",
            "of it anonymous, MiB",
        ),
        rows,
    )


def growth_table(grown: Sequence[Grown]) -> str:
    """Every shape at every size."""
    sizes = sorted({one.treatments for one in grown})
    found = {(one.shape, one.treatments): one.sample for one in grown}
    rows = []
    for shape in SHAPES:
        told = [found.get((shape, size)) for size in sizes]
        rows.append(
            (
                shape,
                *(
                    f"{spoken(sample.busy_microseconds / _MICROSECONDS)} ({spoken(sample.p50 / _MICROSECONDS)})"
                    if sample
                    else "–"
                    for sample in told
                ),
            )
        )
    return markdown(("question", *(f"{size:,} treatments" for size in sizes)), rows)


def press_table(publications: Mapping[str, Published]) -> str:
    """What each publication took."""
    rows = [
        (what, spoken(told.seconds), spoken(told.busy_seconds), spoken(told.peak_mib), spoken(told.edition_mib))
        for what, told in publications.items()
    ]
    return markdown(("what", "seconds", "processor seconds", "peak memory, MiB", "edition, MiB"), rows)


def _beside_words(beside: Beside | None) -> list[str]:
    if beside is None:
        return []
    rows = [
        ("alone", spoken(beside.quiet_p99 / _MICROSECONDS), "–", spoken(beside.quiet_per_second)),
        (
            f"beside a publication ({beside.windows} windows)",
            spoken(beside.busy_p99 / _MICROSECONDS),
            spoken(beside.worst_p99 / _MICROSECONDS),
            spoken(beside.busy_per_second),
        ),
    ]
    swap = "gave out the new edition at the end" if beside.was_swapped else "did not come to give out the new edition"
    return [
        "## Hot reads beside a publication",
        markdown(("reads", "p99 ms, median of windows", "worst p99 ms", "requests/s"), rows),
        f"The server {swap}.",
    ]


def _skipped_words(skipped: Mapping[str, str]) -> str:
    if not skipped:
        return "Nothing."
    return "\n".join(f"- {name}: {' '.join(why.split())[:300]}" for name, why in skipped.items())


def _plain(results: Results) -> dict[str, object]:
    return {
        "machine": dict(results.machine),
        "plan": asdict(results.plan),
        "targets": [asdict(target) for target in results.targets()],
        "samples": [asdict(sample) for sample in results.measured.samples],
        "starts": [asdict(start) for start in results.measured.starts],
        "growth": [asdict(one) for one in results.grown],
        "publications": {what: asdict(told) for what, told in results.publications.items()},
        "beside": asdict(results.beside) if results.beside else None,
        "skipped": {**results.measured.skipped, **results.skipped},
    }
