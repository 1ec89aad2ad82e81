"""How pages leave, and the pictures they show."""

from collections.abc import Iterator, Mapping

from fastapi import Request
from fastapi.responses import Response

from app.documents.pictures import Pictured
from app.documents.views import View
from app.renderers.page_format import Drawn, Picture
from app.renderers.pictures.gallery import PictureName, draw
from app.routers.replies import reply

CAPTIONS: Mapping[PictureName, str] = {
    "timeline": "When it starts to work, the sessions it takes, and how long it lasts.",
    "icons": "Of 100 people: how many have the benefit, and how many the harms.",
    "intervals": "Effects against a control, with their intervals.",
}
WIDTH, NARROW_WIDTH = 960, 400
NARROW, DARK = "(max-width: 40rem)", "screen and (prefers-color-scheme: dark)"


def reply_html(request: Request, html: str, *, policy: str, canonical: str, cite_as: str = "") -> Response:
    """A page, with its validator, its policy, its canonical address and the one to cite, where it has one."""
    links = {"canonical": canonical, **({"cite-as": cite_as} if cite_as else {})}
    response = reply(request, html, links=links, media_type="text/html")
    response.headers["Content-Security-Policy"] = policy
    return response


def pictures_of(pictured: Pictured, view: View, *, composed: str) -> list[Picture]:
    """The pictures of a comparison, for its page."""
    comparison = pictured.comparison
    base = "/v1/compare/pictures" if composed else f"/v1/comparisons/{comparison.slug}/pictures"
    if view.edition:
        base = base.replace("/v1/", f"/v1/editions/{view.edition}/")
    names = ", ".join(told.name for told in comparison.treatments)
    return [
        Picture(
            address=f"{base}/{name}.svg{_query(composed)}",
            text=f"{base}/{name}.txt{_query(composed)}",
            caption=caption,
            words=f"{caption} {names}. The same in words is linked below.",
            width=WIDTH,
            height=draw(name, pictured, width=WIDTH).height,
            sources=list(_sources(name, pictured, f"{base}/{name}.svg", composed, view)),
        )
        for name, caption in CAPTIONS.items()
    ]


def _sources(name: PictureName, pictured: Pictured, address: str, composed: str, view: View) -> Iterator[Drawn]:
    """The picture for small windows, for the dark and for paper; of those that fit, browsers take the first."""
    schemes = {"auto": [("dark", DARK), ("", "")], "dark": [("dark", "screen")], "light": [("", "")]}[view.theme]
    for width, small in ((NARROW_WIDTH, NARROW), (WIDTH, "")):
        height = draw(name, pictured, width=width).height
        for theme, scheme in schemes:
            media = " and ".join(filter(None, (scheme, small)))
            if media:
                query = _query(composed, theme=theme, width="" if width == WIDTH else str(width))
                yield Drawn(f"{address}{query}", media, width, height)


def _query(composed: str, **told: str) -> str:
    parts = [composed, *(f"{name}={value}" for name, value in told.items() if value)]
    query = "&".join(filter(None, parts))
    return f"?{query}" if query else ""
