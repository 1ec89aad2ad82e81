"""Serves: readies the office, lets the press print what moved, and runs the reading room.

This process never imports the press. Where the manuscript is to be published first, another process does that while
this one gets ready.
"""

import errno
import importlib
import socket
import subprocess
import sys
from typing import Annotated

import typer
import uvicorn

from app.database import Office
from app.edge.serving import OPTIONS, allow_open_files
from app.errors import EquipoiseError, OfficeUnavailable
from app.migrations import upgrade_office
from app.queries.records import first_record
from app.settings import Settings
from app.shelf import Shelf
from app.speaking import err, office_of, out, read_settings, spoken_errors

READING_ROOM = "app.main:create_server"


def serve(
    publish_first: Annotated[
        bool, typer.Option("--publish", help="First publish the manuscript, when it is not as printed.")
    ] = False,
) -> None:
    """Serve the current edition, and follow it when another is published."""
    with spoken_errors():
        settings = read_settings()
        _check_port(settings)
        office = office_of(settings)
        _prepare(office, publish_first=publish_first)
        first = _first_comparison(settings, office)
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    if first:
        out.print(f"a comparison  {address}/v1/comparisons/{first}", markup=False)
    out.print(f"the docs      {address}/docs", markup=False)
    out.print(f"the search    {address}/v1/search?q=side+effects", markup=False)
    _run(settings)


def _prepare(office: Office, *, publish_first: bool) -> None:
    """Readies the office, and has a manuscript published that is not as printed.

    What goes wrong with either is told, and the last edition is served on.
    """
    if publish_first:
        press = subprocess.Popen([sys.executable, "-m", "app", "publish", "--if-changed"])  # ourselves
        importlib.import_module(READING_ROOM.partition(":")[0])
        if press.wait() != 0:
            err.print("the last edition is served, if there is one")
        return
    try:
        upgrade_office(office)
    except OfficeUnavailable as refused:
        err.print(f"{refused}; the last edition is served, if there is one", markup=False)


def _run(settings: Settings) -> None:
    allow_open_files()
    uvicorn.run(READING_ROOM, factory=True, host=settings.host, port=settings.port, workers=settings.workers, **OPTIONS)


def _first_comparison(settings: Settings, office: Office) -> str | None:
    """The comparison to open first, of the edition that will be served. Raises NothingPublished."""
    shelf = Shelf(settings.editions, office, most_pinned=1, poll_seconds=settings.poll_seconds)
    try:
        shelf.open()
        first = first_record(shelf.current(), "comparisons")
    finally:
        shelf.close()
    return first[1]["slug"] if first else None


class _PortRefused(EquipoiseError):
    """One cannot listen there."""


def _check_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as refused:
            if refused.errno != errno.EADDRINUSE:
                raise _PortRefused(
                    f"cannot listen on {settings.host}, port {settings.port}: {refused.strerror}"
                ) from None
            raise _PortRefused(
                f"port {settings.port} on {settings.host} is in use: stop what listens there or set PORT to another"
            ) from None
