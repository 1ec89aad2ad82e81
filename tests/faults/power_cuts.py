"""Cuts the power in the middle of a publish, and looks at what is found on the disk when it comes back."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.disks import Recorder, Recording, after_power_cut, write_tree
from tests.faults.naive import Publisher, careful
from tests.faults.stages import Place, Stage, complaints
from tests.faults.watching import watched

LAST = 45
"""So many steps at the end, where everything is put into place, are cut after as often as all the others."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One image of a disk, and what was wrong with it."""

    moment: int
    steps: int
    acknowledged: str
    complaints: list[str]


def record(stage: Stage, place: Place, publisher: Publisher) -> Recording:
    """What a publish does to the disk."""
    recorder = Recorder(place.root)
    ended = watched(lambda acknowledge: publisher(stage, place, acknowledge), recorder, recorder.acknowledged)
    assert (ended.code, ended.acknowledged) == (0, stage.new), ended
    return recorder.recording()


def cut(
    stage: Stage, folder: Path, publisher: Publisher, images: int, *, seed: int, each_again: int = 10
) -> Iterator[Cut]:
    """So many images of what a publish may leave; on every tenth or so, publishing is tried again."""
    place = stage.set_up(folder / "recorded")
    recording = record(stage, place, publisher)
    assert complaints(stage, place, stage.new, publishes_again=False) == []
    place.remove()
    yield from _cut(stage, folder, recording, images, random.Random(seed), each_again)  # noqa: S311  # images by chance


def cut_twice(stage: Stage, folder: Path, first: int, second: int, *, seed: int) -> Iterator[Cut]:
    """Images of the publish that followed a cut: the power goes again while it is being recovered from."""
    chance = random.Random(seed)  # noqa: S311  # images by chance
    place = stage.set_up(folder / "recorded")
    recording = record(stage, place, careful)
    place.remove()
    for number in range(first):
        moment = _moment(recording, chance)
        tree, acknowledged = after_power_cut(recording, moment, chance)
        write_tree(tree, folder / f"first-{number}")
        found = Place(folder / f"first-{number}")
        recorder = Recorder(found.root)
        ended = watched(lambda tell, found=found: careful(stage, found, tell), recorder, recorder.acknowledged)  # type: ignore[misc]  # bound at once
        assert ended.code == 0, ended
        again = recorder.recording()
        found.remove()
        yield from _cut(stage, folder, again, second, chance, 3, acknowledged)


def _cut(
    stage: Stage,
    folder: Path,
    recording: Recording,
    images: int,
    chance: random.Random,
    each_again: int,
    before: str = "",
) -> Iterator[Cut]:
    for number in range(images):
        moment = _moment(recording, chance)
        tree, acknowledged = after_power_cut(recording, moment, chance)
        place = Place(folder / "image")
        write_tree(tree, place.root)
        acknowledged = acknowledged or before
        found = complaints(stage, place, acknowledged, publishes_again=number % each_again == 0)
        place.remove()
        yield Cut(moment, len(recording.steps), acknowledged, found)


def _moment(recording: Recording, chance: random.Random) -> int:
    whole = len(recording.steps)
    if chance.random() < 0.2:
        return whole
    return chance.randint(max(0, whole - LAST), whole) if chance.random() < 0.5 else chance.randint(0, whole)
