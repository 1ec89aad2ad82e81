"""Which rows are meant, and what cells say in words."""

import pytest

from app.documents.pictures import Pictured
from app.domain.comparability import Directness
from app.domain.vocabulary import AbsenceReason
from app.errors import BadRequest
from app.renderers.pictures.rows import capitalised, is_direct, plain_summary, row_asked, unknown, variant_name
from tests.renderers.pictures.examples import BENEFIT, EFFECT, HARM, absent, with_headline


def test_a_row_is_found_by_its_attribute(three: Pictured) -> None:
    rows = three.comparison.rows
    assert row_asked(rows, rows, HARM, "anything").attribute.slug == HARM


def test_an_unknown_attribute_is_refused_with_the_nearest_that_fit(three: Pictured) -> None:
    rows = three.comparison.rows
    with pytest.raises(BadRequest) as refused:
        row_asked(rows, rows, "constipaton", "anything")
    (fault,) = refused.value.faults
    assert (fault.parameter, fault.code, fault.candidates) == ("attribute", "unknown_slug", (HARM,))


def test_an_attribute_of_another_kind_is_refused_with_those_that_fit(three: Pictured) -> None:
    rows = three.comparison.rows
    with pytest.raises(BadRequest) as refused:
        row_asked(rows, [row for row in rows if row.attribute.slug == HARM], EFFECT, "a share of people")
    (fault,) = refused.value.faults
    assert fault.code == "wrong_kind"
    assert fault.detail == "This attribute is not a share of people."
    assert HARM in fault.expected


def test_what_is_unknown_is_said_and_what_does_not_apply_is_not_called_unknown() -> None:
    assert unknown(absent("a").absence) == "not known (not reported)."
    noted = absent("a").absence.model_copy(update={"note": "Nobody counted."})
    assert unknown(noted) == "not known (not reported). Nobody counted."
    assert unknown(absent("a", AbsenceReason.NOT_APPLICABLE).absence) == "not applicable."


def test_a_value_of_a_variant_names_it(three: Pictured) -> None:
    (row,) = (row for row in three.comparison.rows if row.attribute.slug == BENEFIT)
    names = [variant_name(three, cell.headline) for cell in row.cells if cell.state == "reported"]
    assert names == [None, "Neck cooling at home", None]


@pytest.mark.parametrize(
    "summary",
    ["About one in five was well.", "1 in 10 had it.", "Two people in three felt it.", "One out of every 20 stopped."],
)
def test_a_summary_that_says_one_in_so_many_is_not_repeated(three: Pictured, summary: str) -> None:
    told = with_headline(three, BENEFIT, 0, summary=summary)
    (row,) = (row for row in told.comparison.rows if row.attribute.slug == BENEFIT)
    assert row.cells[0].state == "reported"
    assert plain_summary(row.cells[0].headline) is None


@pytest.mark.parametrize("summary", ["Of 50 people, 29 were well.", "One trial in adults.", "In one trial 3 in all."])
def test_other_summaries_are(three: Pictured, summary: str) -> None:
    told = with_headline(three, BENEFIT, 0, summary=summary)
    (row,) = (row for row in told.comparison.rows if row.attribute.slug == BENEFIT)
    assert row.cells[0].state == "reported"
    assert plain_summary(row.cells[0].headline) == summary.rstrip(".")


def test_values_are_direct_where_one_source_measured_all_of_them(three: Pictured) -> None:
    (row,) = (row for row in three.comparison.rows if row.attribute.slug == BENEFIT)
    judged = [verdict.model_copy(update={"directness": Directness.SAME_TRIAL}) for verdict in row.verdicts]
    of_several_sources = row.model_copy(update={"verdicts": judged})
    of_one_source = of_several_sources.model_copy(update={"cells": [row.cells[0]] * 3})
    assert is_direct(of_one_source)
    assert not is_direct(of_several_sources), "the verdicts rest on other findings than those shown"
    assert not is_direct(row.model_copy(update={"cells": [row.cells[0]] * 3}))


def test_a_name_at_the_head_of_a_line_begins_with_a_capital() -> None:
    assert [capitalised(name) for name in ("ketamine by drip", "ECT", "")] == ["Ketamine by drip", "ECT", ""]
