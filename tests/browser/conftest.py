"""What browser tests share: one Chromium a worker, a server that knows its own address, and a partner's site.

Playwright leaves an event loop running in the thread that uses it, and other tests start loops of their own. So it and
every test that uses it have one thread to themselves.
"""

import inspect
import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.partners import Partner, partner_site
from tests.browser.tools import CHROMIUM, FLAGS, missing
from tests.conftest import House, serving

_THREAD = ThreadPoolExecutor(1, thread_name_prefix="chromium")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips where the tools are missing; in CI that is a failure."""
    told = missing()
    if told and os.environ.get("CI"):
        pytest.fail(told)
    if told:
        pytest.skip(told)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs a test that uses the browser in the browser's thread."""
    if "chromium" not in pyfuncitem.fixturenames:
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in inspect.signature(pyfuncitem.obj).parameters}
    _THREAD.submit(pyfuncitem.obj, **arguments).result()
    return True


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once for all tests of a worker."""
    driver, browser = _THREAD.submit(_start).result()
    yield browser
    _THREAD.submit(_stop, driver, browser).result()


def _start() -> tuple[Playwright, Browser]:
    driver = sync_playwright().start()
    return driver, driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


def _stop(driver: Playwright, browser: Browser) -> None:
    browser.close()
    driver.stop()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _rooms(house: House) -> Iterator[httpx.Client]:
    port = _free_port()
    settings = house.settings.model_copy(update={"public_url": f"http://127.0.0.1:{port}", "port": port})
    with serving(settings, port=port) as client:
        yield client


@pytest.fixture(scope="session")
def reading_room(content_house: House) -> Iterator[httpx.Client]:
    """A client of a server that reads the real content and knows the address it is reached at."""
    yield from _rooms(content_house)


@pytest.fixture(scope="session")
def packed_room(pack_house: House) -> Iterator[httpx.Client]:
    """The same with the stranger's pack."""
    yield from _rooms(pack_house)


@pytest.fixture
def partner() -> Iterator[Partner]:
    """A partner's site with nothing on it yet."""
    with partner_site() as site:
        yield site


@pytest.fixture
def other_site() -> Iterator[Partner]:
    """A second site, on a third origin."""
    with partner_site() as site:
        yield site
