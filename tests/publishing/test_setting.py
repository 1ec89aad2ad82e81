"""Setting only what moved makes the same edition as setting everything, whatever an editor did."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.errors import ManuscriptErrors
from app.publishing import families, press
from app.publishing.families import FamilySetter
from app.publishing.galley import TABLES
from tests.conftest import House, build_house
from tests.editions import at, edition_file, publish_at, rows_of, tampering
from tests.manuscripts import copy_of_pack, crowded_pack, rename_treatment, rewrite
from tests.printings import NINTH, change_figures

FIRST, SECOND = at(2028, 11, 20), at(2028, 12, 1)
Edit = Callable[[Path], None]
NOT_COMPARED = {"manifest", "record", "word", "absence", "disagreement", "cell", "cell_content"}
"""Compared otherwise, or not said of readers: words are counted when an index is made whole."""


def everything(path: Path) -> dict[str, Any]:
    """All that an edition holds, in an order of its own."""
    names = [table.__table__.name for table in TABLES]  # type: ignore[attr-defined]  # a table has one
    told = {name: sorted(rows_of(path, f"SELECT * FROM {name}"), key=repr) for name in set(names) - NOT_COMPARED}
    records = "SELECT noun, slug, digest, updated, substance, brief, brief_length FROM record"
    told["record"] = sorted(rows_of(path, records))
    cells = "SELECT c.treatment, condition, attribute, low, high, document, evidence FROM cell c"
    told["cell"] = sorted(rows_of(path, f"{cells} JOIN cell_content ON id = content"), key=repr)
    told["cell_content"] = sorted(rows_of(path, "SELECT treatment, document, evidence FROM cell_content"))
    told["absence"] = sorted(rows_of(path, "SELECT treatment, attribute, condition, reason FROM absence"))
    told["disagreement"] = sorted(rows_of(path, "SELECT path, document FROM disagreement"))
    told["search"] = sorted(rows_of(path, "SELECT kind, slug, title, synonyms, body FROM search"))
    told["search rows"] = rows_of(path, "SELECT count(*), count(DISTINCT search_row) FROM record WHERE search_row > 0")
    told["manifest"] = rows_of(path, "SELECT digest, counts, manuscript_digest FROM manifest")
    return told


def rename_source(data: Path) -> None:
    path = data / "sources" / "hush-trial-2022.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("HUSH", "Hushed", 1), "utf-8")


def rename_attribute(data: Path) -> None:
    path = data / "attributes" / "constipation.yaml"
    path.write_text(path.read_text("utf-8").replace("name: ", "name: Bowels and ", 1), "utf-8")


def rename_condition(data: Path) -> None:
    path = data / "conditions" / "migraine.yaml"
    path.write_text(path.read_text("utf-8").replace("name: ", "name: Any ", 1), "utf-8")


def new_synonym(data: Path) -> None:
    rewrite(data / "treatments" / "quellarin.yaml", "[QLN, quellarinum]", "[QLN, quellarinum, quellin]")


def set_free(data: Path) -> None:
    """The variant becomes a treatment of its own; what compared the umbrella by it goes."""
    (data / "comparisons" / "preventing-migraine.yaml").unlink()
    rewrite(data / "treatments" / "neck-cooling-home.yaml", "variant_of: neck-cooling\n", "")
    rewrite(data / "treatments" / "neck-cooling.yaml", "reference_variant: neck-cooling-home\n", "")


def drop_comparison(data: Path) -> None:
    (data / "comparisons" / "lunavast-vs-quellarin.yaml").unlink()


def retitle_comparison(data: Path) -> None:
    path = data / "comparisons" / "preventing-migraine.yaml"
    if path.exists():
        path.write_text(path.read_text("utf-8").replace("title: ", "title: Still ", 1), "utf-8")


def ninth_finding(data: Path) -> None:
    source = (data / "sources" / "frost-trial-2021.yaml").read_text("utf-8")
    another = source.replace("2021", "2019").replace("FROST", "GLAZE").replace("frost", "glaze")
    (data / "sources" / "glaze-trial-2019.yaml").write_text(another, "utf-8")
    with (data / "treatments" / "quellarin" / "findings.yaml").open("a", encoding="utf-8") as findings:
        findings.write(NINTH)


def another_disagreement(data: Path) -> None:
    """A disagreement in one treatment's file about another treatment's findings."""
    path = data / "treatments" / "neck-cooling.yaml"
    told = "disagreements:\n"
    rewrite(
        path,
        told,
        told + "  - topic: 'Whether it matters'\n    statement: 'Two invented trials differ.'\n"
        "    findings: [quellarin-001, lunavast-001]\n    reading: 'Nobody knows.'\n",
    )


def move_findings(data: Path) -> None:
    """A finding file is split in two."""
    (data / "treatments" / "quellarin" / "findings.yaml").rename(data / "treatments" / "quellarin" / "moved.yaml")


def drop_treatment(data: Path) -> None:
    """A clone goes, with its findings."""
    (data / "treatments" / "afelin.yaml").unlink()
    (data / "treatments" / "afelin" / "findings.yaml").unlink()


EDITS: list[Edit] = [
    change_figures,
    rename_source,
    rename_attribute,
    rename_condition,
    new_synonym,
    set_free,
    drop_comparison,
    retitle_comparison,
    ninth_finding,
    another_disagreement,
    move_findings,
    drop_treatment,
    lambda data: rename_treatment(data, "Quellarin forte"),
]


def both_ways(tmp_path: Path, edits: list[Edit], monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """What an edition after these edits holds, set from what moved, and set anew."""
    told: list[Any] = []
    for way in ("moved", "anew"):
        folder = tmp_path / way
        folder.mkdir()
        house, data = build_house(folder), crowded_pack(folder)
        publish_at(house, data, FIRST)
        for edit in edits:
            edit(data)
        with monkeypatch.context() as patched:
            if way == "anew":
                patched.setattr(press, "_is_of_this_press", lambda _: False)
            told.append(everything(edition_file(house, publish_at(house, data, SECOND).edition)))
    return told[0], told[1]


@pytest.mark.parametrize("place", range(len(EDITS)))
def test_after_one_edit_setting_what_moved_is_setting_everything(
    tmp_path: Path, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved, anew = both_ways(tmp_path, [EDITS[place]], monkeypatch)
    assert moved == anew


@pytest.mark.parametrize("seed", range(3))
def test_after_many_edits_setting_what_moved_is_setting_everything(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(families, "AT_ONCE", 2)
    edits = random.Random(seed).sample(EDITS, 5)  # noqa: S311  # a choice of edits, no secret
    moved, anew = both_ways(tmp_path, edits, monkeypatch)
    assert moved == anew


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The families that are set, as they are set."""
    seen: list[list[str]] = []
    really = FamilySetter._set_some

    def note(self: FamilySetter, umbrellas: list[str], *, only_proof: bool) -> None:
        seen.append(list(umbrellas))
        really(self, umbrellas, only_proof=only_proof)

    monkeypatch.setattr(FamilySetter, "_set_some", note)
    return seen


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (change_figures, [["quellarin"]]),
        (retitle_comparison, [["lunavast", "neck-cooling", "quellarin"]]),
        (another_disagreement, [["lunavast", "neck-cooling", "quellarin"]]),
        (drop_treatment, []),
    ],
)
def test_only_the_families_that_an_edit_touches_are_set_again(
    tmp_path: Path, watched: list[list[str]], edit: Edit, expected: list[list[str]]
) -> None:
    house, data = build_house(tmp_path), crowded_pack(tmp_path)
    publish_at(house, data, FIRST)
    watched.clear()
    edit(data)
    publish_at(house, data, SECOND)
    assert watched == expected


