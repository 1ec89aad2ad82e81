"""The command `equipoise import`: takes in what others wrote, whole or not at all."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.publishing.importing import take_in
from app.speaking import out, read_settings, spoken_errors


def import_file(
    file: Annotated[Path, typer.Argument(help="A CSV file, or a FHIR R5 bundle of Evidence as JSON.")],
    data: Annotated[Path | None, typer.Option(help="The manuscript's folder (EQUIPOISE_DATA).")] = None,
    name: Annotated[str, typer.Option(help="What the new files are called; the file's own name without.")] = "",
    known_as: Annotated[
        list[str] | None, typer.Option("--as", help="Which slug a name of the file means: 'A name=a-slug'.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")] = False,
) -> None:
    """Take findings and their sources into the manuscript; nothing is written unless everything can be taken."""
    told = dict(_pair(one) for one in known_as or ())
    with spoken_errors():
        folder = data or read_settings().data
        intake = take_in(file, folder, today=datetime.now(UTC).date(), told=told, name=name)
        for path, text in intake.files.items():
            if not dry_run:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, "utf-8")
            out.print(path, markup=False)
    out.print(
        f"{'would take' if dry_run else 'took'} in {intake.findings} findings and {intake.sources} sources; "
        f"{intake.known} were there already, {intake.gaps} gaps were left out; `equipoise check` proofs them"
    )


def _pair(text: str) -> tuple[str, str]:
    name, mark, slug = text.rpartition("=")
    if not mark or not name:
        raise typer.BadParameter("a name, an equals sign and a slug: 'A name=a-slug'")
    return name, slug
