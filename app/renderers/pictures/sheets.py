"""The sheet a picture is set on, from top to bottom: headings, paragraphs, columns side by side, small print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.documents.pictures import Pictured
from app.domain.wording import listed
from app.renderers.pictures.lettering import LEADING, room_for, shortened, wrapped
from app.renderers.pictures.shapes import Paint, Picture, Shape, Text

NARROW = 480
"""Pixels. Below it margins and titles are smaller."""
SMALL, BODY, HEADING = 12.0, 13.5, 16.0
NOT_ADVICE = "Not medical advice."


@dataclass(slots=True)
class Column:
    """A column that fills from the top; `y` is where the next thing begins."""

    left: float
    y: float
    width: float
    shapes: list[Shape] = field(default_factory=list)

    def write(self, words: str, *, size: float = BODY, paint: Paint = "ink", most: int = 99) -> None:
        """A paragraph, in at most so many lines."""
        lines = wrapped(words, size, self.width)
        shown = shortened(lines, most, size, self.width)
        for place, line in enumerate(shown):
            is_cut = len(lines) > most and place == most - 1
            baseline = self.y + size
            self.shapes.append(Text(self.left, baseline, line, size, paint, whole=words if is_cut else ""))
            self.y += size * LEADING

    def space(self, pixels: float) -> None:
        """Leaves room."""
        self.y += pixels

    def beside(self, count: int, gap: float) -> list["Column"]:
        """So many columns of equal width side by side, beginning here."""
        width = (self.width - gap * (count - 1)) / count
        return [Column(self.left + place * (width + gap), self.y, width, self.shapes) for place in range(count)]

    def go_below(self, columns: Sequence["Column"]) -> None:
        """Goes on below the longest of some columns."""
        self.y = max([self.y, *(column.y for column in columns)])


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the key: a sample, how wide it is, and what it means."""

    sample: Callable[[float, float], Sequence[Shape]]
    """Draws it from a left end, around the middle of a line."""
    width: float
    words: str


def write_keys(column: Column, keys: Sequence[Key]) -> None:
    """The key, entry after entry, each on a line of its own where it does not fit beside the last."""
    x, size, gap = column.left, SMALL, 18.0
    height = size * LEADING + 3
    for key in keys:
        needed = key.width + 6 + room_for(key.words, size)
        if x > column.left and x + needed > column.left + column.width:
            x = column.left
            column.y += height
        column.shapes += key.sample(x, column.y + size * 0.62)
        beside = Column(x + key.width + 6, column.y, column.left + column.width - x - key.width - 6, column.shapes)
        beside.write(key.words, size=size, paint="quiet")
        column.y = max(column.y, beside.y - size * LEADING)
        x += needed + gap
    if keys:
        column.y += height


def begun(width: int, title: str) -> Column:
    """A sheet with its title on it."""
    margin = 12.0 if width < NARROW else 24.0
    column = Column(margin, margin, width - 2 * margin)
    column.write(title, size=17.0 if width < NARROW else 20.0)
    column.space(6)
    return column


def finished(
    column: Column, pictured: Pictured, name: str, title: str, told: Sequence[str], numbers: Sequence[int]
) -> Picture:
    """The picture, with the small print that every picture carries."""
    small_print = small_print_of(pictured, numbers)
    column.space(10)
    for words in small_print:
        column.write(words, size=SMALL, paint="quiet")
        column.space(2)
    return Picture(
        id=f"{pictured.comparison.slug}-{name}",
        title=title,
        told=(*told, *small_print),
        width=round(column.width + 2 * column.left),
        height=round(column.y + column.left),
        shapes=tuple(column.shapes),
    )


def small_print_of(pictured: Pictured, numbers: Sequence[int]) -> tuple[str, ...]:
    """Advice it is not, who has looked at it, edition and date, and where its sources are."""
    comparison = pictured.comparison
    checked = comparison.review.evidence_checked
    sources = sorted(set(numbers))
    cited = f"Sources: {listed([f'[{number}]' for number in sources])}, numbered" if sources else "Sources are numbered"
    return (
        f"{NOT_ADVICE} {comparison.review.statement}",
        f"Edition {comparison.edition.id}. Evidence checked on {checked.day} {checked:%B %Y}.",
        f"{cited} as in {pictured.address}",
    )
