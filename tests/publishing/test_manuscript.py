"""What a manuscript file may say, record by record, when every scalar arrives as text."""

import inspect
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import ValidationError

from app.domain.vocabulary import Obtained, ReviewStatus, Scope
from app.publishing import manuscript
from app.publishing.manuscript import (
    RECORDS,
    Absence,
    Attribute,
    Codes,
    Comparison,
    Condition,
    Entry,
    Finding,
    FindingsFile,
    Review,
    Source,
    TimePoint,
    Treatment,
)

REVIEW: dict[str, Any] = {"evidence_checked": "2026-11-22", "next_review": "2027-05-22"}
FINDING: dict[str, Any] = {
    "id": "tms-001",
    "attribute": "response-rate",
    "value": {"kind": "proportion", "estimate": "38.2", "events": "50", "total": "131"},
    "population": {"words": "Adults in trials"},
    "design": "systematic_review",
    "source": "berlim-2013",
    "locator": "abstract",
}
CONDITION: dict[str, Any] = {"name": "Depression", "definition": "Low mood.", "review": REVIEW}
TREATMENT: dict[str, Any] = {
    "name": "TMS",
    "form": "device",
    "summary": "Magnetic pulses.",
    "conditions": ["depression"],
    "review": REVIEW,
}
ATTRIBUTE: dict[str, Any] = {
    "name": "Response rate",
    "question": "How many respond?",
    "definition": "Share of people who respond.",
    "kind": "proportion",
    "unit": "%",
    "better": "higher",
    "category": "efficacy",
    "position": "10",
    "review": REVIEW,
}
SOURCE: dict[str, Any] = {"type": "systematic_review", "title": "A review", "tier": "A", "accessed": "2026-11-01"}
COMPARISON: dict[str, Any] = {
    "title": "TMS or ECT",
    "question": "Which one?",
    "summary": "Two treatments.",
    "condition": "depression",
    "treatments": ["tms", "ect"],
    "attributes": ["response-rate"],
    "funding": "Nobody paid.",
    "review": REVIEW,
}
WRITTEN: list[tuple[type[Entry], dict[str, Any]]] = [
    (Condition, CONDITION),
    (Treatment, TREATMENT),
    (Attribute, ATTRIBUTE),
    (Source, SOURCE),
    (Comparison, COMPARISON),
    (Finding, FINDING),
]
MODELS = [
    member
    for _, member in inspect.getmembers(manuscript, inspect.isclass)
    if issubclass(member, Entry) and member is not Entry
]


