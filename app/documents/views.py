"""How a reader chose to see a comparison: the same choices by query, by attribute and in every representation."""

from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlencode

from app.domain.vocabulary import Category

Depth = Literal["lay", "clinician"]
Theme = Literal["auto", "light", "dark"]
Direction = Literal["ltr", "rtl", "auto"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A reader's choices. The disclaimer, the review and the sources cannot be chosen away."""

    attributes: tuple[str, ...] = ()
    """The rows to show, in this order; every row where it is empty."""
    categories: tuple[Category, ...] = ()
    depth: Depth = "lay"
    theme: Theme = "auto"
    direction: Direction = "auto"
    edition: str = ""
    """The edition the view is frozen to; empty for one that stays current."""

    def query(self) -> str:
        """The choices as a query, without those that are as usual; empty where all are."""
        told = {
            "attributes": ",".join(self.attributes),
            "category": ",".join(self.categories),
            "depth": "" if self.depth == "lay" else self.depth,
            "theme": "" if self.theme == "auto" else self.theme,
            "dir": "" if self.direction == "auto" else self.direction,
            "edition": self.edition,
        }
        return urlencode({name: value for name, value in told.items() if value}, safe=",")

    def frozen_to(self, edition: str) -> "View":
        """The same choices, frozen to an edition."""
        return replace(self, edition=edition)


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a frozen or overdue view must say of itself."""

    newer_edition: str = ""
    """The edition that is current now, where the view is frozen to another."""
    changes: int = 0
    """How many records of this comparison changed since."""
    is_overdue: bool = False
    """Whether the content's own review date has passed."""
