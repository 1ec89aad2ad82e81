"""Problems as pages: what a reader gets at an address of a page that cannot be answered."""

from collections.abc import Sequence

from app.documents.views import View
from app.errors import Fault
from app.renderers.assets import asset
from app.renderers.page_format import render_template
from app.renderers.policies import FRAME_POLICY, PAGE_POLICY

PAGES = frozenset({"guide", "comparisons", "compare", "findings", "treatments", "embed"})
"""What the addresses of pages and frames begin with. What ends in a suffix there is data."""
PLACES = {
    "comparisons": "/comparisons/{}",
    "findings": "/findings/{}",
    "treatments": "/treatments/{}",
    "embed/comparisons": "/embed/comparisons/{}",
    "embed": "/embed?comparison={}",
}
"""Where a record is that a misspelt address may have meant."""


def is_page(path: str) -> bool:
    """Whether people read what is at an address, or would if there were something."""
    return path == "/" or (path.lstrip("/").partition("/")[0] in PAGES and "." not in path)


def policy_of(path: str) -> str:
    """What the problem's page may do: a frame's may be framed as the frame may."""
    return FRAME_POLICY if path.startswith("/embed/") else PAGE_POLICY


def render_problem_page(*, path: str, status: int, title: str, detail: str, faults: Sequence[Fault]) -> str:
    """The page. Nothing that was sent is in it, only names of ours."""
    place = PLACES.get(path.rpartition("/")[0].strip("/") or path.strip("/"), "")
    return render_template(
        "problem.html.j2",
        status=status,
        title=title,
        detail=detail,
        faults=[fault for fault in faults if fault.code != "unknown_slug"],
        nearest=[
            (slug, place.format(slug))
            for fault in faults
            if fault.code == "unknown_slug" and fault.parameter == "slug" and place
            for slug in fault.candidates
        ],
        is_framed=path.startswith("/embed/"),
        view=View(),
        stylesheet=asset("page.css").address,
    )
