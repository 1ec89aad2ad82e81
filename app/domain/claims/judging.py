"""What a statement is beside the figures: matching, outdated, different, never ours, or unclear. Unsure is unclear."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.claims.statements import Statement
from app.domain.quantities import convert as converted
from app.domain.quantities import same_dimension
from app.domain.vocabulary import EffectMeasure, ValueKind


class Standing(StrEnum):
    """What a stated number is beside what is published."""

    MATCHING = "matching"
    OUTDATED = "outdated"
    DIFFERENT = "different"
    NEVER_OURS = "never_ours"
    UNCLEAR = "unclear"


class Likeness(StrEnum):
    """How an amount stands to a figure, the most alike first."""

    SAME = "same"
    ROUNDED = "rounded"
    PART = "part"
    OTHER = "other"
    FOREIGN = "foreign"


REASONS: Mapping[str, str] = {
    "same": "The number is a figure of the findings listed.",
    "said_by_an_older_edition": "An older edition said so; the current one does not.",
    "other_figures": "The findings of this treatment and attribute say other numbers.",
    "no_figure": "No finding of this treatment has a number for this.",
    "no_such_number": "No finding of this treatment has this number.",
    "several_treatments": "More than one treatment could be meant.",
    "several_attributes": "More than one attribute could be meant.",
    "no_attribute": "The number is ours, but what it is said of cannot be told.",
    "carried": "The sentence does not name the treatment.",
    "of_a_variant": "The number is that of a form of this treatment, or of the treatment that it is a form of.",
    "other_condition": "The number is ours for another condition.",
    "other_time": "The number is ours for another time.",
    "rounded": "The number may be one of ours, rounded.",
    "part": "The number is inside or at the end of a range of ours.",
    "sign": "The number is ours with the other sign.",
    "bound": "The text gives a limit and no value.",
    "question": "The text asks.",
    "denied": "The text seems to deny it.",
    "difference": "The text speaks of a difference.",
    "control": "The number may be that of the treated or of the control group.",
}
ROUNDING_SLACK = 1e-9
SHARP = 0.03
"""A figure rounded by more than this share of itself is not surely the same."""
CALENDAR = 0.12
"""Between weeks, months and years a length of time may differ by so much and be meant the same."""
MOST_FINDINGS = 5
CURRENCY = 3
"""Letters of a currency's name (ISO 4217)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, or range of numbers, of a finding."""

    finding: str
    treatment: str
    attribute: str
    condition: str
    kind: ValueKind
    unit: str
    low: float
    high: float
    is_interval: bool = False
    is_of_control: bool = False
    is_open: str = ""
    """`most` or `least`, where the finding itself gives only a limit."""
    events: int | None = None
    total: int | None = None
    measure: EffectMeasure | None = None
    days_low: float | None = None
    days_high: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """An edition's figures: those of a treatment, and which treatments it is a form of or has as forms."""

    of: Callable[[str], Sequence[Figure]]
    related: Callable[[str], Collection[str]]

    def on(self, treatment: str, attribute: str) -> list[Figure]:
        """The figures of a treatment on an attribute."""
        return [figure for figure in self.of(treatment) if figure.attribute == attribute]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A statement's status, the reason by its code, and the figures that speak."""

    status: Standing
    reason: str
    figures: tuple[Figure, ...] = ()
    edition: str = ""
    """The older edition that said so."""


Older = Callable[[], Iterable[tuple[str, Figures]]]


def takes(kinds: Collection[ValueKind], unit: str, statement: Statement) -> bool:
    """Whether an attribute of these kinds, whose unit this is, can be what a stated amount is of."""
    said = statement.amount.unit
    if statement.measure is not None:
        return ValueKind.EFFECT in kinds
    if said == "%":
        return bool({ValueKind.PROPORTION, ValueKind.RATE} & set(kinds)) or unit == "%"
    if len(said) == CURRENCY and said.isupper():
        return ValueKind.MONEY in kinds
    return _fits(said, unit) and bool({ValueKind.DURATION, ValueKind.COUNT, ValueKind.CHANGE} & set(kinds))


