"""Curated comparisons set into a galley, group by group, from the families they compare."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import ManuscriptErrors
from app.publishing import decisions, families
from app.publishing.decisions import DecisionSetter
from app.publishing.families import FamilySetter
from app.publishing.proofing import proof_manuscript
from tests.conftest import House, build_house
from tests.editions import at, edition_file, publish_at, records_of
from tests.manuscripts import copy_of_pack, crowded_pack, rewrite
from tests.printings import change_figures

FIRST, SECOND = at(2028, 11), at(2028, 12)
COLLAR_OR_TABLET = """
title: "Neck cooling or quellarin to prevent migraine"
question: "A collar or a tablet?"
summary: "Everything here is invented for tests. No trial set the two side by side."
condition: migraine
treatments: [neck-cooling, quellarin]
attributes: [half-fewer-days, effect-on-days, skin-reaction, constipation]
outcomes:
  - attribute: half-fewer-days
    name: "Half as many migraine days after 12 weeks"
    importance: critical
    findings: {neck-cooling: neck-cooling-home-001, quellarin: quellarin-001}
  - attribute: constipation
    name: "Constipation up to 12 weeks"
    importance: critical
    findings: {quellarin: quellarin-004}
experiences:
  - treatment: neck-cooling
    words: "A cold collar for half an hour on most days."
    findings: [neck-cooling-home-003]
  - treatment: quellarin
    words: "A tablet about once a week."
    findings: [quellarin-005]
what_matters: ["Would you rather swallow something or be cooled?"]
questions_to_ask: ["Was this ever tried in people like me?"]
steps: ["Look at what is not known, and talk it over."]
update_policy: "Looked through every year."
funding: "Nobody paid for this comparison of treatments that do not exist."
review: {evidence_checked: 2026-11-20, next_review: 2099-01-01}
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return build_house(tmp_path)


@pytest.fixture
def groups(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], bool]]:
    """The comparisons that are set together, as they are set, and whether errors alone are looked for."""
    seen: list[tuple[list[str], bool]] = []
    really = DecisionSetter._set_group

    def note(self: DecisionSetter, slugs: list[str], set_before: FamilySetter, *, only_proof: bool) -> None:
        seen.append((list(slugs), only_proof))
        really(self, slugs, set_before, only_proof=only_proof)

    monkeypatch.setattr(DecisionSetter, "_set_group", note)
    return seen


def told(refused: pytest.ExceptionInfo[ManuscriptErrors]) -> list[tuple[str, str]]:
    """Every error: its file, and what is wrong."""
    return [(error.file, error.what) for error in refused.value.errors]


def add_comparisons(data: Path, *slugs: str) -> None:
    """Comparisons of neck cooling and quellarin under these names."""
    for slug in slugs:
        (data / "comparisons" / f"{slug}.yaml").write_text(COLLAR_OR_TABLET, "utf-8")


