"""Where Equipoise must stand beside the others, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.beside import Beside
from bench.figures import ratio, spoken, times
from bench.growth import Grown
from bench.rounds import Measured

MOST_GROWTH = 1.5
MOST_START_SECONDS = 1.5
MOST_MEMORY = 120
MOST_SLOWER_BESIDE = 3
NOISY = 1.3
"""Where rounds of the raw server differ by more, ratios of processor time are judged instead of ratios of speed."""


@dataclass(frozen=True, slots=True)
class Target:
    """One promise, what was found, and whether it is kept; None where it was not measured."""

    what: str
    wanted: str
    found: str
    is_kept: bool | None


_LEAST = (
    ("hot comparison, of raw uvicorn bytes", "hot", "raw brief", 0.92),
    ("hot comparison, of naive FastAPI + SQLModel", "hot", "naive brief", 130),
    ("hot comparison, of Datasette (60 findings as rows)", "hot", "datasette rows", 70),
    ("hot comparison, of json-server", "hot", "json-server brief", 13),
    ("hot 304, of raw uvicorn bytes", "hot 304", "raw brief", 1.05),
    ("hot 120 kB list in zstd, of raw uvicorn with the same bytes", "hot list zstd", "raw list zstd", 0.85),
    ("cold single record, of FastAPI with prebuilt bytes", "cold single", "prebuilt single", 0.60),
    ("cold curated comparison, of naive with the same document", "cold curated", "naive full", 20),
    ("cold composed comparison of two in 20 rows, of naive", "cold composed", "naive full", 10),
)
_FLAT = ("search, a rare word", "search, a common word", "filtered list")


def judge(measured: Measured, grown: Sequence[Grown], beside: Beside | None) -> list[Target]:
    """Every promise of the project on speed."""
    noise = [sample.per_second for sample in measured.of("raw brief")]
    is_noisy = bool(noise) and max(noise) > NOISY * min(noise)
    targets = [_at_least(measured, *told, is_noisy=is_noisy) for told in _LEAST]
    targets += [_flat(grown, shape) for shape in _FLAT]
    return [*targets, _deep(grown), *_modest(measured), _steady(beside)]


def speed_ratio(measured: Measured, case: str, base: str) -> float | None:
    """Requests per second as a multiple of another case's."""
    return ratio(measured.typical(case, "per_second"), measured.typical(base, "per_second"))


def cost_ratio(measured: Measured, case: str, base: str) -> float | None:
    """The same by processor time for one request, which noise disturbs less."""
    return ratio(measured.typical(base, "busy_microseconds"), measured.typical(case, "busy_microseconds"))


def _at_least(measured: Measured, what: str, case: str, base: str, wanted: float, *, is_noisy: bool) -> Target:
    speed, cost = speed_ratio(measured, case, base), cost_ratio(measured, case, base)
    judged = cost if is_noisy else speed
    found = f"{times(speed)} by speed, {times(cost)} by processor time" if speed else "not measured"
    return Target(what, f"at least {times(wanted)}", found, None if judged is None else judged >= wanted)


def _cost(grown: Sequence[Grown], shape: str, treatments: int) -> float | None:
    found = [one.sample.busy_microseconds for one in grown if (one.shape, one.treatments) == (shape, treatments)]
    return found[0] if found else None


def _two_largest(grown: Sequence[Grown]) -> tuple[int, int]:
    sizes = sorted({one.treatments for one in grown})
    return (sizes[-2], sizes[-1]) if len(sizes) > 1 else (0, 0)


def _flat(grown: Sequence[Grown], shape: str) -> Target:
    smaller, larger = _two_largest(grown)
    found = ratio(_cost(grown, shape, larger), _cost(grown, shape, smaller))
    what = f"{shape}, at {larger:,} treatments" if larger else shape
    wanted = f"at most {times(MOST_GROWTH)} of {smaller:,}" if larger else f"at most {times(MOST_GROWTH)}"
    return Target(what, wanted, times(found), None if found is None else found <= MOST_GROWTH)


def _deep(grown: Sequence[Grown]) -> Target:
    _, larger = _two_largest(grown)
    found = ratio(_cost(grown, "deep page", larger), _cost(grown, "list", larger))
    return Target(
        "deep page, of the first page", "at most 1.20 ×", times(found), None if found is None else found <= 1.2
    )


def _modest(measured: Measured) -> list[Target]:
    starts = [start for start in measured.starts if start.system == "equipoise content"]
    if not starts:
        return []
    seconds = sorted(start.seconds for start in starts)[len(starts) // 2]
    most = max(start.after_load.proportional for start in starts)
    return [
        Target(
            "start to first answer, real content",
            f"under {MOST_START_SECONDS} s",
            spoken(seconds, unit="s"),
            seconds < MOST_START_SECONDS,
        ),
        Target(
            "memory of a worker, real content", f"under {MOST_MEMORY} MiB", spoken(most, unit="MiB"), most < MOST_MEMORY
        ),
    ]


def _steady(beside: Beside | None) -> Target:
    what, wanted = "p99 of hot reads beside a publication", f"under {MOST_SLOWER_BESIDE} × without"
    found = ratio(beside.busy_p99, beside.quiet_p99) if beside else None
    return Target(what, wanted, times(found), None if found is None else found < MOST_SLOWER_BESIDE)
