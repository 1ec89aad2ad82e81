"""What cannot be taken in is refused with its line and the reason, and nothing is written."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.database import open_edition
from app.errors import ManuscriptErrors
from app.publishing.importing.intake import CannotImport, Intake, take_in
from app.queries.gatherings import gather_treatment
from app.renderers.csv_format import render_csv
from app.renderers.fhir.bundle_format import bundle_of
from tests.conftest import House
from tests.manuscripts import copy_of_pack
from tests.publishing.importing.test_round_trips import TODAY

Plain = dict[str, Any]


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    """The pack without the findings of quellarin."""
    folder = copy_of_pack(tmp_path)
    (folder / "treatments" / "quellarin" / "findings.yaml").unlink()
    return folder


@pytest.fixture(scope="module")
def bundle(pack_house: House) -> Plain:
    """The bundle of quellarin."""
    edition = open_edition(next(pack_house.editions.glob("*.edition")))
    return bundle_of(gather_treatment(edition, "quellarin"), "/r", "/p")


@pytest.fixture(scope="module")
def table(pack_house: House) -> str:
    """The table of quellarin."""
    return render_csv(gather_treatment(open_edition(next(pack_house.editions.glob("*.edition"))), "quellarin"))


def take(manuscript: Path, name: str, text: str, **told: str) -> Intake:
    """Takes in a file with this text."""
    path = manuscript.parent / name
    path.write_bytes(text.encode())
    return take_in(path, manuscript, today=TODAY, told=told)


def refusals(manuscript: Path, name: str, text: str) -> list[str]:
    """What is said of a file that is refused."""
    with pytest.raises(ManuscriptErrors) as refused:
        take(manuscript, name, text)
    return [str(error) for error in refused.value.errors]


def evidence_in(bundle: Plain) -> Plain:
    """The first evidence of a bundle."""
    return next(one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == "Evidence")


def r6_by_role(bundle: Plain) -> None:
    for variable in evidence_in(bundle)["variableDefinition"]:
        variable["variableRole"] = "exposure"


def r6_by_profile(bundle: Plain) -> None:
    evidence_in(bundle)["meta"] = {"profile": ["http://hl7.org/fhir/StructureDefinition/Evidence|6.0.0-ballot3"]}


def r4(bundle: Plain) -> None:
    evidence_in(bundle)["exposureBackground"] = {"reference": "EvidenceVariable/1"}


@pytest.mark.parametrize(("change", "release"), [(r6_by_role, "R6"), (r6_by_profile, "R6"), (r4, "R4")])
def test_other_releases_of_fhir_are_refused_by_name(
    manuscript: Path, bundle: Plain, change: Callable[[Plain], None], release: str
) -> None:
    changed = copy.deepcopy(bundle)
    change(changed)
    (told,) = refusals(manuscript, "other.json", json.dumps(changed))
    assert told == f"other.json:1:1: this is FHIR {release}, FHIR R5 (5.0.0) is the release that is read"


def no_design(evidence: Plain) -> None:
    del evidence["studyDesign"]


def no_source(evidence: Plain) -> None:
    del evidence["relatedArtifact"]


def no_statistic(evidence: Plain) -> None:
    evidence["statistic"] = []


def no_kind(evidence: Plain) -> None:
    del evidence["statistic"][0]["statisticType"]


def wrong_certainty(evidence: Plain) -> None:
    system = "http://terminology.hl7.org/CodeSystem/certainty-rating"
    evidence["certainty"] = [{"rating": {"coding": [{"system": system, "code": "excellent"}]}}]


def wrong_form(evidence: Plain) -> None:
    evidence["statistic"] = [{"statisticType": "Proportion"}]


def no_exposure(evidence: Plain) -> None:
    evidence["variableDefinition"] = evidence["variableDefinition"][:1]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (no_design, "does not say how the value came to be known"),
        (no_source, "does not cite a Citation of this bundle"),
        (no_statistic, "has no statistic"),
        (no_kind, "cannot be told what kind of value"),
        (wrong_certainty, "there is no certainty 'excellent'"),
        (wrong_form, "not formed as R5 forms it"),
        (no_exposure, "no exposure or no measured variable"),
    ],
)
def test_evidence_that_says_too_little_is_refused_with_the_line_it_begins_on(
    manuscript: Path, bundle: Plain, change: Callable[[Plain], None], reason: str
) -> None:
    changed = copy.deepcopy(bundle)
    change(evidence_in(changed))
    text = json.dumps(changed, indent=1)
    (told,) = refusals(manuscript, "some.json", text)
    line = int(told.split(":")[1])
    lines = text.splitlines()
    assert lines[line - 1] == "  {"
    assert '"resourceType": "Evidence"' in "".join(lines[line : line + 4])
    assert "entry 1: " in told
    assert reason in told


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "this is not JSON"),
        ("[]", "this is no FHIR bundle"),
        ('{"resourceType":"Evidence"}', "this is no FHIR bundle"),
        ('{"resourceType":"Bundle","entry":{}}', "entry is no list"),
        ('{"resourceType":"Bundle","entry":[{}]}', "an entry has no resource"),
        ('{"resourceType":"Bundle","entry":[1]}', "an entry has no resource"),
        ('{"a":1,"a":2}', "a member stands twice"),
        ('{"a":NaN}', "NaN is no number"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_bundle_is_refused_with_the_reason(manuscript: Path, text: str, reason: str) -> None:
    (told,) = refusals(manuscript, "some.json", text)
    assert reason in told


def test_a_strange_name_is_refused_with_the_nearest_ones_and_taken_once_it_is_told(
    manuscript: Path, bundle: Plain
) -> None:
    changed = copy.deepcopy(bundle)
    for entry in changed["entry"]:
        if entry["resource"].get("title") == "Quellarin":
            entry["resource"]["identifier"] = []
    text = json.dumps(changed).replace('"Quellarin"', '"Quellarine forte"')
    told = refusals(manuscript, "some.json", text)
    assert all("the manuscript knows no treatment 'Quellarine forte'" in one for one in told)
    assert all('--as "Quellarine forte=slug"' in one for one in told)
    intake = take(manuscript, "some.json", text, **{"Quellarine forte": "quellarin"})
    assert list(intake.files) == ["treatments/quellarin/some.yaml"]
    assert intake.findings == len(told)


def changed_row(table: str, place: int, before: str, after: str) -> str:
    """The table with one passage of a line changed."""
    lines = table.split("\r\n")
    assert before in lines[place - 1]
    lines[place - 1] = lines[place - 1].replace(before, after, 1)
    return "\r\n".join(lines)


@pytest.mark.parametrize(
    ("line", "before", "after", "reason"),
    [
        (1, "value_kind", "value_knid", "there is no column 'value_knid', did you mean value_kind?"),
        (1, "locator", "note", "the column note stands twice"),
        (2, ",35,", ",thirty-five,", "value_estimate is 'thirty-five', a number (number)"),
        (3, "finding,", "finding,,", "the row has"),
        (2, "half-fewer-days", "quarter-fewer-days", "the manuscript has no attribute 'quarter-fewer-days'"),
    ],
)
def test_a_table_is_refused_with_line_and_reason(
    manuscript: Path, table: str, line: int, before: str, after: str, reason: str
) -> None:
    told = refusals(manuscript, "some.csv", changed_row(table, line, before, after))
    assert reason in told[0]
    assert told[0].startswith(f"some.csv:{line}:")


def test_a_value_that_cannot_be_is_refused_at_its_line(manuscript: Path, table: str) -> None:
    line = next(place for place, row in enumerate(table.split("\r\n"), 1) if ",proportion," in row)
    (told,) = refusals(manuscript, "some.csv", changed_row(table, line, ",proportion,", ",proportoin,"))
    assert told.startswith(f"some.csv:{line}:1: ")
    assert "value cannot be used" in told


def test_nothing_is_taken_twice_and_nothing_is_overwritten(manuscript: Path, table: str) -> None:
    intake = take(manuscript, "some.csv", table)
    for name, text in intake.files.items():
        (manuscript / name).write_text(text, "utf-8")
    again = take(manuscript, "some.csv", table)
    assert (again.files, again.findings, again.known) == ({}, 0, intake.findings)
    changed = table.replace(",adults,", ",older_adults,", 1)
    told = refusals(manuscript, "other.csv", changed)
    assert "says something else" in told[0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("some.txt", b"", "neither a CSV file"),
        ("some.csv", b"\xff\xfe", "is not UTF-8"),
        ("Some File.csv", b"", "need a name"),
    ],
)
def test_other_files_are_refused_in_one_sentence(manuscript: Path, name: str, content: bytes, reason: str) -> None:
    path = manuscript.parent / name
    path.write_bytes(content)
    with pytest.raises(CannotImport, match=reason):
        take_in(path, manuscript, today=TODAY, told={})
