"""Makes folders and files survive a power cut: their bytes, and their names in the folder they stand in."""

import os
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Makes a folder, and those it stands in, where they are missing; what was made is there after a power cut."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        make_durable(made.parent)


def make_durable(path: Path) -> None:
    """Waits until a file's bytes, or a folder's names, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