def test_groups_that_are_set_from_the_same_families_do_not_set_each_other_s_comparisons_again(
    house: House, tmp_path: Path, groups: list[tuple[list[str], bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (families, decisions):
        monkeypatch.setattr(room, "AT_ONCE", 2)
    data = crowded_pack(tmp_path)
    add_comparisons(data, "a-collar-or-a-tablet", "the-collar-or-the-tablet")
    publish_at(house, data, FIRST)
    assert groups == [
        (["a-collar-or-a-tablet"], False),
        (["lunavast-vs-quellarin"], False),
        (["preventing-migraine"], False),
        (["the-collar-or-the-tablet"], False),
    ]
    records = records_of(edition_file(house, "2028.11.1"))
    first, last = (records["comparisons", slug][2] for slug in ("a-collar-or-a-tablet", "the-collar-or-the-tablet"))
    assert first | {"slug": ""} == last | {"slug": ""}


def test_a_comparison_says_the_same_whatever_it_is_set_together_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for at_once in (1, 2, 32):
        folder = tmp_path / str(at_once)
        folder.mkdir()
        for room in (families, decisions):
            monkeypatch.setattr(room, "AT_ONCE", at_once)
        data, house = copy_of_pack(folder), build_house(folder)
        add_comparisons(data, "a-collar-or-a-tablet")
        publish_at(house, data, FIRST)
        said.append(records_of(edition_file(house, "2028.11.1")))
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize("at_once", [1, 32])
def test_what_keeps_comparisons_from_being_certified_is_told_of_all_of_them_at_once(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    for room in (families, decisions):
        monkeypatch.setattr(room, "AT_ONCE", at_once)
    data = copy_of_pack(tmp_path)
    for name in ("constipation", "skin-reaction"):
        rewrite(data / "attributes" / f"{name}.yaml", "category: harms", "category: description")
    with pytest.raises(ManuscriptErrors) as refused:
        publish_at(house, data, FIRST)
    expected = [str(error) for error in proof_manuscript(data, today=FIRST().date()).errors]
    assert [str(error) for error in refused.value.errors] == expected
    assert len({file for file, _ in told(refused)}) == 2


def name_another_s_finding(data: Path) -> None:
    """An experience of one treatment names a finding of another, which is not compared."""
    path = data / "comparisons" / "lunavast-vs-quellarin.yaml"
    rewrite(path, "findings: [lunavast-009]", "findings: [lunavast-009, neck-cooling-home-004]")


def rename_the_finding(data: Path) -> None:
    path = data / "treatments" / "neck-cooling-home" / "findings.yaml"
    rewrite(path, "id: neck-cooling-home-004", "id: neck-cooling-home-904")


@pytest.mark.parametrize("is_fresh", [True, False], ids=["at first", "later"])
def test_a_finding_of_a_treatment_that_is_not_compared_may_be_named_and_must_be_there(
    house: House, tmp_path: Path, *, is_fresh: bool
) -> None:
    data = copy_of_pack(tmp_path)
    name_another_s_finding(data)
    if not is_fresh:
        publish_at(house, data, FIRST)
    rename_the_finding(data)
    with pytest.raises(ManuscriptErrors) as refused:
        publish_at(house, data, SECOND)
    assert told(refused) == [
        ("comparisons/lunavast-vs-quellarin.yaml", "there is no finding called neck-cooling-home-004")
    ]


def test_a_finding_that_is_named_and_stands_is_no_error_where_something_else_is_wrong(
    house: House, tmp_path: Path, groups: list[tuple[list[str], bool]]
) -> None:
    data = copy_of_pack(tmp_path)
    name_another_s_finding(data)
    rewrite(data / "sources" / "hush-trial-2022.yaml", "tier: A", "tier: E")
    rewrite(data / "comparisons" / "preventing-migraine.yaml", "attribute: skin-reaction", "attribute: skin-reactions")
    with pytest.raises(ManuscriptErrors) as refused:
        publish_at(house, data, FIRST)
    assert {file: what for file, what in told(refused) if "tier" in what or "called" in what} == {
        "sources/hush-trial-2022.yaml": "tier: input should be 'A', 'B', 'C' or 'D'",
        "comparisons/preventing-migraine.yaml": "there is no attribute called skin-reactions",
    }
    assert "finding called" not in str(told(refused))
    assert groups == [(["lunavast-vs-quellarin", "preventing-migraine"], True)]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (change_figures, ["lunavast-vs-quellarin", "preventing-migraine"]),
        (lambda data: (data / "comparisons" / "lunavast-vs-quellarin.yaml").unlink(), ["preventing-migraine"]),
        (
            lambda data: rewrite(
                data / "treatments" / "neck-cooling-home" / "findings.yaml", "Table 4", "Table 4, first row"
            ),
            ["preventing-migraine"],
        ),
    ],
    ids=["figures of quellarin", "a comparison goes", "a place in neck cooling"],
)
def test_only_the_comparisons_that_show_what_moved_are_set_again(
    house: House,
    tmp_path: Path,
    groups: list[tuple[list[str], bool]],
    edit: Callable[[Path], None],
    expected: list[str],
) -> None:
    data = copy_of_pack(tmp_path)
    publish_at(house, data, FIRST)
    groups.clear()
    edit(data)
    publish_at(house, data, SECOND)
    assert [slug for some, _ in groups for slug in some] == expected


def test_a_comparison_that_went_is_gone_with_its_summary_and_its_quality(house: House, tmp_path: Path) -> None:
    data = copy_of_pack(tmp_path)
    publish_at(house, data, FIRST)
    (data / "comparisons" / "lunavast-vs-quellarin.yaml").unlink()
    publish_at(house, data, SECOND)
    left = {name for name in records_of(edition_file(house, "2028.12.1")) if name[1] == "lunavast-vs-quellarin"}
    assert left == set()
