"""Families set into a galley: an umbrella with its variants, their findings, absences and cells."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.database import OpenEdition, open_edition
from app.errors import ManuscriptErrors
from app.publishing import decisions, families
from app.publishing.catalogues import Catalogue
from app.publishing.families import FamilySetter, synonyms
from app.publishing.galley import Galley
from app.publishing.inputs import Moved
from app.publishing.proofing.references import Elsewhere
from tests.conftest import House, build_house
from tests.editions import at, edition_file, publish_at, records_of, rows_of
from tests.manuscripts import copy_of_pack, rewrite
from tests.publishing.test_setting import Edit, another_disagreement, both_ways

TODAY = at(2028, 11)().date()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_pack(tmp_path)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return build_house(tmp_path)


@pytest.fixture
def galley(tmp_path: Path) -> Iterator[Galley]:
    """A fresh one."""
    galley = Galley(tmp_path / "2028.11.1.edition", printed_at="2028-11-01T12:00:00+00:00", is_fresh=True)
    yield galley
    galley.abandon()


def setter_of(data: Path, galley: Galley) -> FamilySetter:
    """What sets the families of a manuscript into a galley."""
    catalogue = Catalogue(data, TODAY)
    return FamilySetter(catalogue, galley, Moved(catalogue, galley), Elsewhere(catalogue.treatments, catalogue.file))


def in_galley(galley: Galley, noun: str) -> list[str]:
    """The records of a noun that stand in a galley."""
    return [slug for (slug,) in galley.rows("SELECT slug FROM record WHERE noun = ? ORDER BY slug", (noun,))]


def quiet(_: str, __: int, ___: int) -> None:
    """Told of progress, says nothing."""


def test_a_family_is_set_with_its_variants_findings_absences_cells_and_labels(data: Path, galley: Galley) -> None:
    setter = setter_of(data, galley)
    setter.set_all(["neck-cooling"], quiet, only_proof=False)
    assert (setter.errors, setter.done) == ([], {"neck-cooling"})
    assert in_galley(galley, "treatments") == ["neck-cooling", "neck-cooling-home"]
    assert len(in_galley(galley, "findings")) == 10
    assert galley.rows("SELECT treatment, count(*) FROM absence GROUP BY treatment") == [
        ("neck-cooling", 3),
        ("neck-cooling-home", 1),
    ]
    for table in ("cell", "cell_content", "treatment_label"):
        told = galley.rows(f"SELECT DISTINCT treatment FROM {table} ORDER BY treatment")
        assert told == [("neck-cooling",), ("neck-cooling-home",)]
    assert galley.rows("SELECT name FROM part") == [("treatments/neck-cooling",)]
    assert in_galley(galley, "sources") == []


def test_families_are_told_a_few_at_a_time_and_the_last_ones_are_held(
    data: Path, galley: Galley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(families, "AT_ONCE", 2)
    setter, told = setter_of(data, galley), []
    every = {"quellarin", "neck-cooling", "lunavast"}
    setter.set_all(every, lambda *step: told.append(step), only_proof=False)
    assert told == [("setting treatments", 2, 3), ("setting treatments", 3, 3)]
    assert setter.held is not None
    assert setter.held.umbrellas == {"quellarin"}
    assert set(setter.held.part.manuscript.treatments) == {"quellarin"}
    assert in_galley(galley, "treatments") == ["lunavast", "neck-cooling", "neck-cooling-home", "quellarin"]


def test_nothing_is_set_where_errors_alone_are_looked_for(data: Path, galley: Galley) -> None:
    setter = setter_of(data, galley)
    setter.set_all(["lunavast", "quellarin"], quiet, only_proof=True)
    assert (setter.errors, setter.held, setter.done) == ([], None, {"lunavast", "quellarin"})
    assert in_galley(galley, "treatments") == []
    assert galley.rows("SELECT count(*) FROM part") == [(0,)]


def test_after_the_first_error_the_others_are_still_proofed_and_nothing_more_is_set(
    data: Path, galley: Galley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(families, "AT_ONCE", 1)
    rewrite(data / "treatments" / "neck-cooling.yaml", "source: cold-collar-page", "source: cold-colar-page")
    rewrite(data / "treatments" / "quellarin" / "findings.yaml", "estimate: 35", "estimate: 36")
    setter = setter_of(data, galley)
    setter.set_all(["lunavast", "neck-cooling", "quellarin"], quiet, only_proof=False)
    assert [(error.file, error.right) for error in setter.errors] == [
        ("treatments/neck-cooling.yaml", "did you mean cold-collar-page?"),
        ("treatments/quellarin/findings.yaml", "that is 35.0 %"),
    ]
    assert in_galley(galley, "treatments") == ["lunavast"]


def test_an_id_that_stands_in_two_families_is_an_error_whether_they_are_held_together_or_not(
    data: Path, galley: Galley, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = data / "treatments" / "quellarin" / "findings.yaml"
    path.write_text(path.read_text("utf-8").replace("id: quellarin-005", "id: lunavast-001"), "utf-8")
    told = []
    for at_once in (32, 1):
        monkeypatch.setattr(families, "AT_ONCE", at_once)
        setter = setter_of(data, galley)
        setter.set_all(["lunavast", "quellarin"], quiet, only_proof=False)
        told.append([(error.file, error.what) for error in setter.errors if "second" in error.what])
    held, apart = told
    what = "a second record called lunavast-001 (the first is in treatments/lunavast/efficacy.yaml)"
    assert held == [("treatments/quellarin/findings.yaml", what)]
    what = "a second record called lunavast-001 (the first is one of lunavast)"
    assert apart == [("treatments/quellarin/findings.yaml", what)]


def test_a_finding_that_another_family_names_is_settled_once_it_was_set_or_seen(
    data: Path, galley: Galley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(families, "AT_ONCE", 1)
    path = data / "treatments" / "lunavast.yaml"
    told = "disagreements:\n  - topic: 'Whether'\n    statement: 'Two trials differ.'\n    reading: 'Nobody knows.'\n"
    path.write_text(f"{path.read_text('utf-8')}{told}    findings: [quellarin-001, nobody-001]\n", "utf-8")
    for only_proof in (True, False):
        setter = setter_of(data, galley)
        setter.set_all(["lunavast"], quiet, only_proof=only_proof)
        assert {one.finding for one in setter.unsettled} == {"quellarin-001", "nobody-001"}
        setter.set_all(["quellarin"], quiet, only_proof=only_proof)
        [error] = setter.settled(setter.unsettled)
        assert (error.file, error.what) == ("treatments/lunavast.yaml", "there is no finding called nobody-001")


@pytest.mark.parametrize("is_fresh", [True, False], ids=["at first", "later"])
def test_every_error_is_told_at_once_also_of_a_finding_that_another_family_names_and_that_went(
    house: House, data: Path, *, is_fresh: bool
) -> None:
    another_disagreement(data)
    if not is_fresh:
        published(house, data, 10)
    rewrite(data / "treatments" / "quellarin" / "findings.yaml", "id: quellarin-001", "id: quellarin-901")
    rewrite(data / "sources" / "hush-trial-2022.yaml", "tier: A", "tier: E")
    with pytest.raises(ManuscriptErrors) as refused:
        published(house, data, 11)
    assert [(error.file, error.line, error.what) for error in refused.value.errors] == [
        ("comparisons/preventing-migraine.yaml", 34, "there is no finding called quellarin-001"),
        ("sources/hush-trial-2022.yaml", 7, "tier: input should be 'A', 'B', 'C' or 'D'"),
        ("treatments/neck-cooling.yaml", 26, "there is no finding called quellarin-001"),
    ]


def published(house: House, data: Path, month: int) -> Path:
    """The file of the edition that is published in a month."""
    return edition_file(house, publish_at(house, data, at(2028, month)).edition)


def drop_comparisons(data: Path) -> None:
    """All comparisons go, so that no treatment has to have an answer for anything."""
    for path in (data / "comparisons").glob("*.yaml"):
        path.unlink()


def move(data: Path, id_: str, *, to: str) -> None:
    """One finding of quellarin goes over to another treatment."""
    path = data / "treatments" / "quellarin" / "findings.yaml"
    before, _, rest = path.read_text("utf-8").partition(f"  - id: {id_}\n")
    finding, sign, others = rest.partition("  - id: ")
    path.write_text(before + sign + others, "utf-8")
    (data / "treatments" / to).mkdir(exist_ok=True)
    (data / "treatments" / to / "moved.yaml").write_text(f"findings:\n  - id: {id_}\n{finding}", "utf-8")


@pytest.mark.parametrize("at_once", [1, 32])
@pytest.mark.parametrize("to", ["lunavast", "neck-cooling-home"])
def test_a_finding_that_goes_over_to_another_family_is_of_that_one_and_stands_once(
    house: House, data: Path, monkeypatch: pytest.MonkeyPatch, to: str, at_once: int
) -> None:
    monkeypatch.setattr(families, "AT_ONCE", at_once)
    drop_comparisons(data)
    published(house, data, 10)
    move(data, "quellarin-003", to=to)
    path = published(house, data, 11)
    assert rows_of(path, "SELECT treatment FROM finding WHERE slug = 'quellarin-003'") == [(to,)]
    records = records_of(path)
    assert records["findings", "quellarin-003"][2]["treatment"]["slug"] == to
    assert records["treatments", "quellarin"][2]["finding_count"] == 7
    assert rows_of(path, "SELECT count(*) FROM search WHERE slug = 'quellarin-003'") == [(1,)]


def test_a_treatment_that_becomes_a_variant_goes_over_with_all_that_is_its_own(house: House, data: Path) -> None:
    published(house, data, 10)
    record = data / "treatments" / "quellarin.yaml"
    record.write_text(record.read_text("utf-8") + "variant_of: lunavast\n", "utf-8")
    drop_comparisons(data)
    path = published(house, data, 11)
    assert rows_of(path, "SELECT name FROM part ORDER BY name") == [
        ("treatments/lunavast",),
        ("treatments/neck-cooling",),
    ]
    assert rows_of(path, "SELECT variant_of FROM treatment WHERE slug = 'quellarin'") == [("lunavast",)]
    assert rows_of(path, "SELECT count(*) FROM finding WHERE treatment = 'quellarin'") == [(8,)]
    variants = records_of(path)["treatments", "lunavast"][2]["variants"]
    assert [told["slug"] for told in variants] == ["quellarin"]


def move_to_another_family(data: Path) -> None:
    drop_comparisons(data)
    move(data, "quellarin-003", to="lunavast")


def become_a_variant(data: Path) -> None:
    drop_comparisons(data)
    record = data / "treatments" / "afelin.yaml"
    record.write_text(record.read_text("utf-8") + "variant_of: lunavast\n", "utf-8")


def recategorise(data: Path) -> None:
    rewrite(data / "attributes" / "licence.yaml", "category: access", "category: description")
    rewrite(data / "attributes" / "price.yaml", "position: ", "position: 1")


def retype(data: Path) -> None:
    rewrite(data / "sources" / "hush-trial-2022.yaml", "type: randomised_trial", "type: systematic_review")
    rewrite(data / "sources" / "frost-trial-2021.yaml", "year: 2021\n", "")


def rename_a_source(data: Path) -> None:
    for path in data.rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("hush-trial-2022", "hush-2022"), "utf-8")
    (data / "sources" / "hush-trial-2022.yaml").rename(data / "sources" / "hush-2022.yaml")


@pytest.mark.parametrize("at_once", [1, 32])
@pytest.mark.parametrize("edit", [move_to_another_family, become_a_variant, recategorise, retype, rename_a_source])
def test_setting_what_moved_is_setting_everything_also_where_labels_and_families_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: Edit, at_once: int
) -> None:
    for room in (families, decisions):
        monkeypatch.setattr(room, "AT_ONCE", at_once)
    moved, anew = both_ways(tmp_path, [edit], monkeypatch)
    assert moved == anew


def test_an_error_in_one_family_leaves_the_edition_before_as_it_was(house: House, data: Path) -> None:
    path = published(house, data, 10)
    content = path.read_bytes()
    rewrite(data / "treatments" / "quellarin" / "findings.yaml", "estimate: 35", "estimate: 36")
    with pytest.raises(ManuscriptErrors):
        published(house, data, 11)
    assert path.read_bytes() == content
    edition: OpenEdition = open_edition(path)
    assert edition.counts["findings"] == 34


def test_the_other_names_of_treatments_are_those_they_are_also_known_by(data: Path) -> None:
    part, _ = Catalogue(data, TODAY).part(["quellarin", "neck-cooling"])
    told = synonyms(part.manuscript)
    assert told.keys() == {"quellarin", "neck-cooling", "neck-cooling-home"}
    assert told["quellarin"] == ["QLN", "quellarinum"]
