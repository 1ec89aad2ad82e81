"""How pages leave: their policies, and the pictures they show."""

from fastapi import Request
from fastapi.responses import Response

from app.documents.comparisons import Comparison
from app.documents.views import View
from app.renderers.page_format import Picture
from app.routers.replies import reply

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""A page to read: no script at all, framed by nobody."""
FRAME_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
"""A frame: one small script that tells its height, framed by anybody."""

CAPTIONS = {
    "timeline": "When it starts to work, the sessions it takes, and how long it lasts.",
    "icons": "Of 100 people: how many have the benefit, and how many the harms.",
    "intervals": "Effects against a control, with their intervals.",
}
WIDTH = 960


def reply_html(request: Request, html: str, *, policy: str, canonical: str) -> Response:
    """A page, with its validator, its policy and its canonical address."""
    response = reply(request, html, links={"canonical": canonical}, media_type="text/html")
    response.headers["Content-Security-Policy"] = policy
    return response


def pictures_of(comparison: Comparison, view: View, *, composed: str) -> list[Picture]:
    """The pictures of a comparison, for its page."""
    base = "/v1/compare/pictures" if composed else f"/v1/comparisons/{comparison.slug}/pictures"
    if view.edition:
        base = base.replace("/v1/", f"/v1/editions/{view.edition}/")
    query = f"?{composed}" if composed else ""
    dark = f"{query}{'&' if query else '?'}theme=dark"
    names = ", ".join(told.name for told in comparison.treatments)
    return [
        Picture(
            address=f"{base}/{name}.svg{dark if view.theme == 'dark' else query}",
            dark=f"{base}/{name}.svg{dark}" if view.theme == "auto" else "",
            text=f"{base}/{name}.txt{query}",
            caption=caption,
            words=f"{caption} {names}. The same in words is linked below.",
            width=WIDTH,
        )
        for name, caption in CAPTIONS.items()
    ]
