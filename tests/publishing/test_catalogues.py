"""A manuscript as a catalogue of parts: what is held, what is read when it is asked for, and what is read ahead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import ManuscriptErrors
from app.publishing import catalogues
from app.publishing.catalogues import Catalogue, Records
from app.publishing.manuscript import Source, Treatment
from app.publishing.reading import ManuscriptFile, read_files
from tests.conftest import PACK
from tests.editions import at, sha256
from tests.manuscripts import copy_of_pack, rename_treatment, rewrite

TODAY = at(2028, 11)().date()
HOME = "treatments/neck-cooling-home.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_of_pack(tmp_path)


@pytest.fixture
def catalogue(data: Path) -> Catalogue:
    return Catalogue(data, TODAY)


def with_parents(data: Path, **parents: str) -> Catalogue:
    """A catalogue with these variants; treatments that are not there are added."""
    record = (data / "treatments" / "quellarin.yaml").read_text("utf-8")
    for slug, parent in parents.items():
        (data / "treatments" / f"{slug}.yaml").write_text(f"{record}\nvariant_of: {parent}\n", "utf-8")
    return Catalogue(data, TODAY)


def test_every_file_has_its_digest_and_nothing_else_does(catalogue: Catalogue, data: Path) -> None:
    (data / "notes.txt").write_text("not of the manuscript", "utf-8")
    (data / "sources" / "README.md").write_text("neither", "utf-8")
    expected = {str(path.relative_to(data)): sha256(path.read_bytes()) for path in data.rglob("*.yaml")}
    assert catalogue.digests == Catalogue(data, TODAY).digests == expected
    assert catalogue.errors == []


def test_a_family_is_an_umbrella_with_its_variants_and_all_their_files(catalogue: Catalogue) -> None:
    assert catalogue.families == {
        "lunavast": [
            "treatments/lunavast/efficacy.yaml",
            "treatments/lunavast/harms.yaml",
            "treatments/lunavast.yaml",
        ],
        "neck-cooling": [
            "treatments/neck-cooling-home/findings.yaml",
            "treatments/neck-cooling-home.yaml",
            "treatments/neck-cooling.yaml",
        ],
        "quellarin": ["treatments/quellarin/findings.yaml", "treatments/quellarin.yaml"],
    }
    assert catalogue.umbrella("neck-cooling-home") == catalogue.umbrella("neck-cooling") == "neck-cooling"
    assert catalogue.umbrella("no-such-treatment") == "no-such-treatment"


def test_a_variant_of_a_variant_is_of_the_same_family(data: Path) -> None:
    catalogue = with_parents(data, one="quellarin", two="one", three="two")
    assert {catalogue.umbrella(slug) for slug in ("one", "two", "three")} == {"quellarin"}
    assert len(catalogue.families["quellarin"]) == 5


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "circle", [{"one": "one"}, {"one": "two", "two": "one"}, {"one": "two", "two": "three", "three": "two"}]
)
def test_variants_in_a_circle_end_somewhere_and_no_file_is_lost(data: Path, circle: dict[str, str]) -> None:
    catalogue = with_parents(data, **circle)
    placed = [path for paths in catalogue.families.values() for path in paths]
    assert sorted(placed) == sorted(path for path in catalogue.digests if path.startswith("treatments/"))
    for slug in circle:
        assert f"treatments/{slug}.yaml" in catalogue.families[catalogue.umbrella(slug)]


def test_a_variant_of_nothing_is_a_family_of_its_own(data: Path) -> None:
    catalogue = with_parents(data, one="no-such-treatment")
    assert catalogue.umbrella("one") == "one"
    assert catalogue.families["one"] == ["treatments/one.yaml"]
    assert "no-such-treatment" not in catalogue.families


def test_findings_without_a_treatment_are_a_family_that_can_be_complained_of(data: Path) -> None:
    (data / "treatments" / "nobody").mkdir()
    (data / "treatments" / "nobody" / "findings.yaml").write_text("findings: []\n", "utf-8")
    catalogue = Catalogue(data, TODAY)
    assert catalogue.families["nobody"] == ["treatments/nobody/findings.yaml"]
    assert "nobody" not in catalogue.treatments


@pytest.mark.parametrize(
    "spelling",
    [
        "variant_of: quellarin",
        "variant_of: 'quellarin'",
        "'variant_of' :   quellarin",
        '"variant_of": "quellarin"',
        '"\\x76ariant_of": quellarin',
        '"variant\\u005fof": "quell\\x61rin"',
    ],
)
def test_a_variant_is_known_ahead_however_it_is_spelt(data: Path, spelling: str) -> None:
    record = (data / "treatments" / "quellarin.yaml").read_text("utf-8")
    (data / "treatments" / "one.yaml").write_text(f"{record}\n{spelling}\n", "utf-8")
    assert Catalogue(data, TODAY).umbrella("one") == "quellarin"


def test_only_what_tells_something_ahead_is_read_before_its_part(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def watched(folder: Path, paths: list[str]) -> object:
        read.extend(paths)
        return read_files(folder, paths)

    monkeypatch.setattr(catalogues, "read_files", watched)
    catalogue = Catalogue(data, TODAY)
    assert {path for path in read if path.startswith(("treatments/", "sources/"))} == {
        HOME,
        "treatments/neck-cooling.yaml",
    }
    read.clear()
    catalogue.part(["quellarin"])
    assert read == ["treatments/quellarin/findings.yaml", "treatments/quellarin.yaml"]


def test_every_disagreement_is_known_with_its_file_in_the_order_of_files(catalogue: Catalogue, data: Path) -> None:
    [(path, told)] = catalogue.disagreements
    assert path == "treatments/neck-cooling.yaml"
    text = (data / "treatments" / "neck-cooling.yaml").read_text("utf-8")
    another = text[text.index("disagreements:") : text.index("findings:\n")]
    with (data / "treatments" / "lunavast" / "harms.yaml").open("a", encoding="utf-8") as harms:
        harms.write(another)
    again = Catalogue(data, TODAY).disagreements
    assert [path for path, _ in again] == ["treatments/lunavast/harms.yaml", "treatments/neck-cooling.yaml"]
    assert {told.topic for _, told in again} == {told.topic}


def test_a_part_holds_its_own_treatments_and_what_all_parts_share(catalogue: Catalogue) -> None:
    part, errors = catalogue.part(["neck-cooling"])
    assert errors == part.errors == []
    assert set(part.manuscript.treatments) == {"neck-cooling", "neck-cooling-home"}
    assert {owner for owner, _ in part.manuscript.findings.values()} == {"neck-cooling", "neck-cooling-home"}
    assert set(part.manuscript.conditions) == {"migraine", "chronic-migraine"}
    assert len(part.manuscript.attributes) == 10
    assert set(part.manuscript.comparisons) == {"lunavast-vs-quellarin", "preventing-migraine"}
    assert len(part.manuscript.sources) == 8
    assert part.homes["comparisons", "preventing-migraine"][0].path == "comparisons/preventing-migraine.yaml"


def test_one_part_leaves_nothing_in_another(catalogue: Catalogue) -> None:
    catalogue.part(["lunavast"])
    part, _ = catalogue.part(["quellarin"])
    assert set(part.manuscript.treatments) == {"quellarin"}
    assert not any(slug.startswith("lunavast") for slug in part.manuscript.findings)
    assert catalogue.nothing().manuscript.treatments == {}
    assert catalogue.shared.manuscript.treatments == {}


def test_what_is_wrong_with_a_file_is_told_with_its_part_and_not_ahead(data: Path) -> None:
    (data / HOME).write_text((data / HOME).read_text("utf-8") + "\ncolour: blue\n", "utf-8")
    (data / "treatments" / "lunavast.yaml").write_text("name: [\n", "utf-8")
    catalogue = Catalogue(data, TODAY)
    assert catalogue.errors == []
    part, errors = catalogue.part(["neck-cooling", "neck-cooling-home"])
    assert [(error.file, error.what) for error in part.errors] == [(HOME, "colour is not a known key")]
    assert errors == []
    _, [error] = catalogue.part(["lunavast"])
    assert error.file == "treatments/lunavast.yaml"


def test_what_is_wrong_with_sources_is_told_for_those_that_are_asked_for(data: Path) -> None:
    rewrite(data / "sources" / "hush-trial-2022.yaml", "tier: A", "tier: E")
    (data / "sources" / "thaw-trial-2020.yaml").write_text("title: [\n", "utf-8")
    catalogue = Catalogue(data, TODAY)
    assert catalogue.source_errors(["frost-trial-2021"]) == []
    told = catalogue.source_errors(["frost-trial-2021", "hush-trial-2022", "thaw-trial-2020"])
    assert {error.file for error in told} == {"sources/hush-trial-2022.yaml", "sources/thaw-trial-2020.yaml"}


def test_what_is_wrong_with_what_is_shared_is_told_by_the_catalogue(data: Path) -> None:
    (data / "conditions" / "migraine.yaml").write_text("name: [\n", "utf-8")
    rewrite(data / "attributes" / "price.yaml", "kind: money", "kind: monney")
    (data / "sources" / "Not A Slug.yaml").write_text("title: x\n", "utf-8")
    catalogue = Catalogue(data, TODAY)
    assert {error.file for error in catalogue.errors} == {"conditions/migraine.yaml", "sources/Not A Slug.yaml"}
    assert {error.file for error in catalogue.shared.errors} == {"attributes/price.yaml"}


def change(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\n# another remark\n", "utf-8")


@pytest.mark.parametrize("edit", [change, lambda path: path.write_text("a: [", "utf-8"), Path.unlink])
@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("treatments/quellarin.yaml", lambda catalogue: catalogue.part(["lunavast", "quellarin"])),
        ("treatments/quellarin.yaml", lambda catalogue: catalogue.treatments["quellarin"]),
        ("sources/hush-trial-2022.yaml", lambda catalogue: catalogue.sources["hush-trial-2022"]),
        ("sources/hush-trial-2022.yaml", lambda catalogue: catalogue.source_errors(["hush-trial-2022"])),
        (
            "comparisons/preventing-migraine.yaml",
            lambda catalogue: catalogue.file("comparisons/preventing-migraine.yaml"),
        ),
    ],
)
def test_a_file_that_is_another_than_it_was_is_refused_by_whatever_reads_it(
    data: Path, path: str, read: Callable[[Catalogue], object], edit: Callable[[Path], None]
) -> None:
    catalogue = Catalogue(data, TODAY)
    edit(data / path)
    with pytest.raises(ManuscriptErrors) as refused:
        read(catalogue)
    [error] = refused.value.errors
    assert (error.file, error.what) == (path, "the file changed while it was being read")


def test_a_file_can_be_read_once_more_for_the_place_of_an_error(catalogue: Catalogue) -> None:
    file = catalogue.file("sources/hush-trial-2022.yaml")
    assert (file.noun, file.slug, file.content["tier"]) == ("sources", "hush-trial-2022", "A")
    assert file.error(("tier",), "x", "y").line > 1
    nothing = catalogue.file("sources/no-such-source.yaml")
    assert (nothing.noun, nothing.slug, nothing.content) == ("sources", "no-such-source", None)


def test_sources_and_treatments_are_mappings_by_slug(catalogue: Catalogue, data: Path) -> None:
    for noun, records in (("sources", catalogue.sources), ("treatments", catalogue.treatments)):
        slugs = sorted(path.stem for path in (data / noun).glob("*.yaml"))
        assert list(records) == slugs
        assert len(records) == len(slugs)
        assert all(slug in records for slug in slugs)
        assert "no-such-record" not in records
        with pytest.raises(KeyError):
            records["no-such-record"]
        assert records.get("no-such-record") is None
    assert catalogue.sources["hush-trial-2022"].tier == "A"
    assert catalogue.treatments["neck-cooling-home"].variant_of == "neck-cooling"


def test_a_treatment_that_is_only_named_is_read_without_its_findings(catalogue: Catalogue) -> None:
    assert catalogue.treatments["neck-cooling"].findings == []
    part, _ = catalogue.part(["neck-cooling"])
    assert part.manuscript.treatments["neck-cooling"].findings != []


def test_a_record_that_is_wrong_is_there_and_cannot_be_had(data: Path) -> None:
    rewrite(data / "sources" / "hush-trial-2022.yaml", "tier: A", "tier: E")
    (data / "treatments" / "lunavast.yaml").write_text("name: [\n", "utf-8")
    (data / "treatments" / "quellarin.yaml").write_text("- a list\n", "utf-8")
    catalogue = Catalogue(data, TODAY)
    for records, slug in (
        (catalogue.sources, "hush-trial-2022"),
        (catalogue.treatments, "lunavast"),
        (catalogue.treatments, "quellarin"),
    ):
        assert slug in records
        assert records.get(slug) is None


def test_the_records_asked_for_last_are_kept_and_others_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "_MOST_KEPT", 2)
    read: list[str] = []

    def file(path: str) -> ManuscriptFile:
        read.append(path)
        files, _ = read_files(PACK, [path])
        return files[0]

    one, two, three = ("frost-trial-2021", "hush-trial-2022", "thaw-trial-2020")
    records = Records(Source, frozenset({one, two, three}), file)
    for slug in (one, two, one, two, three, three, two):
        assert records[slug].title
    assert read == [f"sources/{slug}.yaml" for slug in (one, two, three)]
    assert records[one].title
    assert read[-1] == f"sources/{one}.yaml"
    assert list(Records(Treatment, frozenset({"quellarin"}), file)) == ["quellarin"]


def test_a_folder_that_is_not_there_or_empty_is_an_error_and_no_catalogue(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        catalogue = Catalogue(folder, TODAY)
        assert len(catalogue.errors) == 1
        assert (catalogue.digests, catalogue.families) == ({}, {})


def test_a_catalogue_that_was_taken_later_sees_what_changed(data: Path) -> None:
    before = Catalogue(data, TODAY).digests
    rename_treatment(data, "Quellarin forte")
    after = Catalogue(data, TODAY).digests
    assert {path for path in after if after[path] != before[path]} == {"treatments/quellarin.yaml"}
