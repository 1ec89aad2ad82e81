"""Differences of means, plain and standardised, with intervals; the first arm minus the second.

Negative differences mean lower scores in the first arm; whether lower is better is known by the scale, not here.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from app.domain.computed import Computed
from app.domain.statistics import normal_quantile, student_quantile
from app.domain.values import Interval
from app.domain.vocabulary import EffectMeasure

FEW_PEOPLE = 60
"""Below this many, the interval of a mean is taken to come from Student's distribution (Handbook 6.5.2.2)."""


class Scores(StrEnum):
    """What the mean of an arm is a mean of; unlike ones are not set against each other."""

    CHANGE = "change"
    ENDPOINT = "endpoint"
    LEAST_SQUARES = "least_squares"


@dataclass(frozen=True, slots=True)
class Arm:
    """The mean and standard deviation of the scores of `total` people, 2 or more, in points of one scale.

    Raises ValueError for fewer people, and for a standard deviation that is not above 0.
    """

    mean: float
    standard_deviation: float
    total: int
    scores: Scores | None = None

    def __post_init__(self) -> None:
        if self.total < 2 or self.total != int(self.total):
            raise ValueError("an arm has 2 or more people, in whole numbers")
        if not (math.isfinite(self.mean) and 0 < self.standard_deviation < math.inf):
            raise ValueError("an arm has a finite mean and a standard deviation above 0")

    @property
    def squares(self) -> float:
        """The sum of squared distances from the mean."""
        return (self.total - 1) * self.standard_deviation**2


def mean_difference(arm: Arm, other: Arm, *, level: float = 95.0, scale: str | None = None) -> Computed:
    """The difference of the means in points, with a normal interval from each arm's own variance (Handbook 6.5).

    Raises ValueError where the arms count unlike scores.
    """
    _check_alike(arm, other)
    error = math.hypot(*(one.standard_deviation / math.sqrt(one.total) for one in (arm, other)))
    difference = arm.mean - other.mean
    interval = _interval(difference, error, level)
    measure = EffectMeasure.MEAN_DIFFERENCE
    conventions = ("normal_quantile",)
    return Computed(difference, interval, measure, "inverse_variance", conventions, (), "[points]", error, scale)


def hedges_exact(arm: Arm, other: Arm, *, level: float = 95.0) -> Computed:
    """Hedges' g as metafor computes it: exact correction, variance 1/n1 + 1/n2 + g²/(2N) (Hedges 1981).

    In standard deviations. Raises ValueError where the arms count unlike scores.
    """
    total = arm.total + other.total
    degrees = total - 2
    logarithm = math.lgamma(degrees / 2) - math.log(degrees / 2) / 2 - math.lgamma((degrees - 1) / 2)
    g = math.exp(logarithm) * _cohens_d(arm, other)
    error = math.sqrt(1 / arm.total + 1 / other.total + g**2 / (2 * total))
    return _standardised(g, error, "hedges_exact", level)


def hedges_revman(arm: Arm, other: Arm, *, level: float = 95.0) -> Computed:
    """Hedges' g as RevMan computes it: correction 1 − 3/(4N − 9), variance N/(n1·n2) + g²/(2(N − 3.94)).

    In standard deviations. Raises ValueError where the arms count unlike scores.
    """
    total = arm.total + other.total
    g = (1 - 3 / (4 * total - 9)) * _cohens_d(arm, other)
    error = math.sqrt(total / (arm.total * other.total) + g**2 / (2 * (total - 3.94)))
    return _standardised(g, error, "hedges_revman", level)


def combine_arms(arm: Arm, other: Arm) -> Arm:
    """Two arms as if they had been one (Handbook 6.5.2.10). Raises ValueError where they count unlike scores."""
    _check_alike(arm, other)
    total = arm.total + other.total
    mean = (arm.total * arm.mean + other.total * other.mean) / total
    between = arm.total * other.total / total * (arm.mean - other.mean) ** 2
    spread = math.sqrt((arm.squares + other.squares + between) / (total - 1))
    return Arm(mean, spread, total, arm.scores if arm.scores is other.scores else None)


def deviation_from_error(standard_error: float, total: int) -> float:
    """The standard deviation behind the standard error of a mean of `total` people (Handbook 6.5.2.2).

    Raises ValueError where the error is not above 0 or there are fewer than 2 people.
    """
    if not 0 < standard_error < math.inf or total < 2:
        raise ValueError("a standard error above 0 and 2 or more people are needed")
    return standard_error * math.sqrt(total)


def deviation_from_interval(interval: Interval, total: int) -> float:
    """The standard deviation behind the interval of a mean: Student's for fewer than 60 people, else the normal one.

    Handbook 6.5.2.2. Raises ValueError where the interval has no width or there are fewer than 2 people.
    """
    if total < 2:
        raise ValueError("the interval of a mean comes from 2 or more people")
    few = total < FEW_PEOPLE
    quantile = student_quantile(total - 1, interval.level) if few else normal_quantile(interval.level)
    return deviation_from_error((interval.high - interval.low) / (2 * quantile), total)


def _check_alike(arm: Arm, other: Arm) -> None:
    if arm.scores and other.scores and arm.scores is not other.scores:
        raise ValueError(f"one arm counts {arm.scores} scores and the other {other.scores}")


def _cohens_d(arm: Arm, other: Arm) -> float:
    _check_alike(arm, other)
    pooled = math.sqrt((arm.squares + other.squares) / (arm.total + other.total - 2))
    return (arm.mean - other.mean) / pooled


def _standardised(g: float, error: float, method: str, level: float) -> Computed:
    interval = _interval(g, error, level)
    conventions = ("normal_quantile", "equal_variances")
    measure = EffectMeasure.STANDARDISED_MEAN_DIFFERENCE
    return Computed(g, interval, measure, method, conventions, standard_error=error)


def _interval(estimate: float, error: float, level: float) -> Interval:
    half = normal_quantile(level) * error
    return Interval(estimate - half, estimate + half, level)
