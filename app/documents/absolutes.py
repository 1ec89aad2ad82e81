"""Absolute effects as they are published: so many people in 1000, and how the figure came about."""

from typing import Annotated

from pydantic import Field

from app.documents.contract import Document, Maybe
from app.documents.values import Interval

PerThousand = Annotated[float, Field(ge=0, le=1000, examples=[480.0])]
"""People in 1000, to two decimals."""


class BaselineRisk(Document):
    """How many in 1000 have the outcome without the treatment, who they are, and where that stands."""

    per_1000: PerThousand
    words: str
    """Who they are, what they had instead, and over what time."""
    display: Maybe[Annotated[str, Field(examples=["10.4 %"])]]
    """The figure as it stands in its source, or in the finding it is of."""
    source_number: Annotated[int, Field(ge=1)]
    locator: str


class RiskDifference(Document):
    """How many more, or fewer where it is negative, in 1000 than without the treatment."""

    display: Annotated[str, Field(examples=["168 more (80 to 278 more)"])]
    estimate: float
    interval: Maybe[Interval]


class AbsoluteRisk(Document):
    """How many in 1000 have the outcome with the treatment."""

    display: Annotated[str, Field(examples=["480 in 1000 (95 % interval 400 to 560)"])]
    estimate: Maybe[PerThousand]
    low: Maybe[PerThousand]
    """The low end, where the source gives a range."""
    high: Maybe[PerThousand]
    interval: Maybe[Interval]
    difference: Maybe[RiskDifference]
    """Only where a baseline was used."""
    baseline: Maybe[BaselineRisk]
    """The baseline the effect was applied to; left out where the value's own counts say it."""
    method: Annotated[str, Field(examples=["baseline_applied"])]
    conventions: list[str]
    flags: list[str]
    """What to be careful of: `capped` where a limit went past what is possible."""
    explanation: str
    """Method, conventions and flags in plain sentences."""
