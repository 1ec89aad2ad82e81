"""Scales of effects: even for differences, by equal factors for ratios, with round marks."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

STEPS, FINER_STEPS = (1.0, 2.0, 5.0), (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)
FEWEST_MARKS = 4
MARGIN = 0.06
"""Of the shown stretch, left free at each end."""
SMALLEST_RATIO, LARGEST_RATIO = 0.01, 100.0
"""What lies beyond is drawn as going on."""
SMALLEST_REACH = 1e-6
"""Amounts that are closer than this are drawn at one place; marks are rounded finer."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from its lowest to its highest amount, over so many pixels."""

    low: float
    high: float
    left: float
    width: float
    is_ratio: bool

    def place(self, amount: float) -> float:
        """Where an amount is, in pixels; what lies beyond an end is at that end."""
        if self.is_ratio:
            held = min(max(amount, self.low), self.high)
            share = math.log(held / self.low) / math.log(self.high / self.low)
        else:
            share = (min(max(amount, self.low), self.high) - self.low) / (self.high - self.low)
        return self.left + self.width * share

    def holds(self, amount: float) -> bool:
        """Whether the amount is on the scale."""
        return self.low <= amount <= self.high

    @property
    def marks(self) -> list[float]:
        """Round amounts on the scale."""
        return _ratio_marks(self.low, self.high) if self.is_ratio else _even_marks(self.low, self.high)


def scale_of(amounts: Iterable[float], *, no_effect: float, is_ratio: bool, left: float, width: float) -> Scale:
    """The scale that holds all of the amounts and the line of no effect, with a margin."""
    shown = [*amounts, no_effect]
    if is_ratio:
        held = [min(max(amount, SMALLEST_RATIO), LARGEST_RATIO) for amount in shown]
        low, high = min([0.8, *held]), max([1.25, *held])
        room = (high / low) ** MARGIN
        return Scale(low / room, high * room, left, width, is_ratio)
    low, high = min(shown), max(shown)
    reach = high - low if high - low > SMALLEST_REACH else 1.0
    return Scale(low - MARGIN * reach, high + MARGIN * reach, left, width, is_ratio)


def _ratio_marks(low: float, high: float) -> list[float]:
    coarse, fine = (_ratio_steps(low, high, steps) for steps in (STEPS, FINER_STEPS))
    return coarse if len(coarse) >= FEWEST_MARKS else fine


def _ratio_steps(low: float, high: float, steps: tuple[float, ...]) -> list[float]:
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    marks = [step * 10.0**decade for decade in decades for step in steps]
    return [round(mark, 6) for mark in marks if low <= mark <= high]


def _even_marks(low: float, high: float) -> list[float]:
    rough = (high - low) / 5
    decade = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * decade for factor in (*STEPS, 10.0) if factor * decade >= rough)
    first = math.ceil(low / step)
    marks = [round(place * step, 9) for place in range(first, math.floor(high / step) + 1)]
    return [mark + 0.0 for mark in marks]
