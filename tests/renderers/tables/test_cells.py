"""Cells of a CSV: numbers stay numbers, and no text is run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.renderers.tables.cells import guarded, unguarded, written


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "＝1", '=HYPERLINK("x")', "-2+3+cmd|' /C calc'!A0"]
)
def test_a_text_that_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert written(text) == "'" + text


@pytest.mark.parametrize(
    ("told", "expected"), [(None, ""), (True, "true"), (12.0, 12), (-3.5, -3.5), ("−3", "−3"), ("a=b", "a=b")]
)
def test_what_cannot_be_run_stays_as_it_is(told: str | float | None, expected: str | float) -> None:
    assert written(told) == expected


@given(st.text())
def test_the_guard_can_always_be_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text("'=+-@a", max_size=6))
def test_and_off_texts_that_begin_with_quotes_too(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@"))
