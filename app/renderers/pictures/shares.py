"""Shares of people in a comparison: which rows are drawn, and what each treatment's panel says in words."""

from dataclasses import dataclass

from app.documents.cells import Headline
from app.documents.comparisons import Row
from app.documents.pictures import Pictured
from app.documents.values import ProportionValue
from app.domain.vocabulary import Better, Category, ValueKind
from app.renderers.pictures.people import Hundred, hundred_of
from app.renderers.pictures.rows import capitalised, row_asked, unknown, variant_name

MOST_HARMS = 3


@dataclass(frozen=True, slots=True)
class Panel:
    """One treatment's answer: people, where it is a share of people, and words in any case."""

    name: str
    hundred: Hundred | None
    amount: str
    """How many, or that it is not known."""
    details: tuple[str, ...]
    people: str
    """Who they were."""
    numbers: tuple[int, ...]

    @property
    def told(self) -> str:
        """All of it in a sentence."""
        parts = [self.amount, *self.details, *([self.people] if self.people else [])]
        return f"{self.name}: {'; '.join(parts)}{''.join(f' [{number}]' for number in self.numbers)}."


def rows_shown(pictured: Pictured, attribute: str | None) -> list[Row]:
    """The row asked for; else the first benefit and up to three harms, those first that every treatment has.

    Raises BadRequest with the nearest that would do.
    """
    rows = pictured.comparison.rows
    fitting = [row for row in rows if row.attribute.kind is ValueKind.PROPORTION]
    if attribute is not None:
        return [row_asked(rows, fitting, attribute, "a share of people")]
    known = [
        (row, sum(share_of(pictured, row, place) is not None for place in range(len(row.cells)))) for row in fitting
    ]
    benefits = [row for row, count in known if row.attribute.category is Category.EFFICACY and count]
    harms = [(row, count) for row, count in known if row.attribute.category is Category.HARMS and count]
    shared = [row for row, count in harms if count == len(row.cells)]
    most = max((count for _, count in harms), default=0)
    best = shared[:MOST_HARMS] or [row for row, count in harms if count == most][:1]
    return [*benefits[:1], *best]


def share_of(pictured: Pictured, row: Row, place: int) -> tuple[Headline, ProportionValue] | None:
    """The share of people that a treatment has in a row; None where it has another value or none."""
    cell = row.cells[place]
    if cell.state == "absent" or not isinstance(cell.headline.value, ProportionValue):
        return None
    return None if cell.headline.id in pictured.not_people else (cell.headline, cell.headline.value)


def heading_of(row: Row) -> str:
    """What the row counts, and whether that is welcome."""
    attribute = row.attribute
    if attribute.category is Category.HARMS:
        return f"Possible harm: {attribute.name}"
    if attribute.better is Better.NEITHER:
        return attribute.name
    is_benefit = attribute.category is Category.EFFICACY and attribute.better is Better.HIGHER
    many = "Possible benefit" if is_benefit else "More is better"
    return f"{many if attribute.better is Better.HIGHER else 'Fewer is better'}: {attribute.name}"


def panels_of(pictured: Pictured, row: Row) -> list[Panel]:
    """One panel a treatment."""
    return [_panel(pictured, row, place) for place in range(len(row.cells))]


def _panel(pictured: Pictured, row: Row, place: int) -> Panel:
    name, cell = capitalised(pictured.treatments[place].short_name), row.cells[place]
    if cell.state == "absent":
        return Panel(name, None, unknown(cell.absence).rstrip("."), (), "", ())
    headline, numbers = cell.headline, (cell.headline.source_number,)
    share = share_of(pictured, row, place)
    if share is None:
        amount = f"not a share of people, so not drawn. The source says: {cell.display.rstrip('.')}"
        return Panel(name, None, amount, (), f"who: {headline.population}", numbers)
    hundred = hundred_of(share[1])
    about = "about " if share[1].approximate else ""
    details = (hundred.doubt, *_details(pictured, headline))
    return Panel(name, hundred, about + hundred.words, details, f"who: {headline.population}", numbers)


def _details(pictured: Pictured, headline: Headline) -> list[str]:
    details = []
    if headline.time_point:
        details.append(f"time: {headline.time_point}")
    against = headline.comparator
    if against is not None and isinstance(against.value, ProportionValue):
        details.append(f"with {against.words}: {hundred_of(against.value).words}")
    variant = variant_name(pictured, headline)
    return [*details, *([f"form: {variant}"] if variant else [])]
