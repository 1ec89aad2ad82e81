"""The command line: check, publish, serve, editions, diff, rollback, export, import, schemas, openapi, mcp."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from app.database import SUFFIX, OpenEdition, open_edition
from app.domain.digests import canonical
from app.domain.slugs import nearest
from app.domain.texts import unclean
from app.errors import EquipoiseError, NotFound, NotInstalled
from app.importing import import_file
from app.migrations import upgrade_office
from app.publishing.manuscript import RECORDS
from app.publishing.press import Published, is_published, publish, rollback
from app.publishing.proofing import proof_manuscript
from app.publishing.schemas import write_schemas
from app.queries.editions import compare_editions
from app.queries.ledger import current_edition_id, list_ledger
from app.queries.records import every_document
from app.serving import serve
from app.settings import Settings
from app.speaking import err, office_of, out, print_places, read_settings, spoken_errors

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Publishes treatment comparisons and serves them.",
)
app.command()(serve)
app.command(name="import")(import_file)
LONGEST_NOTE = 1000
Data = Annotated[Path | None, typer.Option(help="The manuscript's folder (EQUIPOISE_DATA).")]


@app.command()
def check(data: Data = None) -> None:
    """Proof the manuscript: every error with its place, and a summary of what was read."""
    with spoken_errors():
        proof = proof_manuscript(data or read_settings().data, today=datetime.now(UTC).date())
    print_places([*proof.errors, *proof.warnings])
    counts = ", ".join(f"{number} {noun}" for noun, number in proof.manuscript.counts().items())
    out.print(f"read {proof.files} files: {counts}; {len(proof.errors)} errors, {len(proof.warnings)} warnings")
    if proof.errors:
        raise typer.Exit(1)


def _note(text: str) -> str:
    """The note, when it is plain text and short enough to be kept."""
    what = unclean(text)
    if what is not None or len(text) > LONGEST_NOTE:
        raise typer.BadParameter(f"{what} in the note" if what else f"at most {LONGEST_NOTE} characters")
    return text


@app.command(name="publish")
def publish_manuscript(
    note: Annotated[str, typer.Option(help="What a reader should know of this edition.", callback=_note)] = "",
    data: Data = None,
    if_changed: Annotated[
        bool, typer.Option("--if-changed", help="Do nothing when the manuscript is as printed.")
    ] = False,
) -> None:
    """Proof, compile and print the manuscript, and make it the current edition."""
    with spoken_errors():
        settings = read_settings()
        folder = data or settings.data
        office = office_of(settings)
        if if_changed and is_published(folder, settings.editions, office):
            return
        with _progress() as progress:
            done = publish(folder, settings.editions, office, note=note, progress=progress)
        _tell(done)


def _tell(done: Published) -> None:
    counts = ", ".join(f"{number} {noun}" for noun, number in done.counts.items())
    out.print(
        f"published {done.edition}: {counts}" if done.is_new else f"nothing changed: {done.edition} says the same"
    )


@contextmanager
def _progress() -> Iterator["_Bars"]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bars:
        yield _Bars(bars)


class _Bars:
    """One bar for each thing the press does, with counts and rates."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        """So much is done."""
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total, rate="")
        task = self._progress.tasks[self._tasks[what]]
        rate = f"{task.speed:,.0f}/s" if task.speed else ""
        self._progress.update(self._tasks[what], completed=done, rate=rate)


@app.command()
def editions() -> None:
    """List the editions, newest first."""
    with spoken_errors():
        office = office_of(read_settings())
        upgrade_office(office)
        ledger, current = list_ledger(office), current_edition_id(office)
    table = Table("edition", "printed", "records", "note", "digest", box=None)
    for edition in ledger:
        counts = json.loads(edition.counts)
        mark = " (current)" if edition.id == current else ""
        table.add_row(
            edition.id + mark, edition.printed_at, str(sum(counts.values())), edition.note, edition.digest[:19] + "…"
        )
    out.print(table if ledger else "nothing has been published yet")


@app.command()
def diff(before: str, after: str) -> None:
    """Show what changed from one edition to another, field by field."""
    with spoken_errors():
        settings = read_settings()
        old, new = (_open(settings, edition) for edition in (before, after))
        changes = compare_editions(old, new)
    for change in changes.items:
        out.print(
            {"added": "+", "removed": "-", "changed": "~"}[change.kind] + f" {change.noun}/{change.slug}", markup=False
        )
        for told in change.fields:
            out.print(f"    {told.pointer}: {_short(told.before)} → {_short(told.after)}", markup=False)
    out.print(", ".join(f"{number} {kind}" for kind, number in changes.counts.items()))


def _short(member: object) -> str:
    text = "nothing" if member is None else json.dumps(member, ensure_ascii=False)
    return text if len(text) <= 120 else text[:117] + "…"


def _open(settings: Settings, edition: str) -> OpenEdition:
    known = [path.name.removesuffix(SUFFIX) for path in settings.editions.glob(f"*{SUFFIX}")]
    if edition not in known:
        raise _NoSuchEdition(edition, nearest(edition, known, most=1))
    return open_edition(settings.editions / f"{edition}{SUFFIX}")


class _NoSuchEdition(EquipoiseError):
    """A name that no edition has."""

    def __init__(self, edition: str, near: Sequence[str]) -> None:
        hint = f"did you mean {near[0]}?" if near else "`equipoise editions` lists them"
        super().__init__(f"there is no edition {edition}; {hint}")


@app.command(name="rollback")
def make_older_current(edition: str) -> None:
    """Make an older edition the current one again."""
    with spoken_errors():
        settings = read_settings()
        try:
            rollback(office_of(settings), settings.editions, edition)
        except NotFound as unknown:
            raise _NoSuchEdition(edition, unknown.nearest) from None
    out.print(f"{edition} is current")


@app.command()
def export(
    edition: str, to: Annotated[Path | None, typer.Option(help="A file; standard output without.")] = None
) -> None:
    """Write an edition as canonical JSON: sorted keys, no spaces, every record."""
    with spoken_errors():
        opened = _open(read_settings(), edition)
        whole = {
            "edition": {"id": opened.id, "digest": opened.digest, "printed_at": opened.printed_at},
            **every_document(opened),
        }
        if to is None:
            sys.stdout.buffer.write(canonical(whole) + b"\n")
        else:
            to.write_bytes(canonical(whole) + b"\n")


@app.command()
def schemas(folder: Annotated[Path, typer.Argument(help="Where to write them.")] = Path("data/.schemas")) -> None:
    """Write the JSON Schemas of the manuscript, for editors' YAML plugins."""
    with spoken_errors():
        written = write_schemas(folder)
    for path in written:
        out.print(str(path), markup=False)
    out.print(f"{len(RECORDS)} records and the findings of a treatment")


@app.command()
def openapi(
    to: Annotated[Path, typer.Argument(help="Where to write it.")] = Path("docs/openapi.json"),
) -> None:
    """Write the API's description, as it is before anything is published."""
    from app.main import create_app  # noqa: PLC0415  # only this command needs the web

    described = create_app(Settings(public_url="", cursor_key="none is needed")).openapi()
    with spoken_errors():
        to.write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", "utf-8")
    out.print(str(to), markup=False)


@app.command()
def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Over HTTP at /mcp; otherwise over standard input and output.")
    ] = False,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8001,
) -> None:
    """Serve five tools to language models over the Model Context Protocol (needs the package mcp)."""
    with spoken_errors():
        try:
            from app.agents.serving import tool_server  # noqa: PLC0415  # an extra that nothing else needs
        except ModuleNotFoundError as missing:
            raise NotInstalled(f"the tools need the package mcp: pip install mcp ({missing.name} is missing)") from None
        with tool_server(read_settings()) as server:
            if http:
                server.run("streamable-http", host=host, port=port, json_response=True, stateless_http=True)
            else:
                server.run("stdio")