def test_a_finding_that_another_family_names_and_that_went_is_an_error_at_the_place_that_names_it(
    tmp_path: Path,
) -> None:
    house, data = build_house(tmp_path), copy_of_pack(tmp_path)
    another_disagreement(data)
    publish_at(house, data, FIRST)
    text = (data / "treatments" / "quellarin" / "findings.yaml").read_text("utf-8")
    (data / "treatments" / "quellarin" / "findings.yaml").write_text(text.replace("quellarin-001", "quellarin-901"))
    with pytest.raises(ManuscriptErrors) as refused:
        publish_at(house, data, SECOND)
    told = [(error.file, error.what) for error in refused.value.errors]
    assert ("treatments/neck-cooling.yaml", "there is no finding called quellarin-001") in told


def test_an_id_that_stands_in_a_family_which_did_not_move_is_an_error(tmp_path: Path) -> None:
    house, data = build_house(tmp_path), copy_of_pack(tmp_path)
    publish_at(house, data, FIRST)
    with (data / "treatments" / "quellarin" / "findings.yaml").open("a", encoding="utf-8") as findings:
        findings.write(NINTH.replace("quellarin-009", "lunavast-001").replace("glaze-trial-2019", "hush-trial-2022"))
    with pytest.raises(ManuscriptErrors) as refused:
        publish_at(house, data, SECOND)
    [error] = refused.value.errors
    assert error.what == "a second record called lunavast-001 (the first is one of lunavast)"


def test_an_edit_that_says_nothing_new_makes_no_edition(pack_house: House, tmp_path: Path) -> None:
    house, data = build_house(tmp_path), copy_of_pack(tmp_path)
    first = publish_at(house, data, FIRST)
    move_findings(data)
    again = publish_at(house, data, SECOND)
    assert (again.edition, again.is_new) == (first.edition, False)


def test_an_edition_that_was_changed_and_sealed_again_is_not_built_upon(tmp_path: Path) -> None:
    house, data = build_house(tmp_path), copy_of_pack(tmp_path)
    first = edition_file(house, publish_at(house, data, FIRST).edition)
    with tampering(first) as connection:
        connection.execute("UPDATE record SET substance = replace(substance, 'Lunavast', 'Luckyvast')")
        connection.commit()
    change_figures(data)
    second = edition_file(house, publish_at(house, data, SECOND).edition)
    assert rows_of(second, "SELECT count(*) FROM record WHERE substance LIKE '%Luckyvast%'") == [(0,)]
