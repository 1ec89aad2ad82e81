"""The trials of a publish, small enough for the suite or exhaustive: what was tried, and what was wrong.

They fork, so they run in a process of their own that has no threads: `python -m tests.faults crashes --quick`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from tests.faults.crashes import BROKEN, EIO, ENOSPC, FULL, KILL, Fault, calls_of, tried
from tests.faults.naive import (
    CAUGHT_BY_ERRORS,
    CAUGHT_BY_KILLS,
    CAUGHT_BY_POWER_CUTS,
    Publisher,
    careful,
    leaves_litter,
)
from tests.faults.power_cuts import cut, cut_twice
from tests.faults.stages import Stage, build_stage

SEED = 20261125
LAST_CALLS = 40
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Result:
    """How often something was tried, and what was wrong, each with where it happened."""

    what: str
    tried: int = 0
    wrong: list[str] = field(default_factory=list)
    of: str = ""
    """What the number counts, for whoever reads it."""


class Laboratory:
    """A folder with stages: a house with two editions, and one without any."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        self.folder, self.progress = folder, progress
        for name in ("later", "first"):
            (folder / name).mkdir(parents=True)
        self.later = build_stage(folder / "later")
        self.first = build_stage(folder / "first", editions=0)

    def crashes(self, *, quick: bool) -> Iterator[Result]:
        """Every call of a publish, with every fault; or every kind of call with one fault after the other."""
        for name, stage in (("a later edition", self.later), ("the first edition", self.first)):
            calls = calls_of(stage, self.folder, careful)
            points = _kinds(calls) if quick else list(range(1, len(calls) + 1))
            faults: list[Fault] = [KILL, EIO, ENOSPC, BROKEN, FULL]
            if quick:
                points = points[:: 2 if stage is self.later else 5]
                turns = zip(points, cycle([[fault] for fault in faults]), strict=False)
                yield self._crashes(name, stage, turns, len(points), len(calls))
            elif stage is self.first:
                # Most of them fill empty tables, page after page: every fourth, and the last of all, when it is sealed.
                points = sorted({*_kinds(calls), *points[::4], *points[-LAST_CALLS:]})
                turns = zip(points, cycle([[KILL], [BROKEN]]), strict=False)
                yield self._crashes(name, stage, turns, len(points), len(calls))
            else:
                every = [(point, faults) for point in points]
                yield self._crashes(name, stage, every, len(faults) * len(points), len(calls))

    def _crashes(
        self, name: str, stage: Stage, turns: Iterable[tuple[int, list[Fault]]], number: int, calls: int
    ) -> Result:
        result = Result(f"crashes, {name}", of=f"publishes of {calls} calls, each with a fault at one of them")
        for point, faults in turns:
            for trial in tried(stage, self.folder, careful, [point], faults):
                result.tried += 1
                result.wrong += [f"{trial.fault} at {point} ({trial.call}): {told}" for told in trial.complaints]
                self.progress(result.what, result.tried, number)
        return result

    def cuts(self, *, quick: bool) -> Iterator[Result]:
        """Images of what a power cut may leave."""
        for name, stage, images in (
            ("a later edition", self.later, 60 if quick else 1200),
            ("the first edition", self.first, 20 if quick else 300),
        ):
            result = Result(f"power cuts, {name}", of="images of a disk")
            for found in cut(stage, self.folder, careful, images, seed=SEED, each_again=20 if quick else 5):
                result.tried += 1
                result.wrong += [f"after {found.moment} of {found.steps} steps: {told}" for told in found.complaints]
                self.progress(result.what, result.tried, images)
            yield result
        first, second = (2, 10) if quick else (30, 10)
        result = Result("power cuts while recovering from one", of="images of a disk")
        for found in cut_twice(self.later, self.folder, first, second, seed=SEED):
            result.tried += 1
            result.wrong += [f"after {found.moment} of {found.steps} steps: {told}" for told in found.complaints]
            self.progress(result.what, result.tried, first * second)
        yield result

    def naive(self, *, quick: bool) -> Iterator[Result]:
        """The publishers that must be caught, each until it is; none that is not wrong is caught."""
        del quick
        for kind, publishers, faults in (
            ("kills", CAUGHT_BY_KILLS, [KILL]),
            ("errors", CAUGHT_BY_ERRORS, [EIO]),
        ):
            for publisher in publishers:
                yield self._caught_by_crashes(kind, publisher, faults)
        for publisher in CAUGHT_BY_POWER_CUTS:
            result = Result(f"{publisher.__name__}, by power cuts", of="images until one was wrong")
            for found in cut(self.later, self.folder, publisher, 300, seed=SEED, each_again=1000):
                result.tried += 1
                self.progress(result.what, result.tried, 300)
                if found.complaints:
                    result.wrong = found.complaints
                    break
            yield result

    def _caught_by_crashes(self, kind: str, publisher: Publisher, faults: list[Fault]) -> Result:
        calls = calls_of(self.later, self.folder, publisher)
        last = list(range(len(calls) - 1, max(0, len(calls) - LAST_CALLS), -2))
        if kind == "errors":
            last = [point for point, call in enumerate(calls, start=1) if "sync" in call][::-1]
        again = publisher is leaves_litter
        result = Result(f"{publisher.__name__}, by {kind}", of="publishes until one was wrong")
        for trial in tried(self.later, self.folder, publisher, last, faults, publishes_again=again):
            result.tried += 1
            self.progress(result.what, result.tried, len(last))
            if trial.complaints:
                result.wrong = trial.complaints
                break
        return result


def _kinds(calls: list[str]) -> list[int]:
    """The first of every kind of call, and some of the many alike."""
    seen: dict[str, int] = {}
    for point, call in enumerate(calls, start=1):
        seen.setdefault("".join(part for part in call.split(".printing-")[0]) + call.rpartition("/")[2], point)
    return sorted({*seen.values(), *islice(range(1, len(calls) + 1), 0, None, 20)})
