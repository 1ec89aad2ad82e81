"""The trials of a publish, small enough for the suite or exhaustive: what was tried, and what was wrong.

They fork, so they run in a process of their own that has no threads: `python -m tests.faults crashes --quick`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import cycle, islice
from pathlib import Path

from tests.faults.crashes import BROKEN, EIO, ENOSPC, FULL, KILL, Fault, calls_of, starts, tried
from tests.faults.flips import at_opening, by_the_scrubber, flipped, trusts_the_database, trusts_the_size
from tests.faults.naive import (
    CAUGHT_BY_ERRORS,
    CAUGHT_BY_KILLS,
    CAUGHT_BY_POWER_CUTS,
    Publisher,
    careful,
    leaves_litter,
)
from tests.faults.power_cuts import cut, cut_twice
from tests.faults.races import kill_by_chance, race
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
    is_naive: bool = False
    """Whether it is a mistake that must be caught."""


class Laboratory:
    """A folder with stages: a house with two editions, and one without any."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        self.folder, self.progress = folder, progress

    @cached_property
    def later(self) -> Stage:
        """A house with two editions."""
        (self.folder / "later").mkdir()
        return build_stage(self.folder / "later")

    @cached_property
    def first(self) -> Stage:
        """A house that is yet to be built."""
        (self.folder / "first").mkdir()
        return build_stage(self.folder / "first", editions=0)

    def crashes(self, *, quick: bool) -> Iterator[Result]:
        """Every call of a publish, with every fault; or every kind of call with one fault after the other."""
        for name, stage in (("a later edition", self.later), ("the first edition", self.first)):
            calls = calls_of(stage, self.folder, careful)
            points = _kinds(calls) if quick else list(range(1, len(calls) + 1))
            faults: list[Fault] = [KILL, EIO, ENOSPC, BROKEN, FULL]
            if quick:
                points = points[:: 3 if stage is self.later else 8]
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

    def flips(self, *, quick: bool) -> Iterator[Result]:
        """Single bits of the current edition's file; and checks that are none, which must miss some."""
        number = 30 if quick else 2000
        place = self.later.set_up(self.folder / "flipped")
        for name, notices in (("at opening", at_opening), ("by the scrubber", by_the_scrubber)):
            result = Result(f"flipped bits, {name}", of="single bits of an edition file")
            for found in flipped(place, self.later.old, number, notices, seed=SEED):
                result.tried += 1
                result.wrong += [f"bit {found.bit} of byte {found.byte}: {told}" for told in found.complaints]
                self.progress(result.what, result.tried, number)
            yield result
        for check in (trusts_the_size, trusts_the_database):
            result = Result(f"{check.__name__}, with flipped bits", 20, of="single bits", is_naive=True)
            missed = sum(bool(told.complaints) for told in flipped(place, self.later.old, 20, check, seed=SEED))
            result.wrong = [f"{missed} missed"] * bool(missed)
            yield result
        place.remove()

    def kills(self, *, quick: bool) -> Iterator[Result]:
        """Publishes killed at moments of chance, while a reader checks every answer of a server."""
        number = 6 if quick else 300
        result = Result("kills by chance under a reader", number)
        progress = partial(self._progress, result.what, number)
        done = kill_by_chance(self.later, self.folder, number, seed=SEED, progress=progress)
        result.wrong, result.of = done.complaints, f"kills, {done.kills} before the end; {done.answers} answers checked"
        yield result

    def races(self, *, quick: bool) -> Iterator[Result]:
        """Publishes as fast as they go while answers are checked; and a server that mixes editions, which is caught."""
        for naive in (True,) if quick else (True, False):
            result = Result("mixes_editions, under publishes" if naive else "answers while publishing", is_naive=naive)
            progress = partial(self._progress, result.what, 0)
            if naive:
                done = race(self.later, self.folder, publishes=8, naive=True, progress=progress)
            else:
                done = race(self.later, self.folder, answers=20_000, progress=progress)
            seen = sorted(done.seconds_until_seen) or [0.0]
            result.tried, result.wrong = done.answers, done.complaints
            result.of = (
                f"answers during {done.publishes} publishes; a rollback was seen after {seen[len(seen) // 2]:.2f} s in"
                f" the middle and {seen[-1]:.2f} s at most"
            )
            yield result

    def _progress(self, what: str, whole: int, done: int) -> None:
        self.progress(what, done, whole)

    def starts(self, *, quick: bool) -> Iterator[Result]:
        """Starting to read, and trying to publish, on a disk that takes nothing; and publishing once it does again."""
        del quick
        result = Result("starts on a full, a broken and a read-only disk", of="servers and publishes that were started")
        for trial in starts(self.later, self.folder):
            result.tried += 1
            result.wrong += [f"{trial.call}, {trial.fault}: {told}" for told in trial.complaints]
        yield result

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
            ("a later edition", self.later, 40 if quick else 1200),
            ("the first edition", self.first, 12 if quick else 300),
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
            result = Result(f"{publisher.__name__}, by power cuts", of="images until one was wrong", is_naive=True)
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
        result = Result(f"{publisher.__name__}, by {kind}", of="publishes until one was wrong", is_naive=True)
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
