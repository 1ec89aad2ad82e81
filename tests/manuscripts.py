"""Copies of the stranger's pack that a test may change, and one with treatments enough to fill a comparison."""

import shutil
from pathlib import Path

PACK = Path(__file__).parent / "packs" / "migraine"
CLONES = ("afelin", "brovane", "calixor", "dorvenil", "estrolan", "fennoxin", "galantor")
"""Treatments that do not exist either."""


def copy_of_pack(folder: Path) -> Path:
    """A copy of the pack that may be changed."""
    copy = folder / "manuscript"
    shutil.copytree(PACK, copy)
    return copy


def small_pack(folder: Path) -> Path:
    """A copy of the pack with one treatment and what it needs, and no comparison."""
    copy = copy_of_pack(folder)
    for path in [*copy.glob("comparisons/*"), *copy.glob("treatments/[!q]*/*"), *copy.glob("treatments/[!q]*.yaml")]:
        path.unlink()
    for cited_elsewhere in ("cold-collar-page", "cold-moon-trial-2024", "frost-trial-2021", "moonrise-trial-2023"):
        (copy / "sources" / f"{cited_elsewhere}.yaml").unlink()
    (copy / "sources" / "thaw-trial-2020.yaml").unlink()
    rewrite(copy / "treatments" / "quellarin" / "findings.yaml", "      treatment: lunavast\n", "")
    return copy


def rewrite(path: Path, before: str, after: str) -> None:
    """Changes one passage of a file; it must stand there exactly once."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {path.name}"
    path.write_text(text.replace(before, after), "utf-8")


def rename_treatment(manuscript: Path, name: str) -> None:
    """The smallest change that makes another edition: another name for quellarin."""
    path = manuscript / "treatments" / "quellarin.yaml"
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("name: ")
    path.write_text("\n".join([f"name: {name}", *lines[1:], ""]), "utf-8")


def crowded_pack(folder: Path) -> Path:
    """A copy of the pack with seven more treatments like quellarin: ten in all, and 90 findings."""
    copy = copy_of_pack(folder)
    for clone in CLONES:
        _clone_quellarin(copy / "treatments", clone)
    return copy


def _clone_quellarin(treatments: Path, clone: str) -> None:
    record = (treatments / "quellarin.yaml").read_text("utf-8")
    record = record.replace("[QLN, quellarinum]", "[]").replace("Quellarin", clone.capitalize())
    (treatments / f"{clone}.yaml").write_text(record.replace("quellarin-", f"{clone}-"), "utf-8")
    (treatments / clone).mkdir()
    found = (treatments / "quellarin" / "findings.yaml").read_text("utf-8")
    (treatments / clone / "findings.yaml").write_text(found.replace("quellarin-", f"{clone}-"), "utf-8")
