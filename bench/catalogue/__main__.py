"""The command: python -m bench.catalogue --treatments N FOLDER."""

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from bench.catalogue.attributes import FINDINGS_A_TREATMENT
from bench.catalogue.writing import count_files, rewrite_catalogue, write_catalogue

_REFRESH_EVERY = 100


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.catalogue", description="Write an invented manuscript.")
    parser.add_argument("--treatments", type=int, default=2000, help="how many, with thirty findings each (2000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed writes the same files (1)")
    parser.add_argument("--replace", action="store_true", help="remove the folder first")
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    write = rewrite_catalogue if asked.replace else write_catalogue
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task("writing", total=count_files(asked.treatments))

        def progress(done: int, total: int) -> None:
            if done % _REFRESH_EVERY == 0 or done == total:
                bars.update(task, completed=done)

        try:
            files = write(asked.folder, asked.treatments, seed=asked.seed, progress=progress)
        except (ValueError, FileExistsError) as refused:
            raise SystemExit(str(refused)) from None
    print(f"{files} files, {asked.treatments} treatments, {asked.treatments * FINDINGS_A_TREATMENT} findings")


main()
