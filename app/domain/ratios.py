"""Risk ratios and odds ratios from a two-by-two table of counts; the first arm is set against the second.

A ratio that a table cannot say is undefined, never infinite. Where a cell is zero the policy is "only0": half an
event is added to all four cells of that table, and nothing to any other (Cochrane Handbook 10.4.4).
"""

import math
from dataclasses import dataclass

from app.domain.computed import Computed
from app.domain.statistics import check_counts, normal_quantile
from app.domain.values import Interval
from app.domain.vocabulary import EffectMeasure

HALF_AN_EVENT = 0.5


@dataclass(frozen=True, slots=True)
class _Cells:
    """Those with and without the event, in the first arm and in the other; fractions after a correction."""

    events: float
    rest: float
    other_events: float
    other_rest: float

    @property
    def all(self) -> tuple[float, float, float, float]:
        return self.events, self.rest, self.other_events, self.other_rest

    def corrected(self) -> "_Cells":
        """The policy "only0"."""
        return _Cells(*(cell + HALF_AN_EVENT for cell in self.all)) if min(self.all) == 0 else self


def risk_ratio(events: int, total: int, other_events: int, other_total: int, *, level: float = 95.0) -> Computed:
    """The risk ratio of a single table with Katz's interval (Katz 1978), for reading.

    A table whose two event counts are above 0 is left as it is, even when everybody in one arm had the event. The
    estimate is None where nobody or everybody in both arms had it. Raises ValueError for impossible counts.
    """
    cells = _cells(events, total, other_events, other_total)
    used = cells if min(events, other_events) > 0 else cells.corrected()
    return _risk_ratio(cells, used, ("only0", "single_table"), level)


def risk_ratio_only0(events: int, total: int, other_events: int, other_total: int, *, level: float = 95.0) -> Computed:
    """The risk ratio with the policy "only0" applied to any zero cell, for pooling; otherwise as `risk_ratio`."""
    cells = _cells(events, total, other_events, other_total)
    return _risk_ratio(cells, cells.corrected(), ("only0",), level)


def odds_ratio(events: int, total: int, other_events: int, other_total: int, *, level: float = 95.0) -> Computed:
    """The odds ratio with Woolf's interval (Woolf 1955) and the policy "only0".

    The estimate is None where nobody or everybody in both arms had the event. Raises ValueError for impossible counts.
    """
    cells = _cells(events, total, other_events, other_total)
    used = cells.corrected()
    ratio = math.log(used.events / used.rest) - math.log(used.other_events / used.other_rest)
    error = math.sqrt(sum(1 / cell for cell in used.all))
    return _ratio(cells, used, (ratio, error), EffectMeasure.ODDS_RATIO, "woolf", ("only0",), level)


def _cells(events: int, total: int, other_events: int, other_total: int) -> _Cells:
    check_counts(events, total)
    check_counts(other_events, other_total)
    return _Cells(events, total - events, other_events, other_total - other_events)


def _risk_ratio(cells: _Cells, used: _Cells, conventions: tuple[str, ...], level: float) -> Computed:
    total, other_total = used.events + used.rest, used.other_events + used.other_rest
    ratio = math.log(used.events / total) - math.log(used.other_events / other_total)
    shares = used.rest / (used.events * total), used.other_rest / (used.other_events * other_total)
    return _ratio(cells, used, (ratio, math.sqrt(sum(shares))), EffectMeasure.RISK_RATIO, "katz", conventions, level)


def _ratio(
    cells: _Cells,
    used: _Cells,
    logarithm: tuple[float, float],
    measure: EffectMeasure,
    method: str,
    conventions: tuple[str, ...],
    level: float,
) -> Computed:
    """The ratio whose logarithm and standard error are given, unless the table is silent about it."""
    conventions = ("logarithmic_scale", *conventions)
    if cells.events == cells.other_events == 0:
        return Computed(None, None, measure, method, conventions, ("no_events",))
    if cells.rest == cells.other_rest == 0:
        return Computed(None, None, measure, method, conventions, ("only_events",))
    ratio, error = logarithm
    half = normal_quantile(level) * error
    interval = Interval(math.exp(ratio - half), math.exp(ratio + half), level)
    flags = () if used is cells else ("continuity_corrected",)
    return Computed(math.exp(ratio), interval, measure, method, conventions, flags, standard_error=error)
