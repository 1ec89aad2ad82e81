"""Proofing a manuscript: every error is found, in one go, and stands at its file, line and column."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from app.errors import ManuscriptError
from app.publishing.proofing import Proof, proof_manuscript

TODAY = date(2026, 11, 24)
REVIEW = "review: {evidence_checked: 2026-11-01, next_review: 2027-05-01}\n"
HARMS = "treatments/tms/harms.yaml"
TMS = "treatments/tms.yaml"
ATTRIBUTE = "attributes/response-rate.yaml"
SOURCE = "sources/berlim-2013.yaml"
COMPARISON = "comparisons/tms-or-ect.yaml"


def _finding(name: str, **changed: str | None) -> str:
    """A good finding as it stands in a list, with some members changed, and those that are None left out."""
    members: dict[str, str | None] = {
        "attribute": "response-rate",
        "condition": "depression",
        "value": "{kind: proportion, estimate: 38.2, events: 50, total: 131}",
        "population": "{words: Adults in trials}",
        "design": "systematic_review",
        "source": "berlim-2013",
        "locator": "abstract",
        **changed,
    }
    lines = [f"    {key}: {said}\n" for key, said in members.items() if said is not None]
    return f"  - id: {name}\n" + "".join(lines)


def _findings(*written: str) -> str:
    return "findings:\n" + "".join(written)


def _treatment(name: str, more: str = "") -> str:
    return f"name: {name}\nform: device\nsummary: What it is.\nconditions: [depression]\n{REVIEW}{more}"


def _attribute(name: str, *, kind: str = "proportion", unit: str = '"%"', more: str = "") -> str:
    return (
        f"name: {name}\nquestion: How many?\ndefinition: A share.\nkind: {kind}\nunit: {unit}\nbetter: higher\n"
        f"category: efficacy\nposition: 1\n{REVIEW}{more}"
    )


def _source(more: str = "") -> str:
    return f"type: systematic_review\ntitle: A review\ntier: A\naccessed: 2026-11-01\n{more}"


def _comparison(
    treatments: str = "[tms, ect]", attributes: str = "[response-rate]", condition: str = "depression"
) -> str:
    return (
        f"title: TMS or ECT\nquestion: Which one?\nsummary: Two treatments.\ncondition: {condition}\n"
        f"treatments: {treatments}\nattributes: {attributes}\nfunding: Nobody paid.\n{REVIEW}"
    )


def _absences(attribute: str, condition: str = "depression") -> str:
    said = (
        f"attribute: {attribute}, condition: {condition}, reason: not_studied, looked_in: here, looked_on: 2026-11-01"
    )
    return f"absences:\n  - {{{said}}}\n"


GOOD: dict[str, str] = {
    "conditions/depression.yaml": f"name: Depression\ndefinition: Low mood.\n{REVIEW}",
    TMS: _treatment("TMS"),
    "treatments/itbs.yaml": _treatment("iTBS", "variant_of: tms\n"),
    "treatments/ect.yaml": _treatment("ECT"),
    "treatments/tms/efficacy.yaml": _findings(_finding("tms-001")),
    "treatments/ect/efficacy.yaml": _findings(_finding("ect-001")),
    ATTRIBUTE: _attribute("Response rate"),
    SOURCE: _source(),
}
"""A manuscript without an error, in which everything is used twice: a wrong finding leaves no orphan behind."""


def _proof(folder: Path, changed: Mapping[str, str | None]) -> Proof:
    """The proof of the good manuscript with some files changed or added, and those that are None left out."""
    for path, text in {**GOOD, **changed}.items():
        if text is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
    return proof_manuscript(folder, today=TODAY)


def _errors(folder: Path, changed: Mapping[str, str | None]) -> list[ManuscriptError]:
    """Every error, but for what a comparison lacks as a decision aid."""
    return [error for error in _proof(folder, changed).errors if "(criterion" not in error.what]


def _error(folder: Path, changed: Mapping[str, str | None]) -> ManuscriptError:
    """The one error there is."""
    proof = _proof(folder, changed)
    assert proof.warnings == []
    (error,) = proof.errors
    return error


def _place(text: str, needle: str) -> tuple[int, int]:
    """Line and column at which the needle begins; it must stand there once."""
    assert text.count(needle) == 1, needle
    start = text.index(needle)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _assert_told(folder: Path, path: str, text: str, needle: str, what: str, right: str = "") -> None:
    """One file is changed, and the one error says this at the needle."""
    error = _error(folder, {path: text})
    assert error.what == what
    assert right in error.right
    assert (error.file, error.line, error.column) == (path, *_place(text, needle))


# -- a good manuscript -----------------------------------------------------------------------------------------------


def test_a_good_manuscript_has_no_errors_and_is_read_whole(tmp_path: Path) -> None:
    proof = _proof(tmp_path, {})
    assert (proof.errors, proof.warnings, proof.files) == ([], [], len(GOOD))
    assert proof.manuscript.counts() == {
        "conditions": 1,
        "treatments": 3,
        "attributes": 1,
        "sources": 1,
        "comparisons": 0,
        "findings": 2,
        "absences": 0,
        "disagreements": 0,
    }
    assert proof.manuscript.findings["ect-001"][0] == "ect"
    assert proof.manuscript.treatments["itbs"].variant_of == "tms"


def test_findings_absences_and_disagreements_are_read_wherever_a_treatment_keeps_them(tmp_path: Path) -> None:
    told = (
        _absences("response-rate")
        + "disagreements:\n  - {topic: response, statement: They differ., findings: [tms-001, ect-001]}\n"
    )
    proof = _proof(tmp_path, {TMS: GOOD[TMS] + _findings(_finding("tms-002")) + told, HARMS: "findings: []\n" + told})
    assert proof.errors == []
    assert proof.manuscript.findings["tms-002"][0] == "tms"
    assert [owner for owner, _ in proof.manuscript.absences] == ["tms", "tms"]
    assert len(proof.manuscript.disagreements) == 2


def test_an_error_says_where_it_stands_and_what_would_be_right() -> None:
    error = ManuscriptError("sources/a.yaml", 3, 6, "doi is malformed", "it must look like 10.1000/x")
    assert str(error) == "sources/a.yaml:3:6: doi is malformed, it must look like 10.1000/x"
    warning = ManuscriptError("sources/a.yaml", 3, 6, "what", "right", is_warning=True)
    assert str(warning) == "sources/a.yaml:3:6: warning: what, right"


# -- one finding -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["attribute", "value", "population", "design", "source", "locator"])
def test_a_finding_without_what_it_needs_is_refused_where_it_begins(tmp_path: Path, key: str) -> None:
    text = _findings(_finding("tms-002"), _finding("tms-003", **{key: None}))
    _assert_told(tmp_path, HARMS, text, "id: tms-003", f"{key} is missing", "add it")


@pytest.mark.parametrize(
    ("key", "what"),
    [("locator", "locator: string should have at least 1 character"), ("source", "source is malformed")],
)
def test_a_finding_whose_source_or_locator_is_left_empty_is_refused(tmp_path: Path, key: str, what: str) -> None:
    error = _error(tmp_path, {HARMS: _findings(_finding("tms-002", **{key: ""}))})
    assert error.what == what
    assert error.line == _place(_findings(_finding("tms-002", **{key: ""})), f"{key}:")[0]


@pytest.mark.parametrize(
    ("value", "needle", "what"),
    [
        (
            "{kind: proportion, estimate: 38, interval: {low: 39, high: 50}}",
            "{kind",
            "value: the interval 39 to 50 does not hold the estimate 38",
        ),
        (
            "{kind: proportion, estimate: 38, interval: {low: 50, high: 30}}",
            "{kind",
            "value: the interval is reversed: 50 is above 30",
        ),
        ("{kind: duration, low: 3, high: 2, unit: wk}", "{kind", "value: the range is reversed: 3 is above 2"),
        (
            "{kind: proportion, estimate: 38.2, events: 132, total: 131}",
            "{kind",
            "value: 132 events among 131 people cannot be: n is above N",
        ),
        ("{kind: proportion, estimate: 138}", "{kind", "value: a proportion is in percent, from 0 to 100"),
        ("{kind: proportion}", "{kind", "value: a number needs an estimate, or a low or high end"),
        ("{kind: effect, estimate: 2, better: higher}", "{kind", "measure is missing"),
        ("{kind: proprotion, estimate: 38}", "{kind", "there is no such kind of value"),
        ("{estimate: 38}", "{estimate", "the value has no kind"),
        ("{kind: proportion, estimate: 38, evnts: 50}", "50}", "evnts is not a known key"),
        ("{kind: statement, text: ''}", "''}", "text: string should have at least 1 character"),
        (
            "{kind: level, scale: severity, word: common}",
            "{kind",
            "value: the scale severity has the words severe, moderate, mild, none",
        ),
        ("{kind: money, estimate: 3, currency: usd, per: session}", "usd", "currency is malformed"),
        ("38", "38", "value: input should be a valid dictionary or object to extract fields from"),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_place(tmp_path: Path, value: str, needle: str, what: str) -> None:
    text = _findings(_finding("tms-002", value=value))
    _assert_told(tmp_path, HARMS, text, needle, what)


def test_a_value_of_no_kind_is_told_which_kinds_there_are(tmp_path: Path) -> None:
    error = _error(tmp_path, {HARMS: _findings(_finding("tms-002", value="{estimate: 38}"))})
    kinds = "change, count, duration, effect, level, money, proportion, rate, statement"
    assert error.right == f"give it one of {kinds}"


def test_a_misspelt_key_is_refused_at_its_value(tmp_path: Path) -> None:
    text = _findings(_finding("tms-002", locatr="abstract, again"))
    _assert_told(tmp_path, HARMS, text, "abstract, again", "locatr is not a known key", "spell it as the schema does")


@pytest.mark.parametrize(
    ("key", "said", "what"),
    [
        ("attribute", "response-rat", "there is no attribute called response-rat"),
        ("condition", "depresion", "there is no condition called depresion"),
        ("source", "berlim-2031", "there is no source called berlim-2031"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_that_exists(
    tmp_path: Path, key: str, said: str, what: str
) -> None:
    text = _findings(_finding("tms-002", **{key: said}))
    nearest = {"attribute": "response-rate", "condition": "depression", "source": "berlim-2013"}[key]
    _assert_told(tmp_path, HARMS, text, said, what, f"did you mean {nearest}?")


def test_an_unknown_name_that_looks_like_no_other_is_refused_without_a_guess(tmp_path: Path) -> None:
    text = _findings(_finding("tms-002", source="zzz"))
    _assert_told(tmp_path, HARMS, text, "zzz", "there is no source called zzz", "name one that exists in sources")


def test_a_comparator_that_is_no_treatment_of_ours_is_refused(tmp_path: Path) -> None:
    text = _findings(_finding("tms-002", comparator="{kind: active, words: ECT, treatment: etc}"))
    _assert_told(tmp_path, HARMS, text, "etc", "there is no treatment called etc", "did you mean ect?")


@pytest.mark.parametrize("estimate", ["38", "38.2", "38.17", "38.168", "38.1679"])
def test_a_percentage_rounded_at_its_last_digit_is_accepted(tmp_path: Path, estimate: str) -> None:
    value = f"{{kind: proportion, estimate: {estimate}, events: 50, total: 131}}"
    assert _proof(tmp_path, {HARMS: _findings(_finding("tms-002", value=value))}).errors == []


@pytest.mark.parametrize(
    ("estimate", "exact"),
    [
        ("37", "38.2"),
        ("39", "38.2"),
        ("38.1", "38.2"),
        ("38.3", "38.2"),
        ("38.18", "38.17"),
        ("38.20", "38.17"),
        ("83.2", "38.2"),
    ],
)
def test_a_percentage_that_is_not_its_counts_is_refused_at_the_estimate(
    tmp_path: Path, estimate: str, exact: str
) -> None:
    value = f"{{kind: proportion, estimate: {estimate}, events: 50, total: 131}}"
    text = _findings(_finding("tms-002", value=value))
    what = f"{float(estimate):g} % is not 50 of 131"
    _assert_told(tmp_path, HARMS, text, f"{estimate}, events", what, f"that is {exact} %")


def test_the_percentage_of_the_comparators_arm_is_checked_too(tmp_path: Path) -> None:
    arm = "{kind: sham, words: sham, value: {kind: proportion, estimate: 44, events: 15, total: 150}}"
    text = _findings(_finding("tms-002", comparator=arm))
    _assert_told(tmp_path, HARMS, text, "44, events", "44 % is not 15 of 150", "that is 10.0 %")


@pytest.mark.parametrize(
    "value",
    [
        "{kind: proportion, estimate: 40, total: 131}",
        "{kind: proportion, estimate: 40, events: 50}",
        "{kind: proportion, low: 30, high: 50, events: 50, total: 131}",
    ],
)
def test_a_percentage_is_held_against_counts_only_where_both_are_stated(tmp_path: Path, value: str) -> None:
    assert _proof(tmp_path, {HARMS: _findings(_finding("tms-002", value=value))}).errors == []


ONSET = {"attributes/onset.yaml": _attribute("Onset", kind="duration", unit="wk", more="also_kinds: [level]\n")}


def _onset(value: str) -> str:
    """A good finding of the attribute, and one with this value."""
    good = _finding("tms-002", attribute="onset", value="{kind: duration, low: 2, high: 3, unit: wk}")
    return _findings(good, _finding("tms-003", attribute="onset", value=value))


@pytest.mark.parametrize(
    "value",
    [
        "{kind: duration, low: 4, high: 5, unit: d}",
        "{kind: duration, estimate: 1, unit: mo}",
        "{kind: level, scale: amount, word: high}",
        "{kind: statement, text: Quickly.}",
    ],
)
def test_an_attribute_takes_units_that_convert_its_further_kinds_and_any_statement(tmp_path: Path, value: str) -> None:
    assert _proof(tmp_path, {**ONSET, HARMS: _onset(value)}).errors == []


@pytest.mark.parametrize(
    ("value", "needle", "what", "right"),
    [
        (
            "{kind: duration, estimate: 4, unit: mg}",
            "mg}",
            "the unit mg is foreign to onset",
            "use wk or a unit that converts to it",
        ),
        (
            "{kind: count, estimate: 4, unit: '{session}'}",
            "count",
            "onset does not take a count",
            "use duration or level or statement",
        ),
        (
            "{kind: proportion, estimate: 4}",
            "proportion",
            "onset does not take a proportion",
            "use duration or level or statement",
        ),
    ],
)
def test_a_foreign_unit_or_kind_is_refused_at_its_place(
    tmp_path: Path, value: str, needle: str, what: str, right: str
) -> None:
    text = _onset(value)
    error = _error(tmp_path, {**ONSET, HARMS: text})
    assert (error.what, error.right) == (what, right)
    assert (error.file, error.line, error.column) == (HARMS, *_place(text, needle))


@pytest.mark.parametrize(
    "changed",
    [
        {"obtained": "derived"},
        {"obtained": "derived", "derived_from": "[tms-001]"},
        {"obtained": "derived", "derivation": "By subtraction."},
        {"derived_from": "[tms-001]"},
        {"derived_from": "[tms-001]", "derivation": "By subtraction."},
    ],
)
def test_a_derived_value_without_its_derivation_is_refused(tmp_path: Path, changed: dict[str, str]) -> None:
    text = _findings(_finding("tms-002", **changed))
    what = "a derived value, and only a derived one, names the findings it comes from and how"
    _assert_told(tmp_path, HARMS, text, "id: tms-002", what, "give obtained, derived_from and derivation together")


def test_a_derived_value_with_its_derivation_is_accepted(tmp_path: Path) -> None:
    changed = {"obtained": "derived", "derived_from": "[tms-001, ect-001]", "derivation": "By subtraction."}
    assert _proof(tmp_path, {HARMS: _findings(_finding("tms-002", **changed))}).errors == []


def test_a_value_derived_from_an_unknown_finding_or_from_itself_is_refused(tmp_path: Path) -> None:
    derived = {"obtained": "derived", "derivation": "By subtraction."}
    text = _findings(_finding("tms-002", derived_from="[tms-001, tms-01]", **derived))
    _assert_told(tmp_path, HARMS, text, "tms-01]", "there is no finding called tms-01", "did you mean tms-0")
    text = _findings(_finding("tms-002", derived_from="[tms-002]", **derived))
    _assert_told(tmp_path, HARMS, text, "[tms-002]", "a finding derived from itself")


@pytest.mark.parametrize("said", ["low: 4", "high: 4", "low: 2, high: 4", "unit: wk"])
def test_a_time_point_with_half_of_a_time_is_refused(tmp_path: Path, said: str) -> None:
    text = _findings(_finding("tms-002", time_point=f"{{words: week 4, {said}}}"))
    _assert_told(tmp_path, HARMS, text, "{words: week", "a time point has a number and a unit or neither")


@pytest.mark.parametrize("said", ["", ", low: 4, unit: wk", ", low: 2, high: 4, unit: wk", ", low: 0, unit: d"])
def test_a_time_point_has_a_time_or_words_alone(tmp_path: Path, said: str) -> None:
    text = _findings(_finding("tms-002", time_point=f"{{words: week 4{said}}}"))
    assert _proof(tmp_path, {HARMS: text}).errors == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('"abs\\u202etract"', "a character that turns or hides text"),
        ('"abs\\x07tract"', "a control character"),
        ("cafe\u0301", "text that is not in composed form (NFC)"),
    ],
)
def test_unclean_text_is_refused_at_its_place(tmp_path: Path, text: str, what: str) -> None:
    written = _findings(_finding("tms-002", locator=text))
    _assert_told(tmp_path, HARMS, written, text, f"{what} in the text", "write plain composed text")


# -- one record ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "needle", "what", "pattern"),
    [
        ("doi: 11.1001/x\n", "11.1001/x", "doi is malformed", r"^10\.\d{4,9}/[!-~]+$"),
        ("doi: https://doi.org/10.1001/x\n", "https", "doi is malformed", "10"),
        ("pmid: PMID29955803\n", "PMID29955803", "pmid is malformed", r"^[1-9]\d{0,8}$"),
        ("pmcid: 6142912\n", "6142912", "pmcid is malformed", "^PMC"),
        ("nct: [NCT03113968, NCT031]\n", "NCT031]", "1 is malformed", r"^NCT\d{8}$"),
        ("url: www.example.org\n", "www", "url: an address begins with https:// and has no spaces or quotes", "schema"),
        ("year: 1066\n", "1066", "year: input should be greater than or equal to 1900", "schema"),
        ("jurisdiction: Europe\n", "Europe", "jurisdiction is malformed", "^[A-Z]{2}$"),
    ],
)
def test_a_malformed_identifier_is_refused_at_its_place(
    tmp_path: Path, written: str, needle: str, what: str, pattern: str
) -> None:
    _assert_told(tmp_path, "sources/another.yaml", _source(written), needle, what, pattern)


def test_a_source_that_nothing_cites_is_an_orphan(tmp_path: Path) -> None:
    text = "# a comment\n" + _source()
    error = _error(tmp_path, {"sources/lonely.yaml": text})
    assert (error.file, error.line, error.column) == ("sources/lonely.yaml", 2, 1)
    assert error.what == "nothing uses lonely: it is an orphan"
    assert error.right == "cite it in a finding or remove it"


FACT = (
    "facts:\n  - {id: fact-1, about: How common, value: {kind: proportion, estimate: 5, events: 1, total: 20}, "
    "population: Adults, source: lonely, locator: page 1}\n"
)
WORTHWHILE = (
    "worthwhile_differences:\n  - {low: 2, high: 3, unit: '%', meaning: Worth it., source: lonely, locator: p. 1}\n"
)


@pytest.mark.parametrize(
    ("path", "more"),
    [
        (HARMS, _findings(_finding("tms-002", source="lonely"))),
        ("conditions/depression.yaml", GOOD["conditions/depression.yaml"] + FACT),
        (ATTRIBUTE, GOOD[ATTRIBUTE] + WORTHWHILE),
        (ATTRIBUTE, GOOD[ATTRIBUTE] + WORTHWHILE.replace("low: 2", "low: 3")),
    ],
)
def test_a_source_is_used_by_a_finding_a_fact_or_a_worthwhile_difference(tmp_path: Path, path: str, more: str) -> None:
    assert _proof(tmp_path, {"sources/lonely.yaml": _source(), path: more}).errors == []


def test_an_attribute_without_finding_or_absence_is_an_orphan(tmp_path: Path) -> None:
    error = _error(tmp_path, {"attributes/lonely.yaml": _attribute("Lonely")})
    assert (error.file, error.line, error.what) == ("attributes/lonely.yaml", 1, "nothing uses lonely: it is an orphan")
    assert error.right == "give it a finding or an absence, or remove it"
    assert _proof(tmp_path, {TMS: GOOD[TMS] + _absences("lonely")}).errors == []


@pytest.mark.parametrize(
    ("path", "text", "needle", "what", "right"),
    [
        (
            "conditions/depression.yaml",
            GOOD["conditions/depression.yaml"] + "part_of: mood\n",
            "mood\n",
            "there is no condition called mood",
            "conditions",
        ),
        (
            "conditions/depression.yaml",
            GOOD["conditions/depression.yaml"] + FACT.replace("lonely", "berlim-213"),
            "berlim-213",
            "there is no source called berlim-213",
            "berlim-2013?",
        ),
        (
            "conditions/depression.yaml",
            GOOD["conditions/depression.yaml"]
            + FACT.replace("lonely", "berlim-2013").replace("estimate: 5", "estimate: 6"),
            "6, events",
            "6 % is not 1 of 20",
            "that is 5.0 %",
        ),
        (
            "treatments/ect.yaml",
            _treatment("ECT").replace("[depression]", "[depression, depresion]"),
            "depresion]",
            "there is no condition called depresion",
            "depression?",
        ),
        (
            "treatments/itbs.yaml",
            _treatment("iTBS", "variant_of: tsm\n"),
            "tsm",
            "there is no treatment called tsm",
            "tms?",
        ),
        (TMS, _treatment("TMS", "reference_variant: itb\n"), "itb\n", "there is no treatment called itb", "itbs?"),
        (
            TMS,
            _treatment("TMS", "regimens:\n  - {name: usual, phases: [{name: acute}], findings: [tms-001, tms-1]}\n"),
            "tms-1]",
            "there is no finding called tms-1",
            "tms-001?",
        ),
        (
            TMS,
            _treatment("TMS", "disagreements:\n  - {topic: it, statement: They differ., findings: [tms-001, nope]}\n"),
            "nope",
            "there is no finding called nope",
            "name one that exists in findings",
        ),
        (
            HARMS,
            "findings: []\n" + _absences("respons-rate"),
            "respons-rate",
            "there is no attribute called respons-rate",
            "response-rate?",
        ),
        (
            HARMS,
            "findings: []\n" + _absences("response-rate", "mood"),
            "mood",
            "there is no condition called mood",
            "conditions",
        ),
        (
            ATTRIBUTE,
            GOOD[ATTRIBUTE] + WORTHWHILE.replace("lonely", "berlin-2013"),
            "berlin-2013",
            "there is no source called berlin-2013",
            "berlim-2013?",
        ),
        (
            ATTRIBUTE,
            GOOD[ATTRIBUTE] + WORTHWHILE.replace("lonely", "berlim-2013").replace("low: 2", "low: 4"),
            "{low",
            "the range is reversed",
            "put the lower end first",
        ),
        (COMPARISON, _comparison(treatments="[tms, etc]"), "etc", "there is no treatment called etc", "ect?"),
        (
            COMPARISON,
            _comparison(attributes="[response-rate, response]"),
            "response]",
            "there is no attribute called response",
            "response-rate?",
        ),
    ],
)
def test_a_record_that_names_what_does_not_exist_or_cannot_be_is_refused_at_its_place(
    tmp_path: Path, path: str, text: str, needle: str, what: str, right: str
) -> None:
    _assert_told(tmp_path, path, text, needle, what, right)


def test_a_comparison_of_an_unknown_condition_is_refused(tmp_path: Path) -> None:
    text = _comparison(condition="depresion")
    proof = _proof(tmp_path, {COMPARISON: text})
    found = [error for error in proof.errors if error.what == "there is no condition called depresion"]
    assert [(error.file, error.line, error.column) for error in found] == [(COMPARISON, *_place(text, "depresion"))]
    assert found[0].right == "did you mean depression?"


@pytest.mark.parametrize("where", ["unit", "worthwhile"])
def test_an_attribute_in_a_unit_nobody_knows_is_refused(tmp_path: Path, where: str) -> None:
    unit = _attribute("Lonely", kind="duration", unit="dayz")
    worthwhile = _attribute("Lonely", more=WORTHWHILE.replace("lonely", "berlim-2013").replace("'%'", "dayz"))
    text = unit if where == "unit" else worthwhile
    error = _error(tmp_path, {"attributes/lonely.yaml": text, TMS: GOOD[TMS] + _absences("lonely")})
    assert error.what.startswith("'dayz' is not a known unit; known are s, min, h, d, wk")
    assert (error.file, error.line, error.column) == ("attributes/lonely.yaml", *_place(text, "dayz"))


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "---\n"])
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, text: str) -> None:
    error = _error(tmp_path, {"sources/another.yaml": text})
    assert (error.what, error.right) == ("the file is not a record", "write it as key: value lines")


def test_a_record_without_what_it_needs_is_refused_where_it_begins(tmp_path: Path) -> None:
    error = _error(tmp_path, {"sources/another.yaml": "\n" + _source().replace("tier: A\n", "")})
    assert (error.what, error.line, error.column) == ("tier is missing", 2, 1)


@pytest.mark.parametrize(
    ("said", "is_overdue"), [("2026-11-23", True), ("2020-01-01", True), ("2026-11-24", False), ("2026-11-25", False)]
)
def test_a_review_date_in_the_past_is_a_warning(tmp_path: Path, said: str, is_overdue: bool) -> None:
    text = GOOD[TMS].replace("2026-11-01", "2019-11-01").replace("2027-05-01", said)
    proof = _proof(tmp_path, {TMS: text})
    assert proof.errors == []
    assert [
        (warning.file, warning.line, warning.column, warning.what, warning.is_warning) for warning in proof.warnings
    ] == ([(TMS, *_place(text, said), f"the review was due on {said}", True)] if is_overdue else [])


@pytest.mark.parametrize("path", [path for path in GOOD if "efficacy" not in path and path != SOURCE])
def test_every_reviewed_record_is_watched(tmp_path: Path, path: str) -> None:
    proof = _proof(tmp_path, {path: GOOD[path].replace("2027-05-01", "2026-11-02")})
    assert [warning.file for warning in proof.warnings] == [path]


def test_the_review_of_a_comparison_is_watched_too(tmp_path: Path) -> None:
    proof = _proof(tmp_path, {COMPARISON: _comparison().replace("2027-05-01", "2026-11-02")})
    assert (COMPARISON, "the review was due on 2026-11-02") in [(told.file, told.what) for told in proof.warnings]


@pytest.mark.parametrize("said", ["status: clinically_reviewed", "reviewed_by: Dr A. Person"])
def test_a_review_and_its_reviewer_must_agree(tmp_path: Path, said: str) -> None:
    text = GOOD[TMS].replace("review: {", f"review: {{{said}, ")
    what = "the review's status and its reviewer do not agree"
    _assert_told(tmp_path, TMS, text, "{", what, "name the clinician who attested it")


def test_a_review_attested_by_a_clinician_is_accepted(tmp_path: Path) -> None:
    text = GOOD[TMS].replace("review: {", "review: {status: clinically_reviewed, reviewed_by: Dr A. Person, ")
    assert _proof(tmp_path, {TMS: text}).errors == []


# -- treatments and comparisons --------------------------------------------------------------------------------------


@pytest.mark.parametrize("parent", ["itbs", "saint"])
def test_a_variant_of_a_variant_or_of_itself_is_refused(tmp_path: Path, parent: str) -> None:
    text = _treatment("SAINT", f"variant_of: {parent}\n")
    _assert_told(tmp_path, "treatments/saint.yaml", text, parent, "a variant of a variant, or of itself", "umbrella")


def test_the_reference_variant_must_be_a_variant_of_the_treatment(tmp_path: Path) -> None:
    assert _proof(tmp_path, {TMS: _treatment("TMS", "reference_variant: itbs\n")}).errors == []
    text = _treatment("TMS", "reference_variant: ect\n")
    _assert_told(tmp_path, TMS, text, "ect\n", "it is not a variant of this treatment", "name one that is")


def test_findings_of_a_treatment_that_does_not_exist_are_refused(tmp_path: Path) -> None:
    path = "treatments/tsm/harms.yaml"
    error = _error(tmp_path, {path: _findings(_finding("tsm-001"))})
    assert (error.file, error.line, error.column) == (path, 1, 1)
    assert error.what == "there is no treatment called tsm for these findings"
    assert error.right == "did you mean tms?"


def test_a_comparison_of_one_treatment_is_refused(tmp_path: Path) -> None:
    text = _comparison(treatments="[tms]")
    what = "treatments: list should have at least 2 items after validation, not 1"
    _assert_told(tmp_path, COMPARISON, text, "[tms]", what)


@pytest.mark.parametrize(
    ("text", "needle", "noun"),
    [
        (_comparison(treatments="[tms, ect, tms]"), "[tms", "treatments"),
        (_comparison(attributes="[response-rate, response-rate]"), "[response", "attributes"),
    ],
)
def test_a_comparison_that_names_something_twice_is_refused(tmp_path: Path, text: str, needle: str, noun: str) -> None:
    _assert_told(tmp_path, COMPARISON, text, needle, f"the same of the {noun} twice", "name each once")


ITBS_FILE = "treatments/itbs/efficacy.yaml"
ITBS = {ITBS_FILE: _findings(_finding("itbs-001"))}


@pytest.mark.parametrize("order", ["[tms, ect, itbs]", "[itbs, tms, ect]"])
def test_a_treatment_compared_with_its_own_variant_is_refused(tmp_path: Path, order: str) -> None:
    text = _comparison(treatments=order)
    error = _error(tmp_path, {**ITBS, COMPARISON: text})
    assert error.what == "itbs is a variant of tms, which is compared too"
    assert (error.line, error.column) == _place(text, "itbs")


def test_two_variants_of_one_treatment_may_be_compared(tmp_path: Path) -> None:
    changed = {
        **ITBS,
        "treatments/saint.yaml": _treatment("SAINT", "variant_of: tms\n"),
        "treatments/saint/efficacy.yaml": _findings(_finding("saint-001")),
        COMPARISON: _comparison(treatments="[itbs, saint]"),
    }
    assert _errors(tmp_path, changed) == []


DECISION = """\
baselines:
  - {attribute: response-rate, per_1000: 275, words: People on placebo., source: berlim-2013, locator: page 1}
