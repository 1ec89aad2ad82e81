"""Writes a whole invented manuscript into a folder, quickly: texts from templates, one file a record."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from bench.catalogue import records
from bench.catalogue.attributes import ATTRIBUTES, GAP
from bench.catalogue.names import (
    BRIEF_COMPARISON,
    EIGHT_COMPARISON,
    FULL_COMPARISON,
    TREATMENTS_A_PAIR,
    condition_slug,
    count_conditions,
    count_pairs,
    count_sources,
    pair_slug,
    source_slug,
    treatment_slug,
)

Progress = Callable[[int, int], None]
FEWEST_TREATMENTS = 12
MOST_TREATMENTS = 30_000
"""The press reads at most 50,000 files; a source to every two treatments comes on top."""
_NOUNS = ("attributes", "conditions", "sources", "treatments", "comparisons")


def write_catalogue(folder: Path, treatments: int, *, seed: int = 1, progress: Progress = lambda _, __: None) -> int:
    """Writes a manuscript of so many treatments with 30 findings each into a new or empty folder.

    Returns how many files it wrote. Raises ValueError for a size out of range, FileExistsError for a folder in use.
    """
    if not FEWEST_TREATMENTS <= treatments <= MOST_TREATMENTS:
        raise ValueError(f"from {FEWEST_TREATMENTS} to {MOST_TREATMENTS} treatments")
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    for noun in _NOUNS:
        (folder / noun).mkdir(parents=True, exist_ok=True)
    total = count_files(treatments)
    done = 0
    for done, (path, text) in enumerate(_files(treatments, seed), start=1):
        (folder / path).write_text(text, "utf-8")
        progress(done, total)
    return done


def rewrite_catalogue(folder: Path, treatments: int, *, seed: int = 1, progress: Progress = lambda _, __: None) -> int:
    """The same in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    return write_catalogue(folder, treatments, seed=seed, progress=progress)


def count_files(treatments: int) -> int:
    """How many files a manuscript of this size has."""
    comparisons = 3 + count_pairs(treatments)
    return len(ATTRIBUTES) + 1 + count_conditions(treatments) + count_sources(treatments) + treatments + comparisons


def _files(treatments: int, seed: int) -> Iterator[tuple[str, str]]:
    chance = Random()  # noqa: S311  # nothing here is a secret

    def seeded(noun: int, number: int) -> Random:
        chance.seed((seed << 40) + (noun << 32) + number)
        return chance

    for position, attribute in enumerate((*ATTRIBUTES, GAP), start=1):
        yield f"attributes/{attribute.slug}.yaml", attribute.record(position)
    for number in range(count_conditions(treatments)):
        yield f"conditions/{condition_slug(number)}.yaml", records.condition(number)
    for number in range(count_sources(treatments)):
        yield f"sources/{source_slug(number)}.yaml", records.source(number, seeded(1, number))
    for number in range(treatments):
        yield f"treatments/{treatment_slug(number)}.yaml", records.treatment(number, treatments, seeded(2, number))
    yield f"comparisons/{BRIEF_COMPARISON}.yaml", records.brief_comparison(treatments)
    for slug, numbers in ((FULL_COMPARISON, range(2)), (EIGHT_COMPARISON, range(8))):
        yield f"comparisons/{slug}.yaml", records.comparison(numbers, treatments, seeded(3, len(numbers)))
    for number in range(count_pairs(treatments)):
        first = number * TREATMENTS_A_PAIR + number % 2
        text = records.comparison([first, first + 1], treatments, seeded(4, number))
        yield f"comparisons/{pair_slug(number)}.yaml", text
