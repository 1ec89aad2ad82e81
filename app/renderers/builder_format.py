"""The page that partners copy from: every way to put one comparison on a site."""

from collections.abc import Sequence
from html import escape
from urllib.parse import parse_qsl

from app.documents.comparisons import Comparison, ComparisonBrief
from app.documents.views import View
from app.renderers.assets import Asset
from app.renderers.page_format import CATEGORY_WORDS, render_template

Snippet = tuple[str, str, str]


def render_builder(
    *,
    chosen: Comparison,
    comparisons: Sequence[ComparisonBrief],
    editions: Sequence[str],
    view: View,
    root: str,
    component: Asset,
    stylesheet: str,
) -> str:
    """The page: the choices, the comparison as it looks, and the lines to copy."""
    query = f"?{view.query()}" if view.query() else ""
    return render_template(
        "builder.html.j2",
        chosen=chosen,
        comparisons=comparisons,
        editions=editions,
        categories=list(CATEGORY_WORDS.items()),
        view=view,
        frame=f"/embed/comparisons/{chosen.slug}{query}",
        snippets=snippets(chosen, view, root=root, component=component),
        stylesheet=stylesheet,
    )


SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What a frame of ours needs: to tell its height, and to open sources. With allow-same-origin it would be none."""


def snippets(chosen: Comparison, view: View, *, root: str, component: Asset) -> list[Snippet]:
    """A heading, a note and the text to copy, for each way."""
    query = f"?{view.query()}" if view.query() else ""
    page = escape(f"{root}/comparisons/{chosen.slug}{query}")
    frame = escape(f"{root}/embed/comparisons/{chosen.slug}{query}")
    data = escape(f"{root}/embed/comparisons/{chosen.slug}.json")
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in parse_qsl(view.query()))
    picture = escape(f"{root}/v1/comparisons/{chosen.slug}/pictures/icons.png")
    title = escape(chosen.title)
    link = f'<a href="{page}">{title}</a>'
    return [
        (
            "A frame",
            "Works everywhere, scripts or not.",
            f'<iframe src="{frame}" title="{title}" width="100%" height="700" loading="lazy" '
            f'referrerpolicy="no-referrer" sandbox="{SANDBOX}" style="border:0"></iframe>',
        ),
        (
            "An element",
            "Takes your page's fonts and colours; its link stays where the script cannot run. The integrity hash fixes "
            "the script to this version.",
            f'<script type="module" src="{escape(root + component.address)}" integrity="{component.integrity}" '
            f'crossorigin="anonymous"></script>\n'
            f'<treatment-comparison src="{data}"{attributes}>{link}</treatment-comparison>',
        ),
        (
            "WordPress, Ghost and others",
            "Paste the address on a line of its own.",
            f"{root}/comparisons/{chosen.slug}{query}",
        ),
        ("Plain HTML", "A link, for places that take nothing else.", link),
        ("A picture", "For mail and slides.", f'<a href="{page}"><img src="{picture}" alt="{title}" width="800"></a>'),
    ]