def _refusal(model: type[Entry], plain: dict[str, Any]) -> tuple[str, str]:
    """The one place and sentence a model complains of."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(plain)
    (complaint,) = refused.value.errors()
    return ".".join(str(step) for step in complaint["loc"]), complaint["msg"]


def test_a_folder_holds_one_kind_of_record() -> None:
    assert {
        "conditions": Condition,
        "treatments": Treatment,
        "attributes": Attribute,
        "sources": Source,
        "comparisons": Comparison,
    } == RECORDS


@pytest.mark.parametrize(("model", "plain"), WRITTEN)
def test_a_record_can_be_written_with_its_least(model: type[Entry], plain: dict[str, Any]) -> None:
    assert isinstance(model.model_validate(plain), model)


@pytest.mark.parametrize(("model", "plain", "missing"), [(*one, key) for one in WRITTEN for key in one[1]])
def test_a_record_without_what_it_needs_is_refused(model: type[Entry], plain: dict[str, Any], missing: str) -> None:
    told = _refusal(model, {key: member for key, member in plain.items() if key != missing})
    assert told == (missing, "Field required")


@pytest.mark.parametrize(("model", "plain"), WRITTEN)
def test_a_misspelt_key_is_an_error_and_not_a_silence(model: type[Entry], plain: dict[str, Any]) -> None:
    assert _refusal(model, {**plain, "noet": "word"}) == ("noet", "Extra inputs are not permitted")


@pytest.mark.parametrize("model", MODELS)
def test_every_part_of_a_manuscript_is_closed_frozen_and_finite(model: type[Entry]) -> None:
    kept = {name: model.model_config.get(name) for name in ("extra", "frozen", "allow_inf_nan")}
    assert kept == {"extra": "forbid", "frozen": True, "allow_inf_nan": False}


def _texts(annotation: Any, limits: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The constraints on every plain text inside an annotation."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _texts(inner, (*limits, *more))
    if annotation is str:
        return [limits]
    return [found for inner in get_args(annotation) for found in _texts(inner)]


@pytest.mark.parametrize("model", MODELS)
def test_every_text_is_bounded_by_a_length_or_a_pattern(model: type[Entry]) -> None:
    for name, field in model.model_fields.items():
        for limits in _texts(field.annotation, tuple(field.metadata)):
            said = " ".join(repr(limit) for limit in limits)
            assert "max_length" in said or "MaxLen" in said or "pattern" in said, name


def test_an_untouched_record_is_not_reviewed_not_pooled_and_not_derived() -> None:
    finding = Finding.model_validate(FINDING)
    assert Review.model_validate(REVIEW).status is ReviewStatus.NOT_CLINICALLY_REVIEWED
    assert (finding.obtained, finding.scope, finding.derived_from) == (Obtained.STATED, Scope.THIS_TREATMENT, [])
    assert (finding.analysis_set.value, finding.blinding.value) == ("not_stated", "not_stated")
    assert finding.population.age_group.value == "not_stated"
    assert finding.counted.value == "patient"


@pytest.mark.parametrize(
    ("key", "identifier"),
    [
        ("doi", "10.1001/jamapsychiatry.2018.1483"),
        ("doi", "10.1016/S0140-6736(18)30295-2"),
        ("pmid", "29955803"),
        ("pmcid", "PMC6142912"),
        ("nct", ["NCT03113968", "NCT02422186"]),
        ("url", "https://www.example.org/a?b=c#d"),
        ("url", "http://example.org"),
        ("jurisdiction", "US"),
        ("year", "1900"),
    ],
)
def test_a_well_formed_identifier_is_kept(key: str, identifier: Any) -> None:
    kept = getattr(Source.model_validate({**SOURCE, key: identifier}), key)
    assert kept == identifier or str(kept) == identifier


@pytest.mark.parametrize(
    ("key", "identifier"),
    [
        ("doi", "doi:10.1001/x"),
        ("doi", "https://doi.org/10.1001/x"),
        ("doi", "10.1/x"),
        ("doi", "10.1001/"),
        ("doi", "10.1001/a b"),
        ("doi", "10.1001/x\n"),
        ("doi", "10.1001/" + "x" * 200),
        ("pmid", "0123"),
        ("pmid", "PMID 29955803"),
        ("pmid", "1234567890"),
        ("pmid", "29955803\n"),
        ("pmid", ""),
        ("pmcid", "6142912"),
        ("pmcid", "pmc6142912"),
        ("nct", ["NCT0311396"]),
        ("nct", ["NCT031139688"]),
        ("nct", ["nct03113968"]),
        ("nct", "NCT03113968"),
        ("url", "www.example.org"),
        ("url", "javascript:alert(1)"),
        ("url", "ftp://example.org"),
        ("url", "https://example.org/a b"),
        ("url", 'https://example.org/"onclick'),
        ("url", "https://example.org/<b>"),
        ("url", "https://example.org/" + "x" * 500),
        ("jurisdiction", "USA"),
        ("jurisdiction", "us"),
        ("year", "1899"),
        ("year", "2101"),
        ("accessed", "yesterday"),
        ("accessed", "2026-02-30"),
        ("tier", "E"),
    ],
)
def test_a_malformed_identifier_is_refused(key: str, identifier: Any) -> None:
    place, _ = _refusal(Source, {**SOURCE, key: identifier})
    assert place.split(".")[0] == key


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("mesh", "D003865"),
        ("mesh", "C000718216"),
        ("icd_10", "F32"),
        ("icd_10", "F32.1"),
        ("icd_11", "6A70"),
        ("icd_11", "6A70.Z"),
        ("snomed_ct", "35489007"),
        ("rxnorm", "6130"),
        ("atc", "N06AX27"),
    ],
)
def test_a_well_formed_code_is_kept(key: str, code: str) -> None:
    assert Codes.model_validate({key: code}).model_dump(exclude_none=True) == {key: code}


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("mesh", "003865"),
        ("icd_10", "f32"),
        ("icd_10", "F32."),
        ("icd_11", "6A7"),
        ("snomed_ct", "12345"),
        ("rxnorm", "1"),
        ("atc", "N06AX"),
    ],
)
def test_a_malformed_code_is_refused(key: str, code: str) -> None:
    assert _refusal(Codes, {key: code})[0] == key


@pytest.mark.parametrize("slug", ["TMS", "tms_1", "tms-", "-tms", "a b", "", "tms\n", "a" * 81])
@pytest.mark.parametrize("key", ["id", "attribute", "condition", "source"])
def test_a_name_that_is_no_slug_is_refused(key: str, slug: str) -> None:
    assert _refusal(Finding, {**FINDING, key: slug})[0] == key


@pytest.mark.parametrize(
    ("key", "member", "place"),
    [
        ("population", {"words": "Adults", "age_group": "grown-ups"}, "population.age_group"),
        ("design", "trial", "design"),
        ("participants", "0", "participants"),
        ("studies", "many", "studies"),
        ("jurisdiction", "Europe", "jurisdiction"),
        ("dated", "2019-3", "dated"),
        ("dated", "March 2019", "dated"),
        ("locator", "", "locator"),
        ("summary", "No", "summary"),
        ("note", "x" * 3001, "note"),
        ("time_point", {"words": "later", "low": "-1", "unit": "wk"}, "time_point.low"),
        ("time_point", {"words": "later", "low": "1", "unit": "fortnight"}, "time_point.unit"),
        ("comparator", {"kind": "water", "words": "water"}, "comparator.kind"),
        ("certainty", {"level": "sure", "rated_by": "the source"}, "certainty.level"),
        ("obtained", "guessed", "obtained"),
    ],
)
def test_what_a_finding_cannot_say_is_refused_at_its_place(key: str, member: Any, place: str) -> None:
    assert _refusal(Finding, {**FINDING, key: member})[0] == place


@pytest.mark.parametrize("amount", ["nan", "inf", "-inf", "a lot", "", "3,5", "3 %"])
def test_an_amount_that_is_no_number_is_refused_at_its_place(amount: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Finding.model_validate({**FINDING, "value": {"kind": "proportion", "estimate": amount}})
    assert {complaint["loc"][:3] for complaint in refused.value.errors()} == {("value", "proportion", "estimate")}


@pytest.mark.parametrize("dated", ["2019", "2019-03", "2019-03-05"])
def test_a_date_may_be_a_year_a_month_or_a_day(dated: str) -> None:
    assert Finding.model_validate({**FINDING, "dated": dated}).dated == dated


def test_numbers_and_dates_are_read_from_the_text_they_were_written_as() -> None:
    finding = Finding.model_validate({**FINDING, "participants": "131"})
    assert finding.value.as_domain().estimate == 38.2
    assert finding.participants == 131
    assert str(Review.model_validate(REVIEW).next_review) == "2027-05-22"
    assert TimePoint.model_validate({"words": "week 4", "low": "4", "high": "4.5", "unit": "wk"}).high == 4.5


@pytest.mark.parametrize(
    ("key", "amount"), [("treatments", 1), ("treatments", 9), ("attributes", 0), ("attributes", 121)]
)
def test_a_comparison_of_too_few_or_too_many_is_refused(key: str, amount: int) -> None:
    named = [f"a{position}" for position in range(amount)]
    assert _refusal(Comparison, {**COMPARISON, key: named})[0] == key


def test_a_treatment_is_of_some_condition_and_a_regimen_of_some_phase_and_finding() -> None:
    assert _refusal(Treatment, {**TREATMENT, "conditions": []})[0] == "conditions"
    regimen = {"name": "usual", "phases": [{"name": "acute"}], "findings": ["tms-001"]}
    assert Treatment.model_validate({**TREATMENT, "regimens": [regimen]}).regimens[0].name == "usual"
    for key in ("phases", "findings"):
        assert _refusal(Treatment, {**TREATMENT, "regimens": [{**regimen, key: []}]})[0] == f"regimens.0.{key}"


def test_a_reversed_range_of_a_regimen_is_refused_at_its_place() -> None:
    phase = {"name": "acute", "weeks": {"low": 6, "high": 4}}
    regimen = {"name": "usual", "phases": [phase], "findings": ["tms-001"]}
    place, what = _refusal(Treatment, {**TREATMENT, "regimens": [regimen]})
    assert place == "regimens.0.phases.0.weeks"
    assert what == "Value error, the range is reversed: 6 is above 4"


def test_a_reversed_span_of_a_regimen_is_refused() -> None:
    phase = {"name": "acute", "sessions": {"low": "9", "high": "3"}}
    regimen = {"name": "usual", "phases": [phase], "findings": ["tms-001"]}
    place, told = _refusal(Treatment, {**TREATMENT, "regimens": [regimen]})
    assert place == "regimens.0.phases.0.sessions"
    assert told.endswith("the range is reversed: 9 is above 3")


@pytest.mark.parametrize(
    ("key", "member"),
    [
        ("position", "0"),
        ("position", "1000"),
        ("kind", "number"),
        ("better", "more"),
        ("category", "other"),
        ("also_kinds", ["number"]),
    ],
)
def test_what_an_attribute_cannot_say_is_refused(key: str, member: Any) -> None:
    assert _refusal(Attribute, {**ATTRIBUTE, key: member})[0].startswith(key)


def test_an_absence_says_why_and_where_and_when_somebody_looked() -> None:
    absence = {"attribute": "cost", "reason": "not_reported", "looked_in": "the label", "looked_on": "2026-11-01"}
    assert str(Absence.model_validate(absence).looked_on) == "2026-11-01"
    for key in absence:
        assert _refusal(Absence, {name: said for name, said in absence.items() if name != key})[0] == key


def test_a_file_of_findings_may_hold_absences_and_disagreements_and_nothing_else() -> None:
    assert FindingsFile.model_validate({"findings": [FINDING]}).findings[0].id == "tms-001"
    assert _refusal(FindingsFile, {"findings": [], "name": "TMS"})[0] == "name"
    assert _refusal(FindingsFile, {})[0] == "findings"


def test_a_record_cannot_be_changed_once_it_is_read() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Source.model_validate(SOURCE).title = "Another"  # type: ignore[misc]  # the refusal is what is tested


@pytest.mark.parametrize("model", [*RECORDS.values(), FindingsFile])
def test_every_record_has_a_closed_schema_that_explains_itself(model: type[Entry]) -> None:
    schema = model.model_json_schema()
    assert schema["additionalProperties"] is False
    assert schema["description"].endswith(".")
