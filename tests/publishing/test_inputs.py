"""What a part is set from, and what moved since it was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.database import open_edition
from app.publishing.catalogues import Catalogue
from app.publishing.galley import Galley
from app.publishing.inputs import IS_THERE, MISSING, Moved, comparison_part, family_part, note_part
from app.publishing.printing import begun
from tests.conftest import build_house
from tests.editions import at, edition_file, publish_at
from tests.manuscripts import copy_of_pack, crowded_pack, rename_treatment, rewrite

TODAY = at(2028, 11)().date()
EVERY = {"lunavast", "neck-cooling", "quellarin"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_pack(tmp_path)


@contextmanager
def after(folder: Path, data: Path, edit: Callable[[Path], object], *, is_fresh: bool = False) -> Iterator[Moved]:
    """What moved by an edit, since the edition that was published before it."""
    house = build_house(folder)
    before = open_edition(edition_file(house, publish_at(house, data, at(2028, 10)).edition))
    edit(data)
    with begun(folder, "2028.11.1", printed_at="", before=before, is_fresh=is_fresh) as galley:
        yield Moved(Catalogue(data, TODAY), galley)


def nothing(_: Path) -> None:
    """No edit at all."""


def append(path: str) -> Callable[[Path], None]:
    """A remark at the end of a file."""

    def edit(data: Path) -> None:
        with (data / path).open("a", encoding="utf-8") as opened:
            opened.write("# a remark\n")

    return edit


def test_nothing_moved_where_nothing_was_edited(tmp_path: Path, data: Path) -> None:
    with after(tmp_path, data, nothing) as moved:
        assert (moved.sources(), moved.families(), moved.families_gone(), moved.comparisons_gone()) == (
            [],
            set(),
            [],
            [],
        )
        assert not moved.has_comparison_moved("preventing-migraine")
        assert not moved.has_moved("sources/hush-trial-2022.yaml")
        assert not moved.has_moved("sources/no-such-source.yaml")


def test_everything_moved_where_a_galley_is_fresh(tmp_path: Path, data: Path) -> None:
    with after(tmp_path, data, nothing, is_fresh=True) as moved:
        assert moved.sources() == sorted(path.stem for path in (data / "sources").glob("*.yaml"))
        assert moved.families() == EVERY
        assert moved.has_comparison_moved("preventing-migraine")
        assert (moved.families_gone(), moved.comparisons_gone(), moved.treatments_before("quellarin")) == (
            [],
            [],
            set(),
        )


@pytest.mark.parametrize(
    ("path", "families"),
    [
        ("treatments/quellarin.yaml", {"quellarin"}),
        ("treatments/neck-cooling-home/findings.yaml", {"neck-cooling"}),
        ("sources/cold-moon-trial-2024.yaml", {"lunavast"}),
        ("sources/thaw-trial-2020.yaml", {"neck-cooling"}),
        ("attributes/doses-per-month.yaml", EVERY),
        ("comparisons/lunavast-vs-quellarin.yaml", {"lunavast", "quellarin"}),
        ("conditions/chronic-migraine.yaml", EVERY),
    ],
)
def test_a_family_moves_with_its_files_and_with_what_it_names(
    tmp_path: Path, data: Path, path: str, families: set[str]
) -> None:
    with after(tmp_path, data, append(path)) as moved:
        assert moved.has_moved(path)
        assert moved.families() == families
        assert moved.sources() == ([Path(path).stem] if path.startswith("sources/") else [])


def drop_neck_cooling(data: Path) -> None:
    """The umbrella, its variant and the comparison go."""
    (data / "comparisons" / "preventing-migraine.yaml").unlink()
    for path in (data / "treatments").glob("neck-cooling*.yaml"):
        path.unlink()
    (data / "treatments" / "neck-cooling-home" / "findings.yaml").unlink()


def test_what_went_is_told_and_moves_what_named_it(tmp_path: Path, data: Path) -> None:
    with after(tmp_path, data, drop_neck_cooling) as moved:
        assert moved.families_gone() == ["neck-cooling"]
        assert moved.comparisons_gone() == ["preventing-migraine"]
        assert moved.treatments_before("neck-cooling") == {"neck-cooling", "neck-cooling-home"}
        assert "lunavast" in moved.families(), "it was tried against neck cooling"


def test_a_treatment_that_is_only_compared_against_moves_a_family_when_it_goes_and_not_when_it_changes(
    tmp_path: Path, data: Path
) -> None:
    with after(tmp_path, data, append("treatments/neck-cooling.yaml")) as moved:
        assert moved.families() == {"neck-cooling"}


def test_a_new_file_of_a_family_moves_it_and_a_new_treatment_is_a_family_that_moved(tmp_path: Path) -> None:
    data, crowded = copy_of_pack(tmp_path / "one"), crowded_pack(tmp_path / "two")

    def add(_: Path) -> None:
        (data / "treatments" / "quellarin" / "more.yaml").write_text("findings: []\n", "utf-8")
        record = (crowded / "treatments" / "afelin.yaml").read_text("utf-8")
        (data / "treatments" / "afelin.yaml").write_text(record, "utf-8")

    with after(tmp_path, data, add) as moved:
        assert moved.families() == {"afelin", "quellarin"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("comparisons/lunavast-vs-quellarin.yaml", True),
        ("attributes/constipation.yaml", True),
        ("sources/cold-moon-trial-2024.yaml", True),
        ("treatments/lunavast/harms.yaml", True),
        ("comparisons/preventing-migraine.yaml", False),
        ("attributes/skin-reaction.yaml", False),
        ("sources/thaw-trial-2020.yaml", False),
        ("treatments/neck-cooling.yaml", False),
    ],
)
def test_a_comparison_moves_with_its_file_its_families_its_attributes_and_the_sources_it_shows(
    tmp_path: Path, data: Path, path: str, *, expected: bool
) -> None:
    with after(tmp_path, data, append(path)) as moved:
        assert moved.has_comparison_moved("lunavast-vs-quellarin") is expected
        assert moved.has_comparison_moved("no-such-comparison")


def another_reading(data: Path) -> None:
    """A disagreement about neck cooling's findings that stands in quellarin's file."""
    path = data / "treatments" / "quellarin.yaml"
    told = "disagreements:\n  - topic: 'Whether'\n    statement: 'Two trials differ.'\n    reading: 'Nobody knows.'\n"
    path.write_text(path.read_text("utf-8") + f"{told}    findings: [neck-cooling-001, lunavast-001]\n", "utf-8")


def test_a_disagreement_moves_the_families_whose_findings_it_names_when_it_comes_and_when_it_goes(
    tmp_path: Path, data: Path
) -> None:
    with after(tmp_path, data, another_reading) as moved:
        assert moved.families() == EVERY
    without = (data / "treatments" / "quellarin.yaml").read_text("utf-8").partition("disagreements:")[0]
    folder = tmp_path / "again"
    folder.mkdir()
    with after(folder, data, lambda data: (data / "treatments" / "quellarin.yaml").write_text(without)) as moved:
        assert moved.families() == EVERY


def test_a_family_is_set_from_its_own_files_whole_and_of_others_knows_only_that_they_are_there(
    tmp_path: Path, data: Path
) -> None:
    with after(tmp_path, data, nothing) as moved:
        catalogue = Catalogue(data, TODAY)
        part, _ = catalogue.part(["lunavast", "quellarin"])
        inputs = moved.inputs_of("lunavast", part.manuscript)
    own = {
        *catalogue.families["lunavast"],
        "comparisons/lunavast-vs-quellarin.yaml",
        "comparisons/preventing-migraine.yaml",
    }
    found = [finding for owner, finding in part.manuscript.findings.values() if owner == "lunavast"]
    absent = [told for owner, told in part.manuscript.absences if owner == "lunavast"]
    named = {f"sources/{finding.source}.yaml" for finding in found}
    named |= {f"attributes/{finding.attribute}.yaml" for finding in found}
    named |= {f"attributes/{told.attribute}.yaml" for told in absent}
    assert {path for path, digest in inputs.items() if digest == IS_THERE} == {"treatments/neck-cooling.yaml"}
    assert inputs == {path: catalogue.digests[path] for path in own | named} | {
        "treatments/neck-cooling.yaml": IS_THERE
    }


def test_what_is_named_and_is_not_there_is_noted_as_missing(tmp_path: Path, data: Path) -> None:
    with after(tmp_path, data, nothing) as moved:
        told = moved.inputs("quellarin", ["sources/none.yaml"], ["treatments/none.yaml", "treatments/lunavast.yaml"])
    assert told["sources/none.yaml"] == told["treatments/none.yaml"] == MISSING
    assert told["treatments/lunavast.yaml"] == IS_THERE


def test_only_findings_of_other_families_are_mentioned(tmp_path: Path, data: Path) -> None:
    path = data / "treatments" / "quellarin.yaml"
    rewrite(path, '"20 mg"\n    findings: [quellarin-006]', '"20 mg"\n    findings: [lunavast-001, quellarin-006]')
    another_reading(data)
    with after(tmp_path, data, nothing) as moved:
        part, _ = Catalogue(data, TODAY).part(["lunavast", "neck-cooling", "quellarin"])
        mentioned = {slug: moved.mentioned(slug, part.manuscript) for slug in EVERY}
    assert mentioned == {"quellarin": ["lunavast-001", "neck-cooling-001"], "lunavast": [], "neck-cooling": []}


def test_what_a_part_was_set_from_is_noted_once_and_read_again(tmp_path: Path) -> None:
    galley = Galley(tmp_path / "2028.11.1.edition", printed_at="", is_fresh=True)
    note_part(galley, family_part("x"), {"b": "2", "a": "1"})
    note_part(galley, family_part("x"), {"b": "2", "a": "3"})
    note_part(galley, comparison_part("x"), {})
    assert galley.rows("SELECT name, inputs FROM part ORDER BY name") == [
        ("comparisons/x", "{}"),
        ("treatments/x", '{"a":"3","b":"2"}'),
    ]
    galley.abandon()


def test_a_renamed_treatment_moves_its_family_alone(tmp_path: Path, data: Path) -> None:
    with after(tmp_path, data, lambda data: rename_treatment(data, "Quellarin forte")) as moved:
        assert moved.families() == {"quellarin"}
