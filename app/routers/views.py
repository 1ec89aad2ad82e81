"""What the pages, frames and embeds of a comparison have in common: choices, addresses, freshness."""

from datetime import UTC, date, datetime
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Request
from pydantic import Field

from app.database import OpenEdition
from app.documents.comparisons import Comparison
from app.documents.views import Depth, Direction, Freshness, Theme, View
from app.domain.vocabulary import Category
from app.parameters import NameList, Parameters, known_slugs, split_names
from app.queries.editions import count_changes
from app.renderers.assets import asset
from app.renderers.page_format import Addresses
from app.routers.replies import base
from app.shelf import Shelf


class ViewParameters(Parameters):
    """How a reader wants to see a comparison."""

    attributes: NameList | None = None
    """Only these rows, in this order, with commas between them."""
    category: NameList | None = None
    """Only rows of these categories."""
    depth: Depth = "lay"
    """`lay` shows plain sentences, `clinician` every verdict with its reasons, and notes."""
    theme: Theme = "auto"
    dir: Direction = "auto"
    edition: Annotated[str, Field(max_length=20, pattern=r"^\d{4}\.\d{2}\.\d+$")] | None = None
    """Frozen to this edition; the current one where it is left out."""

    def view(self, comparison: Comparison) -> View:
        """The choices, checked against what the comparison has. Raises BadRequest with the nearest real names."""
        return View(
            attributes=known_slugs("attributes", self.attributes, [row.attribute.slug for row in comparison.rows]),
            categories=tuple(Category(name) for name in known_slugs("category", self.category, list(Category))),
            depth=self.depth,
            theme=self.theme,
            direction=self.dir,
            edition=self.edition or "",
        )


class RecordViewParameters(Parameters):
    """How a reader wants to see the page of one record."""

    theme: Theme = "auto"
    dir: Direction = "auto"
    edition: Annotated[str, Field(max_length=20, pattern=r"^\d{4}\.\d{2}\.\d+$")] | None = None
    """Frozen to this edition; the current one where it is left out."""

    @property
    def view(self) -> View:
        """The choices."""
        return View(theme=self.theme, direction=self.dir, edition=self.edition or "")


class ComposedViewParameters(ViewParameters):
    """The same, of a comparison composed on request."""

    treatments: Annotated[
        NameList, Field(description="From two to eight slugs of treatments, with commas between them.")
    ]
    condition: Annotated[str, Field(max_length=80)] | None = None

    @property
    def composed(self) -> str:
        """What is compared, as a query."""
        told = {"treatments": ",".join(split_names(self.treatments)), "condition": self.condition}
        return urlencode({name: value for name, value in told.items() if value}, safe=",")


def addresses_of(request: Request, comparison: Comparison, view: View, *, composed: str = "") -> Addresses:
    """Where the page of a comparison and its other forms are."""
    root = base(request)
    query = "&".join(part for part in (composed, view.query()) if part)
    name = f"compare?{query}" if composed else f"comparisons/{comparison.slug}" + (f"?{query}" if query else "")
    page = f"{root}/{name}"
    mount = f"/v1/editions/{view.edition}" if view.edition else "/v1"
    data_path = f"{mount}/compare?{composed}" if composed else f"{mount}/comparisons/{comparison.slug}"
    picture = f"{mount}/compare/pictures/timeline.png?{composed}" if composed else f"{data_path}/pictures/timeline.png"
    return Addresses(
        page=page,
        pinned=f"{root}/{name}{'&' if '?' in name else '?'}edition={comparison.edition.id}"
        if not view.edition
        else page,
        data=root + data_path,
        oembed_json=f"{root}/oembed?url={quote(page, safe='')}&format=json",
        oembed_xml=f"{root}/oembed?url={quote(page, safe='')}&format=xml",
        builder=f"{root}/embed?comparison={comparison.slug}" if not composed else f"{root}/embed",
        rules=f"{root}/v1/rules",
        picture=root + picture,
        stylesheet=asset("page.css").address,
        script=asset("frame.js").address,
    )


def edition_of(shelf: Shelf, view_edition: str | None) -> OpenEdition:
    """The edition a view reads. Raises NotFound or EditionExpired for one that is not kept."""
    return shelf.pinned(view_edition) if view_edition else shelf.current()


def freshness_of(shelf: Shelf, edition: OpenEdition, comparison: Comparison, *, is_frozen: bool) -> Freshness:
    """What a frozen or overdue view must say of itself."""
    is_overdue = comparison.review.next_review < today()
    current = shelf.current()
    if not is_frozen or current.id == edition.id:
        return Freshness(is_overdue=is_overdue)
    shown = {("comparisons", comparison.slug)}
    shown |= {("treatments", told.slug) for told in comparison.treatments}
    shown |= {("sources", told.slug) for told in comparison.sources}
    shown |= {("attributes", row.attribute.slug) for row in comparison.rows}
    for row in comparison.rows:
        for cell in row.cells:
            if cell.state == "reported":
                shown |= {("findings", told.id) for told in (cell.headline, *cell.others)}
    return Freshness(current.id, count_changes(edition, current, shown), is_overdue)


def today() -> date:
    """Today, in UTC."""
    return datetime.now(UTC).date()
