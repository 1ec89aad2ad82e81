"""Houses to measure in: a manuscript, the editions printed from it, and how long the printing took."""

import hashlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.catalogue.writing import rewrite_catalogue
from bench.places import BENCH, HOST, PORT, PYTHON, ROOT, WORK
from bench.servers import Command

_CATALOGUES = WORK / "catalogues"
_HOUSES = WORK / "houses"


@dataclass(frozen=True, slots=True)
class House:
    """A manuscript and the folder of its editions."""

    name: str
    data: Path

    @property
    def folder(self) -> Path:
        """Where its editions and its office are."""
        return _HOUSES / self.name

    def environment(self, **more: str) -> dict[str, str]:
        """What the commands of Equipoise need to know of it."""
        return {
            "EQUIPOISE_DATA": str(self.data),
            "EQUIPOISE_EDITIONS": str(self.folder / "editions"),
            "EQUIPOISE_OFFICE": f"sqlite:///{self.folder / 'office.db'}",
            "HOST": HOST,
            "PORT": str(PORT),
            **more,
        }

    def serve(self, ready: str, **more: str) -> Command:
        """How it is served: the very command that an operator runs."""
        return Command([PYTHON, "-m", "app", "serve"], ready, self.environment(**more))


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication took."""

    seconds: float
    busy_seconds: float
    peak_mib: float
    edition_mib: float


class NotPublished(Exception):
    """A publication that failed or was given up."""


def content_house() -> House:
    """The project's own content."""
    return House("content", ROOT / "data")


def catalogue_house(treatments: int, progress: Callable[[int, int], None]) -> House:
    """An invented catalogue, written anew when its generator has changed."""
    data, mark = _CATALOGUES / str(treatments), _CATALOGUES / f"{treatments}.made-by"
    digest = _generator_digest()
    if not mark.is_file() or mark.read_text("ascii") != digest:
        mark.unlink(missing_ok=True)
        rewrite_catalogue(data, treatments, progress=progress)
        mark.write_text(digest, "ascii")
    return House(f"catalogue-{treatments}", data)


def _generator_digest() -> str:
    files = sorted((BENCH / "catalogue").glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def empty(house: House) -> None:
    """Removes a house's editions and its office."""
    shutil.rmtree(house.folder, ignore_errors=True)
    house.folder.mkdir(parents=True)


def begin_publishing(house: House, log: Path) -> "subprocess.Popen[bytes]":
    """Starts a publication on whatever core is free."""
    said = log.open("wb")
    return subprocess.Popen(
        ["taskset", "-c", f"0-{(os.cpu_count() or 1) - 1}", PYTHON, "-m", "app", "publish"],
        cwd=ROOT,
        env={**os.environ, **house.environment()},
        stdout=said,
        stderr=said,
        start_new_session=True,
    )


def publish(house: House, *, minutes: float) -> Published:
    """Publishes and measures it. Raises NotPublished."""
    log = WORK / "publish.log"
    began = time.perf_counter()
    process = begin_publishing(house, log)
    while time.perf_counter() - began < 60 * minutes:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        time.sleep(0.02)
    else:
        os.killpg(process.pid, signal.SIGKILL)
        os.wait4(process.pid, 0)
        process.returncode = -signal.SIGKILL
        raise NotPublished(f"not done after {minutes:g} minutes")
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise NotPublished(log.read_text("utf-8", "replace").strip()[-300:])
    newest = max((house.folder / "editions").glob("*.edition"), key=lambda path: path.stat().st_mtime)
    return Published(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, newest.stat().st_size / 2**20)


def export(house: House, to: Path) -> None:
    """Writes the newest edition whole, as `equipoise export` tells it. Raises NotPublished."""
    newest = max((house.folder / "editions").glob("*.edition"), key=lambda path: path.stat().st_mtime)
    done = subprocess.run(
        [PYTHON, "-m", "app", "export", newest.name.removesuffix(".edition"), "--to", str(to)],
        cwd=ROOT,
        env={**os.environ, **house.environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotPublished(done.stderr.strip()[-300:])


def republish(house: House, minutes: float) -> Published:
    """Publishes a manuscript again in which one finding says another thing. Raises NotPublished.

    The manuscript is put back afterwards.
    """
    path = sorted((house.data / "treatments").glob("*.yaml"))[0]
    before = path.read_text("utf-8")
    path.write_text(before.replace('locator: "Table', 'locator: "Corrected table', 1), "utf-8")
    try:
        return publish(house, minutes=minutes)
    finally:
        path.write_text(before, "utf-8")
