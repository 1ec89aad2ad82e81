"""The invented manuscript: the same every time, and one that the press accepts."""

from datetime import date
from pathlib import Path

import pytest

from app.publishing.proofing import proof_manuscript
from bench.catalogue import BRIEF_COMPARISON, EIGHT_COMPARISON, FULL_COMPARISON, treatment_slug, write_catalogue
from bench.catalogue.attributes import FINDINGS_A_TREATMENT
from bench.catalogue.names import FAMILY, count_pairs, pair_slug, umbrella_of
from bench.catalogue.writing import MOST_TREATMENTS, count_files

TODAY = date(2026, 12, 1)
SMALL = 12


def _texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}


def test_the_press_accepts_it_without_a_warning(tmp_path: Path) -> None:
    files = write_catalogue(tmp_path, SMALL)
    proof = proof_manuscript(tmp_path, today=TODAY)
    assert not proof.errors
    assert not proof.warnings
    assert proof.files == files == count_files(SMALL)
    counts = proof.manuscript.counts()
    assert (counts["treatments"], counts["findings"]) == (SMALL, SMALL * FINDINGS_A_TREATMENT)
    assert set(proof.manuscript.comparisons) == {BRIEF_COMPARISON, FULL_COMPARISON, EIGHT_COMPARISON}


def test_the_same_seed_writes_the_same_files_and_another_does_not(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write_catalogue(tmp_path / name, SMALL, seed=seed)
    assert _texts(tmp_path / "one") == _texts(tmp_path / "again")
    assert _texts(tmp_path / "one") != _texts(tmp_path / "other")


def test_every_treatment_has_a_name_of_its_own() -> None:
    slugs = [treatment_slug(number) for number in range(MOST_TREATMENTS)]
    assert len(set(slugs)) == MOST_TREATMENTS


def test_no_curated_pair_holds_a_treatment_beside_its_own_variant(tmp_path: Path) -> None:
    write_catalogue(tmp_path, 200)
    variants = {treatment_slug(number) for number in range(200) if umbrella_of(number) is not None}
    assert len(variants) == 200 // FAMILY
    for number in range(count_pairs(200)):
        text = (tmp_path / "comparisons" / f"{pair_slug(number)}.yaml").read_text("utf-8")
        assert not variants.intersection(text.split("treatments: [")[1].split("]")[0].split(", "))


def test_a_folder_in_use_and_a_size_out_of_range_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with pytest.raises(FileExistsError):
        write_catalogue(tmp_path, SMALL)
    with pytest.raises(ValueError, match="treatments"):
        write_catalogue(tmp_path / "new", MOST_TREATMENTS + 1)
