"""Effects of a comparison, sorted into panels of one measure each, and what they say in words."""

from dataclasses import dataclass
from typing import NamedTuple

from app.documents.cells import Headline
from app.documents.comparisons import Row
from app.documents.pictures import Pictured
from app.documents.values import EffectValue
from app.domain.quantities import unit_named
from app.domain.risks import NO_RISK_WORDS
from app.domain.vocabulary import Better, EffectMeasure, ValueKind
from app.domain.wording import MEASURE_WORDS
from app.renderers.pictures.rows import capitalised, cited, row_asked, unknown, variant_name

MOST_PANELS = 6
NO_LINE = "a number needed to treat or harm has no line of no effect"


class Likeness(NamedTuple):
    """What two effects share that may stand in one panel."""

    measure: EffectMeasure
    unit: str
    better: Better
    instrument: str
    """The scale the points are of; empty where points are not of one."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An effect that the panel shows."""

    name: str
    value: EffectValue
    words: str
    """The value, against what, when, and its source."""
    people: str
    """How many people in 1000 that is, or why nobody can say."""
    side: str
    """On which side of the line of no effect it lies."""
    number: int


@dataclass(frozen=True, slots=True)
class Panel:
    """The effects of one row: those of one measure, and in words the others."""

    row: Row
    likeness: Likeness | None
    drawn: tuple[Drawn, ...]
    not_shown: tuple[str, ...]
    numbers: tuple[int, ...]

    @property
    def heading(self) -> str:
        """What is measured, and how."""
        if self.likeness is None:
            return self.row.attribute.name
        return f"{self.row.attribute.name}: {measure_words(self.likeness)}"


def rows_shown(pictured: Pictured, attribute: str | None) -> list[Row]:
    """The row asked for; else every row of effects that has one, as many as there is room for.

    Raises BadRequest with the nearest that would do.
    """
    rows = pictured.comparison.rows
    having = [row for row in rows if any(_effect_of(row, place) for place in range(len(row.cells)))]
    if attribute is not None:
        return [row_asked(rows, having, attribute, "an effect against a comparator")]
    return [row for row in having if row.attribute.kind is ValueKind.EFFECT][:MOST_PANELS]


def _effect_of(row: Row, place: int) -> tuple[Headline, EffectValue] | None:
    cell = row.cells[place]
    if cell.state == "absent" or not isinstance(cell.headline.value, EffectValue):
        return None
    return cell.headline, cell.headline.value


def likeness_of(headline: Headline, value: EffectValue) -> Likeness:
    """What an effect must share with another to stand beside it."""
    of_points = value.measure is EffectMeasure.MEAN_DIFFERENCE
    return Likeness(value.measure, value.unit, value.better, (headline.instrument or "") if of_points else "")


def panel_of(pictured: Pictured, row: Row) -> Panel:
    """The panel of a row: of the measure that most of its effects have, of several the first."""
    effects = [_effect_of(row, place) for place in range(len(row.cells))]
    alike = [
        likeness_of(*effect) for effect in effects if effect is not None and effect[1].measure.no_effect is not None
    ]
    chosen = max(alike, key=alike.count, default=None)
    drawn: list[Drawn] = []
    not_shown: list[str] = []
    for place, effect in enumerate(effects):
        if effect is not None and likeness_of(*effect) == chosen:
            drawn.append(_drawn(pictured, place, *effect))
        else:
            not_shown.append(_not_shown(pictured, row, place, chosen))
    numbers = [cell.headline.source_number for cell in row.cells if cell.state == "reported"]
    return Panel(row, chosen, tuple(drawn), tuple(not_shown), tuple(numbers))


def _drawn(pictured: Pictured, place: int, headline: Headline, value: EffectValue) -> Drawn:
    name = capitalised(pictured.treatments[place].short_name)
    return Drawn(
        name=name,
        value=value,
        words=f"{_said(pictured, headline)} {cited(headline)}.",
        people=_people_words(headline, value),
        side=side_words(value),
        number=headline.source_number,
    )


def _said(pictured: Pictured, headline: Headline) -> str:
    against = f"against {headline.comparator.words}" if headline.comparator else "against what is not stated"
    variant = variant_name(pictured, headline)
    parts = [headline.display.rstrip("."), against, headline.time_point, f"form: {variant}" if variant else None]
    return "; ".join(part for part in parts if part)


def _people_words(headline: Headline, value: EffectValue) -> str:
    """A ratio never stands alone: how many people in 1000 it is, or why that is not known."""
    if headline.absolute is not None:
        difference = headline.absolute.difference
        more = f", {difference.display} than without it" if difference is not None else ""
        return f"People: {headline.absolute.display}{more}."
    if not value.measure.is_ratio:
        return ""
    why = f" {NO_RISK_WORDS[headline.absolute_missing]}" if headline.absolute_missing else ""
    return f"How many people that is: not known.{why}"


def side_words(value: EffectValue) -> str:
    """Where the value lies: which side of the line of no effect, and whether its interval holds the line."""
    no_effect = value.measure.no_effect
    ends = ends_of(value)
    if no_effect is None or ends is None:
        return "No interval is stated."
    if ends[0] <= no_effect <= ends[1]:
        return "The interval holds the line of no effect."
    if value.better is Better.NEITHER:
        return "The whole interval is on one side of the line of no effect."
    is_above = ends[0] > no_effect
    favours_it = is_above == (value.better is Better.HIGHER)
    return f"The whole interval favours {'the treatment' if favours_it else 'what it was measured against'}."


def ends_of(value: EffectValue) -> tuple[float, float] | None:
    """The interval, or the range the source gives in its place."""
    if value.interval is not None:
        return value.interval.low, value.interval.high
    return (value.low, value.high) if value.low is not None and value.high is not None else None


def _not_shown(pictured: Pictured, row: Row, place: int, chosen: Likeness | None) -> str:
    name, cell = capitalised(pictured.treatments[place].short_name), row.cells[place]
    if cell.state == "absent":
        return f"{name}: {unknown(cell.absence)}"
    effect = _effect_of(row, place)
    why = "no effect was measured" if effect is None else why_not(likeness_of(*effect), chosen)
    said = f"{_said(pictured, cell.headline)} {cited(cell.headline)}"
    people = f" {_people_words(*effect)}" if effect is not None else ""
    return f"{name}: not shown, {why}: {said}.{people}".rstrip()


def why_not(likeness: Likeness, chosen: Likeness | None) -> str:
    """Why an effect is not in the panel."""
    if likeness.measure.no_effect is None:
        return NO_LINE
    if chosen is None or likeness.measure is not chosen.measure:
        return "other measure"
    if likeness.unit != chosen.unit:
        return "other unit"
    return "counted the other way round" if likeness.better is not chosen.better else "other scale of points"


def measure_words(likeness: Likeness) -> str:
    """`mean difference in points (MADRS)`."""
    words = MEASURE_WORDS[likeness.measure]
    if likeness.measure is EffectMeasure.RISK_DIFFERENCE and likeness.unit == "%":
        words += " in percentage points"
    elif likeness.unit != "1":
        words += f" in {unit_named(likeness.unit).plural}"
    return f"{words} ({likeness.instrument})" if likeness.instrument else words