outcomes:
  - {attribute: response-rate, name: Response, importance: critical, findings: {tms: tms-001, ect: ect-001}}
natural_course: {words: It may pass., source: berlim-2013, locator: page 2}
experiences:
  - {treatment: tms, words: A clicking coil., findings: [tms-001]}
  - {treatment: ect, words: A short sleep., findings: [ect-001]}
attestations:
  - {criterion: 25, by: Dr A. Person, on: 2026-11-24, words: I read it.}
"""


@pytest.mark.parametrize(
    ("old", "new", "needle", "what"),
    [
        (
            "baselines:\n  - {attribute: response-rate",
            "baselines:\n  - {attribute: respons",
            "respons,",
            "there is no attribute called respons",
        ),
        (
            "275, words: People on placebo., source: berlim-2013",
            "275, words: People on placebo., source: berlim",
            "berlim,",
            "there is no source called berlim",
        ),
        (
            "275, words: People on placebo.",
            "275, condition: depresion, words: People on placebo.",
            "depresion,",
            "there is no condition called depresion",
        ),
        (
            "It may pass., source: berlim-2013",
            "It may pass., source: berlim",
            "berlim,",
            "there is no source called berlim",
        ),
        ("tms: tms-001, ect", "tms: tms-9, ect", "tms-9", "there is no finding called tms-9"),
        ("[ect-001]", "[ect-9]", "ect-9", "there is no finding called ect-9"),
        ("tms: tms-001, ect", "tms: ect-001, ect", "ect-001, ect", "ect-001 is a finding of ect, not of tms"),
        ("{tms: tms-001", "{itbs: tms-001", "tms-001, ect", "itbs is not compared here"),
        ("treatment: tms,", "treatment: itbs,", "itbs", "itbs is not compared here"),
        ("treatment: tms,", "treatment: ect,", "{treatment: ect, words: A short", "a second experience of ect"),
        (
            "criterion: 25,",
            "criterion: 7,",
            "7,",
            "criterion 7 is computed, or is none of ours: nobody can vouch for it",
        ),
        ("2026-11-24,", "2026-11-25,", "2026-11-25", "the attestation is of 2026-11-25, which has not come yet"),
    ],
)
def test_what_a_comparison_says_beside_its_rows_must_exist_and_fit(
    tmp_path: Path, old: str, new: str, needle: str, what: str
) -> None:
    text = _comparison() + DECISION.replace(old, new)
    assert text != _comparison() + DECISION
    _assert_told(tmp_path, COMPARISON, text, needle, what)


def test_a_comparison_whose_parts_exist_and_fit_has_no_such_error(tmp_path: Path) -> None:
    assert _errors(tmp_path, {COMPARISON: _comparison() + DECISION}) == []


def test_a_source_that_only_a_comparison_cites_is_no_orphan(tmp_path: Path) -> None:
    text = _comparison() + DECISION.replace("It may pass., source: berlim-2013", "It may pass., source: lonely")
    assert _errors(tmp_path, {COMPARISON: text, "sources/lonely.yaml": _source()}) == []


def test_an_outcome_is_answered_by_a_finding_of_its_own_attribute(tmp_path: Path) -> None:
    text = _comparison() + DECISION.replace("tms: tms-001, ect", "tms: tms-003, ect")
    value = "{kind: duration, low: 2, high: 3, unit: wk}"
    changed = {**ONSET, HARMS: _findings(_finding("tms-003", attribute="onset", value=value)), COMPARISON: text}
    error = _error(tmp_path, changed)
    assert (error.what, error.file) == ("tms-003 is a finding of onset", COMPARISON)
    assert (error.line, error.column) == _place(text, "tms-003")


def test_an_outcome_may_be_answered_by_a_finding_of_a_variant(tmp_path: Path) -> None:
    text = _comparison() + DECISION.replace("tms: tms-001, ect", "tms: itbs-001, ect")
    assert _errors(tmp_path, {**ITBS, COMPARISON: text}) == []


TWICE = {
    "a second baseline for response-rate": (
        "outcomes:\n",
        "  - {attribute: response-rate, per_1000: 9, words: Others., source: berlim-2013, locator: p. 3}\noutcomes:\n",
    ),
    "a second attestation of criterion 25": (
        "I read it.}\n",
        "I read it.}\n  - {criterion: 25, by: Dr B. Person, on: 2026-11-01, words: I too.}\n",
    ),
}


@pytest.mark.parametrize("what", list(TWICE))
def test_what_a_comparison_says_twice_is_refused_where_it_is_said_again(tmp_path: Path, what: str) -> None:
    text = _comparison() + DECISION.replace(*TWICE[what])
    needle = "{attribute: response-rate, per_1000: 9" if "baseline" in what else "{criterion: 25, by: Dr B"
    _assert_told(tmp_path, COMPARISON, text, needle, what)


MANIA = {"conditions/mania.yaml": f"name: Mania\ndefinition: High mood.\n{REVIEW}"}
DEEP = {"conditions/trd.yaml": f"name: TRD\ndefinition: Lower mood.\npart_of: depression\n{REVIEW}"}


@pytest.mark.parametrize(
    "changed",
    [
        {"treatments/ect/efficacy.yaml": None},
        {"treatments/ect/efficacy.yaml": None, "treatments/itbs.yaml": None},
        {**MANIA, "treatments/ect/efficacy.yaml": _findings(_finding("ect-001", condition="mania"))},
        {**MANIA, "treatments/ect/efficacy.yaml": "findings: []\n" + _absences("response-rate", "mania")},
        {**DEEP, "treatments/ect/efficacy.yaml": "findings: []\n" + _absences("response-rate", "trd")},
        {
            "treatments/ect/efficacy.yaml": None,
            "treatments/ect.yaml": _treatment("ECT", "variant_of: tms\n"),
            "treatments/itbs.yaml": _treatment("iTBS"),
            **ITBS,
            COMPARISON: _comparison(treatments="[itbs, ect]"),
        },
    ],
)
def test_a_cell_of_a_comparison_of_which_nothing_is_said_is_refused(
    tmp_path: Path, changed: dict[str, str | None]
) -> None:
    text = changed.get(COMPARISON) or _comparison()
    error = _error(tmp_path, {COMPARISON: text, **changed})
    assert error.what == "nothing is said of response-rate for ect"
    assert "give ect a finding or an absence" in error.right
    assert (error.file, error.line, error.column) == (COMPARISON, *_place(text, "response-rate"))


@pytest.mark.parametrize(
    "changed",
    [
        {"treatments/ect/efficacy.yaml": _findings(_finding("ect-001", condition=None))},
        {**DEEP, "treatments/ect/efficacy.yaml": _findings(_finding("ect-001", condition="trd"))},
        {**DEEP, COMPARISON: _comparison(condition="trd")},
        {"treatments/ect/efficacy.yaml": "findings: []\n" + _absences("response-rate")},
        {
            "treatments/ect/efficacy.yaml": "findings: []\n"
            + _absences("response-rate").replace("condition: depression, ", "")
        },
        {"treatments/tms/efficacy.yaml": None, **ITBS},
    ],
)
def test_a_cell_is_filled_by_a_related_condition_an_absence_or_a_variant(
    tmp_path: Path, changed: dict[str, str | None]
) -> None:
    assert _errors(tmp_path, {COMPARISON: _comparison(), **changed}) == []


# -- several at once -------------------------------------------------------------------------------------------------


def test_two_findings_with_one_id_are_refused_wherever_the_second_stands(tmp_path: Path) -> None:
    text = _findings(_finding("tms-002"), _finding("tms-001"))
    what = "a second record called tms-001 (the first is in treatments/tms/efficacy.yaml)"
    _assert_told(tmp_path, HARMS, text, "id: tms-001", what, "rename one of them")
    text = _findings(_finding("tms-002"), _finding("tms-003"), _finding("tms-002", locator="page 2"))
    error = _error(tmp_path, {HARMS: text})
    assert (error.what, error.line) == (f"a second record called tms-002 (the first is in {HARMS})", 18)


def test_two_records_whose_names_differ_only_in_case_are_refused(tmp_path: Path) -> None:
    error = _error(tmp_path, {"treatments/TMS.yaml": GOOD[TMS]})
    assert (error.file, error.what) == ("treatments/TMS.yaml", "the name is not a slug")


def test_a_file_with_three_errors_gives_three(tmp_path: Path) -> None:
    text = _findings(
        _finding("tms-002", source="nowhere"),
        _finding("tms-003", locator=None),
        _finding("tms-004", value="{kind: proportion, estimate: 99, events: 50, total: 131}"),
        _finding("tms-005"),
    )
    proof = _proof(tmp_path, {HARMS: text})
    assert [(error.what, error.line, error.column) for error in proof.errors] == [
        ("there is no source called nowhere", *_place(text, "nowhere")),
        ("locator is missing", *_place(text, "id: tms-003")),
        ("99 % is not 50 of 131", *_place(text, "99, events")),
    ]
    assert set(proof.manuscript.findings) == {"tms-001", "ect-001", "tms-002", "tms-004", "tms-005"}


def test_three_errors_in_one_finding_give_three(tmp_path: Path) -> None:
    text = _findings(_finding("tms-002", locator=None, design="guess", population="{words: Adults, aeg: 3}"))
    proof = _proof(tmp_path, {HARMS: text})
    assert [(error.what.split(":")[0], error.line, error.column) for error in proof.errors] == [
        ("locator is missing", *_place(text, "id: tms-002")),
        ("aeg is not a known key", *_place(text, "3}")),
        ("design", *_place(text, "guess")),
    ]


def test_a_wrong_finding_moves_no_other_out_of_its_place(tmp_path: Path) -> None:
    text = _findings(
        _finding("tms-002", locator=None),
        _finding("tms-003"),
        _finding("tms-004", design="guess"),
        _finding("tms-005", source="nowhere"),
        _finding("tms-006", value="{kind: proportion, estimate: 99, events: 50, total: 131}"),
    )
    proof = _proof(tmp_path, {HARMS: text})
    assert [(error.line, error.column) for error in proof.errors] == [
        _place(text, needle) for needle in ("id: tms-002", "guess", "nowhere", "99, events")
    ]


def test_errors_of_all_files_are_told_in_the_order_of_the_files(tmp_path: Path) -> None:
    changed = {
        "treatments/TMS.yaml": "a: b\n",
        "conditions/bad.yaml": "a: &x b\n",
        "sources/lonely.yaml": _source(),
        "attributes/onset.yaml": _attribute("Onset", kind="guess"),
        HARMS: _findings(_finding("tms-002", source="nowhere"), _finding("tms-003", condition="nowhere-else")),
        TMS: GOOD[TMS].replace("2026-11-01", "2019-11-01").replace("2027-05-01", "2020-01-01"),
    }
    proof = _proof(tmp_path, changed)
    assert [(error.file, error.line) for error in proof.errors] == [
        ("attributes/onset.yaml", 4),
        ("conditions/bad.yaml", 1),
        ("treatments/TMS.yaml", 1),
        (HARMS, 8),
        (HARMS, 12),
    ]
    assert [warning.file for warning in proof.warnings] == [TMS]
    assert proof.files == len(GOOD) + 3


def test_a_manuscript_that_cannot_be_read_is_told_and_not_raised(tmp_path: Path) -> None:
    proof = proof_manuscript(tmp_path / "nowhere", today=TODAY)
    assert [error.what for error in proof.errors] == ["there is no such folder"]
    assert proof.files == 0
