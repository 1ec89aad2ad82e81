"""Values, findings and strategies that the tests of the domain share."""

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from app.domain.evidence import Comparator, Evidence
from app.domain.values import Interval, Value
from app.domain.vocabulary import (
    AgeGroup,
    AnalysisSet,
    Better,
    Blinding,
    CertaintyLevel,
    ComparatorKind,
    Denominator,
    Design,
    EffectMeasure,
    Scope,
    Tier,
    ValueKind,
)
from app.domain.weighing import Question, Worthwhile

thorough = settings(deadline=None, max_examples=100)
"""Many examples, and no clock."""


def share(estimate: float | None, interval: Interval | None = None, **parts: Any) -> Value:
    """So many percent of people."""
    return Value(ValueKind.PROPORTION, estimate, interval=interval, unit="%", **parts)


def days(low: float, high: float, unit: str = "d") -> Value:
    """A duration whose range is also its uncertainty."""
    return Value(ValueKind.DURATION, low=low, high=high, unit=unit)


def change(low: float, high: float, **parts: Any) -> Value:
    """A change in points, better when higher."""
    unit, better = parts.pop("unit", "[points]"), parts.pop("better", Better.HIGHER)
    interval = Interval(low, high)
    return Value(ValueKind.CHANGE, (low + high) / 2, interval=interval, unit=unit, better=better, **parts)


def effect(measure: EffectMeasure, low: float, high: float, **parts: Any) -> Value:
    """An effect with its interval, better when higher unless said."""
    better = parts.pop("better", Better.HIGHER)
    interval = Interval(low, high)
    return Value(ValueKind.EFFECT, (low + high) / 2, interval=interval, measure=measure, better=better, **parts)


def money(estimate: float, **parts: Any) -> Value:
    """An amount of dollars for a session."""
    return Value(ValueKind.MONEY, estimate, **{"currency": "USD", "per": "session", **parts})


def rate(estimate: float, per_amount: float = 1000.0, **parts: Any) -> Value:
    """So many events per thousand sessions."""
    return Value(ValueKind.RATE, estimate, per="session", per_amount=per_amount, **parts)


def words(text: str = "It is given by a nurse.") -> Value:
    """A statement."""
    return Value(ValueKind.STATEMENT, text=text)


ALIKE: dict[str, Any] = {
    "condition": "depression",
    "time_high": 28.0,
    "design": Design.RANDOMISED_TRIAL,
    "blinding": Blinding.DOUBLE_BLIND,
    "age_group": AgeGroup.ADULTS,
    "analysis_set": AnalysisSet.ALL_RANDOMISED,
    "tier": Tier.A,
    "price_year": 2020,
}
"""Labels on which two findings made by `finding` agree, so that nothing speaks against comparing them."""


def finding(name: str, value: Value, *, of: str = "tms", **labels: Any) -> Evidence:
    """A well-labelled finding; name a label to change it."""
    return Evidence(name, of, labels.pop("attribute", "response-rate"), value, **{**ALIKE, **labels})


def against(treatment: str, value: Value | None = None) -> Comparator:
    """Another treatment of ours as the comparator."""
    return Comparator(ComparatorKind.ACTIVE, treatment, value)


# -- strategies ------------------------------------------------------------------------------------------------------

labels = st.fixed_dictionaries(
    {},
    optional={
        "condition": st.sampled_from([None, "depression", "bipolar-depression"]),
        "comparator": st.sampled_from([None, *(Comparator(kind) for kind in ComparatorKind)]),
        "time_high": st.sampled_from([None, 0.0, 7.0, 14.0, 28.0, 365.25]),
        "analysis_set": st.sampled_from(AnalysisSet),
        "design": st.sampled_from(Design),
        "blinding": st.sampled_from(Blinding),
        "age_group": st.sampled_from(AgeGroup),
        "counted": st.sampled_from(Denominator),
        "scope": st.sampled_from(Scope),
        "certainty": st.sampled_from(CertaintyLevel),
        "people": st.sampled_from([None, 20, 300]),
        "year": st.sampled_from([None, 2001, 2019, 2021]),
        "price_year": st.sampled_from([None, 2001, 2019, 2021]),
        "scale": st.sampled_from([None, "madrs", "hdrs"]),
        "tier": st.sampled_from(Tier),
        "is_direct_only": st.booleans(),
    },
)

