"""Measures the systems in interleaved rounds: every server started anew in each, one alive at a time."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from statistics import median

from bench.cases import Case, WrongAnswer
from bench.load import Load, LoadFailed, NothingAnswered, Report, put_on
from bench.plan import Plan
from bench.processes import Memory, busy_seconds, machine_busy_seconds, memory
from bench.servers import DidNotStart, Running, running
from bench.systems import System

LONGER = 5
MOST_FOREIGN = 0.2
"""Of one core: where others used more, a measurement is repeated once, and marked if it stays so."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """One case, measured once."""

    case: str
    per_second: float
    busy_microseconds: float
    """Processor time of the server for one request."""
    p50: float
    p99: float
    bytes: float
    """Of one answer with its head."""
    server_busy: float
    """The part of its core that the server used."""
    load_busy: float
    foreign: float
    """The part of one core that neither of the two used."""
    connections: int


@dataclass(frozen=True, slots=True)
class Start:
    """One start of a system."""

    system: str
    seconds: float
    at_first: Memory
    after_load: Memory


@dataclass(frozen=True, slots=True)
class Measured:
    """What all rounds gave."""

    samples: tuple[Sample, ...]
    starts: tuple[Start, ...]
    skipped: dict[str, str]
    """Systems or cases that could not be measured, and why."""

    def of(self, case: str) -> list[Sample]:
        """The samples of a case, one a round."""
        return [sample for sample in self.samples if sample.case == case]

    def typical(self, case: str, member: str) -> float | None:
        """The median of a member over the rounds; None where the case was not measured."""
        found = [float(getattr(sample, member)) for sample in self.of(case)]
        return median(found) if found else None


def measure_rounds(systems: Sequence[System], plan: Plan, step: Callable[[str], None]) -> Measured:
    """All rounds of all systems; `step` is told of each case that is done with."""
    samples: list[Sample] = []
    starts: list[Start] = []
    skipped = {system.name: system.missing for system in systems if system.missing}
    for _ in range(plan.rounds):
        for system in systems:
            if system.name in skipped:
                for case in system.cases:
                    step(case.name)
                continue
            try:
                with running(system.command) as server:
                    at_first = memory(server.pid)
                    for case in system.cases:
                        _measure_case(case, server, plan, samples, skipped)
                        step(case.name)
                    starts.append(Start(system.name, server.seconds_to_answer, at_first, memory(server.pid)))
            except DidNotStart as refused:
                skipped[system.name] = f"did not start: {refused}"
    return Measured(tuple(samples), tuple(starts), skipped)


def _measure_case(case: Case, server: Running, plan: Plan, samples: list[Sample], skipped: dict[str, str]) -> None:
    try:
        load = case.load(plan.connections)
        warm(load, plan.warm_seconds)
        sample = measure(case.name, load, server, plan.seconds)
        if sample.foreign > MOST_FOREIGN:
            again = measure(case.name, load, server, plan.seconds)
            sample = min(sample, again, key=lambda one: one.foreign)
        case.look(load)
    except (WrongAnswer, LoadFailed, OSError) as refused:
        skipped[case.name] = str(refused)
    else:
        samples.append(sample)


def warm(load: Load, seconds: int) -> None:
    """Load that is not counted."""
    with suppress(NothingAnswered):
        put_on(load, seconds)


def measure(name: str, load: Load, server: Running, seconds: int) -> Sample:
    """Load on a server for so long, or for as long as it needs for an answer, with what it cost."""
    for longer in (seconds, LONGER * seconds):
        try:
            return _measure(name, load, server, longer)
        except NothingAnswered:
            continue
    raise NothingAnswered(f"no answer in {LONGER * seconds} s")


def _measure(name: str, load: Load, server: Running, seconds: int) -> Sample:
    busy, machine = busy_seconds(server.pid), machine_busy_seconds()
    report = put_on(load, seconds)
    used, all_used = busy_seconds(server.pid) - busy, machine_busy_seconds() - machine
    return _sample(name, report, used, all_used, load.connections)


def _sample(name: str, report: Report, used: float, all_used: float, connections: int) -> Sample:
    return Sample(
        case=name,
        per_second=report.per_second,
        busy_microseconds=1e6 * used / report.requests,
        p50=report.p50,
        p99=report.p99,
        bytes=report.bytes / report.requests,
        server_busy=used / report.seconds,
        load_busy=report.load_busy,
        foreign=max(0.0, all_used / report.seconds - used / report.seconds - report.load_busy),
        connections=connections,
    )
