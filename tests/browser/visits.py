"""One reader's visit: a browser window that remembers everything it asked for, said and kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, BrowserContext, Frame, Page, Request

Scheme = Literal["light", "dark"]
NARROW, WIDE = 320, 1280
HEIGHT = 900
A_MOMENT = 20_000
"""Milliseconds after which what should happen at once is not waited for any more."""


@dataclass
class Visit:
    """A window, and what happened in it."""

    page: Page
    context: BrowserContext
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Goes to an address and waits until everything it loads is there."""
        self.page.goto(address, wait_until="load")

    def origins(self) -> set[str]:
        """Every origin that was asked for anything."""
        parts = [urlsplit(address) for address in self.asked]
        return {f"{part.scheme}://{part.netloc}" for part in parts if part.scheme not in ("data", "about", "blob")}

    def kept(self) -> dict[str, Any]:
        """Everything the browser was made to keep: cookies and stored entries."""
        state = self.context.storage_state(indexed_db=True)
        return {name: entries for name, entries in state.items() if entries}

    def frame(self, part: str) -> Frame:
        """The frame whose address holds this text, once it has one: a lazy frame comes after its page."""
        for _ in range(A_MOMENT // 20):
            found = [frame for frame in self.page.frames if part in frame.url]
            if found:
                found[0].wait_for_load_state()
                return found[0]
            self.page.wait_for_timeout(20)
        raise AssertionError(f"there is no frame of {part}")

    def overflow(self) -> int:
        """How many pixels the page is wider than the window; a reader would have to scroll both ways."""
        width: int = self.page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        return width


def origin_of(client: httpx.Client) -> str:
    """The origin of the server that a client asks."""
    return str(client.base_url).rstrip("/")


@contextmanager
def visiting(
    browser: Browser,
    *,
    width: int = WIDE,
    scheme: Scheme = "light",
    scripts: bool = True,
    refused: Sequence[str] = (),
    **options: Any,
) -> Iterator[Visit]:
    """A window of a new reader, who has never been here. `refused` are address patterns that never arrive."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, java_script_enabled=scripts, **options
    )
    context.set_default_timeout(A_MOMENT)
    for pattern in refused:
        context.route(pattern, lambda route: route.abort())
    visit = Visit(context.new_page(), context)
    visit.page.on("request", lambda request: visit.asked.append(_address(request)))
    visit.page.on("console", lambda message: visit.complaints.append(message.text) if message.type == "error" else None)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    try:
        yield visit
    finally:
        context.close()


def _address(request: Request) -> str:
    address: str = request.url
    return address
