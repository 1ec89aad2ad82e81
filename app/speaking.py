"""How the command line speaks: where it prints, and what went wrong in a sentence of its own."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer
from pydantic import ValidationError
from rich.console import Console

from app.database import Office, open_office
from app.errors import EquipoiseError, ManuscriptError, ManuscriptErrors
from app.folders import make_folder
from app.settings import Settings

WIDE = 2000
"""Columns enough for every edition to stand on one line of its own, where no terminal sets the width."""
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else WIDE)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def spoken_errors() -> Iterator[None]:
    """Says what went wrong in one sentence, or every manuscript error in its line, and exits with 1."""
    try:
        yield
    except ManuscriptErrors as refused:
        print_places(refused.errors)
        err.print(f"not published: {refused}")
        raise typer.Exit(1) from None
    except BrokenPipeError:
        raise
    except OSError as refused:
        err.print(f"{refused.filename}: {refused.strerror}" if refused.filename else str(refused), markup=False)
        raise typer.Exit(1) from None
    except EquipoiseError as refused:
        err.print(str(refused), markup=False)
        raise typer.Exit(1) from None


def print_places(errors: Sequence[ManuscriptError]) -> None:
    """Every error in a line that begins with its place."""
    for found in errors:
        out.print(str(found), markup=False)


class _BadSettings(EquipoiseError):
    """Environment variables that cannot be used."""


def read_settings() -> Settings:
    """The settings. Raises _BadSettings, which names every variable that is wrong."""
    try:
        return Settings()
    except ValidationError as refused:
        told = [(str(complaint["loc"][0]), complaint["msg"]) for complaint in refused.errors()]
        named = ((name if name.isupper() else f"EQUIPOISE_{name.upper()}", what) for name, what in told)
        raise _BadSettings("; ".join(f"{name}: {what}" for name, what in named)) from None


def office_of(settings: Settings) -> Office:
    """The office, in a folder that is made where there is none."""
    prefix = "sqlite:///"
    if settings.office.startswith(prefix):
        make_folder(Path(settings.office.removeprefix(prefix)).parent)
    return open_office(settings.office)
