"""Promises: kept, broken, or not measured, and never kept for want of a number."""

from bench.beside import Beside
from bench.growth import Grown
from bench.processes import Memory
from bench.rounds import Measured, Sample, Start
from bench.targets import Target, judge


def _sample(case: str, per_second: float, cost: float) -> Sample:
    return Sample(case, per_second, cost, 1.0, 2.0, 9000.0, 1.0, 0.5, 0.0, 48)


def _judged(*samples: Sample, starts: tuple[Start, ...] = (), grown: tuple[Grown, ...] = ()) -> dict[str, Target]:
    return {target.what: target for target in judge(Measured(samples, starts, {}), grown, None)}


HOT = "hot comparison, of raw uvicorn bytes"


def test_nothing_measured_is_nothing_kept_and_nothing_broken() -> None:
    assert {target.is_kept for target in _judged().values()} == {None}


def test_a_ratio_is_judged_by_the_median_of_the_rounds() -> None:
    hot = [_sample("hot", speed, 30) for speed in (10_000, 37_000, 38_000)]
    raw = [_sample("raw brief", 40_000, 25)] * 3
    assert _judged(*hot, *raw)[HOT].is_kept is True
    slow = [_sample("hot", 36_000, 20)]
    assert _judged(*slow, *raw)[HOT].is_kept is False


def test_where_the_raw_server_was_disturbed_processor_time_is_judged() -> None:
    hot = [_sample("hot", 20_000, 26)]
    raw = [_sample("raw brief", 20_000, 25), _sample("raw brief", 40_000, 25), _sample("raw brief", 41_000, 25)]
    assert _judged(*hot, *raw)[HOT].is_kept is True


def test_growth_is_judged_between_the_two_largest_sizes() -> None:
    costs = {12: 100.0, 2000: 200.0, 20_000: 290.0}
    grown = tuple(Grown(size, "filtered list", _sample("filtered list", 1, cost)) for size, cost in costs.items())
    judged = _judged(grown=grown)["filtered list, at 20,000 treatments"]
    assert (judged.found, judged.is_kept) == ("1.45 ×", True)


def test_start_and_memory_are_those_of_the_real_content() -> None:
    starts = (
        Start("equipoise", 9.0, Memory(300, 300), Memory(300, 300)),
        Start("equipoise content", 1.2, Memory(90, 80), Memory(121, 110)),
    )
    judged = _judged(starts=starts)
    assert judged["start to first answer, real content"].is_kept is True
    assert judged["memory of a worker, real content"].is_kept is False


def test_reads_beside_a_publication_are_judged_by_their_median_window() -> None:
    beside = Beside(1000, 2900, 9000, 1500, 1400, 20, was_swapped=True)
    judged = {target.what: target for target in judge(Measured((), (), {}), (), beside)}
    assert judged["p99 of hot reads beside a publication"].is_kept is True