_ends = st.tuples(st.integers(0, 100), st.integers(0, 40)).map(lambda pair: (float(pair[0]), float(sum(pair))))


@st.composite
def shares(draw: st.DrawFn) -> Value:
    """Shares of people: with a printed interval, with counts, or bare."""
    low, high = (min(end, 100.0) for end in draw(_ends))
    total = draw(st.integers(1, 400))
    return draw(
        st.sampled_from(
            [
                share((low + high) / 2, Interval(low, high)),
                share(None, events=draw(st.integers(0, total)), total=total, low=0.0, high=100.0),
                share(low),
            ]
        )
    )


@st.composite
def durations(draw: st.DrawFn) -> Value:
    """Durations in whole days."""
    low, high = draw(_ends)
    return draw(st.sampled_from([days(low, high), Value(ValueKind.DURATION, low, unit="d")]))


@st.composite
def changes(draw: st.DrawFn) -> Value:
    """Changes in points, signed either way."""
    low, high = draw(_ends)
    return change(low - 50, high - 50, better=draw(st.sampled_from(Better)))


@st.composite
def effects(draw: st.DrawFn) -> Value:
    """Effects of every measure."""
    measure = draw(st.sampled_from(EffectMeasure))
    low, high = draw(_ends)
    low, high = (low / 20, high / 20) if measure.is_ratio else (low - 50, high - 50)
    return effect(measure, low, high, better=draw(st.sampled_from(Better)))


@st.composite
def amounts_of_money(draw: st.DrawFn) -> Value:
    """Prices in two currencies for two things."""
    low, high = draw(_ends)
    return money(
        (low + high) / 2,
        interval=Interval(low, high),
        currency=draw(st.sampled_from(["USD", "EUR"])),
        per=draw(st.sampled_from(["session", "course"])),
    )


kinds_of_value = (shares, durations, changes, effects, amounts_of_money)
values: st.SearchStrategy[Value] = st.one_of(
    *(kind() for kind in kinds_of_value), st.builds(rate, st.integers(0, 9)), st.just(words())
)
worthwhiles = st.lists(
    st.builds(
        lambda low, more, unit, scale: Worthwhile(low, low + more, unit, scale),
        st.sampled_from([0.0, 0.37, 2.37, 10.37]),
        st.sampled_from([0.0, 0.5, 8.0]),
        st.sampled_from(["%", "d", "[points]", "1"]),
        st.sampled_from([None, "madrs", "hdrs"]),
    ),
    max_size=3,
).map(tuple)
questions = st.builds(
    Question,
    st.sampled_from(ValueKind),
    st.sampled_from(Better),
    worthwhiles,
    st.sampled_from([None, "depression", "mood-disorders"]),
    st.sampled_from([frozenset[str](), frozenset({"depression"}), frozenset({"bipolar-depression"})]),
)


@st.composite
def findings(draw: st.DrawFn, value: st.SearchStrategy[Value] = values, *, of: str = "tms") -> Evidence:
    """A finding with any labels; half of them agree on everything."""
    some = draw(st.one_of(st.just({}), labels))
    number = draw(st.integers(0, 10**9))
    return finding(f"{of}-{number}", draw(value), of=of, **some)


@st.composite
def direct(draw: st.DrawFn, of: str, other: str) -> Evidence:
    """A finding of one treatment that was measured against the other: two arms, or an effect."""
    found = draw(findings(st.one_of(shares(), effects()), of=of))
    arm = draw(st.one_of(st.none(), shares()))
    return replace(found, comparator=against(other, arm))
