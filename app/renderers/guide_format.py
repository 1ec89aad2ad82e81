"""The guides: the project's own Markdown as pages, with links that lead from one to the next."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

from app.documents.views import View
from app.renderers.assets import asset
from app.renderers.page_format import render_template

FOLDER = Path(__file__).parents[2] / "docs"
"""Beside the code; where only the code was installed there are no guides."""
GUIDES: Mapping[str, str] = {
    "start-frontend": "Five minutes: a frontend",
    "start-partners": "Five minutes: a comparison on your site",
    "start-editors": "Five minutes: a first change of the content",
    "start-operators": "Five minutes: a server",
    "frontend-developers": "For frontend developers",
    "partners": "For partners",
    "editors": "For editors",
    "operating": "For operators",
    "verification": "Checking the numbers of a text",
    "agents": "For language models",
    "deprecation": "How the API changes",
}
"""Every guide by its name in addresses, in the order of the list."""
_COMMENT = re.compile(r"^<!-- [a-z/ ]{1,40} -->$", re.MULTILINE)
_LINK = re.compile(r'href="([a-z-]+)\.md(#[a-z-]*)?"')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class Link:
    """A guide in the list."""

    name: str
    title: str


def render_guides(*, address: str) -> str:
    """The list of guides."""
    links = [Link(name, title) for name, title in GUIDES.items() if (FOLDER / f"{name}.md").is_file()]
    return _page(title="Guides", address=address, links=links, body="")


def render_guide(name: str, *, address: str) -> str | None:
    """A guide, or None where there is none of this name."""
    path = FOLDER / f"{name}.md"
    if name not in GUIDES or not path.is_file():
        return None
    html = _MARKDOWN.render(_COMMENT.sub("", path.read_text("utf-8")))
    body = _LINK.sub(
        lambda found: f'href="/guide/{found[1]}{found[2] or ""}"' if found[1] in GUIDES else found[0], html
    )
    numbers = count(1)
    body = _TABLE.sub(
        lambda found: (
            f'<div class="scroll" role="region" tabindex="0" aria-label="Table {next(numbers)}">{found[0]}</div>'
        ),
        body,
    )
    return _page(title=GUIDES[name], address=address, links=[], body=Markup(body))  # noqa: S704  # our own Markdown, HTML turned off


def _page(*, title: str, address: str, links: list[Link], body: str) -> str:
    return render_template(
        "guide.html.j2",
        title=title,
        address=address,
        links=links,
        body=body,
        view=View(),
        stylesheet=asset("page.css").address,
    )
