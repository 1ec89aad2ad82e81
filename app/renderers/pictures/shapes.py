"""What pictures are made of: a few shapes with places in pixels, and the words that say the same."""

from dataclasses import dataclass
from typing import ClassVar, Literal

Paint = Literal["paper", "ink", "quiet", "line", "blue", "orange", "green", "purple"]
"""What a shape is painted in, by its part in the picture; a theme says which colour that is."""
HUES: tuple[Paint, ...] = ("blue", "orange", "green", "purple")
"""The paints that come as hatching too."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; `whole` is what it says where the line had to be shortened."""

    shape: ClassVar[str] = "text"
    x: float
    y: float
    """Of the line the letters stand on."""
    words: str
    size: float
    paint: Paint = "ink"
    anchor: Literal["start", "middle", "end"] = "start"
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: filled, hatched or only its edge."""

    shape: ClassVar[str] = "box"
    x: float
    y: float
    width: float
    height: float
    fill: Paint | None = None
    hatch: Paint | None = None
    edge: Paint | None = None
    is_dashed: bool = False
    corner: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    shape: ClassVar[str] = "line"
    x1: float
    y1: float
    x2: float
    y2: float
    paint: Paint
    thickness: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed figure: a diamond, an arrow's head."""

    shape: ClassVar[str] = "polygon"
    points: tuple[tuple[float, float], ...]
    fill: Paint | None = None
    edge: Paint | None = None


@dataclass(frozen=True, slots=True)
class People:
    """People of one kind, each at its place: all filled, or all outlines."""

    shape: ClassVar[str] = "people"
    places: tuple[tuple[float, float], ...]
    """Their upper left corners."""
    size: float
    paint: Paint
    is_filled: bool

    @property
    def scale(self) -> float:
        """Against the person that is defined once, 20 pixels high; rounded as it is printed."""
        return round(self.size / 20, 2)


Shape = Text | Box | Line | Polygon | People


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture, and the same in words."""

    id: str
    """What its parts are named after, so that two pictures on one page do not mix up theirs."""
    title: str
    told: tuple[str, ...]
    """What it shows, a sentence or two each, in the order in which it shows it."""
    width: int
    height: int
    shapes: tuple[Shape, ...]


def diamond(x: float, y: float, reach: float, paint: Paint, *, is_filled: bool = True) -> Polygon:
    """A diamond around a place."""
    corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return Polygon(corners, fill=paint if is_filled else "paper", edge=paint)


def arrow_head(x: float, y: float, reach: float, paint: Paint) -> Polygon:
    """The head of an arrow whose tip is at a place; it points right, and left where `reach` is negative."""
    return Polygon(((x, y), (x - reach, y - abs(reach) * 0.7), (x - reach, y + abs(reach) * 0.7)), fill=paint)
