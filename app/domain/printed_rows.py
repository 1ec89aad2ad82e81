"""Whether the rows of a printed table follow from what they are said to come from, and stand in it only once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.absolutes import AbsoluteEffect, Baseline, Effect, absolute_effect, why_not_applicable
from app.domain.computed import FLOATING_POINT_SLACK
from app.domain.values import Interval

TWO_PER_1000 = 2.0
"""A printed figure may differ by this much from the recomputed one before it is flagged."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """The absolute figures of a row, per 1000, as far as it prints them."""

    difference: float | None = None
    difference_interval: Interval | None = None
    intervention: float | None = None
    intervention_interval: Interval | None = None

    @property
    def figures(self) -> dict[str, tuple[float, ...]]:
        """The figures by the flag that says they do not follow."""
        return {
            "difference_not_reproduced": () if self.difference is None else (self.difference,),
            "difference_interval_not_reproduced": _ends(self.difference_interval),
            "intervention_not_reproduced": () if self.intervention is None else (self.intervention,),
            "intervention_interval_not_reproduced": _ends(self.intervention_interval),
        }


def disagreements(
    printed: PrintedRow,
    effect: Effect,
    baseline: Baseline | None,
    *,
    tolerance: float = TWO_PER_1000,
    baseline_rounding: float = 0.0,
) -> tuple[str, ...]:
    """Flags for what a row prints and what does not follow, by more than a tolerance per 1000, from its effect.

    `baseline_rounding` is half the last printed digit of the baseline risk, per 1000: whatever follows from a risk
    within it is let pass.
    """
    flags = []
    if _goes_the_other_way(printed, effect, baseline):
        flags.append("direction_conflict")
    if _parts_disagree(printed, baseline, tolerance + baseline_rounding):
        flags.append("parts_disagree")
    if why_not_applicable(effect, baseline) is not None:
        return (*flags, "not_computable")
    nearby = [_as_printed(absolute_effect(effect, risk)).figures for risk in _nearby(baseline, baseline_rounding)]
    return (*flags, *(flag for flag, figures in printed.figures.items() if _differ(flag, figures, nearby, tolerance)))


def _goes_the_other_way(printed: PrintedRow, effect: Effect, baseline: Baseline | None) -> bool:
    """Whether the printed difference, or that of the printed risks, has the sign the effect has not."""
    stated = printed.difference
    if stated is None and printed.intervention is not None and baseline is not None:
        stated = printed.intervention - baseline.risk
    return stated is not None and stated * (effect.estimate - (effect.measure.no_effect or 0.0)) < 0


def _parts_disagree(printed: PrintedRow, baseline: Baseline | None, tolerance: float) -> bool:
    if baseline is None or printed.difference is None or printed.intervention is None:
        return False
    return abs(printed.intervention - baseline.risk - printed.difference) > tolerance


def _nearby(baseline: Baseline | None, rounding: float) -> list[Baseline | None]:
    """The baseline, and the lowest and highest that would be printed like it, short of nobody and everybody."""
    if baseline is None:
        return [None]
    ends = (baseline.risk - rounding, baseline.risk + rounding)
    held = [min(1000.0 - FLOATING_POINT_SLACK, max(FLOATING_POINT_SLACK, risk)) for risk in ends]
    return [replace(baseline, risk=risk) for risk in (baseline.risk, *held)]


def _as_printed(absolute: AbsoluteEffect) -> PrintedRow:
    difference, intervention = absolute.difference, absolute.intervention
    if intervention is None:
        return PrintedRow(difference.estimate, difference.interval)
    return PrintedRow(difference.estimate, difference.interval, intervention.estimate, intervention.interval)


def _differ(
    flag: str, printed: Sequence[float], nearby: Sequence[dict[str, tuple[float, ...]]], tolerance: float
) -> bool:
    """Whether a figure is further than the tolerance from everything that was recomputed for it.

    What was not recomputed, as the interval of an effect without one, disagrees with nothing.
    """
    recomputed = list(zip(*(figures[flag] for figures in nearby), strict=True))
    slack = tolerance + FLOATING_POINT_SLACK
    pairs = zip(printed, recomputed, strict=False)
    return any(not min(found) - slack <= figure <= max(found) + slack for figure, found in pairs)


def _ends(interval: Interval | None) -> tuple[float, ...]:
    return () if interval is None else (interval.low, interval.high)


def duplicate_outcomes(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[int, ...], ...]:
    """The positions, from 0, of rows that claim to be the same result, one group for each result met twice.

    A row is told by its outcome and by all that makes it another result: analysis set, time point, dose. Case and
    spacing do not tell rows apart.
    """
    positions: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, row in enumerate(rows):
        positions[tuple(" ".join(part.casefold().split()) for part in row)].append(position)
    return tuple(tuple(group) for group in positions.values() if len(group) > 1)
