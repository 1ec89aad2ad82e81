"""Values as they are published: one closed model a kind, told apart by `kind`."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.documents.contract import Document, Maybe
from app.domain import values as domain
from app.domain.vocabulary import Better, Denominator, EffectMeasure, ValueKind

Unit = Annotated[str, Field(min_length=1, max_length=40, examples=["wk"])]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$", examples=["USD"])]


class Interval(Document):
    """An uncertainty interval around the estimate, in the same unit."""

    low: float
    high: float
    level: Annotated[float, Field(ge=50, lt=100, examples=[95.0])] = 95.0
    """Percent."""


class _Measured(Document):
    """What every kind can do: become the domain's value, which refuses what cannot be."""

    @model_validator(mode="after")
    def _is_possible(self) -> "_Measured":
        self.as_domain()
        return self

    def as_domain(self) -> domain.Value:
        """The same value for the rules to work on."""
        return self.domain_value

    @cached_property
    def domain_value(self) -> domain.Value:
        """What `as_domain` answers, made once."""
        parts = {name: getattr(self, name) for name in type(self).model_fields if name in domain.Value.__slots__}
        parts["kind"] = ValueKind(parts["kind"])
        interval = parts.get("interval")
        if interval is not None:
            parts["interval"] = domain.Interval(interval.low, interval.high, interval.level)
        return domain.Value(**parts)


class _Amount(_Measured):
    estimate: Maybe[float]
    """The value, where the source gives one figure."""
    low: Maybe[float]
    """The low end, where the source gives a range."""
    high: Maybe[float]
    """The high end, where the source gives a range."""
    interval: Maybe[Interval]
    """The uncertainty interval the source prints."""
    statistic: Maybe[Literal["mean", "median", "typical", "minimum", "maximum"]]
    """What the figure is, where it is not simply the value."""
    approximate: Maybe[bool]
    """True where the source says about."""


class DurationValue(_Amount):
    """A length of time."""

    kind: Literal["duration"]
    unit: Unit


class CountValue(_Amount):
    """So many of something: sessions, points, milligrams."""

    kind: Literal["count"]
    unit: Unit


class ProportionValue(_Amount):
    """A share of people (or sessions), in percent."""

    kind: Literal["proportion"]
    unit: Literal["%"] = "%"
    events: Maybe[Annotated[int, Field(ge=0)]]
    """n: how many had it."""
    total: Maybe[Annotated[int, Field(ge=1)]]
    """N: of how many."""


class RateValue(_Amount):
    """Events per stated base, such as seizures per 10000 sessions."""

    kind: Literal["rate"]
    unit: Literal["1"] = "1"
    events: Maybe[Annotated[int, Field(ge=0)]]
    total: Maybe[Annotated[int, Field(ge=1)]]
    per_amount: Annotated[float, Field(gt=0, examples=[1000.0])]
    per: Denominator


class EffectValue(_Amount):
    """One treatment against a comparator."""

    kind: Literal["effect"]
    measure: EffectMeasure
    unit: Unit = "1"
    better: Better
    """Which way the figure must move to favour the treatment, as this source signs it."""


class ChangeValue(_Amount):
    """A change within one group; it says nothing about what a comparator would have done."""

    kind: Literal["change"]
    unit: Unit
    better: Better


class MoneyValue(_Amount):
    """An amount of money in the prices of a year."""

    kind: Literal["money"]
    unit: Literal["1"] = "1"
    currency: Currency
    price_year: Maybe[Annotated[int, Field(ge=1950, le=2100)]]
    """The year of the prices, where the source states it."""
    per: Annotated[str, Field(min_length=1, max_length=60, examples=["session"])]


class LevelValue(_Measured):
    """A word from an ordered scale."""

    kind: Literal["level"]
    scale: Literal["frequency", "amount", "severity"]
    word: str


class StatementValue(_Measured):
    """Plain text, where the source has words and no number."""

    kind: Literal["statement"]
    text: Annotated[str, Field(min_length=1, max_length=600)]


Value = Annotated[
    DurationValue
    | CountValue
    | ProportionValue
    | RateValue
    | EffectValue
    | ChangeValue
    | MoneyValue
    | LevelValue
    | StatementValue,
    Field(discriminator="kind"),
]
