"""How the cost of a question grows with the catalogue: one at a time, with nothing kept in memory for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.cases import Case, WrongAnswer, all_of, miss, status
from bench.houses import House
from bench.load import LoadFailed
from bench.ours import cold_server
from bench.plan import Plan
from bench.questions import Questions, find_questions
from bench.rounds import Sample, measure, warm
from bench.servers import DidNotStart, running


@dataclass(frozen=True, slots=True)
class Grown:
    """One shape at one size."""

    treatments: int
    shape: str
    sample: Sample


SHAPES = (
    "single record",
    "finding",
    "list",
    "deep page",
    "filtered list",
    "composed comparison of 2",
    "search, a rare word",
    "search, a common word",
)


def _cases(asked: Questions) -> Iterator[Case]:
    addresses = (
        asked.singles,
        asked.findings,
        asked.pages[:1],
        asked.deep_pages[:1],
        asked.filtered,
        asked.pairs,
        asked.rare_words,
        asked.common_word,
    )
    for shape, asked_of_shape in zip(SHAPES, addresses, strict=True):
        yield Case(shape, asked_of_shape, all_of(status(200), miss), connections=1)


def measure_growth(
    houses: dict[int, House], plan: Plan, step: Callable[[str], None]
) -> tuple[list[Grown], dict[str, str]]:
    """Every shape at every size, and what could not be measured and why."""
    grown: list[Grown] = []
    skipped: dict[str, str] = {}
    for treatments, house in houses.items():
        try:
            with running(cold_server(house)) as server:
                for case in _cases(find_questions(treatments)):
                    try:
                        load = case.load(1)
                        warm(load, plan.warm_seconds)
                        grown.append(
                            Grown(treatments, case.name, measure(case.name, load, server, plan.growth_seconds))
                        )
                    except (WrongAnswer, LoadFailed, OSError) as refused:
                        skipped[f"{case.name} at {treatments:,}"] = str(refused)
                    step(f"{case.name} at {treatments:,}")
        except DidNotStart as refused:
            skipped[f"{treatments:,} treatments"] = f"did not start: {refused}"
    return grown, skipped