def _fits(said: str, unit: str) -> bool:
    if said == unit:
        return True
    try:
        return same_dimension(said, unit)
    except ValueError:
        return False


def likeness(statement: Statement, figure: Figure) -> Likeness:
    """How a stated amount stands to a figure."""
    amount = statement.amount
    if statement.measure is not figure.measure or statement.is_of_control is not figure.is_of_control:
        return Likeness.FOREIGN
    if statement.measure is None and not _fits(amount.unit, figure.unit):
        return Likeness.FOREIGN
    if amount.events is not None:
        return _share_likeness(statement, figure)
    if amount.is_range:
        if figure.low == figure.high or statement.is_interval is not figure.is_interval:
            inside = min(abs(amount.low), abs(amount.high)) <= abs(figure.low) <= max(abs(amount.low), abs(amount.high))
            return Likeness.PART if inside and not figure.is_interval else Likeness.OTHER
        ends = {_same(statement, amount.low, figure.low, figure), _same(statement, amount.high, figure.high, figure)}
        return Likeness.OTHER if Likeness.OTHER in ends else max(ends, key=list(Likeness).index)
    if figure.low == figure.high:
        return _same(statement, amount.low, figure.low, figure)
    low, high = sorted(
        (abs(_in_unit_of(amount.unit, figure.low, figure)), abs(_in_unit_of(amount.unit, figure.high, figure)))
    )
    return Likeness.PART if low <= amount.low <= high else Likeness.OTHER


def _share_likeness(statement: Statement, figure: Figure) -> Likeness:
    amount = statement.amount
    if (amount.events, amount.total) == (figure.events, figure.total):
        return Likeness.SAME
    if figure.unit != "%" or figure.low != figure.high:
        return Likeness.OTHER
    if abs(amount.low - figure.low) <= ROUNDING_SLACK:
        return Likeness.SAME
    is_close = abs(amount.low - figure.low) <= max(50 / (amount.total or 1), 0.5)
    return Likeness.ROUNDED if is_close else Likeness.OTHER


def _in_unit_of(unit: str, amount: float, figure: Figure) -> float:
    return (
        amount
        if unit in ("", figure.unit) or figure.measure
        else converted(amount, from_unit=figure.unit, to_unit=unit)
    )


def _same(statement: Statement, said: float, ours: float, figure: Figure) -> Likeness:
    amount = statement.amount
    there = abs(_in_unit_of(amount.unit, ours, figure))
    apart = abs(said - there)
    if figure.unit != amount.unit and figure.measure is None:
        share = apart / max(there, ROUNDING_SLACK)
        return Likeness.SAME if share <= 0.01 else Likeness.ROUNDED if share <= CALENDAR else Likeness.OTHER
    if amount.is_rough:
        return Likeness.SAME if apart <= 0.5 else Likeness.ROUNDED if apart <= 5 else Likeness.OTHER
    if apart <= ROUNDING_SLACK:
        return Likeness.SAME
    if apart <= 0.5 * 10.0**-amount.decimals + ROUNDING_SLACK:
        return Likeness.SAME if apart <= SHARP * there else Likeness.ROUNDED
    is_rounded_to_tens = not amount.decimals and said % 10 == 0 and said >= 20 and apart < 5 and amount.unit == "%"
    return Likeness.ROUNDED if is_rounded_to_tens else Likeness.OTHER


def judge(statement: Statement, figures: Figures, older: Older) -> Judgement:
    """A statement beside the current figures, and beside those of older editions where they do not have it."""
    if len(statement.treatments) != 1:
        return Judgement(Standing.UNCLEAR, "several_treatments")
    if statement.is_doubtful in ("question", "denied", "difference", "control"):
        return Judgement(Standing.UNCLEAR, statement.is_doubtful)
    treatment = next(iter(statement.treatments))
    attributes = statement.attributes
    if len(attributes) > 1 or (not attributes and _says_what_it_is(statement)):
        told = frozenset(
            one.attribute for one in figures.of(treatment) if likeness(statement, one) is not Likeness.FOREIGN
        )
        attributes = attributes & told if attributes else told
    if len(attributes) == 1:
        return _of_subject(statement, treatment, next(iter(attributes)), figures, older)
    if statement.attributes:
        return Judgement(Standing.UNCLEAR, "several_attributes")
    return _without_attribute(statement, treatment, figures)


