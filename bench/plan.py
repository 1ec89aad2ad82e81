"""How long a run takes and how much it measures: the full plan, and the quick one that only shows that it works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does."""

    rounds: int
    """Every server is started anew in each."""
    seconds: int
    """Of load for one case in one round."""
    warm_seconds: int
    connections: int
    treatments: int
    """Of the catalogue that all systems serve."""
    sizes: tuple[int, ...]
    """Of the catalogues that the growth curves are drawn over."""
    growth_seconds: int
    publish_minutes: float
    """How long one publication may take before it is given up."""
    only: tuple[str, ...] = ()
    """How the names of the systems begin that are measured; all of them where it is empty."""
    reuse: bool = False
    """Whether what an earlier run published is served again."""


FULL = Plan(
    rounds=3,
    seconds=3,
    warm_seconds=1,
    connections=48,
    treatments=2000,
    sizes=(12, 2000, 20_000),
    growth_seconds=2,
    publish_minutes=40,
)
QUICK = Plan(
    rounds=1,
    seconds=1,
    warm_seconds=1,
    connections=48,
    treatments=200,
    sizes=(12, 200, 1000),
    growth_seconds=1,
    publish_minutes=1.5,
)
