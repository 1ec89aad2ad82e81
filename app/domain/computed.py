"""A number worked out here, with what is needed to repeat it: method, level, conventions, and what to be careful of."""

import math
from dataclasses import dataclass
from enum import StrEnum

from app.domain.values import Interval
from app.domain.vocabulary import EffectMeasure

OFF_CENTRE = 0.1
"""A mistyped estimate lies further from the middle of its interval than this share of the width."""
FLOATING_POINT_SLACK = 1e-9
"""What arithmetic may lose, as a share of the amount."""


class DerivedMeasure(StrEnum):
    """What is computed here besides the effect measures of the vocabulary."""

    PROPORTION = "proportion"
    RISK = "risk"
    PROBABILITY_OF_SUPERIORITY = "probability_of_superiority"
    COHENS_U3 = "cohens_u3"
    OVERLAP = "overlap"
    LOG_ODDS_RATIO = "log_odds_ratio"


METHODS: dict[str, str] = {
    "as_published": "Taken from the source as printed.",
    "wilson": "Wilson's score interval (Wilson 1927).",
    "newcombe": "Newcombe's hybrid score interval (Newcombe 1998, method 10).",
    "wald": "Wald's interval from the two separate variances.",
    "agresti_caffo": "Agresti and Caffo's interval: one event and one non-event added to each arm (2000).",
    "katz": "Katz's interval on the logarithm of the risk ratio (Katz 1978).",
    "woolf": "Woolf's interval on the logarithm of the odds ratio (Woolf 1955).",
    "baseline_applied": "The effect applied to a baseline risk (Cochrane Handbook, chapter 15).",
    "inverse_variance": "Difference of two means, each with its own variance.",
    "hedges_exact": "Hedges' g with the exact correction and the large-sample variance (metafor).",
    "hedges_revman": "Hedges' g with the approximate correction and the variance of RevMan.",
    "mcgraw_wong": "Normal distributions of equal spread (McGraw and Wong 1992).",
    "cohen": "Normal distributions of equal spread (Cohen 1988).",
    "chinn": "Logistic distributions of equal spread (Chinn 2000).",
    "furukawa_leucht": "Normal distributions and a control event rate (Furukawa and Leucht 2011).",
    "reference_spread": "The standardised difference times the standard deviation of a named scale.",
}
"""What each method is, with its source, for readers."""

CONVENTIONS: dict[str, str] = {
    "no_continuity_correction": "No continuity correction.",
    "logarithmic_scale": "The interval and the standard error are worked out on the logarithm.",
    "only0": "Half an event is added to all four cells of a table that has a zero, and to no other table.",
    "single_table": "A single table keeps its own figures wherever both event counts are above zero.",
    "baseline_fixed": "The baseline risk is taken as known exactly.",
    "limits_plugged_in": "The interval comes from the limits of the effect, one by one.",
    "normal_quantile": "The interval uses the normal distribution.",
    "equal_variances": "Both arms are taken to vary equally.",
    "events_from_percentage": "How many had the event is the printed percentage of the total, rounded to whole people.",
    "altman_notation": "Numbers needed to treat run through infinity where the difference may be none (Altman 1998).",
}
"""What each convention is, for readers."""

FLAGS: dict[str, str] = {
    "continuity_corrected": "The table has a zero, so half an event was added to each cell.",
    "no_events": "Nobody had the event in either arm, so no ratio can be worked out.",
    "only_events": "Everybody had the event in both arms, so no ratio can be worked out.",
    "capped": "A limit went past what is possible and was held at the bound.",
    "off_centre": "The estimate is not near the middle of its interval; one of the figures may be mistyped.",
    "not_computable": "The printed figures cannot be recomputed from what is given.",
    "direction_conflict": "The printed difference goes the other way than the effect.",
    "parts_disagree": "The printed difference is not the difference of the two printed risks.",
    "difference_not_reproduced": "The printed difference does not follow from the baseline and the effect.",
    "difference_interval_not_reproduced": "The interval of the difference does not follow from that of the effect.",
    "intervention_not_reproduced": "The printed risk does not follow from the baseline and the effect.",
    "intervention_interval_not_reproduced": "The interval of the risk does not follow from that of the effect.",
}
"""What each flag warns of, for readers."""


@dataclass(frozen=True, slots=True)
class Computed:
    """An estimate with its interval, in `unit` (UCUM; `[ppth]` is per 1000), and how it came about.

    `standard_error` is on the scale the interval was worked out on: the logarithm for ratios. Where the estimate is
    undefined it is None, with a flag that says why. Raises ValueError where the parts contradict each other.
    """

    estimate: float | None
    interval: Interval | None
    measure: EffectMeasure | DerivedMeasure
    method: str
    conventions: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    unit: str = "1"
    standard_error: float | None = None
    scale: str | None = None

    def __post_init__(self) -> None:
        if self.estimate is None:
            if self.interval is not None or not self.flags:
                raise ValueError("an undefined estimate has no interval, and a flag that says why")
            return
        ends = () if self.interval is None else (self.interval.low, self.interval.high)
        if not all(math.isfinite(amount) for amount in (self.estimate, *ends, self.standard_error or 0.0)):
            raise ValueError("a computed number is finite, or it is undefined")
        check_estimate(self.estimate, self.interval)
        if isinstance(self.measure, EffectMeasure) and self.measure.is_ratio and min(self.estimate, *ends, 0.0) < 0:
            raise ValueError(f"a {self.measure} is never negative")
        if self.standard_error is not None and self.standard_error < 0:
            raise ValueError("a standard error is never negative")

    @property
    def level(self) -> float | None:
        """The level of the interval in percent, or None without an interval."""
        return None if self.interval is None else self.interval.level

    @property
    def defined(self) -> float:
        """The estimate. Raises ValueError where it is undefined."""
        if self.estimate is None:
            raise ValueError(f"the {self.measure} is undefined: {', '.join(self.flags)}")
        return self.estimate


def check_estimate(estimate: float, interval: Interval | None) -> None:
    """Raises ValueError where an estimate lies outside its interval by more than arithmetic loses."""
    if interval is None:
        return
    slack = FLOATING_POINT_SLACK * max(1.0, abs(interval.low), abs(interval.high))
    if not interval.low - slack <= estimate <= interval.high + slack:
        raise ValueError(f"the estimate {estimate:g} lies outside its interval {interval.low:g} to {interval.high:g}")


def is_off_centre(estimate: float, interval: Interval, *, measure: EffectMeasure) -> bool:
    """Whether an estimate lies away from the middle of its interval, as a mistyped figure does.

    Ratios are looked at on their logarithm; one that touches 0 has none and is let pass.
    """
    low, middle, high = interval.low, estimate, interval.high
    if measure.is_ratio:
        if min(low, middle) <= 0:
            return False
        low, middle, high = math.log(low), math.log(middle), math.log(high)
    return abs(middle - (low + high) / 2) > OFF_CENTRE * (high - low)