def _says_what_it_is(statement: Statement) -> bool:
    """Whether a unit is used for few things: sessions and milligrams are, percent and weeks are not."""
    unit = statement.amount.unit
    return bool(unit) and not (unit in ("%", "[points]") or _fits(unit, "d"))


def _without_attribute(statement: Statement, treatment: str, figures: Figures) -> Judgement:
    for name in (treatment, *figures.related(treatment)):
        same = [one for one in figures.of(name) if likeness(statement, one) is Likeness.SAME]
        if same:
            return Judgement(Standing.UNCLEAR, "no_attribute", tuple(same[:MOST_FINDINGS]))
    return Judgement(Standing.NEVER_OURS, "no_such_number")


def _of_subject(statement: Statement, treatment: str, attribute: str, figures: Figures, older: Older) -> Judgement:
    own = figures.on(treatment, attribute)
    alike = _alike(statement, own)
    if alike[Likeness.SAME]:
        return _matched(statement, alike[Likeness.SAME])
    for relative in figures.related(treatment):
        same = _alike(statement, figures.on(relative, attribute))[Likeness.SAME]
        if same:
            return Judgement(Standing.UNCLEAR, "of_a_variant", tuple(same[:MOST_FINDINGS]))
    for edition, before in older():
        same = _alike(statement, before.on(treatment, attribute))[Likeness.SAME]
        if same and _matched(statement, same).status is Standing.MATCHING:
            return Judgement(Standing.OUTDATED, "said_by_an_older_edition", tuple(same[:MOST_FINDINGS]), edition)
    for less in (Likeness.ROUNDED, Likeness.PART):
        if alike[less]:
            return Judgement(Standing.UNCLEAR, less.value, tuple(alike[less][:MOST_FINDINGS]))
    if not alike[Likeness.OTHER]:
        return Judgement(Standing.NEVER_OURS, "no_figure")
    if statement.bound or statement.is_carried:
        return Judgement(
            Standing.UNCLEAR, "bound" if statement.bound else "carried", tuple(alike[Likeness.OTHER][:MOST_FINDINGS])
        )
    return Judgement(Standing.DIFFERENT, "other_figures", tuple(alike[Likeness.OTHER][:MOST_FINDINGS]))


def _alike(statement: Statement, figures: Iterable[Figure]) -> dict[Likeness, list[Figure]]:
    found: dict[Likeness, list[Figure]] = {one: [] for one in Likeness}
    for figure in figures:
        found[likeness(statement, figure)].append(figure)
    return found


def _matched(statement: Statement, same: Sequence[Figure]) -> Judgement:
    """A number that is ours: perhaps of another condition or time than the text says."""
    of_condition = [
        one for one in same if not statement.conditions or not one.condition or one.condition in statement.conditions
    ]
    of_time = [one for one in of_condition if _is_of_time(statement, one)]
    of_sign = [one for one in of_time if not (statement.is_negative and one.low > 0)]
    of_bound = [one for one in of_sign if statement.bound == one.is_open]
    for left, reason in (
        (of_condition, "other_condition"),
        (of_time, "other_time"),
        (of_sign, "sign"),
        (of_bound, "bound"),
    ):
        if not left:
            return Judgement(Standing.UNCLEAR, reason, tuple(same[:MOST_FINDINGS]))
    if statement.is_carried:
        return Judgement(Standing.UNCLEAR, "carried", tuple(of_bound[:MOST_FINDINGS]))
    return Judgement(Standing.MATCHING, "same", tuple(of_bound[:MOST_FINDINGS]))


def _is_of_time(statement: Statement, figure: Figure) -> bool:
    if statement.days is None or figure.days_low is None:
        return True
    high = figure.days_high if figure.days_high is not None else figure.days_low
    return figure.days_low * (1 - CALENDAR) <= statement.days <= high * (1 + CALENDAR)
